//! The wording of a question at its last review, which identifies the question after rewording.

use super::{Event, EventId, EventKind};
use crate::domain::Moment;

/// The text and the file of a question at a review. A later review sorts after an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    at: Moment,
    id: EventId,
    pub question: Option<String>,
    /// Base name of the file.
    pub file: Option<String>,
}

impl Wording {
    /// Moves the wording out of a review; returns `None` if the event has none.
    pub(super) fn take_from(event: &mut Event) -> Option<Self> {
        let EventKind::Review(answered) = &mut event.what else {
            return None;
        };
        let (question, file) = (answered.question.take(), answered.file.take());
        let is_known = question.is_some() || file.is_some();
        is_known.then_some(Self {
            at: event.at,
            id: event.id,
            question,
            file,
        })
    }
}
