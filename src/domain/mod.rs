//! Plain data that all other modules use: entries, cards, grades, memory, days.
//!
//! This module does not access files, the clock or the terminal. Behavior is in the modules that
//! import it.

mod card;
mod entry;
mod fold;
mod id;
mod language;
mod memory;
mod moment;
mod option_letters;
mod review;
mod span;
mod state;
mod topic;

pub use card::{Card, CardKind, EntryIndex, FollowUp, Importance, Point, Remark, RemarkKind};
pub use entry::{Entry, NoteFile, Section, SectionIndex, Slices, SourceIndex, Tag};
pub use fold::{folded, is_han, keeps_letters, narrowed};
pub use id::{CardId, ID_LENGTH, ParseIdError};
pub use language::{Bilingual, Language};
pub use memory::{LearningState, Memory};
pub use moment::{Day, DayStart, Moment, ParseMomentError};
pub use option_letters::{OptionLetters, option_letter};
pub use review::{
    AskedAs, FirstShowing, FollowUpHits, FollowUpSource, FollowUpTemplate, Grade, Hits,
    MarkedFollowUp, Review, Ticks,
};
pub use span::{Position, Positions, Span, line_around};
pub use state::{CardState, Preference};
pub use topic::{Topic, TopicId};
