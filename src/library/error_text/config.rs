//! Errors in the config file.

use std::path::Path;

use crate::config::{ConfigError, ConfigErrorKind, ExpectedValue, KeyError, LoadError};
use crate::domain::{Language, Position};
use crate::words::{common, config as words, keys, library, yaml};

use super::{Complaint, io_cause, name, near, yaml_error};

impl ConfigError {
    /// What is wrong and what to write instead, without a full stop.
    pub fn message(&self, language: Language) -> String {
        match &self.kind {
            ConfigErrorKind::Yaml(error) => yaml_error(language, error),
            ConfigErrorKind::NotKeysAndValues => words::not_keys_and_values(language).to_owned(),
            ConfigErrorKind::UnknownKey { key, near: similar } => {
                yaml::unknown_key(language, key) + &near(language, *similar)
            }
            ConfigErrorKind::KeyTwice { key, line } => yaml::key_twice(language, key, *line),
            ConfigErrorKind::Value {
                key,
                found,
                expected,
            } => {
                let wanted = expected.words(language);
                match found {
                    Some(found) => words::value(language, key, found, &wanted),
                    None => words::other_value(language, key, &wanted),
                }
            }
        }
    }
}

impl KeyError {
    /// What is wrong, with a similar name if there is one.
    pub fn message(&self, language: Language) -> String {
        let (message, similar) = match self {
            Self::UnknownContext { name, near } => (keys::no_context(language, name), *near),
            Self::UnknownKey(name) => (keys::no_key(language, name), None),
            Self::UnknownCommand {
                context,
                name,
                near,
            } => (keys::no_command(language, name, context), *near),
        };
        message + &near(language, similar)
    }
}

impl ExpectedValue {
    fn words(&self, language: Language) -> String {
        match self {
            Self::OneOf(allowed) => {
                let allowed = allowed.join(common::comma(language));
                words::one_of(language, &allowed)
            }
            Self::Whole(from, to) => words::whole(language, *from, *to),
            Self::AutoOrWhole(from, to) => words::auto_or_whole(language, *from, *to),
            Self::Number(from, to) => words::number(language, *from, *to),
            Self::Steps {
                max_count,
                max_days,
            } => words::steps(language, *max_count, *max_days),
            Self::Texts => words::texts(language).to_owned(),
            Self::Numbers(n) => words::numbers(language, *n),
            Self::TimeOfDay => words::time_of_day(language).to_owned(),
            Self::TimeZone => words::zone(language).to_owned(),
            Self::Keys => words::key_table(language).to_owned(),
        }
    }
}

/// An invalid config file, with the position and line of every error.
pub(super) fn config_complaint(l: Language, path: &Path, cause: &LoadError) -> Complaint {
    let complaint = Complaint::new(
        library::bad_config(l, &name(path)),
        library::bad_config_hint(l),
    );
    match cause {
        LoadError::Read(error) => complaint.because(&io_cause(l, error)),
        LoadError::TooLarge => complaint.because(library::config_too_large(l)),
        LoadError::Mistakes(mistakes) => {
            let lines = mistakes.iter().flat_map(|mistake| {
                let Position { line, column } = mistake.position;
                let message = mistake.message(l);
                let location = format!("{}:{line}:{column}: {message}", path.display());
                [location, format!("  {}", mistake.line)]
            });
            complaint.with_details(lines.collect())
        }
    }
}
