//! Replays all events, in whatever order they arrive.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::redirect::Redirects;
use super::timeline::Timeline;
use super::wording::Wordings;
use super::{Answered, CardHistory, Event, EventId, EventKind, MockInterview, Plan, Wording};
use crate::domain::{CardId, Moment};

/// Everything the learner did, by entry id.
///
/// Two histories of the same events are equal, however the events were ordered, split over files
/// or repeated, and whether they were added at once or one by one.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// In the order of arrival.
    events: Vec<Event>,
    /// The index of each event in `events`, sorted by id.
    ids: Vec<(EventId, u32)>,
    cards: HashMap<CardId, Timeline>,
    /// The events that are not about one card.
    others: Timeline,
    wordings: Wordings,
    /// The text of ids that are not ULIDs: an undo has to name them as the file does.
    foreign_ids: HashMap<EventId, String>,
    undone: HashSet<EventId>,
    redirects: Redirects,
    /// Relinks without an event.
    assumed: Vec<(CardId, CardId)>,
    last: Option<Moment>,
}

/// A review as the log has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RecentReview<'a> {
    pub answered: &'a Answered,
    pub at: Moment,
    pub is_undone: bool,
}

impl History {
    /// The history of these events, in any order.
    pub fn replay(events: impl IntoIterator<Item = Event>) -> Self {
        let mut events: Vec<Event> = events.into_iter().collect();
        // In the order of time every event goes to the end of its timeline.
        events.sort_by_key(Event::key);
        let mut history = Self::default();
        for event in &mut events {
            history.wordings.take_from(event);
        }
        let mut ids: Vec<(EventId, u32)> = events.iter().map(|event| event.id).zip(0..).collect();
        ids.sort_unstable();
        ids.dedup_by(|(id, index), (known, kept)| {
            let is_repeated = id == known;
            if is_repeated && events[*index as usize].precedes(&events[*kept as usize]) {
                *kept = *index;
            }
            is_repeated
        });
        let mut in_time: Vec<u32> = ids.iter().map(|(_, index)| *index).collect();
        in_time.sort_unstable();
        history.last = events.last().map(|event| event.at);
        (history.events, history.ids) = (events, ids);
        for index in in_time {
            history.file(index);
        }
        history.apply_undos_and_relinks();
        history
    }

    /// Adds one event. Returns whether it was new.
    ///
    /// Different events with one id are found only in a damaged log. One of them is kept, the same
    /// one in whatever order they arrive.
    pub fn add(&mut self, mut event: Event) -> bool {
        let index = self.events.len() as u32;
        self.last = self.last.max(Some(event.at));
        self.wordings.take_from(&mut event);
        let mut settles = event.what.card().is_none();
        match self.find_id(event.id) {
            Ok(place) => {
                let known_index = std::mem::replace(&mut self.ids[place].1, index);
                let known = &self.events[known_index as usize];
                if known == &event || !event.precedes(known) {
                    self.ids[place].1 = known_index;
                    return false;
                }
                let home = known.what.card();
                self.timeline(home).0.remove(known_index);
                settles = true;
            }
            Err(place) => self.ids.insert(place, (event.id, index)),
        }
        self.events.push(event);
        self.file(index);
        if settles {
            self.apply_undos_and_relinks();
        }
        true
    }

    /// The place of an id in `ids`, or where it would be.
    fn find_id(&self, id: EventId) -> Result<usize, usize> {
        self.ids.binary_search_by_key(&id, |(known, _)| *known)
    }

    /// Puts an event in its timeline.
    fn file(&mut self, index: u32) {
        let home = self.events[index as usize].what.card();
        let (timeline, events) = self.timeline(home);
        timeline.insert(index, events);
    }

    /// The timeline of a card, or of the events about none, and all events.
    fn timeline(&mut self, home: Option<CardId>) -> (&mut Timeline, &[Event]) {
        let timeline = match home {
            Some(card) => self.cards.entry(card).or_default(),
            None => &mut self.others,
        };
        (timeline, &self.events)
    }

    fn events_without_card(&self) -> impl DoubleEndedIterator<Item = &Event> {
        self.others.iter(&self.events)
    }

