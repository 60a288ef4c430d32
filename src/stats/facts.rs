//! What statistics know of one review: its day, its time, and whether it showed that the card
//! was remembered.

use crate::domain::{CardId, Day, Grade, LearningState, Memory, Review};
use crate::memory::Scheduler;
use crate::progress::CardHistory;

/// From this interval on a card is mature, in days.
pub const MATURE_DAYS: i32 = 21;

/// A review that tests whether a card in review was remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// Whether the interval that ended was at least `MATURE_DAYS`; else the card is young.
    pub mature: bool,
    /// Whether the grade was above Again.
    pub passed: bool,
}

/// One review, undone ones never among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The learner's day of it.
    pub day: Day,
    /// Milliseconds it took; 0 where that is not known.
    pub ms: u32,
    /// Whether it was the first of its card, cramming apart.
    pub first: bool,
    /// What it says about retention.
    ///
    /// As in Anki's true retention: only the first review of a card on a day counts, and only
    /// when the card was in review then, not in learning or relearning steps. The interval is the
    /// one that was scheduled, from the review before to the day the card was due. Crammed
    /// reviews are no test; reviews from before a `forget` are.
    pub test: Option<Test>,
}

/// The facts of a card's reviews, in order of time.
pub fn facts(history: &CardHistory, card: CardId, scheduler: &Scheduler) -> Vec<Fact> {
    let lives = history.lives();
    let facts = lives.flat_map(|reviews| of_one_life(reviews, card, scheduler));
    let mut facts: Vec<Fact> = facts.collect();
    let mut seen = false;
    for (fact, review) in facts.iter_mut().zip(&history.reviews) {
        fact.first = !seen && !review.cram;
        seen |= !review.cram;
    }
    facts
}

/// The facts of reviews that follow a card from new on.
fn of_one_life(reviews: &[Review], card: CardId, scheduler: &Scheduler) -> Vec<Fact> {
    let mut memory = Memory::default();
    let mut last_day = None;
    let each = reviews.iter().map(|review| {
        let day = scheduler.day(review.at);
        let first_of_day = last_day < Some(day);
        let counts = !review.cram && first_of_day && memory.state == LearningState::Review;
        let test = counts.then(|| Test {
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

/// Days from the last review to the one the card is due.
fn interval(memory: &Memory, scheduler: &Scheduler) -> i32 {
    let day = |moment: Option<_>| moment.map_or(0, |at| scheduler.day(at).0);
    day(memory.due) - day(memory.last_review)
}
