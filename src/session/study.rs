//! One run of study: which card comes now, and what the learner's deeds do to the order.
//!
//! Deeds are events. A method that makes one changes nothing; [`Study::recorded`] does, once the
//! event is saved. So an answer that could not be saved is still on the screen.

use std::collections::HashMap;
use std::time::Duration;

use super::trail::{Graded, Step, Trail, Undo};
use super::{CardView, Today, Work};
use crate::domain::{CardId, CardState, Grade, Hits, Memory, Moment};
use crate::memory::{Left, Next, Queue};
use crate::progress::{Answered, Event, EventId, EventKind, MAX_MS};

/// What is before the learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// This card.
    Card(CardId),
    /// Nothing now; learning cards come back.
    Later {
        /// When the first of them is due.
        due: Moment,
        /// How many there are.
        n_cards: usize,
    },
    /// Nothing any more.
    Done,
}

/// When the card on the screen was shown and its answer revealed.
#[derive(Clone, Copy, Debug)]
struct Shown {
    at: Moment,
    revealed: Option<Moment>,
}

/// A run of study.
#[derive(Clone, Debug)]
pub struct Study {
    cards: Vec<CardId>,
    /// The places of the planned cards, and what is remembered of them.
    planned: HashMap<CardId, (usize, Memory)>,
    queue: Queue,
    current: Next,
    shown: Option<Shown>,
    trail: Trail,
    per_card: Duration,
    /// Whether answers count in statistics only, never in memory.
    cram: bool,
    /// Whether nothing new comes because reviews alone take more than the time there is.
    reviews_first: bool,
}

impl Study {
    /// Begins with a day's work, or goes on with it: what was answered in the day is taken out. An
    /// empty day begins anew.
    ///
    /// The first card is the one that came after the last answer, where the session was left;
    /// learning cards that came due meanwhile wait for it.
    pub fn new(work: Work, now: Moment) -> Self {
        let Work {
            selection,
            agenda,
            today,
            per_card,
        } = work;
        let queue = Queue::new(&agenda, &selection.candidates);
        // What was answered today belongs to the day, even where the plan did not hold it.
        let cards = selection.cards.iter().enumerate();
        let answered = cards
            .filter(|(_, card)| today.has(**card))
            .map(|(place, _)| place);
        let planned = agenda.places().chain(answered);
        let planned = planned.filter_map(|place| {
            let memory = selection.candidates.get(place)?.memory;
            Some((*selection.cards.get(place)?, (place, memory)))
        });
        let mut study = Self {
            planned: planned.collect(),
            cards: selection.cards,
            queue,
            current: Next::Done,
            shown: None,
            trail: Trail::default(),
            per_card,
            cram: false,
            reviews_first: agenda.reviews_exceed_budget && agenda.new.is_empty(),
        };
        study.go_on_with(&today, now);
        study
    }

    /// The same session as one whose answers never change memory: a card graded Again comes once
    /// more after the others, any other is done.
    pub fn cramming(self) -> Self {
        Self { cram: true, ..self }
    }

    /// Whether answers never change memory.
    pub fn is_cram(&self) -> bool {
        self.cram
    }

    /// Whether nothing new comes because reviews alone take more than the time there is.
    pub fn puts_reviews_first(&self) -> bool {
        self.reviews_first
    }

    fn go_on_with(&mut self, today: &Today, now: Moment) {
        for answer in today.answers() {
            self.answered(answer.card, &answer.memory);
            if let Some((place, _)) = self.planned.get(&answer.card) {
                self.trail.answered_before(*place);
            }
        }
        let left_at = today.last().filter(|last| *last <= now).unwrap_or(now);
        self.current = match self.queue.next(left_at) {
            Next::Card(place) => Next::Card(place),
            _ => self.queue.next(now),
        };
    }

    /// What is before the learner.
    pub fn now(&self) -> Now {
        match self.current {
            Next::Card(place) => self
                .cards
                .get(place)
                .map_or(Now::Done, |card| Now::Card(*card)),
            Next::Later { due, n_cards } => Now::Later { due, n_cards },
            Next::Done => Now::Done,
        }
    }

    /// The card lies on the screen from now on.
    pub fn show(&mut self, now: Moment) {
        self.shown = Some(Shown {
            at: now,
            revealed: None,
        });
    }

    /// Since when the card on the screen is shown.
    pub fn shown_at(&self) -> Option<Moment> {
        self.shown.map(|shown| shown.at)
    }

    /// Its answer is seen from now on.
    pub fn reveal(&mut self, now: Moment) {
        if let Some(shown) = &mut self.shown {
            shown.revealed.get_or_insert(now);
        }
    }

    /// The event of grading the card on the card.
    pub fn review(
        &self,
        card: &CardView,
        grade: Grade,
        hits: Option<Hits>,
        now: Moment,
    ) -> Option<EventKind> {
        let id = card.id?;
        let is_first = !self.trail.names(id);
        let revealed = self.shown.and_then(|shown| shown.revealed);
        Some(EventKind::Review(Answered {
            ms: self.milliseconds(Some(now)),
            think: self.milliseconds(revealed),
            hits,
            cram: self.cram,
            question: is_first.then(|| card.question.clone()),
            file: is_first.then(|| card.asked_at.base_name().to_owned()),
            ..Answered::new(id, grade)
        }))
    }

