//! The progress log: its events, its file, and the history replayed from them.
//!
//! What a history means for a card's memory is left to `memory`.

mod card_history;
mod changes;
mod event;
mod file;
mod history;
mod id;
mod lenient;
mod line;
mod problem;
mod redirect;
mod stamp;
mod timeline;
mod wording;

pub use card_history::CardHistory;
pub use changes::Changes;
pub use event::{
    Answered, AskedText, Event, EventKind, InterviewQuestion, MAX_MS, MockInterview, Pause, Plan,
};
pub use file::{Log, LogError, LogErrorKind, Merged, Repaired};
pub use history::{History, RecentReview};
pub use id::EventId;
pub use problem::{BadLine, LineProblem};
pub use wording::Wording;
