//! Why a line of the log gives no event, and where in the file it is.

/// Why a line gives no event. The line stays in the file in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// The last line ends in the middle of an event.
    Torn,
    /// The line is not a JSON object.
    NotJson,
    /// A required key is missing or of the wrong type.
    Missing(&'static str),
    /// The value of this key is not a time with an offset (`at`) or a date.
    BadTime(&'static str),
    /// The value of this key is not a card id.
    BadCard(&'static str),
    /// `grade` is none of the four.
    BadGrade,
    /// `do` names an event that this version does not know.
    UnknownDo(String),
    /// A newer version wrote a known event in an unknown form.
    Newer,
}

impl LineProblem {
    /// Whether the line is a valid event that only another version understands.
    pub fn is_foreign(&self) -> bool {
        matches!(self, Self::UnknownDo(_) | Self::Newer)
    }
}

/// A line that gives no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Line of the file, from 1.
    pub line: u64,
    /// Column in the line, in characters from 1.
    pub column: usize,
    pub problem: LineProblem,
}
