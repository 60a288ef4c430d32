//! Cards joined by the learner.

use super::Library;
use super::files::{self, FileError, FileErrorKind};
use crate::deck::overlay::{OverlayError, with_same};
use crate::domain::{Card, CardId};

impl Library {
    /// Writes into the learner's own manifest that cards are one; [`Library::reload`] makes them
    /// one here. Ids that no card has are passed over.
    pub fn join(&self, cards: &[CardId]) -> Result<(), FileError> {
        let cards = cards.iter().filter_map(|id| self.deck().card(*id));
        let questions: Vec<&str> = cards.map(|card: &Card| card.question.as_str()).collect();
        if questions.len() < 2 {
            return Ok(());
        }
        let path = self.paths().overlay();
        let text = files::text(&path)?;
        let edited = with_same(&text, &questions).map_err(|error| {
            let cause = match error {
                OverlayError::Broken(position) => FileErrorKind::Broken(position),
                OverlayError::ByHand(position) => FileErrorKind::ByHand(position),
            };
            files::failed(&path, cause)
        })?;
        files::write(&path, &edited)
    }
}
