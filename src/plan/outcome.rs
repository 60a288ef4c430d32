//! The memory that studying a card today is expected to leave.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::cost::shrunk_mean;
use crate::domain::{CardId, Grade, Memory, Moment};
use crate::memory::Scheduler;

/// The stability after a first day, in days, until the learner has first days of their own.
const PRIOR_STABILITY: f64 = 1.5;

/// The chance that an answer covers the points that "mastered" requires, until the learner has
/// answers of their own.
const PRIOR_COVERED: f64 = 0.8;

/// The mean memory after the first day of a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FirstDay {
    /// In days.
    pub stability: f64,
    pub difficulty: f64,
}

impl FirstDay {
    /// The mean of the memories after the learner's latest first days.
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

/// The share of the latest review days whose first showing covered the points that "mastered"
/// requires, with a prior.
pub fn covered_rate(showings: impl Iterator<Item = bool>) -> f64 {
    let covered = showings.map(|covered| f64::from(u8::from(covered)));
    shrunk_mean(covered, PRIOR_COVERED)
}

/// The two outcomes of a review, Good and Again, each after the repeats of its learning steps.
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

    /// The expected value over both outcomes.
    pub fn expected(&self, value: impl Fn(&Memory) -> f64) -> f64 {
        self.recall * value(&self.good) + (1.0 - self.recall) * value(&self.again)
    }

    /// The expected memory after a review at `at`: the weighted mean of both outcomes.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{at, id, scheduler};

    fn memory(stability: f32) -> Memory {
        scheduler().settled(&Memory::default(), id(0), (stability, 5.0), at(0))
    }

    #[test]
    fn a_first_day_leaves_the_mean_of_the_latest_ones_and_a_prior() {
        let stability = |n| FirstDay::new(&vec![memory(9.5); n], &scheduler()).stability;
        // (15 x 1.5 + 5 x 9.5) / 20
        assert_eq!([stability(0), stability(5), stability(20)], [1.5, 3.5, 9.5]);
        let first_day = FirstDay {
            stability: 3.5,
            difficulty: 5.0,
        };
        let left = first_day.memory(&scheduler(), id(0), at(0));
        assert_eq!((left.stability, left.reviews), (Some(3.5), 1));
    }

    #[test]
    fn a_review_leaves_the_mean_of_both_ways_weighted_by_recall() {
        let outcome = ReviewOutcome {
            recall: 0.75,
            good: memory(8.0),
            again: memory(2.0),
        };
        let left = outcome.mean(&scheduler(), id(0), at(0));
        assert_eq!(left.stability, Some(6.5));
        assert!(!left.is_learning());
    }

    #[test]
    fn the_covered_rate_has_a_prior() {
        let rate = |n| covered_rate(std::iter::repeat_n(true, n));
        // (15 x 0.8 + 5) / 20
        assert_eq!([rate(0), rate(5), rate(20)], [0.8, 0.85, 1.0]);
        assert_eq!(covered_rate(std::iter::repeat_n(false, 20)), 0.0);
    }
}
