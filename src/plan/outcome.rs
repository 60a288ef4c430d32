//! The memory that studying a card today is expected to leave.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::cost::shrunk_mean;
use crate::domain::{CardId, Grade, Memory, Moment};
use crate::memory::Scheduler;

/// Days of stability that a first day leaves, until the learner's own first days are known.
const PRIOR_STABILITY: f64 = 1.5;

/// The chance that an answer covers what mastered asks for, until the learner's own is known.
const PRIOR_COVERED: f64 = 0.8;

/// The mean memory that a first day leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstDay {
    /// In days.
    pub stability: f64,
    pub difficulty: f64,
}

impl FirstDay {
    /// The mean of the memories that the learner's latest first days left.
    pub fn new(memories: &[Memory], scheduler: &Scheduler) -> Self {
        let mean = |value: fn(&Memory) -> Option<f32>, prior: f64| {
            let values = memories.iter().filter_map(value);
            shrunk_mean(values.map(f64::from), prior)
        };
        Self {
            stability: mean(|memory| memory.stability, PRIOR_STABILITY),
            difficulty: mean(|memory| memory.difficulty, prior_difficulty(scheduler)),
        }
    }

    /// The memory of a new card that was studied at `at`.
    pub fn memory(&self, scheduler: &Scheduler, card: CardId, at: Moment) -> Memory {
        let (stability, difficulty) = (self.stability as f32, self.difficulty as f32);
        scheduler.settled(&Memory::default(), card, (stability, difficulty), at)
    }
}

/// The difficulty after a first Good.
fn prior_difficulty(scheduler: &Scheduler) -> f64 {
    let card = CardId::of_question("");
    let any_time = Moment::new(Timestamp::UNIX_EPOCH, Offset::UTC);
    let memory = scheduler.review(&Memory::default(), card, Grade::Good, any_time);
    memory.difficulty.map_or(5.0, f64::from)
}

/// The chance that the first showing of a review day covers what mastered asks for, from the latest
/// ones, with a prior.
pub fn covered_rate(showings: impl Iterator<Item = bool>) -> f64 {
    let covered = showings.map(|covered| f64::from(u8::from(covered)));
    shrunk_mean(covered, PRIOR_COVERED)
}

/// The two ways in which a review can end, repeats of learning steps included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReviewOutcome {
    /// The chance of Good; otherwise the grade is Again.
    pub recall: f64,
    pub good: Memory,
    pub again: Memory,
}

impl ReviewOutcome {
    /// The outcome of reviewing a card at `at`.
    pub fn new(scheduler: &Scheduler, memory: &Memory, card: CardId, at: Moment) -> Self {
        let after = |grade| {
            graduated(
                scheduler,
                scheduler.review(memory, card, grade, at),
                card,
                at,
            )
        };
        Self {
            recall: scheduler.recall(memory, at).unwrap_or(0.0),
            good: after(Grade::Good),
            again: after(Grade::Again),
        }
    }

    /// A value expected over both ways.
    pub fn expected(&self, value: impl Fn(&Memory) -> f64) -> f64 {
        self.recall * value(&self.good) + (1.0 - self.recall) * value(&self.again)
    }

    /// The memory that a review at `at` leaves: the weighted mean of both ways.
    pub fn mean(&self, scheduler: &Scheduler, card: CardId, at: Moment) -> Memory {
        let part = |part: fn(&Memory) -> Option<f32>| {
            self.expected(|memory| part(memory).map_or(0.0, f64::from)) as f32
        };
        let strength = (
            part(|memory| memory.stability),
            part(|memory| memory.difficulty),
        );
        scheduler.settled(&self.good, card, strength, at)
    }
}

/// The memory after the repeats of its learning steps, all Good.
pub(super) fn graduated(
    scheduler: &Scheduler,
    mut memory: Memory,
    card: CardId,
    at: Moment,
) -> Memory {
    while memory.is_learning() {
        memory = scheduler.review(&memory, card, Grade::Good, at);
    }
    memory
}
