//! The wording of a question at its last review, which identifies the question after rewording.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Event, EventId, EventKind};
use crate::domain::{CardId, Moment};

/// The text and the file of a question at a review. Ordered by time, then id.
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
        if let EventKind::Review(answered) = &mut event.what {
            let asked = answered.asked.take();
            if let Some(asked) = asked {
                self.note(event, asked.question.as_deref(), asked.file.as_deref());
            }
        }
    }

    /// Keeps the wording of a review, unless a later review already recorded one.
    pub(super) fn note(&mut self, event: &Event, question: Option<&str>, file: Option<&str>) {
        let Some(card) = event.what.card() else {
            return;
        };
        if question.is_none() && file.is_none() {
            return;
        }
        let known = self.0.entry(card).or_insert_with(|| Wording {
            at: event.at,
            id: event.id,
            question: None,
            file: None,
        });
        let known_texts = (known.question.as_deref(), known.file.as_deref());
        if (known.at, known.id, known_texts) < (event.at, event.id, (question, file)) {
            (known.at, known.id) = (event.at, event.id);
            set(&mut known.question, question);
            set(&mut known.file, file);
        }
    }

    pub(super) fn extend(&mut self, others: Self) {
        for (card, wording) in others.0 {
            match self.0.entry(card) {
                Entry::Occupied(mut known) if *known.get() < wording => drop(known.insert(wording)),
                Entry::Occupied(_) => {}
                Entry::Vacant(entry) => drop(entry.insert(wording)),
            }
        }
    }

    pub(super) fn get(&self, card: CardId) -> Option<&Wording> {
        self.0.get(&card)
    }
}

/// Replaces a text, reusing its allocation; most wordings in a log repeat.
fn set(text: &mut Option<String>, new: Option<&str>) {
    match (text, new) {
        (Some(text), Some(new)) => new.clone_into(text),
        (text, new) => *text = new.map(str::to_owned),
    }
}
