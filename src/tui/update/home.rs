//! Commands of the home screen.

use crate::query::Query;
use crate::session::Overview;
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, SessionRequest};
use crate::tui::overlays::{Overlay, Purpose};
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
        Command::Skim => return vec![Effect::Skim(home.query())],
        Command::Minutes => {
            state.overlays.push(Overlay::minutes());
            return Vec::new();
        }
        Command::Settings => return vec![Effect::LoadSettings],
        Command::Search => {
            state.overlays.push(Overlay::field(Purpose::Search, ""));
            return Vec::new();
        }
        Command::ClearSearch if !home.filter.is_empty() => {
            return vec![Effect::LoadOverview(Query::default())];
        }
        _ => {}
    }
    let height = home.body_height(state);
    if let Some(Screen::Home(home)) = state.screens.last_mut() {
        home.topics.go(command, height);
    }
    Vec::new()
}

/// Shows new figures, unless there is nothing to show.
pub(super) fn overview_loaded(state: &mut State, overview: Overview, filter: Query) -> Vec<Effect> {
    let Some(Screen::Home(home)) = state.screens.last() else {
        return Vec::new();
    };
    let n_cards = overview.rows.first().map_or(0, |row| row.counts.n_cards());
    let nothing = n_cards == 0 && overview.n_unanswered == 0 && !filter.is_empty();
    if nothing {
        let found_before = filter == home.filter;
        super::nothing_found(state, filter.text());
        // If nothing matches, keeps the current figures, unless the last matching card was removed
        // and they are out of date.
        return match found_before {
            true => vec![Effect::LoadOverview(Query::default())],
            false => Vec::new(),
        };
    }
    super::overlay::searched(state, filter.text());
    if overview.n_days_away > 1 && state.notice.is_none() {
        state.notice = Some(planned_again(state, &overview));
    }
    if let Some(Screen::Home(home)) = state.screens.last_mut() {
        home.show(overview, filter);
    }
    Vec::new()
}

/// After days without study: what the new plan means.
fn planned_again(state: &State, overview: &Overview) -> String {
    let language = state.language;
    let mastered = state.ahead.as_ref().and_then(|ahead| ahead.n_mastered);
    match mastered {
        Some(n) => words::planned_again_towards(language, overview.budget, n),
        None => words::planned_again(language, overview.budget),
    }
}
