//! Notes in whatever shape they were written become entries.

use crate::domain::{Entry, Section, Span};

/// What one file of notes holds.
///
/// Every byte of the source is in exactly one of: an entry, a section's title, structure, left
/// over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Questions in source order.
    pub entries: Vec<Entry>,
    /// Titles that group questions.
    pub sections: Vec<Section>,
    /// What is amiss, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// Blank lines, separators, tags, labels, contents tables.
    pub structure: Vec<Span>,
    /// Text that belongs to no question.
    pub left_over: Vec<Span>,
    /// The dialects that were recognised, in order of their first use.
    pub dialects: Vec<Dialect>,
}

/// A way of writing questions and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// `# question`, `**思路**：`, `**回答**：`.
    Labelled,
    /// A heading is a question, the text below it the answer.
    Headings,
    /// `#### 19.question`.
    NumberedHeadings,
    /// `<details><summary>question</summary> answer </details>`.
    Details,
    /// `- question`, the answer in the following lines.
    Bullets,
}

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Text may be lost.
    Warning,
    /// The file cannot be used.
    Error,
}

/// Something amiss at a place of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it is.
    pub kind: DiagnosticKind,
    /// Where it is.
    pub span: Span,
}

/// What can be amiss with notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiagnosticKind {
    /// A question without an answer.
    Unanswered,
    /// Text that belongs to no question.
    LeftOver,
    /// A question that ends in the middle.
    QuestionCut,
    /// A code fence that is never closed.
    FenceNeverClosed,
    /// A `<details>` that is never closed.
    DetailsNeverClosed,
    /// A heading without text.
    EmptyHeading,
    /// An answer that is only a picture.
    PictureOnly,
    /// Control characters or escape sequences.
    ControlCharacters,
    /// Bytes that are no UTF-8, read as replacement characters.
    InvalidUtf8,
    /// No question was found in the file.
    NoQuestions,
}

impl DiagnosticKind {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Unanswered
            | Self::LeftOver
            | Self::PictureOnly
            | Self::EmptyHeading
            | Self::NoQuestions => Severity::Note,
            Self::QuestionCut
            | Self::FenceNeverClosed
            | Self::DetailsNeverClosed
            | Self::ControlCharacters
            | Self::InvalidUtf8 => Severity::Warning,
        }
    }
}
