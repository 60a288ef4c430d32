//! What a day holds for the cards that a query finds.

use std::collections::HashSet;
use std::time::Duration;

use super::{Selection, Today};
use crate::domain::{CardId, LearningState};
use crate::memory::Agenda;

/// The cards that a query finds as they were this morning, and what of them the day holds.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// The cards, turned back to the morning.
    pub selection: Selection,
    /// Those that the day holds.
    pub agenda: Agenda,
    /// What was answered since the morning.
    pub today: Today,
    /// What a card takes this learner.
    pub per_card: Duration,
}

impl Work {
    /// The same with fewer new cards: those that were answered today although the day was not to
    /// hold them, as when a topic was studied by itself, take the place of the last ones.
    pub fn with_answered_in_place(mut self) -> Self {
        let is_answered = |place: usize| {
            let card = self.selection.cards.get(place);
            card.is_some_and(|card| self.today.has(*card))
        };
        let planned: HashSet<usize> = self.agenda.new.iter().copied().collect();
        let candidates = self.selection.candidates.iter().enumerate();
        let new = candidates.filter(|(_, candidate)| candidate.memory.is_new());
        let beyond = new.filter(|(place, _)| !planned.contains(place) && is_answered(*place));
        let mut n_beyond = beyond.count();
        let mut kept: Vec<usize> = Vec::new();
        for place in self.agenda.new.iter().rev().copied() {
            if n_beyond > 0 && !is_answered(place) {
                n_beyond -= 1;
            } else {
                kept.push(place);
            }
        }
        kept.reverse();
        self.agenda.new = kept;
        self.agenda.minutes = self.minutes_of(self.agenda.n_cards());
        self
    }

    /// What is left of it, by the states that cards are in now: what the day holds and was not
    /// answered, and what was answered and comes back in learning steps.
    pub fn left(&self, state_of: impl Fn(CardId) -> LearningState) -> Agenda {
        let mut left = Agenda {
            reviews_exceed_budget: self.agenda.reviews_exceed_budget,
            ..Agenda::default()
        };
        let is_open = |place: &usize| {
            let card = self.selection.cards.get(*place);
            card.is_some_and(|card| !self.today.has(*card))
        };
        let planned = self.agenda.places().filter(is_open);
        let answered = (0..self.selection.cards.len()).filter(|place| !is_open(place));
        for (place, is_answered) in planned
            .map(|place| (place, false))
            .chain(answered.map(|place| (place, true)))
        {
            match state_of(self.selection.cards[place]) {
                LearningState::New => left.new.push(place),
                LearningState::Learning | LearningState::Relearning => left.learning.push(place),
                LearningState::Review if is_answered => {}
                LearningState::Review => left.reviews.push(place),
            }
        }
        left.minutes = self.minutes_of(left.n_cards());
        left
    }

    /// Minutes that so many cards take, rounded up.
    fn minutes_of(&self, n_cards: usize) -> u32 {
        let minutes = self.per_card.as_secs_f64() * n_cards as f64 / 60.0;
        minutes.ceil() as u32
    }

    /// The day's work without these reviews.
    pub fn without_reviews(mut self, cards: &HashSet<CardId>) -> Self {
        let is_kept = |place: &usize| {
            let card = self.selection.cards.get(*place);
            card.is_some_and(|card| !cards.contains(card))
        };
        self.agenda.reviews.retain(is_kept);
        self.agenda.minutes = self.minutes_of(self.agenda.n_cards());
        self
    }
}
