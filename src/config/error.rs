//! Errors in a config file, with their positions.

use crate::domain::{Position, line_around};
use crate::yaml::YamlError;

#[derive(Clone, Debug, PartialEq)]
pub struct ConfigError {
    pub position: Position,
    /// The text of the line; of a long line, the part around the position.
    pub line: String,
    pub kind: ConfigErrorKind,
}

impl ConfigError {
    /// An error at a byte offset of a text.
    pub(super) fn at(text: &str, offset: usize, kind: ConfigErrorKind) -> Self {
        Self {
            position: Position::of(text, offset),
            line: line_around(text, offset).0.to_owned(),
            kind,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum ConfigErrorKind {
    /// Not one valid YAML document.
    Yaml(YamlError),
    /// The document is a list or a single value, not a map.
    NotKeysAndValues,
    UnknownKey {
        key: String,
        /// The most similar known key.
        near: Option<&'static str>,
    },
    KeyTwice {
        key: String,
        /// The line of the first occurrence.
        line: u32,
    },
    /// A value that is not valid for its key.
    Value {
        key: &'static str,
        /// `None` if the value is a list or map where a single value belongs, or the reverse.
        found: Option<String>,
        expected: ExpectedValue,
    },
}

/// The values that a key accepts.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpectedValue {
    OneOf(Vec<&'static str>),
    /// A whole number from the first to the second, inclusive.
    Whole(u32, u32),
    /// `auto`, or a whole number from the first to the second, inclusive.
    AutoOrWhole(usize, usize),
    /// A number from the first to the second, inclusive.
    Number(f64, f64),
    /// A list of durations.
    Steps {
        max_count: usize,
        max_days: i64,
    },
    Texts,
    /// A list of exactly this many numbers, or an empty one.
    Numbers(usize),
    /// A time of day such as `04:00`.
    TimeOfDay,
    /// `auto`, or an IANA name such as `Asia/Shanghai`.
    TimeZone,
    /// A map of contexts to maps of keys to commands.
    Keys,
}

/// A mistake in a key binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMistake {
    pub position: Position,
    pub error: KeyError,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// No screen has this name.
    UnknownContext {
        name: String,
        /// The most similar name.
        near: Option<&'static str>,
    },
    /// No key has this name.
    UnknownKey(String),
    /// The screen has no such command.
    UnknownCommand {
        context: &'static str,
        name: String,
        /// The most similar command of the screen.
        near: Option<&'static str>,
    },
}
