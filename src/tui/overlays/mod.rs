//! Overlays on a screen: menu, help, text field, lists, and messages.

pub mod footer;
mod frame;
mod help;
mod mock_chooser;
mod texts;

use std::ops::Range;

use super::keymap::{Command, Context};
use super::list::List;
use super::message::{Pick, Question, Unsaved};
use super::screens::page::max_scroll;
use super::state::State;
use super::text_field::TextField;
use crate::domain::CardId;
use crate::library::Complaint;
use crate::progress::EventKind;
use crate::session::{Link, SourceLocation};
use crate::text::Rows;

pub use frame::{PlacedOverlay, content_height, content_width, place_overlay};
pub use mock_chooser::MockChooser;

#[derive(Clone, Debug)]
pub enum Overlay {
    Menu(List<Command>),
    Help {
        /// The first visible row.
        scroll: usize,
    },
    Source(SourceLocation),
    Links(List<Link>),
    /// The minutes to choose for today; `None` is another number.
    Minutes(List<Option<u32>>),
    /// The message about a failed save.
    Failure(Box<Unsaved>),
    Field(Field),
    Notice(Notice),
    /// The candidates for a merge.
    Pick(Pick),
    /// The confirmation that cards start over.
    Forget(Vec<CardId>),
    /// The confirmation of a merge.
    Merge(Box<Merge>),
    /// What a mock interview is about.
    MockChooser(Box<MockChooser>),
    /// The confirmation that a mock interview ends early.
    LeaveMock,
    /// After the day of an interview: asks how it went and offers what to do next.
    Afterwards {
        /// The name of the interview; may be empty.
        name: String,
        choices: List<Command>,
    },
}

/// A message to read before going on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// The paragraphs; the first states the problem.
    pub texts: Vec<String>,
    /// The first visible row.
    pub scroll: usize,
}

/// Two cards to merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The card chosen from `pick`, with its title.
    pub other: (CardId, String),
    pub pick: Pick,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub purpose: Purpose,
    /// The typed text, and the caret.
    pub text: TextField,
}

#[derive(Clone, Debug)]
pub enum Purpose {
    /// The reason for a flag on these cards.
    Flag(Vec<CardId>),
    /// A tag for these cards.
    Tag(Vec<CardId>),
    Date,
    Minutes,
    /// The value of a key of the config.
    Setting(&'static str),
    /// The path of another log file, and the events to record there.
    OtherFile(Vec<EventKind>),
    /// A query that finds candidates for a merge.
    Find(Pick),
    /// A question heard elsewhere.
    Capture {
        /// The line without the caret.
        other: TextField,
        /// Whether the caret is in the line for who asked.
        at_who: bool,
        /// In a series from one interview: what became of the question before.
        before: Option<String>,
    },
}

impl Field {
    /// Moves the caret to the other line.
    pub fn turn(&mut self) {
        if let Purpose::Capture { other, at_who, .. } = &mut self.purpose {
            std::mem::swap(other, &mut self.text);
            *at_who = !*at_who;
        }
    }

