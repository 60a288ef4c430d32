//! What happened to one entry id, and what the events of a card's ids add up to.

use super::hash::IdSet;
use super::record::{Key, ReviewRecord};
use super::reviews::Reviews;
use super::timeline::{Filed, Timeline};
use super::wording::LastWording;
use super::{EventId, EventKind};
use crate::domain::{CardId, Grade, Hits, Moment, Preference, Review};

/// What was done with a card other than answering it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Suspend,
    Resume,
    Flag(String),
    Unflag,
    Bury,
    Forget,
    Prefer(Preference),
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
            EventKind::Prefer { card, entry, file } => {
                let (entry, file) = (*entry, file.clone());
                (*card, Self::Prefer(Preference { entry, file }))
            }
            EventKind::Review(_)
            | EventKind::Undo { .. }
            | EventKind::Relink { .. }
            | EventKind::Plan(_)
            | EventKind::Interview(_) => return None,
        })
    }
}

/// The events of one entry id.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CardLog {
    pub(super) reviews: Reviews,
    pub(super) marks: Timeline<Mark>,
    pub(super) wording: LastWording,
}

/// What the events of all ids of a card add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardHistory {
    /// Its reviews by time, without those that were undone.
    pub reviews: Vec<Review>,
    /// How many of the first reviews each `forget` took out of memory, in order of time.
    pub forgotten: Vec<usize>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// When it was last buried.
    pub buried: Option<Moment>,
    /// Why it is flagged, if it is; may be empty.
    pub flagged: Option<String>,
    /// The answer that the learner prefers.
    pub prefers: Option<Preference>,
}

impl CardHistory {
    /// The reviews from new on until each `forget`, and those since the last one.
    pub fn lives(&self) -> impl Iterator<Item = &[Review]> {
        let starts = std::iter::once(0).chain(self.forgotten.iter().copied());
        let ends = self.forgotten.iter().copied().chain([self.reviews.len()]);
        let lives = starts.zip(ends);
        lives.map(|(start, end)| self.reviews.get(start..end).unwrap_or_default())
    }

    /// The reviews since the last `forget`, cramming included.
    pub fn since_forgotten(&self) -> &[Review] {
        self.lives().last().unwrap_or_default()
    }

    /// The reviews that memory is made from: those since the last `forget`, without cramming.
    pub fn remembered(&self) -> impl Iterator<Item = &Review> {
        self.since_forgotten().iter().filter(|review| !review.cram)
    }
}

/// The same as a [`CardHistory`], its reviews where the log holds them: for when all cards are
/// worked out.
#[derive(Clone, Debug, Default)]
pub struct Gathered<'a> {
    reviews: Vec<&'a ReviewRecord>,
    forgotten: Vec<usize>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// When it was last buried.
    pub buried: Option<Moment>,
    /// Why it is flagged, if it is; may be empty.
    pub flagged: Option<&'a str>,
    /// The answer that the learner prefers.
    pub prefers: Option<&'a Preference>,
}

impl<'a> Gathered<'a> {
    /// Gathers the logs of a card's ids, without the events in `undone`.
    pub(super) fn new(logs: &[&'a CardLog], undone: &IdSet<EventId>) -> Self {
        let mut gathered = Self::default();
        let mut forgotten = Vec::new();
        for filed in in_order(logs, undone) {
            gathered.apply(filed, &mut forgotten);
        }
        let mut reviews: Vec<&ReviewRecord> =
            logs.iter().flat_map(|log| log.reviews.iter()).collect();
        if logs.len() > 1 {
            reviews.sort_unstable();
        }
        if !undone.is_empty() {
            reviews.retain(|review| !undone.contains(&review.key.id()));
        }
        let n_before = |key: &Key| reviews.partition_point(|review| review.key < *key);
        gathered.forgotten = forgotten.iter().map(n_before).collect();
        gathered.reviews = reviews;
        gathered
    }

    fn apply(&mut self, filed: &'a Filed<Mark>, forgotten: &mut Vec<Key>) {
        match &filed.what {
            Mark::Suspend => self.suspended = true,
            Mark::Resume => self.suspended = false,
            Mark::Flag(why) => self.flagged = Some(why),
            Mark::Unflag => self.flagged = None,
            Mark::Bury => self.buried = Some(filed.at),
            Mark::Forget => forgotten.push(filed.key),
            Mark::Prefer(preference) => self.prefers = Some(preference),
        }
    }

    /// Whether nothing was ever done with the card, what was undone apart.
    pub fn is_nothing(&self) -> bool {
        let Self {
            reviews,
            forgotten: _,
            suspended,
            buried,
            flagged,
            prefers,
        } = self;
        let marked = *suspended || buried.is_some() || flagged.is_some() || prefers.is_some();
        reviews.is_empty() && !marked
    }

    /// When it was last answered, whatever became of the answer.
    pub fn last_answered(&self) -> Option<Moment> {
        self.reviews.last().map(|review| review.at())
    }

    /// Grade and time of the last review since the last `forget`.
    pub fn last(&self) -> Option<(Grade, Moment)> {
        let last = self.since_forgotten().last()?;
        Some((last.grade(), last.at()))
    }

    /// The points of the reviews that had some, since the last `forget`, latest first.
    pub fn hits(&self) -> impl Iterator<Item = Hits> {
        self.since_forgotten()
            .iter()
            .rev()
            .filter_map(|review| review.hits())
    }

    /// The grades that memory is made from, by time: those since the last `forget`, without
    /// cramming.
    pub fn remembered(&self) -> impl Iterator<Item = (Grade, Moment)> {
        let reviews = self.since_forgotten().iter();
        reviews
            .filter(|review| !review.is_cram())
            .map(|review| (review.grade(), review.at()))
    }

    fn since_forgotten(&self) -> &[&'a ReviewRecord] {
        let n_forgotten = self.forgotten.last().copied().unwrap_or(0);
        self.reviews.get(n_forgotten..).unwrap_or_default()
    }
}

impl From<Gathered<'_>> for CardHistory {
    fn from(gathered: Gathered<'_>) -> Self {
        let reviews = gathered.reviews.into_iter();
        Self {
            reviews: reviews.map(ReviewRecord::review).collect(),
            forgotten: gathered.forgotten,
            suspended: gathered.suspended,
            buried: gathered.buried,
            flagged: gathered.flagged.map(str::to_owned),
            prefers: gathered.prefers.cloned(),
        }
    }
}

/// The marks of several logs by time, without those that were undone.
fn in_order<'a>(logs: &[&'a CardLog], undone: &IdSet<EventId>) -> Vec<&'a Filed<Mark>> {
    let mut marks: Vec<&Filed<Mark>> = logs.iter().flat_map(|log| log.marks.iter()).collect();
    marks.sort_by_key(|filed| filed.key);
    marks.retain(|filed| !undone.contains(&filed.key.id()));
    marks
}
