//! `- question`, the answer in the following lines, indented or not, `答：` before it or not.
//!
//! The first line of a top-level item is the question. A paragraph after a blank line goes on
//! with the answer, unless it is itself a question that lost its bullet: it ends in a question
//! mark and more lines follow it in the same paragraph. A list is read this way only where half
//! of its items read like questions and what stands above them does not.

use std::ops::Range;

use crate::domain::Span;
use crate::notes::answer::BodyLine;
use crate::notes::likeness::{Likeness, likeness};
use crate::notes::page::{LineKind, Page};
use crate::notes::question::clean;

/// One question of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullet {
    /// The line of the question.
    pub line: usize,
    /// The question's text, bullet left out.
    pub title: Span,
    /// The lines below it.
    pub body: Vec<BodyLine>,
}

/// The questions of a stretch of lines, and how many of its lines stand before the first one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bullets {
    /// Lines before the first question.
    pub before: Range<usize>,
    /// The questions.
    pub questions: Vec<Bullet>,
}

/// Reads lines as a list of questions; none when they are something else.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Bullets> {
    let items = lines.clone().filter(|line| content(page, *line).is_some());
    let (mut n_items, mut n_questions) = (0, 0);
    for item in items {
        n_items += 1;
        n_questions += usize::from(reads_as_question(page, item));
    }
    if n_items < 2 || n_questions * 2 < n_items {
        return None;
    }
    let starts: Vec<usize> = lines
        .clone()
        .filter(|line| begins_question(page, *line))
        .collect();
    let first = *starts.first()?;
    let ends = starts.iter().skip(1).copied().chain([lines.end]);
    let questions = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| bullet(page, *start, end))
        .collect();
    Some(Bullets {
        before: lines.start..first,
        questions,
    })
}

/// Bytes before the text of a top-level item's first line.
fn content(page: &Page<'_>, line: usize) -> Option<usize> {
    match page.lines[line].kind {
        LineKind::Item { content } => Some(usize::from(content)),
        _ => None,
    }
}

fn reads_as_question(page: &Page<'_>, line: usize) -> bool {
    let text = page
        .line(line)
        .get(content(page, line).unwrap_or_default()..)
        .unwrap_or_default();
    likeness(&clean(text).text) == Likeness::Question
}

fn begins_question(page: &Page<'_>, line: usize) -> bool {
    content(page, line).is_some() || lost_its_bullet(page, line)
}

/// A paragraph at the margin that begins with a question and goes on with its answer.
fn lost_its_bullet(page: &Page<'_>, line: usize) -> bool {
    let kind = |line: usize| page.lines.get(line).map(|line| line.kind);
    let after_blank = line > 0 && kind(line - 1) == Some(LineKind::Blank);
    let goes_on = kind(line + 1) == Some(LineKind::Text);
    let text = page.line(line);
    kind(line) == Some(LineKind::Text)
        && after_blank
        && goes_on
        && !text.starts_with([' ', '\t'])
        && text.trim_end().ends_with(['？', '?'])
        && text.chars().count() >= 8
}

fn bullet(page: &Page<'_>, line: usize, end: usize) -> Bullet {
    let span = page.lines[line].span;
    let content = content(page, line).unwrap_or_default();
    let title =
        Span::new((span.start as usize + content).min(span.end as usize)..span.end as usize);
    let body = page.lines[line + 1..end]
        .iter()
        .map(|line| {
            let indent = indent(line.span.of(page.text), content);
            let span = Span::new(line.span.start as usize + indent..line.span.end as usize);
            BodyLine {
                span,
                number: line.number,
                kind: line.kind,
            }
        })
        .collect();
    Bullet { line, title, body }
}

/// Bytes of white space at the beginning of a line, at most `limit`.
fn indent(line: &str, limit: usize) -> usize {
    line.bytes()
        .take(limit)
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count()
}
