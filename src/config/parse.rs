//! Parses the text of a config and collects all its errors.

use super::Config;
use super::error::{ConfigError, ConfigErrorKind, ExpectedValue};
use super::keys::{KEYS, names};
use crate::domain::Position;
use crate::likeness::nearest;
use crate::yaml::{self, FieldError, Fields, Node, Value};

/// Parses a config. Fails with every error in it, in order.
pub(super) fn read(text: &str) -> Result<Config, Vec<ConfigError>> {
    let mut reader = Reader {
        text,
        config: Config::default(),
        errors: Vec::new(),
    };
    match yaml::parse(text) {
        Ok(root) => reader.root(&root),
        Err((at, error)) => reader.report(at, ConfigErrorKind::Yaml(error)),
    }
    if reader.errors.is_empty() {
        Ok(reader.config)
    } else {
        Err(reader.errors)
    }
}

struct Reader<'t> {
    text: &'t str,
    config: Config,
    errors: Vec<ConfigError>,
}

impl Reader<'_> {
    fn report(&mut self, at: usize, kind: ConfigErrorKind) {
        self.errors.push(ConfigError::at(self.text, at, kind));
    }

    fn root(&mut self, root: &Node) {
        if root.value == Value::Null {
            return;
        }
        let (text, errors) = (self.text, &mut self.errors);
        let names: Vec<&'static str> = names().collect();
        let fields = Fields::read(root, &names, |at, error| {
            let kind = match error {
                FieldError::NotText => ConfigErrorKind::NotKeysAndValues,
                FieldError::Unknown(key) => ConfigErrorKind::UnknownKey {
                    near: nearest(&key, names.iter().copied()),
                    key,
                },
                FieldError::Twice { key, first } => ConfigErrorKind::KeyTwice {
                    key: key.to_owned(),
                    line: Position::of(text, first).line,
                },
            };
            errors.push(ConfigError::at(text, at, kind));
        });
        let Some(fields) = fields else {
            return self.report(root.at, ConfigErrorKind::NotKeysAndValues);
        };
        for key in KEYS.iter() {
            let Some(value) = fields.get(key.name) else {
                continue;
            };
            if let Err(wrong) = key.read(&mut self.config, value, self.text) {
                let kind = ConfigErrorKind::Value {
                    key: key.name,
                    found: wrong.found,
                    expected: wrong.expected,
                };
                self.report(wrong.at, kind);
            }
        }
        self.errors.sort_by_key(|error| error.position);
    }
}

/// The line of each key that has a value in the text.
pub fn lines(text: &str) -> Vec<(&'static str, u32)> {
    let Ok(root) = yaml::parse(text) else {
        return Vec::new();
    };
    let line = |(key, value): &(Node, Node)| {
        let name = names().find(|name| key.is_text(name))?;
        let given = value.value != Value::Null;
        given.then(|| (name, Position::of(text, key.at).line))
    };
    root.pairs().iter().filter_map(line).collect()
}

/// The error for a `time_zone` that the system does not know. `None` if the text does not set it.
pub fn unknown_zone(text: &str) -> Option<ConfigError> {
    let key = "time_zone";
    let root = yaml::parse(text).ok()?;
    let value = root.get(key)?;
    let kind = ConfigErrorKind::Value {
        key,
        found: Some(value.text()?.to_owned()),
        expected: ExpectedValue::TimeZone,
    };
    Some(ConfigError::at(text, value.at, kind))
}
