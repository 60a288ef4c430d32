//! Scans a whole page before its lines become units.

use std::collections::HashMap;

use super::lone_number;
use crate::domain::Span;
use crate::notes::dialects::details::Tag;
use crate::notes::page::{Line, LineKind, Page};

/// The lines of `<details>` tags without a closing tag.
pub(super) fn never_closed(page: &Page<'_>) -> Vec<usize> {
    let mut open = Vec::new();
    for (at, line) in page.lines.iter().enumerate() {
        match line.kind {
            LineKind::Tag(Tag::Open) => open.push(at),
            LineKind::Tag(Tag::Close) => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

/// Lines that hold only a number, where consecutive numbers show that each belongs to the line
/// below.
pub(super) fn lone_numbers(page: &Page<'_>) -> HashMap<usize, u32> {
    let is_text = |kind| matches!(kind, LineKind::Text | LineKind::Item { .. });
    let lines = page.lines.iter().enumerate();
    let numbers: Vec<(usize, u32)> = lines
        .filter(|(_, line)| is_text(line.kind))
        .filter_map(|(at, line)| Some((at, lone_number(line.span.of(page.text))?)))
        .collect();
    let mut found = HashMap::new();
    for pair in numbers.windows(2) {
        if pair[1].1 == pair[0].1 + 1 {
            found.extend(pair.iter().copied());
        }
    }
    found
}

/// How often each summary occurs. Repeated ones are lids.
pub(super) fn repeated_summaries(page: &Page<'_>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for (line, at) in page.lines.iter().zip(0..) {
        if line.kind == LineKind::Tag(Tag::SummaryStart)
            && let Some((title, _)) = summary(page, at)
        {
            *counts.entry(key(title.of(page.text))).or_default() += 1;
        }
    }
    counts
}

pub(super) fn key(summary: &str) -> String {
    let letters = summary.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of the `<summary>` tag at `line`, and their last line: that of the end tag, if there
/// is one.
pub(crate) fn summary(page: &Page<'_>, line: usize) -> Option<(Span, usize)> {
    let rest = &page.lines[line + 1..];
    let is_words = |line: &&Line| matches!(line.kind, LineKind::Text | LineKind::Item { .. });
    let n_lines = rest.iter().take(8).take_while(is_words).count();
    let ends = rest.get(n_lines).map(|line| line.kind) == Some(LineKind::Tag(Tag::SummaryEnd));
    let n_lines = if ends { n_lines } else { n_lines.min(1) };
    let words = &rest[..n_lines];
    let (first, last) = (words.first()?.span, words.last()?.span);
    let span = Span {
        start: first.start,
        end: last.end,
    };
    Some((span, line + n_lines + usize::from(ends)))
}
