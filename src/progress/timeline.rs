//! Events in the order of time.

use super::{Event, EventId};

/// Events sorted by [`Event::key`].
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Timeline(Vec<Event>);

impl Timeline {
    pub(super) fn insert(&mut self, event: Event) {
        // Events usually arrive in the order of time.
        if self.0.last().is_none_or(|last| last.key() < event.key()) {
            return self.0.push(event);
        }
        let index = self.0.partition_point(|known| known.key() < event.key());
        self.0.insert(index, event);
    }

    pub(super) fn get(&self, id: EventId) -> Option<&Event> {
        self.0.iter().find(|event| event.id == id)
    }

    pub(super) fn remove(&mut self, id: EventId) {
        self.0.retain(|event| event.id != id);
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Event> {
        self.0.iter()
    }
}
