//! The report after a mock interview: shown, scrolled, written to a file.

use crate::session::MockReport;
use crate::tui::keymap::Command;
use crate::tui::message::{Effect, MockEffect};
use crate::tui::screens::MockReportScreen;
use crate::tui::screens::page::moved;
use crate::tui::state::{Screen, State};

/// Shows a report in place of its interview, or again in another language.
pub(super) fn loaded(state: &mut State, report: Option<MockReport>) -> Vec<Effect> {
    let Some(report) = report else {
        return super::back(state);
    };
    if let Some(Screen::MockReport(screen)) = state.screens.last_mut() {
        screen.report = report;
        return Vec::new();
    }
    if state.mock().is_some() {
        super::close_screen(state);
    }
    let screen = MockReportScreen { report, scroll: 0 };
    state.screens.push(Screen::MockReport(Box::new(screen)));
    vec![Effect::Mock(MockEffect::WriteReport)]
}

pub(super) fn command_given(state: &mut State, command: Command) -> Vec<Effect> {
    let Some(Screen::MockReport(screen)) = state.screens.last() else {
        return Vec::new();
    };
    let (height, most) = (screen.body_height(state).max(1), screen.max_scroll(state));
    if let Some(Screen::MockReport(screen)) = state.screens.last_mut() {
        screen.scroll = moved(screen.scroll.min(most), most + 1, height, command);
    }
    Vec::new()
}
