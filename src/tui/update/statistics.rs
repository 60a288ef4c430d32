//! Commands of the statistics screen.

use crate::query::Query;
use crate::session::{ReportPage, StatsReport};
use crate::tui::keymap::Command;
use crate::tui::message::Effect;
use crate::tui::screens::StatisticsScreen;
use crate::tui::screens::page::moved;
use crate::tui::state::{Screen, State};

/// Opens the statistics of the topic under home's cursor. They follow in [`loaded`].
pub(super) fn opened(state: &mut State) -> Vec<Effect> {
    let query = match state.screens.last() {
        Some(Screen::Home(home)) => home.query(),
        _ => Query::default(),
    };
    let screen = StatisticsScreen {
        query: query.clone(),
        ..StatisticsScreen::default()
    };
    state.screens.push(Screen::Statistics(Box::new(screen)));
    vec![Effect::LoadStatistics(query)]
}

/// Shows the figures. Page and scroll offset stay.
pub(super) fn loaded(state: &mut State, report: StatsReport, query: Query) -> Vec<Effect> {
    if let Some(Screen::Statistics(screen)) = state.screens.last_mut() {
        screen.report = Some(report);
        screen.query = query;
    }
    Vec::new()
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::Statistics(screen)) = state.screens.last() else {
        return Vec::new();
    };
    let height = screen.body_height(state).max(1);
    let most = screen.max_scroll(state);
    let page = match command {
        Command::NextPage => Some(screen.page.moved(1)),
        Command::PreviousPage => Some(screen.page.moved(-1)),
        Command::PickNumber(number) => {
            let index = usize::from(number).checked_sub(1);
            index.and_then(|index| ReportPage::ALL.get(index).copied())
        }
        _ => None,
    };
    if let Some(Screen::Statistics(screen)) = state.screens.last_mut() {
        match page {
            Some(page) => screen.show_page(page),
            None => screen.scroll = moved(screen.scroll.min(most), most + 1, height, command),
        }
    }
    Vec::new()
}
