//! Events in the order of time, as indices into the list of all events.

use super::Event;

/// Indices sorted by [`Event::key`].
#[derive(Clone, Debug, Default)]
pub(super) struct Timeline(Vec<u32>);

impl Timeline {
    /// Adds the event at `index` of `events`.
    pub(super) fn insert(&mut self, index: u32, events: &[Event]) {
        let key = |index: &u32| events[*index as usize].key();
        // Events usually arrive in the order of time.
        if self.0.last().is_none_or(|last| key(last) < key(&index)) {
            return self.0.push(index);
        }
        let at = self.0.partition_point(|known| key(known) < key(&index));
        self.0.insert(at, index);
    }

    pub(super) fn remove(&mut self, index: u32) {
        self.0.retain(|known| *known != index);
    }

    pub(super) fn iter<'a>(
        &'a self,
        events: &'a [Event],
    ) -> impl DoubleEndedIterator<Item = &'a Event> {
        self.0.iter().map(|index| &events[*index as usize])
    }
}
