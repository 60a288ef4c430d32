//! Questions with progress that no open note asks, and how the learner relinks them.

use super::base_names;
use crate::domain::{Card, CardId, Moment};
use crate::library::Library;
use crate::likeness::Neighbors;
use crate::progress::{Event, EventKind, LogError, Merged, Repaired};

/// A question with progress that no open note asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The id of its entry.
    pub id: CardId,
    /// Its text when last studied, if the log has it.
    pub question: Option<String>,
    /// Base name of its file, if the log has it.
    pub file: Option<String>,
    /// How many reviews count for it.
    pub n_reviews: usize,
    /// The most similar card.
    pub nearest: Option<CardId>,
    /// Whether its progress already counts for `nearest`, because that is clearly the same question.
    pub is_followed: bool,
}

/// The lowest similarity of a suggested card.
const NEAR: f64 = 0.5;

impl Library {
    /// The questions with progress that no open note asks, by id. Leaves out questions of closed
    /// files unless a card is similar: their notes may be opened again.
    pub fn orphans(&self) -> Vec<Orphan> {
        let neighbors = Neighbors::new(self.deck.cards.iter().map(|card| card.question.as_str()));
        let open = base_names(&self.deck);
        let mut orphans = Vec::new();
        for id in self.ids_elsewhere() {
            let orphan = self.orphan(id, &neighbors);
            let file = orphan.file.as_deref();
            if orphan.nearest.is_some() || file.is_none_or(|file| open.contains(file)) {
                orphans.push(orphan);
            }
        }
        for (id, now) in self.clear_relinks() {
            let mut orphan = self.orphan(id, &neighbors);
            orphan.nearest = self.deck.card_of_entry(now).map(|card| card.id);
            // Its own history is empty now: everything counts for the new question.
            orphan.n_reviews = self.history().n_reviews_of(id);
            orphan.is_followed = true;
            orphans.push(orphan);
        }
        orphans.sort_unstable_by_key(|orphan| orphan.id);
        orphans
    }

    fn orphan(&self, id: CardId, neighbors: &Neighbors) -> Orphan {
        let wording = self.latest_wording(id);
        let (question, file) = wording.unwrap_or_default();
        let ranked = question
            .as_deref()
            .map(|question| neighbors.ranked(question, 1))
            .unwrap_or_default();
        let near = ranked.first().filter(|(_, likeness)| *likeness >= NEAR);
        Orphan {
            id,
            nearest: near.and_then(|(index, _)| Some(self.deck.cards.get(*index)?.id)),
            question,
            file,
            n_reviews: self.history().card_history([id]).reviews.len(),
            is_followed: false,
        }
    }

    /// The latest wording of a question, or of one relinked to it.
    fn latest_wording(&self, id: CardId) -> Option<(Option<String>, Option<String>)> {
        let history = self.history();
        let own = history.wording(id);
        let leading = || history.leading_to(id).filter_map(|id| history.wording(id));
        let wording = own.or_else(|| leading().next())?;
        Some((wording.question.clone(), wording.file.clone()))
    }

    /// The text of a question when it was last studied.
    pub fn last_question(&self, id: CardId) -> Option<String> {
        self.latest_wording(id)?.0
    }

    /// The ids with progress that start with `text`.
    pub fn ids_beginning(&self, text: &str) -> Vec<CardId> {
        let begins = |id: &CardId| id.as_str().starts_with(text);
        let mut ids: Vec<CardId> = self.history().ids().filter(begins).collect();
        ids.sort_unstable();
        ids
    }

    /// Moves the progress of `from` to a card. `None` if it already counts for that card.
    pub fn relink(&mut self, from: CardId, card: &Card) -> Result<Option<Event>, LogError> {
        // Each of a card's entries may lead elsewhere, and replay ignores a cycle.
        let to = card.id;
        if self.history().are_linked(from, to) {
            return Ok(None);
        }
        let event = self.record(EventKind::Relink { from, to })?;
        self.find_reworded();
        Ok(Some(event))
    }

    /// Merges another log into this one.
    pub fn merge_log(&mut self, other: &std::path::Path) -> Result<Merged, LogError> {
        let merged = self.log.merge(other)?;
        self.find_reworded();
        Ok(merged)
    }

    /// Rewrites the log without its bad lines: see [`crate::progress::Log::repair`].
    pub fn repair(&mut self, now: Moment) -> Result<Repaired, LogError> {
        let repaired = self.log.repair(now)?;
        self.find_reworded();
        Ok(repaired)
    }
}
