//! Replays all events, in whatever order they arrive.

use std::collections::{HashMap, HashSet};

use super::redirect::Redirects;
use super::timeline::Timeline;
use super::{CardHistory, Event, EventId, EventKind, Plan, Wording};
use crate::domain::{AskedAs, CardId, Moment};

/// Everything the learner did, by entry id.
///
/// Two histories of the same events are equal, however the events were ordered, split over files
/// or repeated, and whether they were added at once or one by one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    cards: HashMap<CardId, CardLog>,
    /// The events that are not about one card.
    others: Timeline,
    /// The timeline that holds each event: that of a card, else `others`.
    homes: HashMap<EventId, Option<CardId>>,
    /// The text of ids that are not ULIDs: an undo has to name them as the file does.
    foreign_ids: HashMap<EventId, String>,
    undone: HashSet<EventId>,
    redirects: Redirects,
    /// Relinks without an event.
    assumed: Vec<(CardId, CardId)>,
    last: Option<Moment>,
}

/// The events of one entry id.
#[derive(Clone, Debug, Default, PartialEq)]
struct CardLog {
    events: Timeline,
    /// The latest wording of all reviews. Kept once instead of in every review, to save memory.
    wording: Option<Wording>,
}

impl History {
    /// The history of these events, in any order.
    pub fn replay(events: impl IntoIterator<Item = Event>) -> Self {
        let mut events: Vec<Event> = events.into_iter().collect();
        // In the order of time every event goes to the end of its timeline.
        events.sort_by_key(Event::key);
        let mut history = Self::default();
        history.homes.reserve(events.len());
        for event in events {
            history.file(event);
        }
        history.settle();
        history
    }

    /// Adds one event. Returns whether it was new.
    pub fn add(&mut self, event: Event) -> bool {
        let is_repeated = self.contains(event.id);
        let settles = is_repeated || event.what.card().is_none();
        let new = self.file(event);
        if new && settles {
            self.settle();
        }
        new
    }

    /// Puts an event in its timeline. Returns whether anything changed.
    ///
    /// Different events with one id are found only in a damaged log. One of them is kept, the same
    /// one in whatever order they arrive.
    fn file(&mut self, mut event: Event) -> bool {
        self.last = self.last.max(Some(event.at));
        let home = event.what.card();
        if let Some(card) = home {
            let log = self.cards.entry(card).or_default();
            let wording = Wording::take_from(&mut event);
            log.wording = log.wording.take().max(wording);
        }
        if let Some(known_home) = self.homes.insert(event.id, home) {
            let timeline = self.timeline(known_home);
            let known = timeline.get(event.id);
            if known.is_some_and(|known| known == &event || !event.precedes(known)) {
                self.homes.insert(event.id, known_home);
                return false;
            }
            timeline.remove(event.id);
        }
        self.timeline(home).insert(event);
        true
    }

    fn timeline(&mut self, home: Option<CardId>) -> &mut Timeline {
        match home {
            Some(card) => &mut self.cards.entry(card).or_default().events,
            None => &mut self.others,
        }
    }

    /// Applies undos and relinks.
    fn settle(&mut self) {
        let undos = self.others.iter().filter_map(|event| match event.what {
            EventKind::Undo { of } => Some(of),
            _ => None,
        });
        self.undone = undos.collect();
        let assumed = self.assumed.iter().copied();
        self.redirects = Redirects::new(self.recorded_relinks().chain(assumed));
    }

    fn is_undone(&self, event: &Event) -> bool {
        self.undone.contains(&event.id)
    }

    fn recorded_relinks(&self) -> impl Iterator<Item = (CardId, CardId)> {
        let events = self.others.iter().filter(|event| !self.is_undone(event));
        events.filter_map(|event| match event.what {
            EventKind::Relink { from, to } => Some((from, to)),
            _ => None,
        })
    }

    /// Remembers the text of ids that are not ULIDs.
    pub(super) fn name_ids(&mut self, names: impl IntoIterator<Item = (EventId, String)>) {
        self.foreign_ids.extend(names);
    }

    /// An event as a line of the log that this history was read from.
    pub(super) fn line_of(&self, event: &Event) -> String {
        match &event.what {
            EventKind::Undo { of } => match self.foreign_ids.get(of) {
                Some(name) => event.undo_line(name),
                None => event.line(),
            },
            _ => event.line(),
        }
    }

