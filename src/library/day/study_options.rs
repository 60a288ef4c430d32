//! The options of the command line for a session.

use std::path::PathBuf;

use super::MockRequest;
use crate::domain::AskedAs;
use crate::query::Query;

/// Which cards a session holds, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StudyOptions {
    /// The cards of the first session; `None` opens the home screen.
    pub query: Option<Query>,
    /// Minutes of the session, instead of what is left of today's.
    pub minutes: Option<u32>,
    /// The most cards of the session.
    pub limit: Option<usize>,
    /// How many new cards, instead of what the minutes allow.
    pub new: Option<usize>,
    /// Includes reviews that come due within this many days.
    pub ahead_days: u32,
    /// Asks every card, due or not, and leaves the schedule unchanged.
    pub cram: bool,
    /// The form in which cards are asked. As choices, only cards that have options are.
    pub asked_as: AskedAs,
    /// Opens the skim screen instead of a session.
    pub skim: bool,
    /// Opens a mock interview instead of a session.
    pub mock: Option<MockRequest>,
    /// The file that the report of a mock interview is written to.
    pub report: Option<PathBuf>,
}
