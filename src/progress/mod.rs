//! The progress log: its events, the file they are appended to, and what they add up to.

mod at;
mod batch;
mod card_log;
mod changes;
mod event;
mod file;
mod hash;
mod history;
mod id;
mod lenient;
mod line;
mod quick;
mod record;
mod redirect;
mod repeated;
mod reviews;
mod shelf;
mod stamp;
mod timeline;
mod wording;

pub use batch::BadLine;
pub use card_log::{CardHistory, Gathered};
pub use changes::Changes;
pub use event::{Answered, Event, EventKind, Interview, InterviewQuestion, MAX_MS, Plan};
pub use file::{Log, LogError, LogErrorKind, Merged, Repaired};
pub use hash::IdMap;
pub use history::History;
pub use id::{EventId, IdMaker};
pub use line::LineProblem;
pub use wording::Wording;
