//! How much comes back in the days ahead.

use std::time::Duration;

use crate::domain::{CardState, Day, LearningState, Moment};
use crate::memory::Scheduler;

/// What comes back on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    /// The day.
    pub day: Day,
    /// Cards that come back.
    pub reviews: u32,
    /// Minutes they take at the learner's median time a card.
    pub minutes: f64,
}

/// The next `n` days, `now` on the first: every card on the day it is due, what is overdue on
/// the first. Each card comes once, as if nothing were studied in between; new cards and
/// suspended ones do not come, and a buried one not before the second day.
pub fn forecast<'a>(
    states: impl IntoIterator<Item = &'a CardState>,
    scheduler: &Scheduler,
    per_card: Duration,
    n: usize,
    now: Moment,
) -> Vec<Ahead> {
    let today = scheduler.day(now);
    let mut reviews = vec![0_u32; n];
    for state in states {
        let due = state.memory.due.filter(|_| !state.suspended);
        let Some(due) = due.filter(|_| state.memory.state != LearningState::New) else {
            continue;
        };
        let earliest = today.plus(i32::from(state.buried));
        let days = scheduler.day(due).max(earliest).0 - today.0;
        let day = usize::try_from(days)
            .ok()
            .and_then(|day| reviews.get_mut(day));
        if let Some(day) = day {
            *day += 1;
        }
    }
    let ahead = (0..).zip(reviews).map(|(days, reviews)| Ahead {
        day: today.plus(days),
        reviews,
        minutes: f64::from(reviews) * per_card.as_secs_f64() / 60.0,
    });
    ahead.collect()
}
