//! The study screen: one card before and after the reveal, and the end of a session.
//!
//! The session decides what to ask and how to grade; this module keeps what is shown.

mod answer_state;
pub mod body;
pub mod end;
mod footer;
mod header;
mod question;
mod times;

use super::Page;
use super::page::{body_height, most_scroll, scroll_to};
use crate::domain::{Grade, Hits, Language};
use crate::plan::Next;
use crate::session::{CardView, Study, Tally};
use crate::text::Rows;
use crate::tui::card_actions::CardOnScreen;
use crate::tui::keymap::{Command, Context};
use crate::tui::list::List;
use crate::tui::message::{Forecast, SessionRequest};
use crate::tui::overlays::footer::notice_height;
use crate::tui::state::State;
use crate::words::study as words;

pub use answer_state::AnswerState;
pub use times::minutes_until;

/// The state of the study screen.
#[derive(Clone, Debug)]
pub struct StudyScreen {
    pub study: Study,
    pub card: CardView,
    /// The phase of the current card.
    pub phase: Phase,
    /// The request that opened the session.
    pub request: SessionRequest,
    /// The forecast after the session, once it is computed.
    pub forecast: Option<Forecast>,
}

#[derive(Clone, Debug)]
pub enum Phase {
    /// The first card is being loaded.
    Begin,
    /// The question, before the reveal.
    Question {
        /// The first visible row.
        scroll: usize,
        hint: bool,
    },
    Answer(AnswerState),
    /// Nothing is left to ask now.
    End {
        /// The moment that the texts refer to.
        now: crate::domain::Moment,
        /// What to do next.
        choices: List<Command>,
    },
}

impl StudyScreen {
    /// A session whose first card is not laid out yet.
    pub fn new(study: Study, request: SessionRequest) -> Self {
        Self {
            study,
            request,
            card: CardView::default(),
            phase: Phase::Begin,
            forecast: None,
        }
    }

    pub fn context(&self) -> Context {
        match &self.phase {
            Phase::End { .. } => Context::End,
            Phase::Begin => Context::Question,
            Phase::Answer(_) if self.is_time_up() => Context::TimeUp,
            _ if self.card.is_unanswered() => Context::Unanswered,
            Phase::Question { .. } => Context::Question,
            Phase::Answer(look) if look.checklist().is_empty() => Context::Reading,
            Phase::Answer(_) => Context::Checklist,
        }
    }

    /// The view of the answer, after the reveal.
    pub fn look(&self) -> Option<&AnswerState> {
        match &self.phase {
            Phase::Answer(look) => Some(look),
            _ => None,
        }
    }

    /// The view of the answer, after the reveal.
    pub fn look_mut(&mut self) -> Option<&mut AnswerState> {
        match &mut self.phase {
            Phase::Answer(look) => Some(look),
            _ => None,
        }
    }

