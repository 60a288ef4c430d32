//! Commands at the end of a session.

use super::study;
use crate::domain::Moment;
use crate::plan::Next;
use crate::tui::keymap::Command;
use crate::tui::list::ListStep;
use crate::tui::message::{Effect, SessionRequest};
use crate::tui::screens::study::Phase;
use crate::tui::state::State;
use crate::words::{common, study as words};

/// Runs a command at the end of a session.
pub(super) fn command_given(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    let Phase::End { choices, .. } = &mut screen.phase else {
        return Vec::new();
    };
    if let ListStep::Chosen(chosen) = choices.step(command, choices.items().len()) {
        return super::command_given(state, chosen, now);
    }
    let query = screen.request.query.clone();
    let wanted = match command {
        Command::Undo => return study::undo(state, now),
        Command::GoOn => return go_on(state, now),
        Command::MoreMinutes => return study::more_minutes(state, now),
        Command::Ahead => SessionRequest {
            ahead: Some(1),
            ..SessionRequest::new(query)
        },
        _ => return Vec::new(),
    };
    if screen.offers(command) {
        vec![Effect::Open(wanted)]
    } else {
        Vec::new()
    }
}

/// Continues the session if a learning card is due again after a wait.
fn go_on(state: &mut State, now: Moment) -> Vec<Effect> {
    let language = state.language;
    let Some(screen) = state.study_mut() else {
        return Vec::new();
    };
    screen.study.advance(now);
    if let Next::Later { due, .. } = screen.study.now() {
        let when = common::after(language, due.since(now));
        state.notice = Some(words::not_yet(language, &when));
        return Vec::new();
    }
    study::load_next_card(state, now)
}
