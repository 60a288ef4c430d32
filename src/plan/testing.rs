//! Cards and days for the tests of this module.

use std::time::Duration;

use crate::domain::{AskedAs, CardId, Day, Grade, Memory, Moment, OptionLetters, Review};
use crate::memory::{Scheduler, Settings};
use crate::plan::{Budget, DayInput, Estimates, PlanCard, StudyDay};
use crate::progress::CardHistory;

pub fn scheduler() -> Scheduler {
    let settings = Settings {
        fuzz: false,
        ..Settings::default()
    };
    Scheduler::new(settings).unwrap()
}

/// Minutes after nine o'clock on 2026-11-21.
pub fn at(minutes: i64) -> Moment {
    let nine: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
    nine.after(jiff::SignedDuration::from_mins(minutes))
}

pub fn id(n: usize) -> CardId {
    CardId::of_question(&format!("card {n}"))
}

pub fn new_card(n: usize) -> PlanCard {
    PlanCard {
        order: n,
        ..PlanCard::new(id(n), Memory::default())
    }
}

/// A card that was last reviewed `days_ago` days before today and is due `due` days from today.
pub fn seen_card(n: usize, due: i32, days_ago: i64) -> PlanCard {
    let scheduler = scheduler();
    let last = at(-days_ago * 24 * 60);
    let memory = scheduler.settled(&Memory::default(), id(n), (10.0, 5.0), last);
    let day = Day(scheduler.day(at(0)).0 + due);
    PlanCard {
        memory: Memory {
            due: Some(day.start(scheduler.settings().day_start, last.offset)),
            ..memory
        },
        ..new_card(n)
    }
}

/// A card in its first step that was last answered `minutes_ago` minutes ago and is due in `due`
/// minutes.
pub fn learning_card(n: usize, minutes_ago: i64, due: i64) -> PlanCard {
    let scheduler = scheduler();
    let memory = scheduler.review(&Memory::default(), id(n), Grade::Again, at(-minutes_ago));
    PlanCard {
        memory: Memory {
            due: Some(at(due)),
            ..memory
        },
        ..new_card(n)
    }
}

pub fn input(minutes: u32) -> DayInput {
    DayInput {
        scheduler: scheduler(),
        now: at(0),
        estimates: Estimates {
            first: Duration::from_secs(120),
            review: Duration::from_secs(60),
        },
        budget: Budget::from_minutes(minutes),
        spent: Duration::ZERO,
        n_introduced: 0,
        goal: None,
        graded: Vec::new(),
    }
}

/// A day without an interview. A new card costs two minutes, a review one.
pub fn day(cards: Vec<PlanCard>, minutes: u32) -> StudyDay {
    StudyDay::new(cards, input(minutes))
}

/// A history of Good reviews: minutes after nine, milliseconds, and whether they are crammed.
pub fn history(reviews: &[(i64, Option<u32>, bool)]) -> CardHistory {
    let reviews = reviews.iter().map(|(minutes, ms, cram)| Review {
        chosen: OptionLetters::default(),
        at: at(*minutes),
        grade: Grade::Good,
        asked_as: AskedAs::Recall,
        ms: *ms,
        think: None,
        hits: None,
        follow_ups: Box::default(),
        cram: *cram,
    });
    CardHistory {
        reviews: reviews.collect(),
        ..CardHistory::default()
    }
}
