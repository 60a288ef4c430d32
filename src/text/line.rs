//! The output model of screens and commands: lines of text pieces, each with a role.
//!
//! `tui` maps roles to styles, for the screens and for `cli`.

use super::glyphs::Glyphs;
use super::visible_text::VisibleText;
use super::width::{Ambiguous, display_width};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// From the left edge; no piece is empty.
    pub pieces: Vec<Piece>,
    /// Aligned to the right edge. If the line is too narrow, `pieces` is cut first.
    pub right: Vec<Piece>,
    /// The column of the terminal's cursor, if it is on this line.
    pub caret: Option<usize>,
}

/// Text in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: VisibleText,
    pub role: Role,
}

/// The role of a piece of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    #[default]
    Plain,
    // Text of notes.
    Strong,
    Emphasis,
    StrongEmphasis,
    Struck,
    /// Marked with a highlighter by the author.
    Highlight,
    /// Code inside a paragraph.
    Code,
    CodeBlock,
    CodeKeyword,
    /// A mapping key in a code block.
    CodeKey,
    CodeString,
    CodeComment,
    /// The mark before the rest of a wrapped code line.
    CodeContinuation,
    /// A heading of level 1 to 6.
    Heading(u8),
    Link,
    Url,
    /// The label that replaces an image.
    Image,
    Quote,
    /// The bar before quoted text.
    QuoteMark,
    /// A bullet or number.
    ListMark,
    /// A table's header, and the column names when a table is shown as records.
    TableHead,
    TableRule,
    Rule,
    /// Arrows and numbers of a diagram.
    Diagram,
    // Text of the program.
    /// The question, or the name of a screen or section.
    Title,
    /// Secondary text.
    Dim,
    /// A key in a footer or menu.
    Key,
    /// The list item or point under the cursor.
    Selected,
    /// A count that matters now, such as the number of due cards.
    Figure,
    /// The filled part of a bar; a ticked point.
    Done,
    /// The unfilled part of a bar.
    Rest,
    /// The proposed grade.
    Proposed,
    Warning,
    /// The passage of an answer that a correction is about.
    Marked,
    /// A place that a search found.
    Found,
    /// The place that a search is at.
    FoundHere,
    Error,
    /// The border of an overlay.
    Frame,
}

impl Piece {
    pub fn new(text: impl Into<VisibleText>, role: Role) -> Self {
        let text = text.into();
        Self { text, role }
    }
}

impl<T: AsRef<str>> From<T> for Line {
    fn from(text: T) -> Self {
        Self::new(text.as_ref(), Role::Plain)
    }
}

impl Line {
    /// A line of one piece.
    pub fn new(text: impl Into<VisibleText>, role: Role) -> Self {
        Self::default().with(text, role)
    }

    /// A rule across `width` columns.
    pub fn rule(width: usize) -> Self {
        Self::new("-".repeat(width), Role::Rule)
    }

    /// The line with more text at the end of its left part.
    #[must_use]
    pub fn with(mut self, text: impl Into<VisibleText>, role: Role) -> Self {
        self.push(text, role);
        self
    }

    /// Adds text to the left part, joining it to the last piece if the roles are equal.
    pub fn push(&mut self, text: impl Into<VisibleText>, role: Role) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.role == role => last.text.push(&text),
            _ => self.pieces.push(Piece { text, role }),
        }
    }

    /// Adds text at the right edge, two columns after what is there already.
    pub fn push_right(&mut self, text: impl Into<VisibleText>, role: Role) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let gap = if self.right.is_empty() { "" } else { "  " };
        self.right.push(Piece::new(format!("{gap}{text}"), role));
    }

    /// Adds another line's left part to this one's.
    pub fn append(&mut self, other: Self) {
        for piece in other.pieces {
            self.push(piece.text, piece.role);
        }
    }

    /// The line without spaces at the end of its left part.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        while let Some(last) = self.pieces.last_mut() {
            last.text.truncate(last.text.trim_end().len());
            if !last.text.is_empty() {
                break;
            }
            self.pieces.pop();
        }
        self
    }

    /// Moves the left part `columns` to the right, unless the line is empty.
    #[must_use]
    pub fn indented(mut self, columns: usize) -> Self {
        if columns > 0 && !self.is_empty() {
            self.pieces
                .insert(0, Piece::new(" ".repeat(columns), Role::Plain));
            self.caret = self.caret.map(|caret| caret + columns);
        }
        self
    }

    /// The left part without roles.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| &*piece.text).collect()
    }

    /// Columns of the left part.
    pub fn width(&self, ambiguous: Ambiguous) -> usize {
        let width = |piece: &Piece| display_width(&piece.text, ambiguous);
        self.pieces.iter().map(width).sum()
    }

    /// Adds a bar of `width` columns, `share` (0 to 1) of it filled.
    pub fn push_bar(&mut self, share: f64, width: usize, glyphs: Glyphs) {
        let (full, empty) = glyphs.bar(share, width);
        self.push(full, Role::Done);
        self.push(empty, Role::Rest);
    }

    /// Whether both parts are empty.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty() && self.right.is_empty()
    }
}
