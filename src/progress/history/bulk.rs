//! A history from many events at once: each list gets its room beforehand and is sorted at the
//! end, if it has to be.

use super::History;
use crate::domain::CardId;
use crate::progress::batch::Batch;
use crate::progress::card_log::CardLog;
use crate::progress::hash::IdMap;
use crate::progress::record::ReviewRecord;

impl History {
    /// The history of events that were read from a file.
    pub(in crate::progress) fn of_batches(mut batches: Vec<Batch>) -> Self {
        let mut history = Self::default();
        for batch in &mut batches {
            history.names.extend(batch.names.drain(..));
            for event in batch.others.drain(..) {
                history.saw(event.at);
                history.ids.push(event.id);
                history.file(event);
            }
            for (card, wording) in batch.wordings.drain() {
                history.log(card).note_wording(wording);
            }
        }
        history.take_in_reviews(&mut batches);
        history.ids.sort();
        history.ids.dedup();
        if history.n_filed() != history.ids.len() {
            history.drop_repeated();
        }
        history.settle();
        history
    }

    /// Sorts reviews by card. A card is looked up once for each review, in a table that fits
    /// into the processor's cache: this is where a log of a million reviews spends its time.
    fn take_in_reviews(&mut self, batches: &mut [Batch]) {
        let n_reviews = batches.iter().map(|batch| batch.reviews.len()).sum();
        let mut places: IdMap<CardId, u32> = IdMap::default();
        let mut place_of_each: Vec<u32> = Vec::with_capacity(n_reviews);
        let mut counts: Vec<u32> = Vec::new();
        self.ids.reserve(n_reviews);
        let mut last: Option<ReviewRecord> = None;
        for record in batches.iter().flat_map(|batch| &batch.reviews) {
            let place = *places.entry(record.card).or_insert_with(|| {
                counts.push(0);
                counts.len() as u32 - 1
            });
            counts[place as usize] += 1;
            place_of_each.push(place);
            self.ids.push(record.key.id);
            last = last.max(Some(*record));
        }
        let mut piles: Vec<Vec<ReviewRecord>> = counts
            .iter()
            .map(|n| Vec::with_capacity(*n as usize))
            .collect();
        let mut place_of_each = place_of_each.into_iter();
        for batch in batches {
            for record in std::mem::take(&mut batch.reviews) {
                if let Some(place) = place_of_each.next() {
                    piles[place as usize].push(record);
                }
            }
        }
        for (card, place) in places {
            let log: &mut CardLog = self.log(card);
            log.reviews = std::mem::take(&mut piles[place as usize]);
            log.sort();
        }
        if let Some(last) = last {
            self.saw(last.at());
        }
    }
}
