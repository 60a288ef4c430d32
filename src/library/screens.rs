//! What the command line and the screens say to each other; neither knows the other.

use std::io;
use std::path::Path;

use super::Library;
use crate::config::KeyRule;
use crate::domain::Language;

/// The screens, as the command line knows them.
#[derive(Clone, Copy, Debug)]
pub struct Screens {
    /// Shows them until the learner leaves.
    pub run: fn(&mut Library, &Options) -> Result<Left, ScreenError>,
    /// What cannot be used of the learner's own keys, in the config file at a path: a heading,
    /// then each mistake with its place; nothing where all is well.
    pub key_mistakes: fn(&[KeyRule], &Path, Language) -> Vec<String>,
}

/// What the command line asks of the screens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The cards of the session to begin with; the home screen when none.
    pub query: Option<String>,
    /// Minutes of the session, whatever was done today.
    pub minutes: Option<u32>,
    /// At most so many cards.
    pub limit: Option<usize>,
    /// So many new cards.
    pub new: Option<usize>,
    /// Reviews that come due within so many days are taken in.
    pub ahead_days: u32,
    /// Whether everything is asked whether due or not, without a trace in memory.
    pub cram: bool,
    /// Whether cards are only looked over.
    pub skim: bool,
    /// Whether colours are used.
    pub colours: bool,
}

/// What remains to be said when the learner has left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// What was done, in one line; none when nothing was.
    pub line: Option<String>,
    /// How many answers are not saved.
    pub n_unsaved: usize,
}

/// Why the screens cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ScreenError {
    /// Keys do not come from a terminal, or the screen is none.
    #[error("no terminal")]
    NoTerminal,
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] io::Error),
}
