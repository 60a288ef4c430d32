//! The report of a mock interview, and the way to the session that repairs it.

use super::Page;
use super::page::{body_height, max_scroll};
use crate::domain::CardId;
use crate::session::{MockReport, MockReportLines};
use crate::text::{Line, Role};
use crate::tui::keymap::Context;
use crate::tui::overlays::footer::{notice_height, screen_footer};
use crate::tui::state::State;
use crate::words::{mock as words, plan};

/// Longer lines are hard to read.
const MAX_COLUMNS: usize = 100;

/// Rows of the title and the rule below it.
const HEADER: usize = 2;

/// The state of the report screen.
#[derive(Clone, Debug)]
pub struct MockReportScreen {
    pub report: MockReport,
    /// The first visible row.
    pub scroll: usize,
}

impl MockReportScreen {
    /// The cards to study after the interview.
    pub fn cards(&self) -> Vec<CardId> {
        self.report.cards_to_repair()
    }

    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        body_height(state.size, HEADER, 1 + notice_height(state))
    }

    /// The largest scroll offset of the body.
    pub fn max_scroll(&self, state: &State) -> usize {
        max_scroll(self.body(state).len(), self.body_height(state))
    }

    pub fn page(&self, state: &State) -> Page {
        let language = state.language;
        let mut title = Line::new(words::title(language), Role::Title);
        let day = plan::day(language, self.report.result.day, false);
        title.push_right(day, Role::Dim);
        Page {
            header: vec![title, Line::rule(state.size.inner_width())],
            scroll: self.scroll.min(self.max_scroll(state)),
            body: self.body(state).into(),
            footer: screen_footer(state, Context::MockReport),
            ..Page::default()
        }
    }

    fn body(&self, state: &State) -> Vec<Line> {
        let lines = MockReportLines {
            report: &self.report,
            language: state.language,
            width: state.size.inner_width().min(MAX_COLUMNS),
            glyphs: state.glyphs,
        };
        lines.all()
    }
}
