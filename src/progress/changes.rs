//! Collects the cards that events changed, so that only their states are computed again.

use std::collections::BTreeSet;

use super::{Event, EventKind, History};
use crate::domain::CardId;

/// The changes to a history since [`super::Log::take_changes`] was last called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Entry ids with new, or newly undone, events.
    pub cards: BTreeSet<CardId>,
    /// Any card may have changed: a question was relinked, or the file was replaced.
    pub all: bool,
    /// The file was replaced by another one or cut, and was read from its beginning.
    pub replaced: bool,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && !self.all
    }

    /// Records what an event changes in a history that already contains it.
    pub(super) fn note(&mut self, event: &Event, history: &History) {
        let card = match &event.what {
            EventKind::Undo { of } => history.card_of(*of),
            EventKind::Relink { .. } => None,
            what => match what.card() {
                Some(card) => Some(card),
                // Plans, pauses and interviews change no card.
                None => return,
            },
        };
        match card {
            Some(card) => {
                self.cards.insert(card);
            }
            None => self.all = true,
        }
    }
}
