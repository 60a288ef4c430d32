//! Plain data that every other module speaks: entries, cards, grades, memory, days.
//!
//! Nothing here reads a file, a clock or a terminal, and nothing here decides
//! anything but what a value means. Behaviour lives in the modules that import it.

mod card;
mod entry;
mod fold;
mod id;
mod language;
mod memory;
mod moment;
mod review;
mod span;
mod state;
mod topic;

pub use card::{Card, CardKind, EntryIndex, FollowUp, Importance, Point, Remark, RemarkKind};
pub use entry::{Entry, NoteFile, Section, SectionIndex, Slices, SourceIndex, Tag};
pub use fold::{fold_into, folded, is_han, keeps_letters};
pub use id::{CardId, ID_LENGTH, ParseIdError};
pub use language::{Bilingual, Language};
pub use memory::{LearningState, Memory};
pub use moment::{Day, DayStart, Moment, ParseMomentError};
pub use review::{AskedAs, Grade, Hits, Review};
pub use span::{Position, Positions, Span};
pub use state::{CardState, Preference};
pub use topic::{Topic, TopicId};
