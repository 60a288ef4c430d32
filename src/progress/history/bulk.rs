//! A history from many events at once: what is known of a card is put together from all parts of
//! the log, and sorted at the end, if it has to be.

use std::collections::hash_map::Entry;

use super::History;
use crate::progress::batch::Batch;

impl History {
    /// The history of events that were read from a file.
    pub(in crate::progress) fn of_batches(batches: Vec<Batch>) -> Self {
        let mut history = Self::default();
        for mut batch in batches {
            history.ids.append(&mut batch.ids);
            history.names.extend(batch.names);
            history.cards.reserve(batch.logs.len());
            for (card, mut log) in batch.logs {
                match history.cards.entry(card) {
                    Entry::Vacant(place) => drop(place.insert(log)),
                    Entry::Occupied(mut known) => known.get_mut().append(&mut log),
                }
            }
            for event in batch.others {
                history.saw(event.at);
                history.file(event);
            }
        }
        history.sort_reviews();
        history.ids.sort();
        history.ids.dedup();
        if history.n_filed() != history.ids.len() {
            history.drop_repeated();
        }
        history.settle();
        history
    }

    fn sort_reviews(&mut self) {
        let mut last = None;
        for log in self.cards.values_mut() {
            log.sort();
            last = last.max(log.reviews.last().map(|review| review.at()));
        }
        self.last = self.last.max(last);
    }
}
