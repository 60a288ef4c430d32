//! A config's text read key by key; all its mistakes are found at once.

use super::Config;
use super::error::{ConfigError, ConfigErrorKind, ExpectedValue};
use super::keys::{KEYS, names};
use crate::domain::Position;
use crate::near::nearest;
use crate::yaml::{self, Node, Value};

/// Reads a config; fails with every mistake in it.
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
        let pairs = match &root.value {
            Value::Map(pairs) => pairs,
            Value::Null => return,
            Value::Text(_) | Value::List(_) => {
                return self.report(root.at, ConfigErrorKind::NotKeysAndValues);
            }
        };
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for (key_node, value) in pairs {
            let Value::Text(key) = &key_node.value else {
                self.report(key_node.at, ConfigErrorKind::NotKeysAndValues);
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| other == key) {
                let kind = ConfigErrorKind::KeyTwice {
                    key: key.to_string(),
                    line: Position::of(self.text, *first).line,
                };
                self.report(key_node.at, kind);
                continue;
            }
            seen.push((key, key_node.at));
            self.key(key, key_node.at, value);
        }
    }

    /// Reads one key; a key without a value keeps its default.
    fn key(&mut self, key: &str, at: usize, value: &Node) {
        let Some(known) = KEYS.iter().find(|known| known.name == key) else {
            let kind = ConfigErrorKind::UnknownKey {
                key: key.to_owned(),
                near: nearest(key, names()),
            };
            return self.report(at, kind);
        };
        if value.value == Value::Null {
            return;
        }
        if let Err(wrong) = known.read(&mut self.config, value, self.text) {
            let kind = ConfigErrorKind::Value {
                key: known.name,
                found: wrong.found,
                expected: wrong.expected,
            };
            self.report(wrong.at, kind);
        }
    }
}

/// The lines of the keys that a text gives a value, by the keys' names.
pub fn lines(text: &str) -> Vec<(&'static str, u32)> {
    let Ok(Node {
        value: Value::Map(pairs),
        ..
    }) = yaml::parse(text)
    else {
        return Vec::new();
    };
    let line = |(key, value): &(Node, Node)| {
        let Value::Text(written) = &key.value else {
            return None;
        };
        let name = names().find(|name| name == written)?;
        let given = value.value != Value::Null;
        given.then(|| (name, Position::of(text, key.at).line))
    };
    pairs.iter().filter_map(line).collect()
}

/// The mistake of a text that names a time zone no system knows; none when it names none.
pub fn unknown_zone(text: &str) -> Option<ConfigError> {
    let Value::Map(pairs) = yaml::parse(text).ok()?.value else {
        return None;
    };
    let key = "time_zone";
    let is_zone = |(name, _): &&(Node, Node)| name.value == Value::Text(key.into());
    let (_, value) = pairs.iter().find(is_zone)?;
    let Value::Text(found) = &value.value else {
        return None;
    };
    let kind = ConfigErrorKind::Value {
        key,
        found: Some(found.to_string()),
        expected: ExpectedValue::TimeZone,
    };
    Some(ConfigError::at(text, value.at, kind))
}
