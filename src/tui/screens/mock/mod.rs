//! The mock interview: the question alone while the learner speaks, then the points to tick.
//!
//! [`MockRun`] decides what comes and when the clock runs; this module keeps what is shown.

mod question;
mod scoring;

use std::ops::Range;

use super::Page;
use super::page::{body_height, max_scroll, scroll_to};
use crate::domain::Moment;
use crate::session::{CardView, Marks, MockRun, MockStage, SOFT_LIMIT};
use crate::text::{Line, Role, Rows, wrap_first};
use crate::tui::keymap::{Command, Context, Slot};
use crate::tui::overlays::footer::{Hints, hints, notice_above, notice_height};
use crate::tui::state::{Room, State};
use crate::words::{common, mock as words, study as study_words};

/// The state of the interview's screen.
#[derive(Clone, Debug)]
pub struct MockScreen {
    pub run: MockRun,
    /// The card of the question, once it is loaded.
    pub card: CardView,
    /// The time of the last input, or of the last second of a running clock.
    pub now: Moment,
    /// The first visible row.
    pub scroll: usize,
    /// Whether the learner ended the interview before its last question.
    pub ends: bool,
    /// Whether the program ends once the interview is saved.
    pub leaves: bool,
}

impl MockScreen {
    /// An interview whose first card is not loaded yet.
    pub fn new(run: MockRun, now: Moment) -> Self {
        Self {
            run,
            card: CardView::default(),
            now,
            scroll: 0,
            ends: false,
            leaves: false,
        }
    }

    pub fn context(&self) -> Context {
        match self.run.stage() {
            MockStage::Marks => Context::Scoring,
            _ => Context::Speaking,
        }
    }

    /// How many questions are kept if the interview ends now: those marked, and the one whose marks
    /// are complete.
    pub fn n_kept(&self) -> usize {
        let is_complete = self.run.review(&self.card, self.now).is_some();
        self.run.n_marked() + usize::from(is_complete)
    }

