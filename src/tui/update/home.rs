//! Commands of the home screen.

use crate::session::Overview;
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, SessionRequest};
use crate::tui::overlays::Overlay;
use crate::tui::state::{Screen, State};
use crate::words::home as words;

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::Home(home)) = state.screens.last() else {
        return Vec::new();
    };
    match command {
        Command::Study => {
            let query = home.query();
            return vec![Effect::Open(SessionRequest::new(query))];
        }
        Command::Interview => return super::mock::choose(state),
        Command::Statistics => return super::statistics::opened(state),
        Command::Skim => return vec![Effect::Skim(home.query())],
        Command::Sheet => return vec![Effect::WriteSheet],
        Command::Minutes => {
            state.overlays.push(Overlay::minutes());
            return Vec::new();
        }
        Command::Settings => return vec![Effect::LoadSettings],
        Command::Browse => {
            let query = home.query();
            return super::browse::opened(state, query.text(), false);
        }
        _ => {}
    }
    let height = home.body_height(state);
    if let Some(Screen::Home(home)) = state.screens.last_mut() {
        home.topics.go(command, height);
    }
    Vec::new()
}

/// Shows new figures.
pub(super) fn overview_loaded(state: &mut State, overview: Overview) -> Vec<Effect> {
    if overview.n_days_away > 1 && state.notice.is_none() {
        state.notice = Some(planned_again(state, &overview));
    }
    if let Some(Screen::Home(home)) = state.screens.last_mut() {
        home.show(overview);
    }
    Vec::new()
}

/// After days without study: what the new plan means.
fn planned_again(state: &State, overview: &Overview) -> String {
    let language = state.language;
    let forecast = state.ahead.as_ref().and_then(|ahead| ahead.forecast);
    match forecast {
        Some(it) => words::planned_again_towards(language, overview.budget, it.n_new),
        None => words::planned_again(language, overview.budget),
    }
}
