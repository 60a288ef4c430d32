//! Times in words: how long ago, and how long until.

use jiff::SignedDuration;

use crate::domain::{CardState, Language, Memory, Moment};
use crate::session::Study;
use crate::tui::state::State;
use crate::words::{common, study as words};

const DAY_HOURS: i64 = 24;

/// When the card was last asked, and the result; empty for a card never asked.
pub fn last_time(state: &CardState, study: &Study, ui: &State) -> String {
    let language = ui.language;
    let Some((grade, at)) = state.last else {
        return words::first_time(language).to_owned();
    };
    let ago = study
        .shown_at()
        .map_or_else(String::new, |now| ago(language, at, now));
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

/// When a grade would bring the card back, in short form: `10分`, `明天`, `3天`. None if that is
/// after the interview.
///
/// Counts from the review that `memory` was computed for: a card may stay on the screen for long,
/// and its memory may be computed again meanwhile.
pub fn interval(ui: &State, memory: &Memory, now: Moment) -> Option<String> {
    let language = ui.language;
    let now = memory.last_review.unwrap_or(now);
    let Some(due) = memory.due else {
        return Some(String::new());
    };
    if memory.is_learning() {
        return Some(minutes(language, due.since(now)));
    }
    if ui
        .ahead
        .as_ref()
        .is_some_and(|ahead| due >= ahead.over_from)
    {
        return None;
    }
    // The due day begins in the small hours, so round up a partial day.
    let hours = due.since(now).as_hours() + DAY_HOURS - 1;
    let days = (hours / DAY_HOURS).max(1);
    Some(match days {
        1 => words::tomorrow_short(language).to_owned(),
        2..=59 => words::days_short(language, days),
        60..=729 => words::months_short(language, days / 30),
        _ => words::years_short(language, days / 365),
    })
}

/// Minutes, hours or days, in the shortest form.
fn minutes(language: Language, until: SignedDuration) -> String {
    let minutes = (until.as_secs().max(0) + 59) / 60;
    match minutes {
        0..=119 => words::minutes_short(language, minutes.max(1)),
        120..=2879 => words::hours_short(language, minutes / 60),
        _ => words::days_short(language, minutes / 60 / DAY_HOURS),
    }
}

/// Minutes from now until then, at least one.
pub fn minutes_until(then: Moment, now: Moment) -> i64 {
    ((then.since(now).as_secs() + 59) / 60).max(1)
}
