//! What is amiss with notes, and where.

mod tables;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::domain::Span;

use super::Notes;
use super::page::{LineKind, Page};

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What it is.
    pub kind: DiagnosticKind,
    /// Where it is.
    pub span: Span,
}

/// What is amiss with a page that was read, in source order.
pub fn diagnostics(page: &Page<'_>, never_closed: &[usize], notes: &Notes) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut add = |kind, span| found.push(Diagnostic { kind, span });
    for entry in &notes.entries {
        if entry.is_unanswered() {
            add(DiagnosticKind::Unanswered, entry.question_span);
        }
        if entry.picture_only {
            add(DiagnosticKind::PictureOnly, entry.question_span);
        }
        if let Some(place) = cut(entry.question_span.of(page.text)) {
            let start = entry.question_span.start as usize + place;
            let end = entry.question_span.end as usize;
            add(DiagnosticKind::QuestionCut, Span::new(start..end));
        }
    }
    for span in &notes.left_over {
        add(DiagnosticKind::LeftOver, *span);
    }
    let suspicious = may_hold_control_characters(page.text);
    for (n, line) in page.lines.iter().enumerate() {
        if matches!(line.kind, LineKind::Heading { .. }) && page.heading_title(n).is_empty() {
            add(DiagnosticKind::EmptyHeading, line.span);
        }
        if suspicious && let Some(place) = control_character(line.span.of(page.text)) {
            let start = line.span.start as usize + place;
            add(
                DiagnosticKind::ControlCharacters,
                Span::new(start..line.span.end as usize),
            );
        }
    }
    for line in never_closed {
        add(DiagnosticKind::DetailsNeverClosed, page.lines[*line].span);
    }
    for end in tables::open_rows(page) {
        add(DiagnosticKind::TableRowOpen, end);
    }
    for fence in &page.open_fences {
        add(DiagnosticKind::FenceNeverClosed, *fence);
    }
    if notes.entries.is_empty() {
        add(DiagnosticKind::NoQuestions, Span::default());
    }
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

/// The byte of the sign with which a question ends in the middle of a sentence.
fn cut(question: &str) -> Option<usize> {
    let question = question.trim_end();
    let sign = question.chars().next_back()?;
    let is_cut = matches!(sign, '，' | ',' | '、' | '；' | ';');
    is_cut.then(|| question.len() - sign.len_utf8())
}

/// The byte of the first control character of a line.
fn control_character(line: &str) -> Option<usize> {
    line.find(|character: char| character.is_control() && character != '\t')
}

/// Whether some line might hold a control character: one look at all bytes, which most files pass.
/// The characters U+0080 to U+009F begin with the byte 0xc2.
fn may_hold_control_characters(text: &str) -> bool {
    let is_suspicious =
        |byte: u8| (byte < b' ' && byte != b'\t' && byte != b'\n') || byte == 0x7f || byte == 0xc2;
    text.as_bytes().chunks(4096).any(|chunk| {
        chunk
            .iter()
            .fold(false, |found, byte| found | is_suspicious(*byte))
    })
}

/// What can be amiss with notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiagnosticKind {
    /// A question without an answer.
    Unanswered,
    /// Text that belongs to no question.
    LeftOver,
    /// A question that ends in the middle.
    QuestionCut,
    /// A table row that lacks its last `|`; the span is empty and stands where it is missing.
    TableRowOpen,
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
    /// A GBK or GB18030 file, decoded.
    LegacyEncoding,
    /// No question was found in the file.
    NoQuestions,
    /// An answer that seems to hold further questions; the span is the first of them.
    Swallowed,
    /// Another reading of the file is nearly as good; the span is its least certain line.
    Uncertain,
}

impl DiagnosticKind {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Unanswered
            | Self::LeftOver
            | Self::PictureOnly
            | Self::TableRowOpen
            | Self::EmptyHeading
            | Self::LegacyEncoding
            | Self::NoQuestions
            | Self::Uncertain => Severity::Note,
            Self::Swallowed
            | Self::QuestionCut
            | Self::FenceNeverClosed
            | Self::DetailsNeverClosed
            | Self::ControlCharacters
            | Self::InvalidUtf8 => Severity::Warning,
        }
    }
}