    /// From when the card was shown.
    fn milliseconds(&self, until: Option<Moment>) -> Option<u32> {
        let milliseconds = until?
            .since(self.shown?.at)
            .as_millis()
            .clamp(0, i128::from(MAX_MS));
        u32::try_from(milliseconds).ok()
    }

    /// What can be undone, last first.
    pub fn undo(&self) -> Option<Undo> {
        self.trail.undo()
    }

    /// Takes in what was recorded about a card of this session, whose state is now `state`.
    pub fn recorded(&mut self, event: &Event, state: &CardState, card: &CardView, now: Moment) {
        match &event.what {
            EventKind::Review(answered) => {
                let is_first = self.trail.name(answered.card);
                let graded = Graded {
                    grade: answered.grade,
                    hits: answered.hits.clone(),
                    topic: card.topic.clone(),
                    is_first,
                };
                self.step(answered.card, Some(event.id), Some(graded));
                if self.cram {
                    self.crammed(answered.card, answered.grade);
                } else {
                    self.answered(answered.card, &state.memory);
                }
            }
            EventKind::Bury { card } | EventKind::Suspend { card } => {
                self.step(*card, Some(event.id), None);
                self.remove(*card);
            }
            EventKind::Undo { of } => return self.undone(*of),
            _ => return,
        }
        self.advance(now);
    }

    /// Goes on to the next card; this one does not come again in this session.
    pub fn skip(&mut self, now: Moment) {
        if let Now::Card(card) = self.now() {
            self.step(card, None, None);
            self.remove(card);
            self.advance(now);
        }
    }

    /// The card is no more, or part of another one: it does not come again.
    pub fn drop_card(&mut self, card: CardId, now: Moment) {
        let on_screen = self.now() == Now::Card(card);
        self.remove(card);
        self.planned.remove(&card);
        if on_screen {
            self.advance(now);
        }
    }

    /// Takes back a skip, if that was the last step.
    pub fn undo_skip(&mut self) {
        if let Some(step) = self.trail.take_back(None) {
            self.put_back(&step);
        }
    }

    /// Looks again what is next; after a wait a learning card may have come due.
    pub fn advance(&mut self, now: Moment) {
        self.current = self.queue.next(now);
        self.shown = None;
    }

    /// Takes in what happened to a card elsewhere: in another window, or on another machine.
    /// Whether the card on the screen is no longer the one to be asked.
    pub fn changed_elsewhere(&mut self, card: CardId, state: &CardState, now: Moment) -> bool {
        let Some((place, memory)) = self.planned.get(&card).copied() else {
            return false;
        };
        if state.suspended || state.buried {
            self.queue.remove(place);
        } else if memory != state.memory && !self.cram {
            self.answered(card, &state.memory);
        } else {
            return false;
        }
        let on_screen = self.current == Next::Card(place);
        if on_screen {
            self.advance(now);
        }
        on_screen
    }

    /// How many grades were given.
    pub fn n_graded(&self) -> usize {
        self.graded().count()
    }

    /// How many cards the session holds.
    pub fn n_cards(&self) -> usize {
        self.planned.len()
    }

    /// How many of them have had their turn, the one on the screen included.
    pub fn n_seen(&self) -> usize {
        let mut places = self.trail.places();
        if let Next::Card(place) = self.current {
            places.insert(place);
        }
        places.len()
    }

    /// Whether the card on the screen had its turn in this session before.
    pub fn is_once_more(&self) -> bool {
        matches!(self.current, Next::Card(place) if self.trail.has(place))
    }

    /// How many cards are still to come, this one included.
    pub fn left(&self) -> Left {
        self.queue.left()
    }

    /// Minutes that what is left takes, rounded up. A card that comes back within a session takes
    /// about half as long as at first.
    pub fn minutes_left(&self) -> u64 {
        let Left {
            learning,
            reviews,
            new,
        } = self.left();
        let halves = 2 * (reviews + new) + learning;
        let seconds = self.per_card.as_secs() * halves as u64 / 2;
        seconds.div_ceil(60)
    }

    /// The grades that stand, in the order given.
    pub(super) fn graded(&self) -> impl Iterator<Item = &Graded> {
        self.trail.graded()
    }

    fn step(&mut self, card: CardId, event: Option<EventId>, graded: Option<Graded>) {
        if let Some((place, before)) = self.planned.get(&card).copied() {
            self.trail.push(Step {
                event,
                card,
                place,
                before,
                graded,
            });
        }
    }

    fn answered(&mut self, card: CardId, memory: &Memory) {
        if let Some((place, known)) = self.planned.get_mut(&card) {
            *known = *memory;
            self.queue.answered(*place, memory);
        }
    }

    fn crammed(&mut self, card: CardId, grade: Grade) {
        if let Some((place, memory)) = self.planned.get(&card) {
            self.queue.answered(*place, &Memory::default());
            if grade == Grade::Again {
                self.queue.come_again(*place, memory);
            }
        }
    }

    fn remove(&mut self, card: CardId) {
        if let Some((place, _)) = self.planned.get(&card) {
            self.queue.remove(*place);
        }
    }

    fn undone(&mut self, event: EventId) {
        if let Some(step) = self.trail.take_back(Some(event)) {
            self.put_back(&step);
        }
    }

    fn put_back(&mut self, step: &Step) {
        self.planned.insert(step.card, (step.place, step.before));
        self.queue.put_back(step.place, &step.before);
        self.current = Next::Card(step.place);
        self.shown = None;
    }
}

#[cfg(test)]
mod tests;
