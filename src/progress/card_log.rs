//! What happened to one entry id, and what the events of a card's ids add up to.

use super::hash::IdSet;
use super::record::{Key, ReviewRecord};
use super::timeline::{Filed, Timeline};
use super::{EventId, EventKind};
use crate::domain::{CardId, DayStart, Moment, Review};

/// What was done with a card other than answering it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Suspend,
    Resume,
    Flag(String),
    Unflag,
    Bury,
    Forget,
    Prefer(CardId),
}

impl Mark {
    /// The card and the mark of an event, if it is of that sort.
    pub(super) fn of_event(what: &EventKind) -> Option<(CardId, Self)> {
        Some(match what {
            EventKind::Suspend { card } => (*card, Self::Suspend),
            EventKind::Resume { card } => (*card, Self::Resume),
            EventKind::Flag { card, why } => (*card, Self::Flag(why.clone())),
            EventKind::Unflag { card } => (*card, Self::Unflag),
            EventKind::Bury { card } => (*card, Self::Bury),
            EventKind::Forget { card } => (*card, Self::Forget),
            EventKind::Prefer { card, entry } => (*card, Self::Prefer(*entry)),
            EventKind::Review(_)
            | EventKind::Undo { .. }
            | EventKind::Relink { .. }
            | EventKind::Plan(_)
            | EventKind::Interview(_) => return None,
        })
    }
}

/// How a question read when it was last reviewed, and where it stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    pub(super) key: Key,
    /// The question.
    pub question: Option<String>,
    /// Base name of the file.
    pub file: Option<String>,
}

/// The events of one entry id.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CardLog {
    pub(super) reviews: Vec<ReviewRecord>,
    pub(super) marks: Timeline<Mark>,
    pub(super) wording: Option<Wording>,
}

impl CardLog {
    /// Puts a review in its place; whether anything changed. Of two that claim the same instant
    /// and id the same one stays whichever came first.
    pub(super) fn add_review(&mut self, record: ReviewRecord) -> bool {
        match self
            .reviews
            .binary_search_by_key(&record.key, |review| review.key)
        {
            Ok(place) => {
                let wins = record < self.reviews[place];
                if wins {
                    self.reviews[place] = record;
                }
                wins
            }
            Err(place) => {
                self.reviews.insert(place, record);
                true
            }
        }
    }

    /// Brings reviews that were pushed in any order into the order of time, each key once.
    pub(super) fn sort(&mut self) {
        if !self.reviews.is_sorted() {
            self.reviews.sort_unstable();
        }
        self.reviews.dedup_by_key(|review| review.key);
    }

    /// Keeps the later of two wordings.
    pub(super) fn note_wording(&mut self, wording: Wording) {
        if self.wording.as_ref().is_none_or(|known| *known < wording) {
            self.wording = Some(wording);
        }
    }
}

/// What the events of all ids of a card add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardHistory {
    /// Its reviews by time, without those that were undone.
    pub reviews: Vec<Review>,
    /// How many of the first reviews a `forget` took out of memory.
    pub n_forgotten: usize,
    /// Whether it is suspended.
    pub suspended: bool,
    /// When it was last buried.
    pub buried: Option<Moment>,
    /// Why it is flagged, if it is; may be empty.
    pub flagged: Option<String>,
    /// The entry whose answer the learner prefers.
    pub prefers: Option<CardId>,
}

impl CardHistory {
    /// Gathers the logs of a card's ids, without the events in `undone`.
    pub(super) fn gather(logs: &[&CardLog], undone: &IdSet<EventId>) -> Self {
        let mut history = Self::default();
        let mut forgotten = None;
        for filed in in_order(logs, undone) {
            history.apply(filed, &mut forgotten);
        }
        let mut reviews: Vec<&ReviewRecord> = logs.iter().flat_map(|log| &log.reviews).collect();
        if logs.len() > 1 {
            reviews.sort_unstable();
        }
        reviews.retain(|review| undone.is_empty() || !undone.contains(&review.key.id));
        history.n_forgotten = reviews.partition_point(|review| Some(review.key) < forgotten);
        history.reviews = reviews.into_iter().map(ReviewRecord::review).collect();
        history
    }

    fn apply(&mut self, filed: &Filed<Mark>, forgotten: &mut Option<Key>) {
        match &filed.what {
            Mark::Suspend => self.suspended = true,
            Mark::Resume => self.suspended = false,
            Mark::Flag(why) => self.flagged = Some(why.clone()),
            Mark::Unflag => self.flagged = None,
            Mark::Bury => self.buried = Some(filed.at),
            Mark::Forget => *forgotten = Some(filed.key),
            Mark::Prefer(entry) => self.prefers = Some(*entry),
        }
    }

    /// The reviews since the last `forget`, cramming included.
    pub fn since_forgotten(&self) -> &[Review] {
        self.reviews.get(self.n_forgotten..).unwrap_or_default()
    }

    /// The reviews that memory is made from: those since the last `forget`, without cramming.
    pub fn remembered(&self) -> impl Iterator<Item = &Review> {
        self.since_forgotten().iter().filter(|review| !review.cram)
    }

    /// Whether the card waits for the day after it was buried.
    pub fn is_buried(&self, now: Moment, start: DayStart) -> bool {
        self.buried
            .is_some_and(|buried| now.day(start) <= buried.day(start))
    }
}

/// The marks of several logs by time, without those that were undone.
fn in_order<'a>(logs: &[&'a CardLog], undone: &IdSet<EventId>) -> Vec<&'a Filed<Mark>> {
    let mut marks: Vec<&Filed<Mark>> = logs.iter().flat_map(|log| log.marks.iter()).collect();
    marks.sort_by_key(|filed| filed.key);
    marks.retain(|filed| !undone.contains(&filed.key.id));
    marks
}