    /// Whether a command has an effect now.
    pub fn offers(&self, state: &State, command: Command) -> bool {
        match command {
            Command::Undo => !self.run.is_at_start(),
            Command::PageDown => self.scroll(state) < self.max_scroll(state),
            Command::Tick | Command::Pass => {
                let marks = self.run.marks();
                marks.is_some_and(|marks| !Marks::takes_mark(marks.cursor()))
            }
            _ => true,
        }
    }

    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        let n_header = self.header(state).len();
        body_height(state.size, n_header, 1 + notice_height(state))
    }

    /// The largest scroll offset of the body.
    pub fn max_scroll(&self, state: &State) -> usize {
        max_scroll(self.body(state).0.n_rows(), self.body_height(state))
    }

    fn scroll(&self, state: &State) -> usize {
        self.scroll.min(self.max_scroll(state))
    }

    pub fn page(&self, state: &State) -> Page {
        let (body, rows) = self.body(state);
        Page {
            header: self.header(state),
            scroll: self.scroll(state),
            body,
            items: rows.into_iter().enumerate().collect(),
            footer: self.footer(state),
            ..Page::default()
        }
    }

    /// The scroll offset that shows the row under the cursor, and above the first row everything.
    pub fn scroll_to_cursor(&self, state: &State) -> usize {
        let (_, rows) = self.body(state);
        let marks = self.run.marks();
        let place = marks.and_then(|marks| {
            let cursor = marks.cursor();
            marks.rows().iter().position(|row| *row == cursor)
        });
        let height = self.body_height(state);
        match place.and_then(|place| Some((place, rows.get(place)?))) {
            Some((0, row)) if row.end <= height => 0,
            Some((_, row)) => scroll_to(self.scroll(state), row.start, row.end, height),
            None => self.scroll,
        }
    }

    /// The body, and the rows of it that the cursor can be on.
    fn body(&self, state: &State) -> (Rows, Vec<Range<usize>>) {
        match self.run.stage() {
            MockStage::Answer | MockStage::FollowUp => (question::rows(self, state), Vec::new()),
            MockStage::Marks => scoring::rows(self, state),
            MockStage::Loading | MockStage::Over => (Rows::default(), Vec::new()),
        }
    }

    fn header(&self, state: &State) -> Vec<Line> {
        let width = state.size.inner_width();
        let mut rows = match self.run.stage() {
            MockStage::Marks => self.titles(state),
            _ => vec![self.clocks(state)],
        };
        if state.size.room() == Room::Full {
            rows.push(Line::rule(width));
        }
        rows
    }

    /// Which question it is, and the clocks.
    fn clocks(&self, state: &State) -> Line {
        let language = state.language;
        let is_full = state.size.room() == Room::Full;
        let position = words::question_of(language, self.run.number(), self.run.n_questions());
        let mut row = match is_full {
            true => Line::new(words::title(language), Role::Dim).with("  ", Role::Dim),
            false => Line::default(),
        };
        row.push(position, Role::Dim);
        self.push_unsaved(&mut row, state);
        let speaking = self.run.speaking(self.now);
        let spoken = minutes_and_seconds(speaking);
        let (spoken, role) = match self.run.stage() {
            _ if self.run.is_paused() => (words::paused(language).to_owned(), Role::Key),
            MockStage::FollowUp => (words::follow_up_clock(language, &spoken), Role::Plain),
            _ if speaking >= SOFT_LIMIT => (words::too_long(language, &spoken), Role::Warning),
            _ => (words::answer_clock(language, &spoken), Role::Plain),
        };
        row.push_right(spoken, role);
        // Rounded up, so that both clocks add up to the minutes of the interview.
        let left = self.run.left(self.now).div_ceil(1000);
        let left = common::clock(left);
        row.push_right(words::left(language, &left), Role::Dim);
        row
    }

    /// The question above its points, and how long the learner spoke.
    fn titles(&self, state: &State) -> Vec<Line> {
        let mut top = Line::default();
        self.push_unsaved(&mut top, state);
        let spoken = minutes_and_seconds(self.run.spoken(self.now));
        top.push_right(study_words::spoken(state.language, &spoken), Role::Dim);
        let taken = top.right.iter().map(|it| state.glyphs.width(&it.text));
        let width = state.size.inner_width();
        let width = width.saturating_sub(taken.sum::<usize>() + 2).max(20);
        let most = if state.size.room() == Room::Full {
            2
        } else {
            1
        };
        let ambiguous = state.glyphs.ambiguous;
        let (mut titles, is_cut) = wrap_first(&self.card.title, width, most, ambiguous);
        if let Some(last) = titles.last_mut().filter(|_| is_cut) {
            *last = state.glyphs.with_ellipsis(last, width);
        }
        let mut titles = titles.into_iter().map(|line| Line::new(line, Role::Title));
        top.pieces = titles.next().unwrap_or_default().pieces;
        std::iter::once(top).chain(titles).collect()
    }

    fn push_unsaved(&self, row: &mut Line, state: &State) {
        if state.n_unsaved > 0 {
            let unsaved = common::n_unsaved(state.language, state.n_unsaved);
            row.push_right(unsaved, Role::Warning);
        }
    }

    fn footer(&self, state: &State) -> Vec<Line> {
        let width = state.size.inner_width();
        let wanted = |width| Hints {
            context: self.context(),
            slot: Slot::Footer,
            width,
        };
        let mut rows = vec![Line::rule(width)];
        rows.extend(notice_above(state, || match self.run.marks() {
            None => hints(state, wanted(width)),
            Some(marks) => {
                let score = words::score(state.language, marks.percent());
                let mut row = Line::new(score, Role::Figure);
                let taken = row.width(state.glyphs.ambiguous) + 2;
                row.right = hints(state, wanted(width.saturating_sub(taken))).pieces;
                row
            }
        }));
        rows
    }
}

/// Milliseconds as minutes and seconds: `1:12`.
fn minutes_and_seconds(milliseconds: u64) -> String {
    common::clock(milliseconds / 1000)
}
