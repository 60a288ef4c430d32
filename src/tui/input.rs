//! What the learner types and pastes, read from the terminal.

#[cfg(not(unix))]
mod events;
#[cfg(unix)]
mod parser;
#[cfg(unix)]
mod reader;

#[cfg(not(unix))]
pub use events::EventReader as InputReader;
#[cfg(unix)]
pub use reader::InputReader;

use super::keymap::Key;
use super::mouse::Mouse;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Paste(String),
    Mouse(Mouse),
    /// The terminal has another size now.
    Resized,
}
