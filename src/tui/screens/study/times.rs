//! Times in words: how long ago, and how long until.

use jiff::SignedDuration;

use crate::domain::{CardState, Language, Memory, Moment};
use crate::tui::state::State;
use crate::words::{common, study as words};

const DAY_HOURS: i64 = 24;

/// When the card was last asked before `now`, and the result.
pub fn last_time(state: &CardState, now: Option<Moment>, language: Language) -> String {
    let Some((grade, at)) = state.last else {
        return words::first_time(language).to_owned();
    };
    let ago = now.map_or_else(String::new, |now| ago(language, at, now));
    match &state.last_hits {
        Some(hits) => words::last_time_points(language, &ago, hits.hit.len(), hits.of),
        None => words::last_time_grade(language, &ago, common::grade(language, grade)),
    }
}

/// The elapsed time in the largest unit that is not zero.
fn ago(language: Language, at: Moment, now: Moment) -> String {
    let minutes = now.since(at).as_mins().max(0);
    let hours = minutes / 60;
    if minutes < 1 {
        words::just_now(language).to_owned()
    } else if hours < 1 {
        words::minutes_ago(language, minutes)
    } else if hours < DAY_HOURS {
        words::hours_ago(language, hours)
    } else if hours < 2 * DAY_HOURS {
        words::one_day_ago(language).to_owned()
    } else {
        words::days_ago(language, hours / DAY_HOURS)
    }
}

/// Whether a grade would bring the card back only after the interview.
pub fn is_after_interview(ui: &State, memory: &Memory) -> bool {
    let over_from = ui.ahead.as_ref().map(|ahead| ahead.over_from);
    let due = memory.due.filter(|_| !memory.is_learning());
    over_from
        .zip(due)
        .is_some_and(|(over_from, due)| due >= over_from)
}

/// Minutes and seconds: `1:12`.
pub fn clock(time: SignedDuration) -> String {
    common::clock(u64::try_from(time.as_secs()).unwrap_or(0))
}
