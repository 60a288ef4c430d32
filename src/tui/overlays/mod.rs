//! What lies on a screen: menu, help, a text field, a list, a message about saving.

pub mod footer;
mod frame;
mod help;
mod texts;

use tui_input::Input;

use super::keymap::{Command, Context};
use super::message::{FoundCards, Question, Unsaved};
use super::state::State;
use crate::domain::CardId;
use crate::library::Complaint;
use crate::progress::EventKind;
use crate::session::{Link, SourceLocation};
use crate::text::Line;

pub use frame::{PlacedOverlay, content_height, content_width, place_overlay};
pub use help::rows as help_rows;
pub use texts::{caret_row, notice_rows, seen_part};

/// Something that lies on a screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// Everything that is not on the main path.
    Menu {
        /// The entry under the cursor.
        selected: usize,
    },
    /// All keys.
    Help {
        /// The first row that is seen.
        scroll: usize,
    },
    /// Where a question stands.
    Source(SourceLocation),
    /// Links to choose from.
    Links {
        /// The links.
        links: Vec<Link>,
        /// The one under the cursor.
        selected: usize,
    },
    /// Something could not be saved.
    Failure(Box<Unsaved>),
    /// A text is typed.
    Field(Field),
    /// Something to be read.
    Notice(Notice),
    /// Cards, one of which may be the same.
    Pick(Pick),
    /// Whether two cards are to be one.
    Join(Box<Join>),
    /// The day of the interview is over: how it went, and what comes now.
    Afterwards {
        /// What the interview was called; may be empty.
        name: String,
        /// The choice under the cursor, as its place in [`AFTERWARDS`].
        selected: usize,
    },
}

/// What can be done after an interview.
pub const AFTERWARDS: [Command; 3] = [Command::Capture, Command::Plan, Command::EndPlan];

/// Something to be read before one goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notice {
    /// The paragraphs, the first of which says what is the matter.
    pub texts: Vec<String>,
    /// The first row that is seen.
    pub scroll: usize,
}

/// Cards to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// What was found.
    pub found: FoundCards,
    /// The one under the cursor.
    pub selected: usize,
}

/// Two cards that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The card on the screen, and how its question stands in the notes.
    pub card: (CardId, String),
    /// The other one.
    pub other: (CardId, String),
    /// Where it was chosen.
    pub pick: Pick,
}

/// A text that is typed.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub purpose: Purpose,
    /// What was typed, and where the caret is.
    pub input: Input,
}

/// What a text is typed for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// Why a card is flagged.
    Flag,
    /// When the interview is.
    Date,
    /// Which cards are wanted.
    Search,
    /// Another file for the log, and what is to be recorded there.
    OtherFile(Option<Box<EventKind>>),
    /// Which cards may be the same as the one on the screen.
    Find(Pick),
    /// A question met somewhere.
    Capture {
        /// What stands in the line that the caret is not in.
        other: String,
        /// Whether the caret is in the line that says who asked.
        at_who: bool,
    },
}

impl Field {
    /// The line that the caret is not in, where there are two.
    pub fn other(&self) -> Option<&str> {
        match &self.purpose {
            Purpose::Capture { other, .. } => Some(other),
            _ => None,
        }
    }

    /// Puts the caret into the other line.
    pub fn turn(&mut self) {
        if let Purpose::Capture { other, at_who } = &mut self.purpose {
            let here = std::mem::take(other);
            *other = self.input.value().to_owned();
            *at_who = !*at_who;
            self.input = Input::new(here);
        }
    }

    /// The question that was typed, where one is.
    pub fn question(&self) -> Option<Question> {
        let here = self.input.value().trim().to_owned();
        match &self.purpose {
            Purpose::Capture { other, at_who } => {
                let other = other.trim().to_owned();
                let (text, who) = if *at_who {
                    (other, here)
                } else {
                    (here, other)
                };
                Some(Question { text, who })
            }
            _ => None,
        }
    }
}

impl Overlay {
    /// An empty field.
    pub fn field(purpose: Purpose, text: &str) -> Self {
        let input = Input::new(text.to_owned());
        Self::Field(Field { purpose, input })
    }

    /// A field for a question, with what was typed already.
    pub fn capture(question: Question) -> Self {
        let purpose = Purpose::Capture {
            other: question.who,
            at_who: false,
        };
        Self::field(purpose, &question.text)
    }

    /// Something that could not be done.
    pub fn complaint(complaint: &Complaint) -> Self {
        Self::notice(complaint.paragraphs())
    }

    /// Something to be read.
    pub fn notice(texts: Vec<String>) -> Self {
        Self::Notice(Notice { texts, scroll: 0 })
    }

    /// Where keys are pressed while it lies on top.
    pub fn context(&self) -> Context {
        match self {
            Self::Menu { .. } => Context::Menu,
            Self::Help { .. } => Context::Help,
            Self::Source(_) => Context::Place,
            Self::Links { .. } | Self::Afterwards { .. } => Context::List,
            Self::Failure(_) => Context::Failure,
            Self::Field(_) => Context::Field,
            Self::Notice(_) => Context::Notice,
            Self::Pick(_) => Context::Pick,
            Self::Join(_) => Context::Ask,
        }
    }

    /// Its title and rows, and which row is selected.
    pub fn rows(&self, state: &State, width: usize) -> (String, Vec<Line>, usize) {
        match self {
            Self::Menu { selected } => texts::menu(state, *selected),
            Self::Help { scroll } => {
                let (title, rows) = help::rows(state, width);
                (title, rows, *scroll)
            }
            Self::Source(place) => texts::source(state, place, width),
            Self::Links { links, selected } => texts::links(state, links, *selected),
            Self::Failure(unsaved) => texts::failure(state, unsaved, width),
            Self::Field(field) => texts::field(state, field, width),
            Self::Notice(notice) => texts::notice(state, notice, width),
            Self::Pick(pick) => texts::pick(state, pick),
            Self::Join(join) => texts::join(state, join, width),
            Self::Afterwards { name, selected } => texts::afterwards(state, name, *selected, width),
        }
    }
}
