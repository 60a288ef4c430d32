//! The config file: every key, its default, and what is wrong with a value.
//!
//! [`Config::parse`] reads a text and finds all its errors; [`load`] reads the file; [`set`]
//! changes the line of one key, and [`document()`] writes all keys with comments. `library` decides
//! which file to use, and writes it.

mod document;
mod edit;
mod error;
mod file;
mod format;
mod keys;
mod parse;

pub use document::document;
pub use edit::set;
pub use error::{ConfigError, ConfigErrorKind, ExpectedValue, KeyError, KeyMistake};
pub use file::{LoadError, load, read};
pub use format::list_text;
pub use keys::{ConfigKey, KEYS, names};
pub use parse::{lines, unknown_zone};

use crate::domain::{Language, Position};
use crate::memory::Settings;
use crate::text::Ambiguous;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The terminal's own 16 colors.
    #[default]
    Terminal,
    Dark,
    Light,
    /// High contrast, nothing dimmed.
    Contrast,
    /// No colors.
    Mono,
}

/// The characters that the screens draw with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GlyphChoice {
    /// ASCII if the locale is not UTF-8.
    #[default]
    Auto,
    /// Also characters outside ASCII.
    Unicode,
    Ascii,
}

/// A key binding of the learner, as written: `context: { key: command }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRule {
    /// Where the binding applies.
    pub context: String,
    pub key: String,
    pub command: String,
    /// The position in the config file.
    pub position: Position,
}

/// The settings. `Config::default()` equals an empty config file.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The language of the program. `None` uses the locale's (English for one that is neither
    /// English nor Chinese), else the deck's.
    pub language: Option<Language>,
    pub theme: Theme,
    pub glyphs: GlyphChoice,
    /// The width of characters that Unicode calls ambiguous.
    pub ambiguous_width: Ambiguous,
    /// Paths of decks besides the embedded one, as written.
    pub decks: Vec<String>,
    /// Whether the embedded deck is open.
    pub embedded_deck: bool,
    pub minutes_per_day: u32,
    /// The most new cards a day. `None` adds as many as fit.
    pub new_per_day: Option<usize>,
    /// IANA name of the learner's time zone, not validated yet. `None` uses the system's.
    pub time_zone: Option<String>,
    /// Custom key bindings, in file order.
    pub keys: Vec<KeyRule>,
    /// Whether clicks and the wheel reach the screens.
    pub mouse: bool,
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
            mouse: true,
            memory: Settings::default(),
        }
    }
}

impl Config {
    /// Parses a config. Fails with every error in it, in order.
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

    /// The settings of the scheduler.
    pub fn memory_settings(&self) -> Settings {
        self.memory.clone()
    }
}

#[cfg(test)]
mod tests;
