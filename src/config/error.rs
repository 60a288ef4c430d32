//! What can be amiss with a config file, and where.

use crate::domain::Position;
use crate::yaml::YamlError;

/// A mistake in a config file.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfigError {
    /// Where it is.
    pub position: Position,
    /// The line it stands on, without its line end.
    pub line: String,
    /// What it is.
    pub kind: ConfigErrorKind,
}

impl ConfigError {
    /// The mistake at a byte offset of a text.
    pub(super) fn at(text: &str, offset: usize, kind: ConfigErrorKind) -> Self {
        let position = Position::of(text, offset);
        let line = text.lines().nth(position.line as usize - 1);
        Self {
            position,
            line: line.unwrap_or_default().to_owned(),
            kind,
        }
    }
}

/// The kinds of mistakes.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigErrorKind {
    /// It cannot be read as one YAML document.
    Yaml(YamlError),
    /// It is a list or a single value.
    NotKeysAndValues,
    /// A key that does not exist.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key most like it.
        near: Option<&'static str>,
    },
    /// A key given twice.
    KeyTwice {
        /// The key.
        key: String,
        /// The line it stood on first.
        line: u32,
    },
    /// A value that its key cannot have.
    Value {
        /// The key.
        key: &'static str,
        /// The value; none for a list or map where a single value belongs, or the reverse.
        found: Option<String>,
        /// What should have stood there.
        expected: ExpectedValue,
    },
}

/// What a key's value may be.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpectedValue {
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// A whole number from the first to the second.
    Whole(u32, u32),
    /// `auto`, or a whole number from the first to the second.
    AutoOrWhole(usize, usize),
    /// A number from the first to the second.
    Number(f64, f64),
    /// A list of durations, at most so many, each at most so many days.
    Steps {
        /// How many at most.
        most: usize,
        /// How long at most, in days.
        days: i64,
    },
    /// A list of texts.
    Texts,
    /// A list of so many numbers, or an empty one.
    Numbers(usize),
    /// A time of day such as `04:00`.
    TimeOfDay,
    /// `auto`, or an IANA name such as `Asia/Shanghai`.
    TimeZone,
    /// Contexts with keys with commands.
    Keys,
}
