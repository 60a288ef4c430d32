//! Nested bullets: the question is an item, the answer an item below it that says `**答案**`.
//!
//! Items beside such questions are questions as well, answered or not; an item above them names
//! a group.

use std::ops::Range;

use crate::domain::Span;
use crate::notes::Dialect;
use crate::notes::answer::BodyLine;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::{ASKING, Asked, MARKED, Reading, Start, questions, trimmed};

use super::labelled::{Label, label};

/// A list item at any depth.
#[derive(Clone, Copy)]
pub struct Item {
    /// As an index into the page.
    pub line: usize,
    /// Columns of white space before the bullet; a tab counts as four.
    pub indent: usize,
    /// Bytes before the text.
    pub content: usize,
    is_answer: bool,
}

/// Reads lines as a nested list with labelled answers.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let items: Vec<Item> = lines.clone().filter_map(|line| item(page, line)).collect();
    let parents = parents(&items);
    let asking: Vec<usize> = (0..items.len())
        .filter(|n| items[*n].is_answer)
        .filter_map(|n| parents[n])
        .collect();
    let depth = items.get(*asking.first()?)?.indent;
    let starts: Vec<(usize, Start)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.indent == depth && !item.is_answer)
        .map(|(n, item)| (n, start(page, item)))
        .collect();
    let groups = starts
        .iter()
        .map(|(n, _)| parents[*n].map(|group| page.lines[items[group].line].span));
    let groups: Vec<Option<Span>> = groups.collect();
    let starts: Vec<Start> = starts.into_iter().map(|(_, start)| start).collect();
    let mut questions = questions(page, &starts, lines.end);
    for (asked, group) in questions.iter_mut().zip(groups) {
        asked.group = group;
    }
    let mut outer = items
        .iter()
        .filter(|item| item.indent < depth)
        .map(|item| item.line)
        .peekable();
    for asked in &mut questions {
        cut_at_group(page, asked, &mut outer);
        cut_at_margin(page, asked);
    }
    Some(Reading {
        dialect: Dialect::NestedBullets,
        evidence: if asking.len() >= 2 { MARKED } else { ASKING },
        questions,
        structure: Vec::new(),
    })
}

/// A question ends where the next group begins.
fn cut_at_group(
    page: &Page<'_>,
    asked: &mut Asked,
    outer: &mut std::iter::Peekable<impl Iterator<Item = usize>>,
) {
    while outer.next_if(|line| *line < asked.line).is_some() {}
    let Some(group) = outer.peek() else {
        return;
    };
    let group = page.lines[*group].number;
    asked.body.retain(|line| line.number < group);
}

/// A paragraph at the margin stands below the whole list.
pub fn cut_at_margin(page: &Page<'_>, asked: &mut Asked) {
    let is_margin = |line: &BodyLine| {
        line.kind == LineKind::Text && !line.span.of(page.text).starts_with([' ', '\t'])
    };
    let after_blank = asked.body.windows(2).position(|pair| {
        let unindented = page.text[..pair[1].span.start as usize].ends_with('\n');
        pair[0].kind == LineKind::Blank && is_margin(&pair[1]) && unindented
    });
    if let Some(at) = after_blank {
        asked.body.truncate(at);
    }
}

pub fn item(page: &Page<'_>, line: usize) -> Option<Item> {
    if !matches!(
        page.lines[line].kind,
        LineKind::Item { .. } | LineKind::Text
    ) {
        return None;
    }
    let text = page.line(line);
    let unindented = text.trim_start();
    let digits = unindented.trim_start_matches(|c: char| c.is_ascii_digit());
    let mark = if digits.len() < unindented.len() {
        ['.', ')'].as_slice()
    } else {
        &['-', '*', '+']
    };
    let after = digits.strip_prefix(mark)?;
    let words = after.trim_start();
    let is_item = words.len() < after.len() && !words.is_empty();
    is_item.then(|| Item {
        line,
        indent: text[..text.len() - unindented.len()]
            .bytes()
            .map(|byte| if byte == b'\t' { 4 } else { 1 })
            .sum(),
        content: text.len() - words.len(),
        is_answer: matches!(label(words), Some((Label::Answer, _))),
    })
}

/// For each item the one it stands below.
pub fn parents(items: &[Item]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(items.len());
    for (n, item) in items.iter().enumerate() {
        while open
            .last()
            .is_some_and(|above| items[*above].indent >= item.indent)
        {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(n);
    }
    parents
}

pub fn start(page: &Page<'_>, item: &Item) -> Start {
    Start {
        line: item.line,
        content: item.content,
        title: trimmed(page, item.line, item.content..page.line(item.line).len()),
        answer: None,
    }
}
