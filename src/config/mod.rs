//! The config file: every key, its default, and what is wrong with a value.
//!
//! [`Config::parse`] reads a text and finds all its mistakes; [`load`] reads the file; [`set`]
//! changes the one line of a key, [`document()`] writes all keys with comments, and [`save`] writes
//! the file. Which file it is, is decided
//! elsewhere.

mod document;
mod edit;
mod error;
mod file;
mod format;
mod keys;
mod message;
mod parse;

pub use document::document;
pub use edit::{SetError, set};
pub use error::{ConfigError, ConfigErrorKind, ExpectedValue};
pub use file::{LoadError, load, read, save};
pub use format::list_text;
pub use keys::names;
pub use parse::{lines, unknown_zone};

use crate::domain::{Language, Position};
use crate::memory::Settings;
use crate::text::Ambiguous;

/// Which colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own sixteen colours.
    #[default]
    Terminal,
    /// For a dark background.
    Dark,
    /// For a light background.
    Light,
    /// Few strong colours, nothing dimmed.
    Contrast,
    /// No colours at all.
    Mono,
}

/// Which signs are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GlyphChoice {
    /// ASCII where the locale is no UTF-8.
    #[default]
    Auto,
    /// Signs outside ASCII.
    Unicode,
    /// ASCII only.
    Ascii,
}

/// A key that the learner set: `context: { key: command }`, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRule {
    /// Where the key counts.
    pub context: String,
    /// The key.
    pub key: String,
    /// What it does.
    pub command: String,
    /// Where the key stands in the config file.
    pub position: Position,
}

/// What the learner chose; `Config::default()` is a config file without a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The language of the program; none: the locale's (English for one that names neither), else the deck's.
    pub language: Option<Language>,
    /// Colours.
    pub theme: Theme,
    /// Signs.
    pub glyphs: GlyphChoice,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous_width: Ambiguous,
    /// Paths of decks besides the embedded one, as they are written.
    pub decks: Vec<String>,
    /// Whether the embedded deck is open.
    pub embedded_deck: bool,
    /// Minutes of study a day.
    pub minutes_per_day: u32,
    /// At most so many new cards a day; none: as many as fit.
    pub new_per_day: Option<usize>,
    /// IANA name of the learner's time zone, not looked up yet; none: the system's.
    pub time_zone: Option<String>,
    /// Keys of the learner's own, in order.
    pub keys: Vec<KeyRule>,
    memory: Settings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::default(),
            glyphs: GlyphChoice::default(),
            ambiguous_width: Ambiguous::Narrow,
            decks: Vec::new(),
            embedded_deck: true,
            minutes_per_day: 30,
            new_per_day: None,
            time_zone: None,
            keys: Vec::new(),
            memory: Settings::default(),
        }
    }
}

impl Config {
    /// Reads a config; fails with every mistake in it, in order.
    ///
    /// ```
    /// use k8s_quiz::config::Config;
    ///
    /// let config = Config::parse("minutes_per_day: 45\n").unwrap_or_default();
    /// assert_eq!(config.minutes_per_day, 45);
    /// let errors = Config::parse("minuts_per_day: 45\n").unwrap_err();
    /// assert_eq!((errors[0].position.line, errors[0].position.column), (1, 1));
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<ConfigError>> {
        parse::read(text)
    }

    /// How memory is kept.
    pub fn memory_settings(&self) -> Settings {
        self.memory.clone()
    }
}

#[cfg(test)]
mod tests;
