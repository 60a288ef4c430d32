//! The study screen: one card before and after the reveal, and the end of a session.
//!
//! The session decides what to ask and how to grade; this module keeps what is shown.

pub mod body;
pub mod end;
mod footer;
mod header;
mod question;
pub mod times;

use std::ops::Range;

use super::Page;
use super::page::{body_height, max_scroll, scroll_to};
use crate::domain::Grade;
use crate::plan::Next;
use crate::session::{CardView, Choosing, Revealed, Study, Tally};
use crate::text::Rows;
use crate::tui::card_actions::CardOnScreen;
use crate::tui::keymap::{Command, Context};
use crate::tui::list::List;
use crate::tui::message::{SessionForecast, SessionRequest};
use crate::tui::overlays::footer::notice_height;
use crate::tui::state::State;

/// The state of the study screen.
#[derive(Clone, Debug)]
pub struct StudyScreen {
    pub study: Study,
    pub card: CardView,
    /// The phase of the current card.
    pub phase: Phase,
    /// The request that opened the session.
    pub request: SessionRequest,
    /// Whether the session said to speak before looking.
    pub was_reminded_to_speak: bool,
    /// The forecast after the session, once it is computed.
    pub forecast: Option<SessionForecast>,
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
        /// `None` unless the card is answered by choosing.
        choosing: Option<Choosing>,
    },
    /// The answer.
    Answer {
        revealed: Revealed,
        /// The first visible row.
        scroll: usize,
    },
    /// Nothing is left to ask now.
    End {
        /// The moment that the texts refer to.
        now: crate::domain::Moment,
        /// What to do next.
        choices: List<Command>,
    },
}

impl StudyScreen {
    /// A session whose first card is not loaded yet.
    pub fn new(study: Study, request: SessionRequest) -> Self {
        Self {
            study,
            request,
            card: CardView::default(),
            phase: Phase::Begin,
            was_reminded_to_speak: false,
            forecast: None,
        }
    }

    pub fn context(&self) -> Context {
        match &self.phase {
            Phase::End { .. } => Context::End,
            Phase::Begin => Context::Question,
            Phase::Answer { .. } if self.is_time_up() => Context::TimeUp,
            _ if self.card.is_unanswered() => Context::Unanswered,
            Phase::Question {
                choosing: Some(_), ..
            } => Context::Choosing,
            Phase::Question { .. } => Context::Question,
            Phase::Answer { revealed, .. } if revealed.points().is_empty() => Context::Reading,
            Phase::Answer { .. } => Context::Checklist,
        }
    }

    /// The state of the card after the reveal.
    pub fn revealed(&self) -> Option<&Revealed> {
        match &self.phase {
            Phase::Answer { revealed, .. } => Some(revealed),
            _ => None,
        }
    }

    /// The options of the question on the screen, if it is answered by choosing.
    pub fn choosing_mut(&mut self) -> Option<&mut Choosing> {
        match &mut self.phase {
            Phase::Question { choosing, .. } => choosing.as_mut(),
            _ => None,
        }
    }

    /// The state of the card after the reveal.
    pub fn revealed_mut(&mut self) -> Option<&mut Revealed> {
        match &mut self.phase {
            Phase::Answer { revealed, .. } => Some(revealed),
            _ => None,
        }
    }

