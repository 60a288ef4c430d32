//! The document model of an answer: blocks and inlines.
//!
//! Inlines are a flat list of styled runs instead of a tree, because callers wrap, join or measure
//! text and do not need the nesting of emphasis.

use crate::domain::Span;

/// One answer, parsed and repaired for display.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks from top to bottom.
    pub blocks: Vec<Block>,
}

/// A block and the span of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// The source bytes of the block, relative to the answer.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading; the level is 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        text: Vec<Inline>,
    },
    /// A paragraph; [`Inline::HardBreak`] separates intended lines.
    Paragraph(Vec<Inline>),
    List(Vec<Item>),
    Quote(Vec<Block>),
    Code {
        /// The info string of the opening fence; may be empty.
        language: String,
        /// The lines, each with a trailing newline.
        text: String,
    },
    Table(Table),
    /// A thematic break.
    Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The bullet, number or checkbox.
    pub mark: Mark,
    /// Whether the checkbox is ticked; `None` without a checkbox.
    pub checked: Option<bool>,
    pub blocks: Vec<Block>,
    /// The source bytes of the item, relative to the answer.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No marker: a labelled line (`名称：说明`).
    None,
    Bullet,
    /// A number of a Markdown list.
    Number(u64),
    /// A number as the writer typed it (`1、`, `①`).
    Written(String),
}

/// A table; each row has one cell per alignment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// One per column.
    pub alignments: Vec<Alignment>,
    pub header: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Left, the default.
    Left,
    Center,
    Right,
}

/// A run of text, or an inline element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text {
        /// The text, without line ends.
        text: String,
        style: Style,
    },
    Code(String),
    Image {
        alt: String,
        target: Target,
    },
    /// Where the link whose text precedes it leads.
    Address(Target),
    /// The kind of a callout, as written (`tip`); its title follows.
    Callout(String),
    /// A line ending that is equivalent to a space.
    SoftBreak,
    /// An intended line break.
    HardBreak,
}

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The URL or path.
    pub address: String,
    /// What a browser shows as a tooltip; may be empty.
    pub title: String,
}

impl std::fmt::Display for Target {
    /// The address, and the title in quotes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.address)?;
        match &*self.title {
            "" => Ok(()),
            title if self.address.is_empty() => write!(f, "\"{title}\""),
            title => write!(f, " \"{title}\""),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub struck: bool,
    /// The text of a link, or a bare address.
    pub link: bool,
    /// Marked with a highlighter: `==words==`.
    pub highlighted: bool,
}

impl Inline {
    /// Text without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text {
            text: text.into(),
            style: Style::default(),
        }
    }
}

impl Item {
    /// The marker with its trailing blank, and the checkbox.
    pub fn mark_text(&self) -> String {
        let mut mark = match &self.mark {
            Mark::None => String::new(),
            Mark::Bullet => "- ".to_owned(),
            Mark::Number(number) => format!("{number}. "),
            Mark::Written(mark) if mark.ends_with(['、', '）', '．']) => mark.clone(),
            Mark::Written(mark) => format!("{mark} "),
        };
        match self.checked {
            Some(true) => mark.push_str("[x] "),
            Some(false) => mark.push_str("[ ] "),
            None => {}
        }
        mark
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

/// The text without markup. Breaks become newlines; link addresses are left out.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut plain = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code(text) => plain.push_str(text),
            Inline::Image { alt, .. } => plain.push_str(alt),
            // The kind of a callout is only a mark of its title.
            Inline::Callout(kind) if inlines.len() == 1 => plain.push_str(kind),
            Inline::Callout(_) => {}
            Inline::Address(_) => {}
            Inline::SoftBreak | Inline::HardBreak => plain.push('\n'),
        }
    }
    plain
}
