//! Handles events recorded here or by another program.

use std::collections::HashSet;

use super::study::load_next_card;
use super::{chosen, mock, reload, reload_list};
use crate::domain::{AskedAs, CardId, CardState, Grade, Language, Moment};
use crate::progress::{EventId, EventKind};
use crate::session::SPOKEN_MS;
use crate::tui::message::{Effect, Recorded, RecordedAll};
use crate::tui::state::{Screen, State};
use crate::words::{browse as browse_words, common, plan as plan_words, study as words};

/// Advances the session after a recorded event, or refreshes the card in place.
pub(super) fn recorded(state: &mut State, recorded: Recorded) -> Vec<Effect> {
    let Recorded {
        event,
        card,
        state: card_state,
        n_unsaved,
        now,
    } = recorded;
    state.n_unsaved = n_unsaved;
    let language = state.language;
    if let Some(notice) = done(language, &event.what) {
        state.notice = Some(notice.to_owned());
    }
    if let EventKind::Plan(_) = &event.what {
        // A running session keeps its date.
        return reload_list(state);
    }
    chosen::remember(state, std::slice::from_ref(&event));
    if let Some(effects) = mock::recorded(state, &event, now) {
        return effects;
    }
    if let Some(card) = card {
        tell_sessions_below(state, &[(card, card_state.clone())], now);
    }
    let Some(screen) = state.study_mut() else {
        return reload(state);
    };
    screen
        .study
        .recorded(&event, &card_state, &screen.card, now);
    if let Some(revealed) = screen.revealed().cloned() {
        screen.study.keep_revealed(&event, revealed);
    }
    if let EventKind::Review(answered) = &event.what {
        let is_spoken = answered.asked_as != AskedAs::Choice;
        let spoke = !is_spoken || answered.think.is_none_or(|ms| ms >= SPOKEN_MS);
        let reminds_to_speak =
            !spoke && answered.grade >= Grade::Good && !screen.was_reminded_to_speak;
        screen.was_reminded_to_speak |= reminds_to_speak;
        state.is_newcomer = false;
        let grade = common::grade(language, answered.grade);
        let grade = format!("{} {grade}", answered.grade.number());
        state.notice = Some(match reminds_to_speak {
            true => words::graded_speak_first(language, &grade),
            false => words::graded(language, &grade),
        });
    }
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    match &event.what {
        EventKind::Resume { .. }
        | EventKind::Flag { .. }
        | EventKind::Unflag { .. }
        | EventKind::Prefer { .. } => {
            screen.card.set_state(card_state);
            Vec::new()
        }
        _ => load_next_card(state, now),
    }
}

/// What an event did, in words.
fn done(language: Language, event: &EventKind) -> Option<&'static str> {
    Some(match event {
        EventKind::Bury { .. } => words::buried(language),
        EventKind::Suspend { .. } => words::suspended(language),
        EventKind::Resume { .. } => words::resumed(language),
        EventKind::Flag { .. } => words::flag_set(language),
        EventKind::Unflag { .. } => words::flag_gone(language),
        EventKind::Prefer { .. } => words::preferred(language),
        EventKind::Forget { .. } => words::forgotten(language),
        EventKind::Undo { .. } => words::undone(language),
        EventKind::Plan(plan) if plan.date.is_none() => plan_words::ended(language),
        EventKind::Plan(_) => plan_words::set(language),
        _ => return None,
    })
}

/// Shows the cards after several events were recorded at once.
pub(super) fn all_recorded(state: &mut State, recorded: &RecordedAll) -> Vec<Effect> {
    state.n_unsaved = recorded.n_unsaved;
    let first = recorded.events.first();
    if let Some(done) = first.and_then(|event| done(state.language, &event.what)) {
        let n = recorded.events.len();
        state.notice = Some(browse_words::done_to(state.language, n, done));
    }
    chosen::remember(state, &recorded.events);
    tell_sessions_below(state, &recorded.cards, recorded.now);
    reload(state)
}

/// Applies changes to the sessions that the learner will come back to.
fn tell_sessions_below(state: &mut State, cards: &[(CardId, CardState)], now: Moment) {
    let Some((_, below)) = state.screens.split_last_mut() else {
        return;
    };
    for screen in below {
        if let Screen::Study(screen) = screen {
            screen.study.changed_elsewhere(cards, now);
        }
    }
}

/// Applies changes that another program wrote to the log.
pub(super) fn changed_elsewhere(
    state: &mut State,
    cards: &[(CardId, CardState)],
    undone: &HashSet<EventId>,
    now: Moment,
) -> Vec<Effect> {
    if state.mock().is_some() {
        // The questions are drawn, whatever happens to their cards elsewhere.
        return Vec::new();
    }
    let language = state.language;
    for screen in &mut state.screens {
        if let Screen::Study(screen) = screen {
            screen.study.undone_elsewhere(undone);
        }
    }
    tell_sessions_below(state, cards, now);
    let Some(screen) = state.study_mut() else {
        return reload(state);
    };
    if !screen.study.changed_elsewhere(cards, now) {
        return Vec::new();
    }
    state.notice = Some(words::answered_elsewhere(language).to_owned());
    load_next_card(state, now)
}