    pub fn shown_card(&self) -> CardOnScreen<'_> {
        CardOnScreen {
            card: &self.card,
            answer: self.look().map(|look| look.answer),
        }
    }

    /// The index of the answer on the screen.
    pub fn answer(&self) -> usize {
        self.look().map_or(0, |look| look.answer)
    }

    /// The grade proposed by ticks, or because the learner could not answer.
    pub fn proposed(&self) -> Option<Grade> {
        let look = self.look()?;
        let nothing_ticked = look.checklist().n_hit() == 0;
        let cannot = look
            .could_not
            .then_some(Grade::Again)
            .filter(|_| nothing_ticked);
        cannot.or_else(|| look.checklist().proposes())
    }

    /// The counts of corrections and notes on the answer on the screen; empty for none.
    pub fn n_remarks(&self, language: Language) -> String {
        let remarks = self.card.remarks_on(self.answer());
        let is_correction: Vec<bool> = remarks.map(|it| it.kind.is_correction()).collect();
        let n_corrections = is_correction.iter().filter(|it| **it).count();
        words::n_remarks(language, n_corrections, is_correction.len() - n_corrections)
    }

    /// Which points were covered, for the log; none when the learner graded without looking at them.
    pub fn hits(&self) -> Option<Hits> {
        let look = self.look().filter(|look| look.went_through)?;
        look.checklist().hits()
    }

    /// What was done in this session.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.study)
    }

    /// Whether a command has an effect now.
    pub fn offers(&self, command: Command) -> bool {
        let on_card = !self.is_at_end();
        let forecast = self.forecast.unwrap_or_default();
        match command {
            Command::Undo => self.study.undo().is_some(),
            Command::Hint => on_card && self.card.hint.is_some(),
            Command::Remarks => self.card.remarks_on(self.answer()).next().is_some(),
            Command::NextAnswer | Command::PreviousAnswer => self.card.answers.len() > 1,
            Command::Unfold | Command::Fold | Command::UnfoldAll => {
                self.look().is_some_and(|look| look.now().shape.folds())
            }
            Command::GoOn => matches!(self.study.now(), Next::Later { .. }),
            Command::MoreMinutes => {
                let has_more = self.study.plan().n_left_out > 0 || self.is_time_up();
                has_more && !self.study.is_cram()
            }
            Command::Ahead => self.is_at_end() && forecast.n_ahead > 0,
            Command::Accept => self.proposed().is_some(),
            _ => self.shown_card().offers(command),
        }
    }

    pub fn n_header(&self, state: &State) -> usize {
        header::n_rows(self, state, self.look().is_some())
    }

    /// Rows of the header after the reveal.
    pub fn n_header_revealed(&self, state: &State) -> usize {
        header::n_rows(self, state, true)
    }

    pub fn n_footer(&self, state: &State) -> usize {
        let n_grades = usize::from(self.look().is_some() && !self.is_time_up());
        1 + notice_height(state) + n_grades
    }

    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        body_height(state.size, self.n_header(state), self.n_footer(state))
    }

    /// The first visible row of the body, limited to the largest scroll offset.
    pub fn scroll(&self, state: &State) -> usize {
        let scroll = match &self.phase {
            Phase::Question { scroll, .. } => *scroll,
            Phase::Answer(look) => look.scroll,
            Phase::Begin => 0,
            Phase::End { choices, .. } => {
                // The choices are the last rows.
                let row = self.n_body(state) + choices.cursor() - choices.items().len();
                scroll_to(0, row, row + 1, self.body_height(state))
            }
        };
        scroll.min(most_scroll(self.n_body(state), self.body_height(state)))
    }

    pub fn n_body(&self, state: &State) -> usize {
        self.body(state).n_rows()
    }

    /// Body rows below the visible ones.
    pub fn rows_below(&self, state: &State) -> usize {
        let seen = self.scroll(state) + self.body_height(state);
        self.n_body(state).saturating_sub(seen)
    }

    fn body(&self, state: &State) -> Rows {
        match &self.phase {
            Phase::Begin => Rows::default(),
            Phase::Question { hint, .. } => question::rows(self, state, *hint),
            Phase::Answer(look) => body::answer(self, look, state).rows,
            Phase::End { now, choices } => end::rows(self, state, *now, choices).into(),
        }
    }

    pub fn page(&self, state: &State) -> Page {
        Page {
            header: header::rows(self, state),
            body: self.body(state),
            scroll: self.scroll(state),
            footer: footer::rows(self, state),
        }
    }

    /// Whether the minutes are used up although cards are left.
    pub fn is_time_up(&self) -> bool {
        self.study.now() == Next::TimeUp
    }

    /// Whether a card is on the screen.
    pub fn is_on_card(&self) -> bool {
        matches!(self.phase, Phase::Question { .. } | Phase::Answer(_))
    }

    pub fn is_at_end(&self) -> bool {
        matches!(self.phase, Phase::End { .. })
    }

    /// Whether a card is being asked, rather than waiting for learning cards.
    pub fn is_asking(&self) -> bool {
        matches!(self.study.now(), Next::Card(_))
    }
}
