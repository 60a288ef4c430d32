//! Combines the events of a card's ids.

use super::{Event, EventKind};
use crate::domain::{Moment, Preference, Review};

/// The events of a card, without undone ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardHistory {
    /// Reviews in the order of time, crammed ones included.
    pub reviews: Vec<Review>,
    /// For each `forget`, how many reviews came before it.
    pub forgotten: Vec<usize>,
    pub suspended: bool,
    /// When it was last buried.
    pub buried: Option<Moment>,
    /// Why it is flagged, if it is; may be empty.
    pub flagged: Option<String>,
    /// The answer that the learner prefers.
    pub prefers: Option<Preference>,
}

impl CardHistory {
    /// The same with the first reviews alone.
    #[must_use]
    pub fn until(&self, n_reviews: usize) -> Self {
        let reviews = self.reviews.iter().take(n_reviews);
        let forgotten = self.forgotten.iter().filter(|before| **before < n_reviews);
        Self {
            reviews: reviews.cloned().collect(),
            forgotten: forgotten.copied().collect(),
            ..self.clone()
        }
    }

    /// The history of one card from its events in the order of time.
    pub(super) fn from_events<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut history = Self::default();
        events.into_iter().for_each(|event| history.apply(event));
        history
    }

    fn apply(&mut self, event: &Event) {
        match &event.what {
            EventKind::Review(answered) => self.reviews.push(answered.review(event.at)),
            EventKind::Suspend { .. } => self.suspended = true,
            EventKind::Resume { .. } => self.suspended = false,
            EventKind::Flag { why, .. } => self.flagged = Some(why.clone()),
            EventKind::Unflag { .. } => self.flagged = None,
            EventKind::Bury { .. } => self.buried = Some(event.at),
            EventKind::Forget { .. } => self.forgotten.push(self.reviews.len()),
            EventKind::Prefer { entry, file, .. } => {
                let (entry, file) = (*entry, file.clone());
                self.prefers = Some(Preference { entry, file });
            }
            EventKind::Undo { .. }
            | EventKind::Relink { .. }
            | EventKind::Plan(_)
            | EventKind::Today { .. }
            | EventKind::Pause(_)
            | EventKind::Interview(_) => {}
        }
    }

    /// Whether the card has no reviews and no marks. A `forget` alone is not a mark.
    pub fn is_empty(&self) -> bool {
        let is_flagged = self.suspended || self.flagged.is_some();
        let is_marked = is_flagged || self.buried.is_some() || self.prefers.is_some();
        self.reviews.is_empty() && !is_marked
    }

    /// The reviews, split at each `forget`.
    pub fn split_at_forgets(&self) -> impl Iterator<Item = &[Review]> {
        let starts = std::iter::once(0).chain(self.forgotten.iter().copied());
        let ends = self.forgotten.iter().copied().chain([self.reviews.len()]);
        let ranges = starts.zip(ends);
        ranges.map(|(start, end)| self.reviews.get(start..end).unwrap_or_default())
    }

    /// The reviews since the last `forget`, crammed ones included.
    pub fn since_last_forget(&self) -> &[Review] {
        self.split_at_forgets().last().unwrap_or_default()
    }

    /// The reviews that made up memory before the review at an index.
    pub fn remembered_before(&self, index: usize) -> impl Iterator<Item = &Review> {
        let forgotten = self.forgotten.iter().copied();
        let start = forgotten.filter(|forget| *forget <= index).max();
        let reviews = self.reviews.get(start.unwrap_or(0)..index);
        let reviews = reviews.unwrap_or_default().iter();
        reviews.filter(|review| !review.cram)
    }

    /// The reviews that make up memory: those since the last `forget`, without crammed ones.
    pub fn remembered(&self) -> impl DoubleEndedIterator<Item = &Review> {
        self.since_last_forget()
            .iter()
            .filter(|review| !review.cram)
    }
}