    fn apply_undos_and_relinks(&mut self) {
        let undos = self
            .events_without_card()
            .filter_map(|event| match event.what {
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
        let events = self
            .events_without_card()
            .filter(|event| !self.is_undone(event));
        events.filter_map(|event| match event.what {
            EventKind::Relink { from, to } => Some((from, to)),
            _ => None,
        })
    }

    /// Remembers the text of ids that are not ULIDs.
    pub(super) fn name_ids(&mut self, names: impl IntoIterator<Item = (EventId, String)>) {
        self.foreign_ids.extend(names);
    }

    /// Adds wordings that were taken out of the events before.
    pub(super) fn add_wordings(&mut self, wordings: Wordings) {
        self.wordings.extend(wordings);
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
        self.apply_undos_and_relinks();
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
        let events = self.cards.get(&id).map(|card| card.iter(&self.events));
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
        let timelines = self.cards.values().chain([&self.others]);
        let latest = timelines.filter_map(|timeline| {
            let is_change = |event: &&Event| {
                !self.is_undone(event) && !matches!(event.what, EventKind::Undo { .. })
            };
            timeline.iter(&self.events).rev().find(is_change)
        });
        latest.max_by_key(|event| event.key()).map(|event| event.id)
    }

    /// The reviews at or after `since`, undone ones included, in the order of time.
    pub fn reviews_since(&self, since: Moment) -> Vec<RecentReview<'_>> {
        let recent = self.cards.values().flat_map(|card| {
            let latest = card.iter(&self.events).rev();
            latest.take_while(|event| event.at >= since)
        });
        let mut recent: Vec<&Event> = recent.collect();
        recent.sort_by_key(|event| event.key());
        let reviews = recent.into_iter().filter_map(|event| match &event.what {
            EventKind::Review(answered) => Some(RecentReview {
                answered,
                at: event.at,
                is_undone: self.is_undone(event),
            }),
            _ => None,
        });
        reviews.collect()
    }

    /// The events about no single card that are not undone, latest first.
    fn latest_others(&self) -> impl Iterator<Item = &Event> {
        let events = self.events_without_card().rev();
        events.filter(|event| !self.is_undone(event))
    }

    /// The minutes that were set last for a day, at one of the moments for which `is_today` holds.
    pub fn minutes_of_day(&self, is_today: impl Fn(Moment) -> bool) -> Option<u32> {
        let mut today = self.latest_others().filter(|event| is_today(event.at));
        today.find_map(|event| match event.what {
            EventKind::Today { minutes } => Some(minutes),
            _ => None,
        })
    }

    /// The reviews later than a moment, in no order.
    pub fn reviews_after(&self, moment: Moment) -> impl Iterator<Item = Moment> {
        let cards = self.cards.values();
        let latest_first = cards.flat_map(move |card| {
            let events = card.iter(&self.events).rev();
            events.take_while(move |event| event.at > moment)
        });
        let reviews = latest_first
            .filter(|event| !self.is_undone(event) && matches!(event.what, EventKind::Review(_)));
        reviews.map(|event| event.at)
    }

    /// The first and last days of the breaks from study that were not ended, latest first.
    pub fn pauses(&self) -> impl Iterator<Item = (Date, Date)> {
        let pauses = self.latest_others().filter_map(|event| match event.what {
            EventKind::Pause(pause) => Some(pause),
            _ => None,
        });
        pauses.map_while(|pause| Some((pause.from, pause.to?)))
    }

    /// The ids of all undone events.
    pub fn undone(&self) -> &HashSet<EventId> {
        &self.undone
    }

    /// Every id that has events of its own, in no order.
    pub fn ids(&self) -> impl Iterator<Item = CardId> {
        self.cards.keys().copied()
    }

    /// The latest wording of a question reviewed under this id.
    pub fn wording(&self, id: CardId) -> Option<&Wording> {
        self.wordings.get(id)
    }

    /// The latest plan; `None` before the first one. A plan without a date has ended.
    pub fn plan(&self) -> Option<&Plan> {
        self.latest_others().find_map(|event| match &event.what {
            EventKind::Plan(plan) => Some(plan),
            _ => None,
        })
    }

    /// The mock interviews and when they ended, latest first.
    pub fn interviews(&self) -> impl Iterator<Item = (Moment, &MockInterview)> {
        self.latest_others().filter_map(|event| match &event.what {
            EventKind::Interview(interview) => Some((event.at, interview)),
            _ => None,
        })
    }

    /// The event with this id, even if it is undone.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        let (_, index) = self.ids[self.find_id(id).ok()?];
        self.events.get(index as usize)
    }

    /// The card that the event with this id is about; `None` if the event is unknown or about no
    /// single card.
    pub fn card_of(&self, id: EventId) -> Option<CardId> {
        self.event(id)?.what.card()
    }

    /// Whether the event with this id was added.
    pub fn contains(&self, id: EventId) -> bool {
        self.find_id(id).is_ok()
    }

    /// The latest instant of all events.
    pub fn last(&self) -> Option<Moment> {
        self.last
    }

    pub fn n_events(&self) -> usize {
        self.ids.len()
    }
}

#[cfg(test)]
mod tests;
