//! What an answer is made of: blocks, and the inlines inside them.
//!
//! Inlines are a flat list of styled runs, not a tree: every reader of them wraps, joins or
//! measures text, and none wants to know how deep an emphasis was nested.

use crate::domain::Span;

/// One answer, taken apart and mended for display.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
}

/// A block and the span of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The bytes of the answer's text it was made from.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; the level is 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// Running text; [`Inline::HardBreak`] separates lines that are meant as lines.
    Paragraph(Vec<Inline>),
    /// Items under each other.
    List(Vec<Item>),
    /// Quoted blocks.
    Quote(Vec<Block>),
    /// Text to be shown as it is.
    Code {
        /// The info string of the opening fence; may be empty.
        language: String,
        /// The lines, each ended by a newline.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A line across.
    Rule,
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The bullet, number or checkbox.
    pub mark: Mark,
    /// Whether its box is ticked, if it has one.
    pub checked: Option<bool>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// The bytes of the answer's text it was made from.
    pub span: Span,
}

/// The marker of a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing: a labelled line (`名称：说明`).
    None,
    /// A bullet.
    Bullet,
    /// A number of a Markdown list.
    Number(u64),
    /// A number as the writer put it (`1、`, `①`).
    Written(String),
}

/// A table; every row has as many cells as there are alignments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The cells of the header.
    pub header: Vec<Vec<Inline>>,
    /// The cells of the other rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Left, also the default.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A run of text, or an inline that replaces one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text in one style.
    Text {
        /// The text, without line ends.
        text: String,
        /// How it is set.
        style: Style,
    },
    /// Code within text.
    Code(String),
    /// A picture.
    Image {
        /// The alternative text.
        alt: String,
        /// Where it is.
        address: String,
    },
    /// The address of the link whose text precedes it.
    Address(String),
    /// A line end that means nothing.
    SoftBreak,
    /// A line end that is meant.
    HardBreak,
}

/// How text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Struck through.
    pub struck: bool,
    /// The text of a link, or an address itself.
    pub link: bool,
}

impl Inline {
    /// Text in no particular style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            style: Style::default(),
        }
    }
}

impl Block {
    /// The inlines of a paragraph or heading.
    pub fn inlines(&self) -> Option<&[Inline]> {
        match &self.kind {
            BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// The text of inlines without marks; breaks are newlines, addresses of links are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code(text) => plain.push_str(text),
            Inline::Image { alt, .. } => plain.push_str(alt),
            Inline::Address(_) => {}
            Inline::SoftBreak | Inline::HardBreak => plain.push('\n'),
        }
    }
    plain
}
