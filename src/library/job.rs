//! The job description of the interview ahead: it makes the cards that it names more important.

use std::path::Path;

use super::error::FileProblem;
use super::{Error, Library};
use crate::deck::{JobDescription, Raise};
use crate::disk;
use crate::domain::{CardId, Importance};

/// The cards whose importance was raised.
#[derive(Clone, Debug, Default)]
pub(super) struct RaisedCards {
    /// The words of the job description.
    words: Vec<String>,
    /// The importance that the deck gives each card.
    before: Vec<(CardId, Importance)>,
}

impl Library {
    /// Reads a file with a job description against the open decks.
    pub fn read_job(&self, path: &Path) -> Result<JobDescription, Error> {
        let path = self.environment.expanded(path);
        let read = disk::read(&path, disk::MAX_BYTES);
        let bytes = read.map_err(|cause| Error::file(&path, FileProblem::Read(cause)))?;
        Ok(JobDescription::read(&super::open::text(bytes), &self.deck))
    }

    /// How many cards the job description of the interview ahead makes more important.
    pub fn n_raised(&self) -> usize {
        self.raised.before.len()
    }

    /// Makes the cards more important that the job description of the interview ahead names, and
    /// the others as important as the deck says.
    pub(super) fn apply_job(&mut self) {
        let ahead = self.interview_ahead(self.clock.now());
        let words = ahead.map_or_else(Vec::new, |ahead| ahead.plan.job);
        if words == self.raised.words {
            return;
        }
        for (id, importance) in std::mem::take(&mut self.raised.before) {
            self.deck.set_importance(id, importance);
        }
        let raise = Raise::new(&words, &self.deck.topics);
        let cards = self.deck.cards.iter();
        let raised = cards.map(|card| (card.id, card.importance, raise.importance(card)));
        let raised: Vec<_> = raised
            .filter(|(_, before, after)| before != after)
            .collect();
        for (id, before, after) in raised {
            self.deck.set_importance(id, after);
            self.raised.before.push((id, before));
        }
        self.raised.words = words;
    }
}
