//! How many reviews come due in the next days.

use std::time::Duration;

use crate::domain::{CardState, Day, LearningState, Moment};
use crate::memory::Scheduler;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastDay {
    pub day: Day,
    pub reviews: u32,
    /// Minutes at the learner's median time per card.
    pub minutes: f64,
}

/// The reviews of the next `n` days, `now` being on the first.
///
/// Each card counts once, on its due day; an overdue card counts on the first day, a buried one on
/// the second at the earliest. New and suspended cards do not count.
pub fn forecast<'a>(
    states: impl IntoIterator<Item = &'a CardState>,
    scheduler: &Scheduler,
    per_card: Duration,
    n: usize,
    now: Moment,
) -> Vec<ForecastDay> {
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
    let ahead = (0..).zip(reviews).map(|(days, reviews)| ForecastDay {
        day: today.plus(days),
        reviews,
        minutes: f64::from(reviews) * per_card.as_secs_f64() / 60.0,
    });
    ahead.collect()
}
