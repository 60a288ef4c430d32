//! What is amiss with the learner's own keys, and the words for it.

use super::{Context, Keymap, ParseKeyError};
use crate::domain::{Language, Position};
use crate::near::nearest;
use crate::words::{config, keys as words};

/// A mistake in the learner's own keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMistake {
    /// Where it stands in the config file.
    pub position: Position,
    /// What it is.
    pub error: KeyError,
}

/// What is amiss with a key of the config file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyError {
    /// There is no such context.
    Context(String),
    /// There is no such key.
    Key(ParseKeyError),
    /// There is no such command in this context.
    Command(Context, String),
}

impl KeyError {
    /// What is amiss, and what may have been meant.
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
