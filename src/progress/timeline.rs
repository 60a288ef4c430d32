//! Events of one sort in the order of time.

use std::fmt::Debug;

use super::EventId;
use super::record::Key;
use crate::domain::Moment;

/// What happened, with its place in the order of events.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filed<T> {
    pub(super) key: Key,
    pub(super) at: Moment,
    pub(super) what: T,
}

/// Events sorted by their keys, each key once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Timeline<T>(Vec<Filed<T>>);

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Debug> Timeline<T> {
    /// Puts an event in its place; whether anything changed.
    ///
    /// Of two events that claim the same instant and id one stays, the same one whichever came
    /// first.
    pub(super) fn add(&mut self, id: EventId, at: Moment, what: T) -> bool {
        let key = Key::new(at, id);
        let filed = Filed { key, at, what };
        match self.0.binary_search_by_key(&key, |filed| filed.key) {
            Ok(place) => {
                let text = |filed: &Filed<T>| format!("{filed:?}");
                let wins = text(&filed) < text(&self.0[place]);
                if wins {
                    self.0[place] = filed;
                }
                wins
            }
            Err(place) => {
                self.0.insert(place, filed);
                true
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &Filed<T>> {
        self.0.iter()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = Key> {
        self.0.iter().map(|filed| filed.key)
    }

    pub(super) fn retain(&mut self, mut keep: impl FnMut(&Key) -> bool) {
        self.0.retain(|filed| keep(&filed.key));
    }
}
