//! How far a session is: its cards, those that were asked, and the minutes left.

use std::collections::HashSet;

use super::Study;
use crate::domain::CardId;
use crate::plan::{Next, whole_minutes};

impl Study {
    /// Whether the number of cards is fixed. If the minutes are not enough for all cards, the
    /// number depends on the learner's speed.
    pub fn has_known_length(&self) -> bool {
        self.has_all_cards || self.is_cram()
    }

    /// How many cards the session has, including those done today.
    pub fn n_cards(&self) -> usize {
        let mut cards = self.seen();
        match &self.cram {
            Some(left) => cards.extend(left),
            None => cards.extend(self.plan.all().map(|planned| planned.card)),
        }
        cards.len()
    }

    /// How many of them were asked, including the one on the screen.
    pub fn n_seen(&self) -> usize {
        self.seen().len()
    }

    fn seen(&self) -> HashSet<CardId> {
        let answers = self.day.input().graded.iter().map(|answer| answer.card);
        // A card named by its id is asked again, whatever was answered before.
        let is_counted = |card: &CardId| self.day.card(*card).is_some_and(|card| !card.is_named);
        let answered = answers.filter(|card| !self.is_cram() && is_counted(card));
        let mut seen: HashSet<CardId> = answered.chain(self.undo_stack.cards()).collect();
        if let Next::Card(card) = self.current {
            seen.insert(card);
        }
        seen
    }

    /// Whether the card on the screen was already asked today, or in this session when cramming.
    pub fn is_once_more(&self) -> bool {
        let Next::Card(id) = self.current else {
            return false;
        };
        match &self.cram {
            Some(_) => self.undo_stack.cards().any(|card| card == id),
            None => self
                .day
                .card(id)
                .is_some_and(|card| card.shown_today.is_some()),
        }
    }

    /// Minutes for the cards that are left, rounded up.
    pub fn minutes_left(&self) -> u32 {
        match &self.cram {
            Some(cards) => {
                let n_cards = u32::try_from(cards.len()).unwrap_or(u32::MAX);
                let cost = self.day.input().estimates.review;
                whole_minutes(cost.saturating_mul(n_cards))
            }
            None => self.plan.minutes(),
        }
    }
}
