//! A history from many events at once: what is known of a card is put together from all parts of
//! the log, and sorted at the end, if it has to be.

use super::History;
use crate::domain::CardId;
use crate::parallel::{both, in_parallel};
use crate::progress::EventId;
use crate::progress::batch::Batch;
use crate::progress::card_log::CardLog;
use crate::progress::shelf::{self, Shelf};

/// Fewer events than this are not worth a second thread.
const MANY_EVENTS: usize = 20_000;

/// Cards with their logs.
type Logs = Vec<(CardId, CardLog)>;

impl History {
    /// The history of events that were read from a file.
    pub(in crate::progress) fn of_batches(batches: Vec<Batch>) -> Self {
        let mut history = Self::default();
        let (mut ids, mut shares, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for batch in batches {
            ids.push(batch.ids);
            history.names.extend(batch.names);
            others.extend(batch.others);
            shares.resize_with(batch.shelves.len(), Vec::new);
            for (share, shelf) in shares.iter_mut().zip(batch.shelves) {
                share.push(shelf);
            }
        }
        let logs;
        (history.ids, logs) = in_order(ids, shares);
        history.cards.reserve(logs.iter().map(Vec::len).sum());
        history.cards.extend(logs.into_iter().flatten());
        let lasts = history.cards.values().filter_map(|log| log.reviews.last());
        history.last = lasts.map(|review| review.at()).max();
        for event in others {
            history.saw(event.at);
            history.file(event);
        }
        if history.n_filed() != history.ids.len() {
            history.drop_repeated();
        }
        history.settle();
        history
    }
}

/// All ids, and the logs of the cards of each share.
fn in_order(ids: Vec<Vec<EventId>>, shares: Vec<Vec<Shelf>>) -> (Vec<EventId>, Vec<Logs>) {
    let n_events: usize = ids.iter().map(Vec::len).sum();
    if n_events < MANY_EVENTS {
        return (sorted(ids), shares.into_iter().map(shelf::logs).collect());
    }
    both(|| sorted(ids), || in_parallel(shares, shelf::logs))
}

/// All ids, each once.
fn sorted(parts: Vec<Vec<EventId>>) -> Vec<EventId> {
    let n_ids: usize = parts.iter().map(Vec::len).sum();
    let mut parts = parts.into_iter();
    let mut ids = parts.next().unwrap_or_default();
    ids.reserve_exact(n_ids - ids.len());
    parts.for_each(|part| ids.extend_from_slice(&part));
    // As a rule they are: one machine writes its events one after the other.
    if !ids.is_sorted_by(|one, next| one < next) {
        ids.sort();
        ids.dedup();
    }
    ids
}
