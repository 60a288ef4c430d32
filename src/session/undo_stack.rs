//! The steps of a session, for counting and undo.

use std::collections::HashSet;

use super::Revealed;
use crate::domain::{CardId, Grade, Hits, TopicId};
use crate::progress::EventId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// An event, by another event.
    Event(EventId),
    /// A skipped card, which left no trace.
    Skip,
}

/// Something that can be undone.
#[derive(Clone, Debug)]
pub(super) struct UndoStep {
    /// `None` for a skipped card.
    pub(super) event: Option<EventId>,
    pub(super) card: CardId,
    pub(super) graded: Option<Graded>,
    /// The state in which the card was left.
    pub(super) revealed: Option<Revealed>,
}

#[derive(Clone, Debug)]
pub(super) struct Graded {
    pub(super) grade: Grade,
    pub(super) hits: Option<Hits>,
    pub(super) topic: Option<TopicId>,
    /// Whether it was the card's first in this session.
    pub(super) is_first: bool,
}

/// The steps of a session.
#[derive(Clone, Debug, Default)]
pub(super) struct UndoStack {
    steps: Vec<UndoStep>,
    /// Cards whose question this session wrote to the log.
    named: HashSet<CardId>,
}

impl UndoStack {
    /// Whether this session wrote the card's question to the log.
    pub(super) fn names(&self, card: CardId) -> bool {
        self.named.contains(&card)
    }

    /// Remembers that the card's question was written. Returns whether it was not before.
    pub(super) fn name(&mut self, card: CardId) -> bool {
        self.named.insert(card)
    }

    pub(super) fn push(&mut self, step: UndoStep) {
        self.steps.push(step);
    }

    pub(super) fn keep_revealed(&mut self, event: EventId, revealed: Revealed) {
        let last = self.steps.last_mut();
        if let Some(last) = last.filter(|step| step.event == Some(event)) {
            last.revealed = Some(revealed);
        }
    }

    /// The last step, as something to undo.
    pub(super) fn undo(&self) -> Option<Undo> {
        let step = self.steps.last()?;
        Some(step.event.map_or(Undo::Skip, Undo::Event))
    }

    /// Removes the last step if it was made by this event. `None` means a skip.
    pub(super) fn pop(&mut self, event: Option<EventId>) -> Option<UndoStep> {
        let step = self.steps.pop_if(|step| step.event == event)?;
        if step.graded.as_ref().is_some_and(|graded| graded.is_first) {
            self.named.remove(&step.card);
        }
        Some(step)
    }

    /// Drops the steps whose events are undone already.
    pub(super) fn drop_undone(&mut self, undone: &HashSet<EventId>) {
        let is_undone = |step: &UndoStep| step.event.is_some_and(|event| undone.contains(&event));
        self.steps.retain(|step| !is_undone(step));
    }

    /// The cards of all steps, some more than once.
    pub(super) fn cards(&self) -> impl DoubleEndedIterator<Item = CardId> {
        self.steps.iter().map(|step| step.card)
    }

    /// The grades that were not undone, in the order given.
    pub(super) fn graded(&self) -> impl Iterator<Item = &Graded> {
        self.steps.iter().filter_map(|step| step.graded.as_ref())
    }
}
