//! A question and the lines below it, before they become an entry.

use std::ops::Range;

use crate::domain::Span;

use super::answer::BodyLine;
use super::page::Page;

/// The location of a question in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionSpan {
    /// First line, as an index into the page.
    pub line: usize,
    /// Last line of the question itself.
    pub last_line: usize,
    /// Its bytes, including marks and numbering.
    pub span: Span,
    /// Its words, without marks and numbering.
    pub title: Span,
    /// The lines below it.
    pub body: Vec<BodyLine>,
}

/// The lines below a question, without the indent of its list item.
pub fn below<'p>(
    page: &'p Page<'_>,
    lines: Range<usize>,
    content: usize,
) -> impl Iterator<Item = BodyLine> + 'p {
    page.lines[lines].iter().map(move |line| {
        let indent = indent(line.span.of(page.text), content);
        let span = Span::new(line.span.start as usize + indent..line.span.end as usize);
        BodyLine {
            span,
            ..(*line).into()
        }
    })
}

/// Bytes of leading white space, at most `limit`.
fn indent(line: &str, limit: usize) -> usize {
    line.bytes()
        .take(limit)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

/// A range of bytes in a line, trimmed.
pub fn trimmed(page: &Page<'_>, line: usize, range: Range<usize>) -> Span {
    let start = page.lines[line].span.start as usize;
    let text = page.line(line).get(range.clone()).unwrap_or_default();
    let from = start + range.start + text.len() - text.trim_start().len();
    Span::new(from..from + text.trim().len())
}
