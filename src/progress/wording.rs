//! The wording of a question at its last review, which identifies the question after rewording.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Event, EventId, EventKind};
use crate::domain::{CardId, Moment};

/// The text and the file of a question at a review. A later review sorts after an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    at: Moment,
    id: EventId,
    pub question: Option<String>,
    /// Base name of the file.
    pub file: Option<String>,
}

/// The latest wording of each reviewed question, by entry id. Kept once instead of in every review,
/// because most of the bytes of a log are wordings.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wordings(HashMap<CardId, Wording>);

impl Wordings {
    /// Moves the wording out of a review.
    pub(super) fn take_from(&mut self, event: &mut Event) {
        let EventKind::Review(answered) = &mut event.what else {
            return;
        };
        let (question, file) = (answered.question.take(), answered.file.take());
        if question.is_some() || file.is_some() {
            let (at, id) = (event.at, event.id);
            let wording = Wording {
                at,
                id,
                question,
                file,
            };
            self.insert(answered.card, wording);
        }
    }

    pub(super) fn extend(&mut self, others: Self) {
        for (card, wording) in others.0 {
            self.insert(card, wording);
        }
    }

    pub(super) fn get(&self, card: CardId) -> Option<&Wording> {
        self.0.get(&card)
    }

    fn insert(&mut self, card: CardId, wording: Wording) {
        match self.0.entry(card) {
            Entry::Occupied(mut known) if *known.get() < wording => drop(known.insert(wording)),
            Entry::Occupied(_) => {}
            Entry::Vacant(place) => drop(place.insert(wording)),
        }
    }
}
