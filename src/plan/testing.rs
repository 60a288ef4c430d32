//! Cards for tests of study towards a date.

use crate::domain::{CardId, Day, Grade, Memory, Moment};
use crate::memory::{Candidate, Scheduler, Settings};

/// The day of the interview in tests: 2026-12-03.
pub const INTERVIEW: Day = Day(20_790);

/// The scheduler with its defaults.
pub fn scheduler() -> Scheduler {
    Scheduler::new(Settings::default()).unwrap()
}

/// Nine o'clock, so many days before the interview.
pub fn nine(days: i32) -> Moment {
    let first: Moment = "2026-12-03T09:00:00+08:00".parse().unwrap();
    first.after(jiff::SignedDuration::from_hours(-24 * i64::from(days)))
}

/// A card last reviewed so many days before the interview that comes `interval` days later.
pub fn seen(days: i32, interval: i32) -> Candidate {
    let scheduler = scheduler();
    let card = CardId::of_question("rbac");
    let memory = scheduler.review(&Memory::default(), card, Grade::Easy, nine(days));
    let due = Day(INTERVIEW.0 - days + interval).start(Default::default(), nine(days).offset);
    Candidate {
        memory: Memory {
            due: Some(due),
            ..memory
        },
        recall: scheduler.recall(&memory, nine(0)),
        ..Candidate::default()
    }
}
