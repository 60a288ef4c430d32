//! The statistics screen: the report of `stats` in pages, and the cards that a page names.

use super::Page;
use super::page::{body_height, max_scroll};
use crate::domain::{CardId, Language};
use crate::query::Query;
use crate::session::{ReportLines, ReportPage, StatsReport};
use crate::text::{Line, Role};
use crate::tui::keymap::Context;
use crate::tui::overlays::footer::{notice_height, screen_footer};
use crate::tui::state::{Room, State};
use crate::words::stats as words;

/// The state of the statistics screen.
#[derive(Clone, Debug, Default)]
pub struct StatisticsScreen {
    /// The figures, once they are loaded.
    pub report: Option<StatsReport>,
    /// The cards that they are about.
    pub query: Query,
    pub page: ReportPage,
    /// The first visible row.
    pub scroll: usize,
}

impl StatisticsScreen {
    /// The cards that the page names.
    pub fn cards(&self) -> Vec<CardId> {
        let report = self.report.as_ref();
        report.map_or_else(Vec::new, |report| report.cards(self.page))
    }

    pub fn show_page(&mut self, page: ReportPage) {
        self.page = page;
        self.scroll = 0;
    }

    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        let n_header = self.header(state).len();
        body_height(state.size, n_header, 1 + notice_height(state))
    }

    /// The largest scroll offset of the body.
    pub fn max_scroll(&self, state: &State) -> usize {
        max_scroll(self.body(state).len(), self.body_height(state))
    }

    /// Whether rows are below the view.
    pub fn goes_on(&self, state: &State) -> bool {
        self.scroll < self.max_scroll(state)
    }

    pub fn page(&self, state: &State) -> Page {
        Page {
            header: self.header(state),
            scroll: self.scroll.min(self.max_scroll(state)),
            body: self.body(state).into(),
            items: Vec::new(),
            footer: screen_footer(state, Context::Statistics),
            panes: Vec::new(),
        }
    }

    fn header(&self, state: &State) -> Vec<Line> {
        let rule = Line::rule(state.size.inner_width());
        let mut title = Line::new(words::title(state.language), Role::Title);
        if !self.query.is_empty() {
            title.push_right(state.in_one_row(self.query.text()), Role::Figure);
        }
        match state.size.room() {
            Room::Full => vec![title, self.tabs(state.language), rule],
            _ => {
                let name = page_name(self.page, state.language);
                title.push(format!("  > {name}"), Role::Selected);
                let number = self.page.index() + 1;
                let position = words::page_of(state.language, number, ReportPage::ALL.len());
                title.push_right(position, Role::Dim);
                vec![title, rule]
            }
        }
    }

    /// The pages with their digits, which a click presses.
    fn tabs(&self, language: Language) -> Line {
        let mut line = Line::default();
        for page in ReportPage::ALL {
            let (mark, role) = match page == self.page {
                true => (">", Role::Selected),
                false => (" ", Role::Dim),
            };
            line.push(mark, role);
            line.push((page.index() + 1).to_string(), Role::Key);
            line.push(format!(" {} ", page_name(page, language)), role);
        }
        line.trimmed()
    }

    fn body(&self, state: &State) -> Vec<Line> {
        let Some(report) = &self.report else {
            return Vec::new();
        };
        let lines = ReportLines {
            report,
            language: state.language,
            width: state.size.inner_width(),
            glyphs: state.glyphs,
        };
        lines.page(self.page)
    }
}

fn page_name(page: ReportPage, language: Language) -> &'static str {
    match page {
        ReportPage::Overview => words::page_overview(language),
        ReportPage::Topics => words::page_topics(language),
        ReportPage::Memory => words::page_memory(language),
        ReportPage::Activity => words::page_activity(language),
        ReportPage::Forecast => words::page_forecast(language),
        ReportPage::Hardest => words::page_hardest(language),
        ReportPage::Missed => words::page_missed(language),
        ReportPage::Mocks => words::page_mocks(language),
    }
}
