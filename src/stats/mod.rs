//! Figures about many cards: the three counts and readiness, each defined once.

use crate::domain::CardState;

/// tmp
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// a
    pub can_tell: usize,
    /// a
    pub learning: usize,
    /// a
    pub untouched: usize,
}
impl Counts {
    /// tmp
    pub fn add(&mut self, s: &CardState) {
        if s.memory.is_new() {
            self.untouched += 1
        } else if s.seen_on_later_day && s.recall.is_some_and(|r| r >= 0.8) {
            self.can_tell += 1
        } else {
            self.learning += 1
        }
    }
    /// tmp
    pub fn n_cards(&self) -> usize {
        self.can_tell + self.learning + self.untouched
    }
}