    /// Whether recorded relinks already make both ids count for the same card. One more relink
    /// between them would change nothing or close a cycle.
    pub fn are_linked(&self, from: CardId, to: CardId) -> bool {
        let recorded = Redirects::new(self.recorded_relinks());
        recorded.home(from) == recorded.home(to)
    }

    /// Relinks questions from one id to another without an event. Replaces earlier assumptions.
    pub fn assume_relinks(&mut self, relinks: Vec<(CardId, CardId)>) {
        self.assumed = relinks;
        self.settle();
    }

    /// What happened to the card with these entry ids: the events of all of them and of the ids
    /// that were relinked to them.
    pub fn card_history(&self, entries: impl IntoIterator<Item = CardId>) -> CardHistory {
        let mut ids: Vec<CardId> = Vec::new();
        for entry in entries {
            for id in self.redirects.leading_to(entry) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let mut events: Vec<&Event> = ids.iter().flat_map(|id| self.events_of(*id)).collect();
        if ids.len() > 1 {
            events.sort_by_key(|event| event.key());
        }
        CardHistory::from_events(events)
    }

    /// The events with this entry id that are not undone.
    fn events_of(&self, id: CardId) -> impl Iterator<Item = &Event> {
        let events = self.cards.get(&id).map(|log| log.events.iter());
        let events = events.into_iter().flatten();
        events.filter(|event| !self.is_undone(event))
    }

    /// The id that events of `id` count for: its own unless it was relinked.
    pub fn home(&self, id: CardId) -> CardId {
        self.redirects.home(id)
    }

    /// The ids whose events count for `home`, its own included unless it was relinked itself.
    pub fn leading_to(&self, home: CardId) -> impl Iterator<Item = CardId> {
        self.redirects.leading_to(home)
    }

    /// How many reviews were written with this id, whatever id they count for now.
    pub fn n_reviews_of(&self, id: CardId) -> usize {
        let is_review = |event: &&Event| matches!(event.what, EventKind::Review(_));
        self.events_of(id).filter(is_review).count()
    }

    /// The latest event that is neither undone nor an undo: what an undo would cancel.
    pub fn last_change(&self) -> Option<EventId> {
        let timelines = self.cards.values().map(|log| &log.events);
        let latest = timelines.chain([&self.others]).filter_map(|timeline| {
            let is_change = |event: &&Event| {
                !self.is_undone(event) && !matches!(event.what, EventKind::Undo { .. })
            };
            timeline.iter().rev().find(is_change)
        });
        latest.max_by_key(|event| event.key()).map(|event| event.id)
    }

    /// How long each timed review took, in milliseconds, in no order. Leaves out questions of a
    /// mock interview, which take their own time.
    pub fn times(&self) -> impl Iterator<Item = u32> {
        let events = self.cards.values().flat_map(|log| log.events.iter());
        let events = events.filter(|event| !self.is_undone(event));
        events.filter_map(|event| match &event.what {
            EventKind::Review(review) if review.asked_as != AskedAs::Interview => review.ms,
            _ => None,
        })
    }

    /// Every id that has events of its own, in no order.
    pub fn ids(&self) -> impl Iterator<Item = CardId> {
        self.cards.keys().copied()
    }

    /// The latest wording of a question reviewed under this id.
    pub fn wording(&self, id: CardId) -> Option<&Wording> {
        self.cards.get(&id)?.wording.as_ref()
    }

    /// The latest plan; `None` before the first one. A plan without a date has ended.
    pub fn plan(&self) -> Option<&Plan> {
        let mut events = self
            .others
            .iter()
            .rev()
            .filter(|event| !self.is_undone(event));
        events.find_map(|event| match &event.what {
            EventKind::Plan(plan) => Some(plan),
            _ => None,
        })
    }

    /// The card that the event with this id is about; `None` if the event is unknown or about no
    /// single card.
    pub fn card_of(&self, id: EventId) -> Option<CardId> {
        self.homes.get(&id).copied().flatten()
    }

    /// Whether the event with this id was added.
    pub fn contains(&self, id: EventId) -> bool {
        self.homes.contains_key(&id)
    }

    /// The latest instant of all events.
    pub fn last(&self) -> Option<Moment> {
        self.last
    }

    pub fn n_events(&self) -> usize {
        self.homes.len()
    }
}

#[cfg(test)]
mod tests;
