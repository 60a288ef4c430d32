//! Replay: what all events add up to, whatever the order they arrive in.

mod bulk;

use std::borrow::Cow;

use crate::domain::{CardId, Moment};
use crate::progress::batch::Batch;
use crate::progress::card_log::{CardHistory, CardLog, Gathered, Mark};
use crate::progress::changes::Changes;
use crate::progress::hash::{IdMap, IdSet};
use crate::progress::record::{Key, ReviewRecord};
use crate::progress::redirect::Redirects;
use crate::progress::timeline::Timeline;
use crate::progress::wording::Wording;
use crate::progress::{Event, EventId, EventKind, Interview, Plan};

/// Everything the learner did, by entry id.
///
/// Two histories of the same events are equal, however the events were ordered, split over files
/// or repeated, and whether they came at once or one by one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    pub(in crate::progress) cards: IdMap<CardId, CardLog>,
    pub(in crate::progress) undos: Timeline<EventId>,
    pub(in crate::progress) relinks: Timeline<(CardId, CardId)>,
    pub(in crate::progress) plans: Timeline<Plan>,
    pub(in crate::progress) interviews: Timeline<Interview>,
    /// Ids of all events, sorted.
    pub(in crate::progress) ids: Vec<EventId>,
    /// What ids that are no ULIDs read like: an undo has to call them so.
    names: IdMap<EventId, String>,
    /// What the undos name.
    undone: IdSet<EventId>,
    redirects: Redirects,
    /// Relinks that no event says.
    assumed: Vec<(CardId, CardId)>,
    last: Option<Moment>,
}

impl History {
    /// The history of these events, in any order.
    pub fn replay(events: impl IntoIterator<Item = Event>) -> Self {
        let mut batch = Batch::default();
        events.into_iter().for_each(|event| batch.push(event));
        Self::of_batches(vec![batch])
    }

    /// Takes in one event, wherever it belongs; whether it was new.
    pub fn add(&mut self, event: Event) -> bool {
        let (id, at) = (event.id, event.at);
        let settles = matches!(
            event.what,
            EventKind::Undo { .. } | EventKind::Relink { .. }
        );
        let new = self.file(event);
        if new {
            self.note_id(id, at);
        }
        if new && settles {
            self.settle();
        }
        new
    }

    /// Takes in events that were read from a file, and notes what they changed.
    pub(in crate::progress) fn absorb(&mut self, batch: Batch, changes: &mut Changes) {
        self.names.extend(batch.names);
        for shelf in batch.shelves {
            for (card, record) in shelf.reviews() {
                if self.log(card).reviews.add(record) {
                    self.note_id(record.key.id(), record.at());
                    changes.cards.insert(card);
                }
            }
            for (card, wording) in shelf.into_wordings() {
                self.log(card).wording.merge(wording);
            }
        }
        for event in batch.others {
            if self.add(event.clone()) {
                changes.note(&event, self);
            }
        }
    }

    /// An event as a line of the log in which this is the history.
    pub(in crate::progress) fn line_of(&self, event: &Event) -> String {
        match &event.what {
            EventKind::Undo { of } => match self.names.get(of) {
                Some(name) => event.undo_line(name),
                None => event.line(),
            },
            _ => event.line(),
        }
    }

    fn note_id(&mut self, id: EventId, at: Moment) {
        self.saw(at);
        match self.ids.binary_search(&id) {
            Ok(_) => self.drop_repeated(),
            Err(place) => self.ids.insert(place, id),
        }
    }

    /// Puts an event where it belongs; whether anything changed.
    fn file(&mut self, event: Event) -> bool {
        let Event { id, at, what } = event;
        if let Some((card, mark)) = Mark::of_event(&what) {
            return self.log(card).marks.add(id, at, mark);
        }
        match what {
            EventKind::Review(answered) => {
                let record = ReviewRecord::of_answer(id, at, &answered);
                let log = self.log(answered.card);
                let question = answered.question.map(Cow::Owned);
                let file = answered.file.map(Cow::Owned);
                log.wording.note(record.key, question, file);
                log.reviews.add(record)
            }
            EventKind::Undo { of } => self.undos.add(id, at, of),
            EventKind::Relink { from, to } => self.relinks.add(id, at, (from, to)),
            EventKind::Plan(plan) => self.plans.add(id, at, plan),
            EventKind::Interview(interview) => self.interviews.add(id, at, interview),
            _ => false,
        }
    }

    fn log(&mut self, card: CardId) -> &mut CardLog {
        self.cards.entry(card).or_default()
    }

    fn saw(&mut self, at: Moment) {
        self.last = self.last.max(Some(at));
    }

    /// Works out anew what undos and relinks mean.
    pub(in crate::progress) fn settle(&mut self) {
        self.undone = self.undos.iter().map(|filed| filed.what).collect();
        let assumed = self.assumed.iter().copied();
        self.redirects = Redirects::new(self.said_relinks().chain(assumed));
    }

