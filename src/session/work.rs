//! What a day holds for the cards that a query finds.

use std::time::Duration;

use super::{Selection, Today};
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