    pub fn shown_card(&self) -> CardOnScreen<'_> {
        CardOnScreen {
            card: &self.card,
            answer: self.revealed().map(|revealed| revealed.answer),
        }
    }

    /// The grade proposed by ticks, or because the learner could not answer.
    pub fn proposed(&self) -> Option<Grade> {
        self.revealed().and_then(Revealed::proposes)
    }

    /// The figures of this session.
    pub fn tally(&self) -> Tally {
        Tally::from_study(&self.study)
    }

    /// Whether a command has an effect now.
    pub fn offers(&self, command: Command) -> bool {
        let on_card = !self.is_at_end();
        let forecast = self.forecast.unwrap_or_default();
        match command {
            Command::Undo => self.study.undo().is_some(),
            Command::LookBack => !self.study.cards_before().is_empty(),
            Command::Hint => on_card && self.card.hint.is_some(),
            Command::Remarks => self.card.has_corrections(),
            Command::NextAnswer | Command::PreviousAnswer | Command::UnfoldAll => {
                !self.card.answers.is_empty()
            }
            Command::GoOn => matches!(self.study.now(), Next::Later { .. }),
            Command::MoreMinutes => {
                let has_more = self.study.plan().n_left_out > 0 || self.is_time_up();
                has_more && !self.study.is_cram()
            }
            Command::Accept => {
                let has_points = self.revealed().is_some_and(|it| !it.points().is_empty());
                has_points || self.proposed().is_some()
            }
            Command::Ahead => self.is_at_end() && forecast.n_ahead > 0,
            _ => self.shown_card().offers(command),
        }
    }

    pub fn n_header(&self, state: &State) -> usize {
        header::n_rows(self, state)
    }

    pub fn n_footer(&self, state: &State) -> usize {
        let n_grades = usize::from(self.revealed().is_some() && !self.is_time_up());
        1 + notice_height(state) + n_grades
    }

    /// The number of visible body rows.
    pub fn body_height(&self, state: &State) -> usize {
        body_height(state.size, self.n_header(state), self.n_footer(state))
    }

    /// The first visible row of the body, limited to the largest scroll offset.
    pub fn scroll(&self, state: &State) -> usize {
        let scroll = match &self.phase {
            Phase::Question { scroll, .. } | Phase::Answer { scroll, .. } => *scroll,
            Phase::Begin => 0,
            Phase::End { choices, .. } => {
                // The choices are the last rows.
                let row = self.n_body(state) + choices.cursor() - choices.items().len();
                scroll_to(0, row, row + 1, self.body_height(state))
            }
        };
        scroll.min(max_scroll(self.n_body(state), self.body_height(state)))
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
            Phase::Question { .. } => question::rows(self, state).0,
            Phase::Answer { revealed, .. } => body::answer(self, revealed, state).rows,
            Phase::End { now, choices } => end::rows(self, state, *now, choices),
        }
    }

    pub fn page(&self, state: &State) -> Page {
        Page {
            header: header::rows(self, state),
            body: self.body(state),
            scroll: self.scroll(state),
            footer: footer::rows(self, state),
            items: self.items(state),
            panes: Vec::new(),
        }
    }

    /// The rows that can be clicked, by their numbers: options, those that the cursor can be on, and
    /// the choices at the end.
    fn items(&self, state: &State) -> Vec<(usize, Range<usize>)> {
        match &self.phase {
            Phase::Answer { revealed, .. } => {
                let places = body::answer(self, revealed, state).places;
                let rows = places.into_iter().map(|(_, rows)| rows);
                rows.enumerate().collect()
            }
            Phase::End { choices, .. } => {
                let above = self.n_body(state) - choices.items().len();
                let rows = 0..choices.items().len();
                rows.map(|n| (n, above + n..above + n + 1)).collect()
            }
            Phase::Question { .. } => {
                let options = question::rows(self, state).1.into_iter();
                options.enumerate().collect()
            }
            Phase::Begin => Vec::new(),
        }
    }

    /// Whether the minutes are used up although cards are left.
    pub fn is_time_up(&self) -> bool {
        self.study.now() == Next::TimeUp
    }

    /// Whether a card is on the screen.
    pub fn shows_card(&self) -> bool {
        matches!(self.phase, Phase::Question { .. } | Phase::Answer { .. })
    }

    pub fn is_at_end(&self) -> bool {
        matches!(self.phase, Phase::End { .. })
    }

    /// Whether a card is being asked, rather than waiting for learning cards.
    pub fn is_asking(&self) -> bool {
        matches!(self.study.now(), Next::Card(_))
    }
}
