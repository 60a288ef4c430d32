//! Handles events recorded here or by another program.

use std::collections::HashSet;

use super::reload_home;
use super::study::load_next_card;
use crate::domain::{CardId, CardState, Grade, Moment};
use crate::progress::{EventId, EventKind};
use crate::session::SPOKEN_MS;
use crate::tui::message::{Effect, Recorded};
use crate::tui::state::State;
use crate::words::{plan as plan_words, study as words};

/// Advances the session after a recorded event, or refreshes the card in place.
pub(super) fn recorded(state: &mut State, recorded: Recorded) -> Vec<Effect> {
    let Recorded {
        event,
        state: card_state,
        n_unsaved,
        now,
    } = recorded;
    state.n_unsaved = n_unsaved;
    let language = state.language;
    let notice = match &event.what {
        EventKind::Bury { .. } => Some(words::buried(language)),
        EventKind::Suspend { .. } => Some(words::suspended(language)),
        EventKind::Resume { .. } => Some(words::resumed(language)),
        EventKind::Flag { .. } => Some(words::flag_set(language)),
        EventKind::Unflag { .. } => Some(words::flag_gone(language)),
        EventKind::Prefer { .. } => Some(words::preferred(language)),
        EventKind::Undo { .. } => Some(words::undone(language)),
        EventKind::Plan(plan) if plan.date.is_none() => Some(plan_words::ended(language)),
        EventKind::Plan(_) => Some(plan_words::set(language)),
        _ => None,
    };
    if let Some(notice) = notice {
        state.notice = Some(notice.to_owned());
    }
    if let EventKind::Plan(_) = &event.what {
        // A running session keeps its date.
        return reload_home(state);
    }
    let Some(screen) = state.study_mut() else {
        return reload_home(state);
    };
    screen
        .study
        .recorded(&event, &card_state, &screen.card, now);
    if let Some(revealed) = screen.revealed().cloned() {
        screen.study.keep_revealed(&event, revealed);
    }
    if let EventKind::Review(answered) = &event.what {
        let spoke = answered.think.is_none_or(|ms| ms >= SPOKEN_MS);
        let reminds_to_speak =
            !spoke && answered.grade >= Grade::Good && !screen.was_reminded_to_speak;
        screen.was_reminded_to_speak |= reminds_to_speak;
        state.is_newcomer = false;
        if reminds_to_speak {
            state.notice = Some(words::speak_first(language).to_owned());
        }
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

/// Applies changes that another program wrote to the log.
pub(super) fn changed_elsewhere(
    state: &mut State,
    cards: &[(CardId, CardState)],
    undone: &HashSet<EventId>,
    now: Moment,
) -> Vec<Effect> {
    let language = state.language;
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    screen.study.undone_elsewhere(undone);
    let mut is_on_screen = false;
    for (card, card_state) in cards {
        is_on_screen |= screen.study.changed_elsewhere(*card, card_state, now);
    }
    if !is_on_screen {
        return Vec::new();
    }
    state.notice = Some(words::answered_elsewhere(language).to_owned());
    load_next_card(state, now)
}
