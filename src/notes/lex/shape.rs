//! The shape of a line: what marks it, and how.

/// What marks a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The summary of a folded block, a lid left out.
    Summary,
    /// A bullet.
    Bullet,
    /// A number without a bullet.
    Number,
    /// A line without a mark.
    Plain,
    /// A row of a table.
    Row,
    /// A picture or a link alone on its line.
    Picture,
    /// A code block.
    Code,
    /// A rule between cards.
    Rule,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NumberStyle {
    /// `1.`
    Point,
    /// `1、`
    Comma,
    /// `1)`
    Paren,
    /// `(1)`, `【1】`, `[1]`
    Enclosed,
    /// `1:` or `1，` or `1 `, which count only in a run.
    Loose,
    /// `①`, `1️⃣`
    Circled,
    /// `一、`
    Han,
    /// `2.1`
    Dotted,
    /// `Q1`, `第1题`, `题目1`
    Labelled,
    /// `(@)`
    Any,
}

/// How much of a line is bold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Bold {
    /// Nothing at its beginning.
    None,
    /// Its first words.
    Lead,
    /// All of it.
    Whole,
}

/// The shape of a line as far as siblings share it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Class {
    pub(crate) shape: Shape,
    /// Steps of indent, at most 3.
    pub(crate) depth: u8,
    pub(crate) number: Option<NumberStyle>,
    pub(crate) bold: Bold,
    pub(crate) labelled: bool,
    pub(crate) quoted: bool,
}

pub(crate) fn plain_class(shape: Shape) -> Class {
    Class {
        shape,
        depth: 0,
        number: None,
        bold: Bold::None,
        labelled: false,
        quoted: false,
    }
}
