//! The shape of a line: the kind and form of its marks.

/// The kind of a line, by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The summary of a folded block, unless it is a lid.
    Summary,
    Bullet,
    /// A number without a bullet.
    Number,
    /// A line without marks.
    Plain,
    /// A table row.
    Row,
    /// A line that is only a picture or a link.
    Picture,
    Code,
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
    /// `1:`, `1，` or `1 `, which count only in a sequence.
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
    /// Its first words are not bold.
    None,
    /// Its first words.
    Lead,
    /// All of it.
    Whole,
}

/// The properties by which lines are grouped: questions of a file mostly have the same class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Class {
    pub(crate) shape: Shape,
    /// Levels of indent, at most 3.
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
