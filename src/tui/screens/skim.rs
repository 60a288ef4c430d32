//! The skim screen: question and points of one card after another, without grading.

use super::Page;
use super::card_rows::{answer_lines, card_lines, outline};
use super::page::{body_height, max_scroll};
use crate::domain::CardId;
use crate::query::Query;
use crate::session::{CardLines, CardView};
use crate::text::{Line, Role, Rows, wrap_first};
use crate::tui::keymap::Context;
use crate::tui::overlays::footer::{notice_height, screen_footer};
use crate::tui::state::State;
use crate::words::study as words;

/// Cuts longer titles.
const MAX_TITLE_ROWS: usize = 3;

/// The state of the skim screen.
#[derive(Clone, Debug, Default)]
pub struct Skim {
    /// The cards, weak and important ones first.
    pub cards: Vec<CardId>,
    /// The query that found them.
    pub query: Query,
    /// The index of the card on the screen.
    pub index: usize,
    /// The content of the card, once it is loaded.
    pub view: CardView,
    /// Whether the answer is shown below the points.
    pub in_full: bool,
    /// The first visible row.
    pub scroll: usize,
}

impl Skim {
    pub fn card(&self) -> Option<CardId> {
        self.cards.get(self.index).copied()
    }

    /// Goes to another card; returns whether there is one.
    pub fn go_to(&mut self, index: usize) -> bool {
        let exists = index < self.cards.len() && index != self.index;
        if exists {
            self.index = index;
            self.scroll = 0;
            self.in_full = false;
        }
        exists
    }

    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        body_height(
            state.size,
            self.header(state).len(),
            1 + notice_height(state),
        )
    }

    /// The largest scroll offset of the body.
    pub fn max_scroll(&self, state: &State) -> usize {
        max_scroll(self.body(state).n_rows(), self.body_height(state))
    }

    /// The first row of the answer below the points.
    pub fn answer_row(&self, state: &State) -> usize {
        let points = Self {
            in_full: false,
            ..self.clone()
        };
        points.body(state).n_rows() + 1
    }

    /// Whether the answer folds below the points.
    pub fn has_foldable_answer(&self) -> bool {
        !self.view.point_texts().is_empty() && !self.view.answers.is_empty()
    }

    pub fn page(&self, state: &State) -> Page {
        Page {
            header: self.header(state),
            scroll: self.scroll.min(self.max_scroll(state)),
            body: self.body(state),
            items: Vec::new(),
            footer: screen_footer(state, Context::Skim),
            panes: Vec::new(),
        }
    }

    fn header(&self, state: &State) -> Vec<Line> {
        let width = state.size.inner_width();
        let position = format!("{}/{}", self.index + 1, self.cards.len());
        let mut top = Line::new(state.topic_path(&self.view, &self.query), Role::Dim);
        if self.view.is_weak() {
            top.push_right(words::weak(state.language), Role::Warning);
        }
        top.push_right(position, Role::Dim);
        let title = &self.view.title;
        let (title, _) = wrap_first(title, width, MAX_TITLE_ROWS, state.glyphs.ambiguous);
        let title = title.into_iter().map(|line| Line::new(line, Role::Title));
        std::iter::once(top)
            .chain(title)
            .chain([Line::rule(width)])
            .collect()
    }

    fn body(&self, state: &State) -> Rows {
        let mut rows = card_lines(state);
        outline(state, &mut rows, &self.view);
        let points = self.view.point_texts();
        if points.is_empty() || self.in_full {
            self.answer(state, &mut rows, !points.is_empty());
        }
        rows.lines
    }

    /// The first answer, with the remarks about it.
    fn answer(&self, state: &State, rows: &mut CardLines, below_points: bool) {
        if self.view.answers.is_empty() {
            return;
        }
        if below_points {
            rows.blank();
        }
        for remark in self.view.remarks_on(0) {
            rows.remark(remark);
            rows.blank();
        }
        let lines = answer_lines(state, &self.view, 0);
        rows.lines.add(lines, rows.margin);
    }
}
