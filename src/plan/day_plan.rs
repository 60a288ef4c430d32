//! The plan of a day: which cards are asked, and what they cost.

use std::time::Duration;

use super::{PlannedMock, whole_minutes};
use crate::domain::CardId;

/// Why a card is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is in learning or relearning steps.
    Repeat,
    Review,
    New,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    pub card: CardId,
    pub turn: Turn,
    /// The expected time for the rest of the day.
    pub cost: Duration,
}

/// The cards that the rest of a day holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayPlan {
    /// Repeats, by due time.
    pub repeats: Vec<Planned>,
    /// Reviews and new cards, the most valuable first.
    pub cards: Vec<Planned>,
    /// The mock interview of the day, if it is still to come. Its minutes are not those of cards.
    pub mock: Option<PlannedMock>,
    /// Due cards that do not fit.
    pub n_waiting: usize,
    /// Cards that could be studied today but do not fit, due ones included.
    pub n_left_out: usize,
    /// Whether no new cards come because reviews alone fill the time.
    pub reviews_fill_day: bool,
}

impl DayPlan {
    pub fn all(&self) -> impl Iterator<Item = &Planned> {
        self.repeats.iter().chain(&self.cards)
    }

    pub fn n_cards(&self) -> usize {
        self.repeats.len() + self.cards.len()
    }

    pub fn n_repeats(&self) -> usize {
        self.repeats.len()
    }

    pub fn n_reviews(&self) -> usize {
        let reviews = self.cards.iter();
        reviews.filter(|card| card.turn == Turn::Review).count()
    }

    /// Reviews and repeats.
    pub fn n_due(&self) -> usize {
        self.n_repeats() + self.n_reviews()
    }

    pub fn n_new(&self) -> usize {
        self.cards.len() - self.n_reviews()
    }

    /// The expected time.
    pub fn cost(&self) -> Duration {
        self.all().map(|card| card.cost).sum()
    }

    /// The expected time in minutes, rounded up.
    pub fn minutes(&self) -> u32 {
        whole_minutes(self.cost())
    }
}
