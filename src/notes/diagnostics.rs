//! Finds problems in notes, each with its location.

mod tables;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::domain::Span;

use super::Notes;
use super::page::{LineKind, Page};

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// No text is lost.
    Note,
    /// Text may be missing from the cards.
    Warning,
    /// The file cannot be used.
    Error,
}

/// A problem and its location.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub kind: DiagnosticKind,
    pub span: Span,
}

/// The diagnostics of a page, in source order.
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
        if let Some(place) = cut_at(entry.question_span.of(page.text)) {
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

/// The offset of the last character of a question that ends in the middle of a sentence.
fn cut_at(question: &str) -> Option<usize> {
    let question = question.trim_end();
    let sign = question.chars().next_back()?;
    let is_cut = matches!(sign, '，' | ',' | '、' | '；' | ';');
    is_cut.then(|| question.len() - sign.len_utf8())
}

/// The offset of the first control character in a line.
fn control_character(line: &str) -> Option<usize> {
    line.find(|character: char| character.is_control() && character != '\t')
}

/// Whether a text may hold a control character: one scan of the bytes, which rules out most files.
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

/// A kind of problem in notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiagnosticKind {
    /// A question without an answer.
    Unanswered,
    /// Text that belongs to no question.
    LeftOver,
    /// A question that ends in the middle of a sentence.
    QuestionCut,
    /// A table row without its last `|`. The span is empty and at the end of the row.
    TableRowOpen,
    /// A code fence that is never closed.
    FenceNeverClosed,
    /// A `<details>` that is never closed.
    DetailsNeverClosed,
    EmptyHeading,
    /// An answer that is only a picture.
    PictureOnly,
    /// Control characters or escape sequences.
    ControlCharacters,
    /// Bytes that are not UTF-8, read as replacement characters.
    InvalidUtf8,
    /// A GBK or GB18030 file, decoded.
    LegacyEncoding,
    /// No question was found in the file.
    NoQuestions,
    /// An answer that seems to hold further questions. The span is the first of them.
    Swallowed,
    /// Another reading of the file scores nearly as well. The span is the least certain line.
    Uncertain,
}

impl DiagnosticKind {
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
