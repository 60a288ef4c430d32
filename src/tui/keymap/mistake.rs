//! Mistakes in the key bindings of the config file, and their messages.

use super::{Context, Keymap, ParseKeyError};
use crate::domain::{Language, Position};
use crate::likeness::nearest;
use crate::words::{config, keys as words};

/// A mistake in a key binding of the config file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMistake {
    /// The position in the config file.
    pub position: Position,
    /// The kind of mistake.
    pub error: KeyError,
}

/// The kind of mistake in a key binding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// The context is unknown.
    Context(String),
    /// The key is unknown.
    Key(ParseKeyError),
    /// The context has no such command.
    Command(Context, String),
}

impl KeyError {
    /// The error message, with a suggestion if a similar name exists.
    pub fn message(&self, language: Language) -> String {
        let keymap = Keymap::default();
        let (message, near) = match self {
            Self::Context(name) => {
                let known = Context::ALL.iter().map(|context| context.name());
                (words::no_context(language, name), nearest(name, known))
            }
            Self::Key(ParseKeyError(name)) => (words::no_key(language, name), None),
            Self::Command(context, name) => {
                let known = keymap
                    .of(*context)
                    .filter_map(|binding| binding.command.name());
                let message = words::no_command(language, name, context.name());
                (message, nearest(name, known))
            }
        };
        let near = near.map(|near| config::did_you_mean(language, near));
        message + &near.unwrap_or_default()
    }
}
