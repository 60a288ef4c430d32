//! What lies on a screen: menu, help, a text field, a list, a message about saving.

pub mod footer;
mod frame;
mod help;
mod texts;

use tui_input::Input;

use super::keymap::{Context, Keymap};
use super::message::Unsaved;
use super::row::Row;
use super::state::State;
use crate::progress::EventKind;
use crate::session::{Link, Place};

pub use frame::{Frame, content_height, content_width, frame};
pub use help::rows as help_rows;
pub use texts::seen_part as field_part;

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
    Source(Place),
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
    /// Which cards are wanted.
    Search,
    /// Another file for the log, and what is to be recorded there.
    OtherFile(Option<Box<EventKind>>),
}

impl Overlay {
    /// An empty field.
    pub fn field(purpose: Purpose, text: &str) -> Self {
        let input = Input::new(text.to_owned());
        Self::Field(Field { purpose, input })
    }

    /// Where keys are pressed while it lies on top.
    pub fn context(&self) -> Context {
        match self {
            Self::Menu { .. } => Context::Menu,
            Self::Help { .. } => Context::Help,
            Self::Source(_) => Context::Place,
            Self::Links { .. } => Context::List,
            Self::Failure(_) => Context::Failure,
            Self::Field(_) => Context::Field,
        }
    }

    /// Its title and rows, and which row is selected.
    pub fn rows(&self, state: &State, keymap: &Keymap, width: usize) -> (String, Vec<Row>, usize) {
        match self {
            Self::Menu { selected } => texts::menu(state, keymap, *selected),
            Self::Help { scroll } => {
                let (title, rows) = help::rows(state, keymap, width);
                (title, rows, *scroll)
            }
            Self::Source(place) => texts::source(state, place, width),
            Self::Links { links, selected } => texts::links(state, links, *selected),
            Self::Failure(unsaved) => texts::failure(state, unsaved, width),
            Self::Field(field) => texts::field(state, field, width),
        }
    }
}
