//! Commands of the home screen.

use crate::query::Query;
use crate::session::Overview;
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, SessionRequest};
use crate::tui::overlays::{Overlay, Purpose};
use crate::tui::state::{Screen, State};

/// Runs a command.
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
    let (row, page) = (home.selected as isize, height.max(1) as isize);
    let last = home.overview.rows.len() as isize;
    let row = match command {
        Command::Up => row - 1,
        Command::Down => row + 1,
        Command::PageUp => row - page,
        Command::PageDown => row + page,
        Command::First => 0,
        Command::Last => last,
        _ => return Vec::new(),
    };
    if let Some(Screen::Home(home)) = state.screens.last_mut() {
        home.select(row, height);
    }
    Vec::new()
}

/// Shows new figures; the selection stays on its topic.
pub(super) fn looked_over(state: &mut State, overview: Overview, filter: Query) -> Vec<Effect> {
    let Some(Screen::Home(home)) = state.screens.last() else {
        return Vec::new();
    };
    let height = home.body_height(state);
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
    if let Some(Screen::Home(home)) = state.screens.last_mut() {
        let topic = home
            .overview
            .rows
            .get(home.selected)
            .and_then(|row| row.topic.clone());
        let place = overview.rows.iter().position(|row| row.topic == topic);
        home.overview = overview;
        home.filter = filter;
        home.select(place.unwrap_or(0) as isize, height);
    }
    Vec::new()
}
