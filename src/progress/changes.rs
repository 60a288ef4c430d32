//! What events changed, so that only that is worked out anew.

use std::collections::BTreeSet;

use super::{Event, EventKind, History};
use crate::domain::CardId;

/// What changed in a history since it was last looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Entry ids with new, or newly undone, events.
    pub cards: BTreeSet<CardId>,
    /// Anything may have changed: a question was relinked, or the file replaced.
    pub all: bool,
    /// The file was replaced by another one, or cut, and was read from its beginning.
    pub replaced: bool,
}

impl Changes {
    /// Whether nothing changed for any card.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && !self.all
    }

    /// Notes what an event changes in a history.
    pub(super) fn note(&mut self, event: &Event, history: &History) {
        let card = match &event.what {
            EventKind::Plan(_) | EventKind::Interview(_) => return,
            EventKind::Undo { of } => history.card_of(*of),
            what => what.card(),
        };
        match card {
            Some(card) => {
                self.cards.insert(card);
            }
            None => self.all = true,
        }
    }
}
