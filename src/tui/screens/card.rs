//! One card for reading: everything it says, its reviews, and the cards that overlap with it.

use super::Page;
use super::browse::write_answer;
use super::card_rows::{card_facts, card_lines};
use super::page::{body_height, max_scroll};
use super::study::times::clock;
use crate::domain::{CardId, Moment, Review};
use crate::progress::CardHistory;
use crate::session::CardView;
use crate::text::{Line, Role, Rows, wrap_first};
use crate::tui::keymap::Context;
use crate::tui::list::List;
use crate::tui::overlays::footer::{notice_height, screen_footer};
use crate::tui::state::{Room, State};
use crate::words::{browse as words, card as card_words, common};

/// Cuts longer titles.
const MAX_TITLE_ROWS: usize = 3;

/// The parts of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardTab {
    /// Points and answers.
    #[default]
    Text,
    /// The reviews.
    History,
    /// The cards that overlap.
    Related,
}

/// The state of the card screen.
#[derive(Clone, Debug, Default)]
pub struct CardScreen {
    /// The content of the card, once it is loaded.
    pub view: CardView,
    pub history: CardHistory,
    /// The cards that overlap, with their titles.
    pub related: List<(CardId, String)>,
    /// The position in the list that the card was opened from, from 1, and the length of the list.
    pub position: Option<(usize, usize)>,
    pub tab: CardTab,
    /// The first visible row.
    pub scroll: usize,
    /// The moment that the texts refer to.
    pub now: Option<Moment>,
}

impl CardTab {
    pub fn next(self) -> Self {
        match self {
            Self::Text => Self::History,
            Self::History => Self::Related,
            Self::Related => Self::Text,
        }
    }
}

impl CardScreen {
    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        let n_header = self.header(state).len();
        body_height(state.size, n_header, 1 + notice_height(state))
    }

    /// The largest scroll offset of the body.
    pub fn max_scroll(&self, state: &State) -> usize {
        max_scroll(self.body(state).n_rows(), self.body_height(state))
    }

    pub fn page(&self, state: &State) -> Page {
        Page {
            header: self.header(state),
            scroll: self.scroll.min(self.max_scroll(state)),
            body: self.body(state),
            items: match self.tab {
                CardTab::Related => self.related.rows(self.body_height(state)),
                CardTab::Text | CardTab::History => Vec::new(),
            },
            footer: screen_footer(state, Context::Card),
            panes: Vec::new(),
        }
    }

    fn header(&self, state: &State) -> Vec<Line> {
        let width = state.size.inner_width();
        let title = &self.view.title;
        let (title, _) = wrap_first(title, width, MAX_TITLE_ROWS, state.glyphs.ambiguous);
        let title = title.into_iter().map(|line| Line::new(line, Role::Title));
        let mut rows: Vec<Line> = title.collect();
        rows.push(self.tabs(state));
        if state.size.room() == Room::Full {
            rows.push(Line::rule(width));
        }
        rows
    }

    fn tabs(&self, state: &State) -> Line {
        let language = state.language;
        let n_reviews = self.history.reviews.len();
        let n_related = self.related.items().len();
        let mut line = Line::default();
        for (tab, text) in [
            (CardTab::Text, words::tab_text(language).to_owned()),
            (CardTab::History, words::tab_history(language, n_reviews)),
            (CardTab::Related, words::tab_related(language, n_related)),
        ] {
            let (mark, role) = match tab == self.tab {
                true => ("> ", Role::Selected),
                false => ("  ", Role::Dim),
            };
            line.push(format!("{mark}{text}  "), role);
        }
        let is_full = state.size.room() == Room::Full;
        if let Some((n, of)) = self.position.filter(|_| is_full) {
            line.push_right(words::position(language, n, of), Role::Dim);
        }
        line
    }

    fn body(&self, state: &State) -> Rows {
        if self.view.id.is_none() {
            return Rows::default();
        }
        match self.tab {
            CardTab::Text => self.text(state),
            CardTab::History => self.history_rows(state),
            CardTab::Related => self.related_rows(state).into(),
        }
    }

    /// Everything that the card says. Laid out once for a width.
    fn text(&self, state: &State) -> Rows {
        let mut lines = card_lines(state);
        let key = (self.view.id, lines.options(0));
        state.layout.card(key, || {
            lines.paragraph(&card_facts(state, &self.view, self.now), Role::Dim);
            if let Some(why) = &self.view.state.flagged {
                lines.paragraph(&card_words::flag(state.language, why), Role::Warning);
            }
            lines.in_full(&self.view);
            if self.view.is_unanswered() {
                lines.lines.push(write_answer(state).indented(lines.margin));
            }
            lines.lines
        })
    }

    /// The reviews, the latest first, and where the learner started over.
    fn history_rows(&self, state: &State) -> Rows {
        let mut lines = card_lines(state);
        let history = &self.history;
        if history.reviews.is_empty() {
            lines.paragraph(words::no_history(state.language), Role::Dim);
        }
        for index in (0..=history.reviews.len()).rev() {
            if history.forgotten.contains(&index) {
                lines.paragraph(words::forgotten_here(state.language), Role::Dim);
            }
            let review = index.checked_sub(1).and_then(|at| history.reviews.get(at));
            if let Some(review) = review {
                lines
                    .lines
                    .push(review_line(state, review).indented(lines.margin));
            }
        }
        lines.lines
    }

    fn related_rows(&self, state: &State) -> Vec<Line> {
        if self.related.items().is_empty() {
            let nothing = Line::new(words::no_related(state.language), Role::Dim);
            return vec![nothing.indented(2)];
        }
        self.related.lines(self.body_height(state), |item| {
            let (_, title) = item.value;
            item.line.with(state.in_one_row(title), item.role)
        })
    }
}

/// Date, grade, points and time of a review.
fn review_line(state: &State, review: &Review) -> Line {
    let language = state.language;
    let local = review.at.offset.to_datetime(review.at.instant);
    let is_small = state.size.room() == Room::Small;
    let format = if is_small { "%m-%d" } else { "%Y-%m-%d %H:%M" };
    let grade = review.grade.number();
    let mut line = Line::new(local.strftime(format).to_string(), Role::Dim)
        .with(format!("  {grade} "), Role::Key)
        .with(common::grade(language, review.grade), Role::Plain);
    if review.cram {
        line.push_right(words::crammed(language), Role::Dim);
    }
    if !review.chosen.is_empty() {
        let letters = review.chosen.to_string();
        line.push_right(words::chose(language, &letters), Role::Plain);
    }
    if let Some(hits) = &review.hits {
        let points = words::points(language, hits.hit.len(), hits.of);
        line.push_right(points, Role::Plain);
    }
    let time = review
        .ms
        .map(|ms| jiff::SignedDuration::from_millis(ms.into()));
    let time = time.map_or_else(String::new, clock);
    line.push_right(format!("{time:>5}"), Role::Dim);
    line
}