    /// Relinks that events say and that were not undone.
    fn said_relinks(&self) -> impl Iterator<Item = (CardId, CardId)> {
        let relinks = self.relinks.iter();
        let standing = relinks.filter(|filed| !self.undone.contains(&filed.key.id()));
        standing.map(|filed| filed.what)
    }

    /// Whether events say that what was done with `from` counts for `to`, or that both count for
    /// the same: one more relink would change nothing or close a ring.
    pub fn is_said_to_lead(&self, from: CardId, to: CardId) -> bool {
        let said = Redirects::new(self.said_relinks());
        said.home(from) == said.home(to)
    }

    /// Takes questions for reworded, from one id to another each, without an event that says so.
    pub fn assume_relinks(&mut self, relinks: Vec<(CardId, CardId)>) {
        self.assumed = relinks;
        self.settle();
    }

    /// What happened to the card with these entry ids: the events of all of them and of the ids
    /// that were relinked to them.
    pub fn gathered(&self, entries: impl IntoIterator<Item = CardId>) -> CardHistory {
        self.gathered_in_place(entries).into()
    }

    /// The same without a copy of the reviews.
    pub fn gathered_in_place(&self, entries: impl IntoIterator<Item = CardId>) -> Gathered<'_> {
        let mut ids: Vec<CardId> = Vec::new();
        for entry in entries {
            for id in self.redirects.leading_to(entry) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let logs: Vec<&CardLog> = ids.iter().filter_map(|id| self.cards.get(id)).collect();
        Gathered::new(&logs, &self.undone)
    }

    /// The id that events of `id` count for: its own unless it was relinked.
    pub fn home(&self, id: CardId) -> CardId {
        self.redirects.home(id)
    }

    /// The ids whose events count for `home`, its own included unless it was relinked itself.
    pub fn leading_to(&self, home: CardId) -> impl Iterator<Item = CardId> {
        self.redirects.leading_to(home)
    }

    /// How many reviews were written with this very id, whatever it counts for; undone ones apart.
    pub fn n_reviews_of(&self, id: CardId) -> usize {
        let reviews = self.cards.get(&id).map(|log| log.reviews.iter());
        let reviews = reviews.into_iter().flatten();
        reviews
            .filter(|review| !self.undone.contains(&review.key.id()))
            .count()
    }

    /// The latest event that is not undone and no undo: what an undo would take back.
    pub fn last_change(&self) -> Option<EventId> {
        let of_logs = self.cards.values().flat_map(|log| {
            let reviews = log.reviews.iter().map(|review| review.key);
            reviews.chain(log.marks.keys())
        });
        let of_others = self
            .relinks
            .keys()
            .chain(self.plans.keys())
            .chain(self.interviews.keys());
        let keys = of_logs.chain(of_others);
        let standing = keys.filter(|key| !self.undone.contains(&key.id()));
        standing.max().map(|key| key.id())
    }

    /// How long each review took, in milliseconds, in no order: of those that were timed, not
    /// undone, and no questions of a mock interview, which take their own time.
    pub fn times(&self) -> impl Iterator<Item = u32> {
        let reviews = self.cards.values().flat_map(|log| log.reviews.iter());
        let standing = reviews.filter(|review| !self.undone.contains(&review.key.id()));
        standing.filter_map(ReviewRecord::study_ms)
    }

    /// Every id that has events of its own, in no order.
    pub fn ids(&self) -> impl Iterator<Item = CardId> {
        self.cards.keys().copied()
    }

    /// How the question of an id read when it was last reviewed under that id.
    pub fn wording(&self, id: CardId) -> Option<&Wording> {
        self.cards.get(&id)?.wording.get()
    }

    /// The latest plan; none before the first one. A plan without a date has ended.
    pub fn plan(&self) -> Option<&Plan> {
        let standing = |key: &Key| !self.undone.contains(&key.id());
        let mut plans = self.plans.iter().rev();
        plans
            .find(|filed| standing(&filed.key))
            .map(|filed| &filed.what)
    }

    /// The mock interviews, by time.
    pub fn interviews(&self) -> impl DoubleEndedIterator<Item = (Moment, &Interview)> {
        let standing = |key: &Key| !self.undone.contains(&key.id());
        let interviews = self.interviews.iter();
        interviews
            .filter(move |filed| standing(&filed.key))
            .map(|filed| (filed.at, &filed.what))
    }

    /// The card that the event with this id was about; none when it is not known or about none.
    pub fn card_of(&self, id: EventId) -> Option<CardId> {
        let has = |log: &CardLog| {
            let reviews = log.reviews.iter().rev();
            reviews
                .map(|review| review.key)
                .chain(log.marks.keys())
                .any(|key| key.id() == id)
        };
        self.cards
            .iter()
            .find(|(_, log)| has(log))
            .map(|(card, _)| *card)
    }

    /// Whether the event with this id was taken in.
    pub fn contains(&self, id: EventId) -> bool {
        self.ids.binary_search(&id).is_ok()
    }

    /// The latest instant of all events.
    pub fn last(&self) -> Option<Moment> {
        self.last
    }

    /// How many events there are.
    pub fn n_events(&self) -> usize {
        self.ids.len()
    }
}

#[cfg(test)]
mod tests;