    /// The typed question. `None` in a field for another purpose.
    pub fn question(&self) -> Option<Question> {
        let here = self.text.text().trim().to_owned();
        match &self.purpose {
            Purpose::Capture {
                other,
                at_who,
                before,
            } => {
                let other = other.text().trim().to_owned();
                let (text, who) = if *at_who {
                    (other, here)
                } else {
                    (here, other)
                };
                let in_series = before.is_some();
                Some(Question {
                    text,
                    who,
                    in_series,
                })
            }
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct OverlayRows {
    pub title: String,
    /// The rows. The overlay shows as many as fit.
    pub rows: Rows,
    /// The first visible row.
    pub scroll: usize,
    /// The items that a click chooses, each with its rows.
    pub items: Vec<(usize, Range<usize>)>,
}

impl OverlayRows {
    /// The same with the visible items of a list below `above` rows.
    fn with_items<T>(self, list: &List<T>, above: usize, height: usize) -> Self {
        let rows = list.rows_above_rest(height).into_iter();
        let items = rows.map(|(item, rows)| (item, rows.start + above..rows.end + above));
        let items = items.collect();
        Self { items, ..self }
    }

    /// Scrolled to a row, or as far down as there are rows for this height.
    fn scrolled(self, scroll: usize, height: usize) -> Self {
        let scroll = scroll.min(max_scroll(self.rows.n_rows(), height));
        Self { scroll, ..self }
    }
}

impl Overlay {
    /// A text field that starts with `text`.
    pub fn field(purpose: Purpose, text: &str) -> Self {
        let text = TextField::new(text);
        Self::Field(Field { purpose, text })
    }

    /// A text field for a question, with the text typed so far.
    pub fn capture(question: &Question) -> Self {
        let purpose = Purpose::Capture {
            other: TextField::new(&question.who),
            at_who: false,
            before: question.in_series.then(String::new),
        };
        Self::field(purpose, &question.text)
    }

    /// A text field for the next question of an interview, with what became of the one before.
    pub fn capture_next(who: &str, before: String) -> Self {
        let purpose = Purpose::Capture {
            other: TextField::new(who),
            at_who: false,
            before: Some(before),
        };
        Self::field(purpose, "")
    }

    /// The question how an interview went.
    pub fn afterwards(name: String) -> Self {
        let choices = vec![Command::Capture, Command::Plan, Command::EndPlan];
        let choices = List::new(choices);
        Self::Afterwards { name, choices }
    }

    /// The minutes to choose for today.
    pub fn minutes() -> Self {
        Self::Minutes(List::new(vec![Some(30), Some(60), Some(120), None]))
    }

    /// A message about a failed action.
    pub fn complaint(complaint: &Complaint) -> Self {
        Self::notice(complaint.paragraphs())
    }

    pub fn notice(texts: Vec<String>) -> Self {
        Self::Notice(Notice { texts, scroll: 0 })
    }

    /// The keymap context while this overlay is on top.
    pub fn context(&self) -> Context {
        match self {
            Self::Menu(_) => Context::Menu,
            Self::Help { .. } => Context::Help,
            Self::Source(_) => Context::Source,
            Self::Links(_) | Self::Minutes(_) | Self::Afterwards { .. } => Context::List,
            Self::Failure(_) => Context::Failure,
            Self::Field(_) => Context::Field,
            Self::Notice(_) => Context::Notice,
            Self::Pick(_) => Context::Pick,
            Self::Merge(_) | Self::Forget(_) | Self::LeaveMock => Context::Ask,
            Self::MockChooser(_) => Context::MockChooser,
        }
    }

    /// The content for this many columns and rows.
    pub fn content(&self, state: &State, width: usize, height: usize) -> OverlayRows {
        match self {
            Self::Menu(entries) => texts::menu(state, entries, width, height),
            Self::Help { scroll } => help::content(state, width).scrolled(*scroll, height),
            Self::Source(location) => texts::source(state, location, width),
            Self::Links(links) => texts::links(state, links, height),
            Self::Minutes(minutes) => texts::minutes(state, minutes, height),
            Self::Failure(unsaved) => texts::failure(state, unsaved, width),
            Self::Field(field) => texts::field(state, field, width),
            Self::Notice(notice) => {
                texts::notice(state, notice, width).scrolled(notice.scroll, height)
            }
            Self::Pick(pick) => texts::pick(state, pick, height),
            Self::Merge(merge) => texts::merge(state, merge, width),
            Self::Forget(cards) => texts::forget(state, cards.len(), width),
            Self::MockChooser(chooser) => chooser.content(state, height),
            Self::LeaveMock => texts::leave_mock(state, width),
            Self::Afterwards { name, choices } => {
                texts::afterwards(state, name, choices, width, height)
            }
        }
    }
}
