//! Words the errors in a config file.

use super::error::{ConfigError, ConfigErrorKind, ExpectedValue};
use crate::domain::Language;
use crate::text::visible;
use crate::words::config as words;
use crate::yaml::YamlError;

impl ConfigError {
    /// What is wrong and what to write instead, without a full stop.
    pub fn message(&self, language: Language) -> String {
        let message = match &self.kind {
            ConfigErrorKind::Yaml(error) => yaml(language, error),
            ConfigErrorKind::NotKeysAndValues => words::not_keys_and_values(language).to_owned(),
            ConfigErrorKind::UnknownKey { key, near } => {
                let near = near.map(|near| words::did_you_mean(language, near));
                words::unknown_key(language, key) + &near.unwrap_or_default()
            }
            ConfigErrorKind::KeyTwice { key, line } => words::key_twice(language, key, *line),
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
        };
        visible(&message).into_owned()
    }
}

fn yaml(language: Language, error: &YamlError) -> String {
    match error {
        YamlError::Syntax(said) => words::syntax(language, said),
        YamlError::TooDeep => words::too_deep(language).to_owned(),
        YamlError::SecondDocument => words::second_document(language).to_owned(),
        YamlError::Alias => words::alias(language).to_owned(),
    }
}

impl ExpectedValue {
    fn words(&self, language: Language) -> String {
        match self {
            Self::OneOf(allowed) => {
                let allowed = allowed.join(words::comma(language));
                words::one_of(language, &allowed)
            }
            Self::Whole(from, to) => words::whole(language, *from, *to),
            Self::AutoOrWhole(from, to) => words::auto_or_whole(language, *from, *to),
            Self::Number(from, to) => words::number(language, *from, *to),
            Self::Steps { most, days } => words::steps(language, *most, *days),
            Self::Texts => words::texts(language).to_owned(),
            Self::Numbers(n) => words::numbers(language, *n),
            Self::TimeOfDay => words::time_of_day(language).to_owned(),
            Self::TimeZone => words::zone(language).to_owned(),
            Self::Keys => words::key_table(language).to_owned(),
        }
    }
}
