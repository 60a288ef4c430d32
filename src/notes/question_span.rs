//! A question with the lines below it, before its entry is written.

use std::ops::Range;

use crate::domain::Span;

use super::answer::BodyLine;
use super::page::Page;

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionSpan {
    /// First line, as an index into the page.
    pub line: usize,
    /// Last line of the question itself.
    pub last_line: usize,
    /// The question's bytes, marks and numbering included.
    pub span: Span,
    /// The question's words.
    pub title: Span,
    /// What stands below it.
    pub body: Vec<BodyLine>,
}

/// Lines below a question, without the indent that makes them part of its list item.
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

/// Bytes of white space at the beginning of a line, at most `limit`.
fn indent(line: &str, limit: usize) -> usize {
    line.bytes()
        .take(limit)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}

/// The part of a line from byte `from` to byte `to`, white space left out.
pub fn trimmed(page: &Page<'_>, line: usize, range: Range<usize>) -> Span {
    let start = page.lines[line].span.start as usize;
    let text = page.line(line).get(range.clone()).unwrap_or_default();
    let from = start + range.start + text.len() - text.trim_start().len();
    Span::new(from..from + text.trim().len())
}
