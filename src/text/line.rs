//! What layout gives: lines of text pieces, each with the role it plays.

use super::width::{Ambiguous, display_width};

/// A line that fits the width it was laid out for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// From left to right; never empty pieces.
    pub pieces: Vec<Piece>,
}

/// Text in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text; no control characters.
    pub text: String,
    /// What it is, for the theme.
    pub role: Role,
}

/// What a piece of text is; a theme gives it colour, an ANSI printer a style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
    /// Bold and italic.
    StrongEmphasis,
    /// Struck through.
    Struck,
    /// Code within text.
    Code,
    /// A line of a code block.
    CodeBlock,
    /// A keyword in a code block.
    CodeKeyword,
    /// The key of a mapping in a code block.
    CodeKey,
    /// A string in a code block.
    CodeString,
    /// A comment in a code block.
    CodeComment,
    /// The mark before the continuation of a code line that was too long.
    CodeContinuation,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The text of a link.
    Link,
    /// An address.
    Url,
    /// What stands for a picture.
    Image,
    /// Quoted text.
    Quote,
    /// The bar before quoted text.
    QuoteMark,
    /// A bullet or number.
    ListMark,
    /// The header of a table, and the column names of records.
    TableHead,
    /// The rules of a table.
    TableRule,
    /// A rule across.
    Rule,
    /// Arrows and numbers of a diagram.
    Diagram,
    /// What may be overlooked.
    Dim,
}

impl Piece {
    /// A piece of text.
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        let text = text.into();
        Self { text, role }
    }
}

impl Line {
    /// A line of one piece.
    pub fn of(text: impl Into<String>, role: Role) -> Self {
        let mut line = Self::default();
        line.push(text, role);
        line
    }

    /// Adds text at the end, joining it to the last piece if that plays the same role.
    pub fn push(&mut self, text: impl Into<String>, role: Role) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.role == role => last.text.push_str(&text),
            _ => self.pieces.push(Piece { text, role }),
        }
    }

    /// Puts another line behind this one.
    pub fn append(&mut self, other: Self) {
        for piece in other.pieces {
            self.push(piece.text, piece.role);
        }
    }

    /// The text without roles.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    /// Columns it takes.
    pub fn width(&self, ambiguous: Ambiguous) -> usize {
        let width = |piece: &Piece| display_width(&piece.text, ambiguous);
        self.pieces.iter().map(width).sum()
    }

    /// Whether there is nothing on it.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}
