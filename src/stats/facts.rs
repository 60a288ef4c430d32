//! The facts that statistics use of each review: its day, its time, and whether it tested memory.

use crate::domain::{CardId, Day, Grade, LearningState, Memory, Review};
use crate::memory::Scheduler;
use crate::progress::CardHistory;

/// The shortest interval of a mature card, in days.
pub const MATURE_DAYS: i32 = 21;

/// A test of memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// Recall at the review, by the memory before it and the current parameters.
    pub predicted: f64,
    /// Whether the interval before it was at least `MATURE_DAYS`.
    pub mature: bool,
    /// Whether the grade was above Again.
    pub passed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fact {
    pub day: Day,
    /// Milliseconds; 0 if unknown.
    pub ms: u32,
    /// Whether it was the first of its card, not counting crammed ones.
    pub first: bool,
    /// `None` if the review does not count for retention.
    ///
    /// Only the first review of a card on a day counts, and only if the card was in review, not in
    /// learning or relearning steps. The interval is the scheduled
    /// one, from the previous review to the due day. Crammed reviews do not count; reviews before
    /// a `forget` do.
    pub test: Option<Test>,
}

/// The facts of a card's reviews, in the order of time.
pub fn facts(history: &CardHistory, card: CardId, scheduler: &Scheduler) -> Vec<Fact> {
    let stretches = history.split_at_forgets();
    let facts = stretches.flat_map(|reviews| facts_since_forget(reviews, card, scheduler));
    let mut facts: Vec<Fact> = facts.collect();
    let mut seen = false;
    for (fact, review) in facts.iter_mut().zip(&history.reviews) {
        fact.first = !seen && !review.cram;
        seen |= !review.cram;
    }
    facts
}

/// The facts of reviews that begin with a new card.
fn facts_since_forget(reviews: &[Review], card: CardId, scheduler: &Scheduler) -> Vec<Fact> {
    let mut memory = Memory::default();
    let mut last_day = None;
    let each = reviews.iter().map(|review| {
        let day = scheduler.day(review.at);
        let first_of_day = last_day < Some(day);
        let counts = !review.cram && first_of_day && memory.state == LearningState::Review;
        let test = counts.then(|| Test {
            predicted: scheduler.recall(&memory, review.at).unwrap_or(0.0),
            mature: interval(&memory, scheduler) >= MATURE_DAYS,
            passed: review.grade > Grade::Again,
        });
        if !review.cram {
            last_day = Some(day);
            memory = scheduler.review(&memory, card, review.grade, review.at);
        }
        Fact {
            day,
            ms: review.ms.unwrap_or(0),
            first: false,
            test,
        }
    });
    each.collect()
}

/// Days from the last review to the due day.
fn interval(memory: &Memory, scheduler: &Scheduler) -> i32 {
    let day = |moment: Option<_>| moment.map_or(0, |at| scheduler.day(at).0);
    day(memory.due) - day(memory.last_review)
}
