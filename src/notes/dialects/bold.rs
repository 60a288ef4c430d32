//! `**Q1. question**` or `**question？**` alone on a line, the answer below, `**A:**` before it
//! or not; also `**question？** answer`.
//!
//! Bold lines are also what answers use for their own sub-titles. So they are questions when half
//! of them carry a Q, or half of them are numbered or read like questions; the others stay in
//! the answers.

use std::ops::Range;

use crate::notes::Dialect;
use crate::notes::likeness::{Likeness, likeness};
use crate::notes::page::{LineKind, Page};
use crate::notes::question::clean;
use crate::notes::reading::{MARKED, Reading, Start, percentage, questions, trimmed};

use super::pairs::question_label;

/// Reads lines as paragraphs of which the bold ones ask.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let bold: Vec<Bold> = lines
        .clone()
        .filter(|line| page.lines[*line].kind == LineKind::Text)
        .filter_map(|line| bold_line(page, line, 0))
        .collect();
    let (chosen, evidence) = choose(bold)?;
    let starts: Vec<Start> = chosen.iter().map(|bold| bold.start).collect();
    Some(Reading {
        dialect: Dialect::Bold,
        evidence,
        questions: questions(page, &starts, lines.end),
        structure: Vec::new(),
    })
}

/// A line that begins with bold words.
pub struct Bold {
    /// Where it stands.
    pub start: Start,
    has_q: bool,
    numbered: bool,
    asks: bool,
}

impl Bold {
    /// Says that a number stood before the bold words.
    pub fn with_number(self, numbered: bool) -> Self {
        Self {
            numbered: self.numbered || numbered,
            ..self
        }
    }
}

/// The bold lines that are questions, and what speaks for it.
pub fn choose(bold: Vec<Bold>) -> Option<(Vec<Bold>, u32)> {
    let n = bold.len();
    let count = |holds: fn(&Bold) -> bool| bold.iter().filter(|bold| holds(bold)).count();
    let n_with_q = count(|bold| bold.has_q);
    let n_numbered = count(|bold| bold.numbered);
    let n_asking = count(|bold| bold.asks);
    let n_numbered_asking = count(|bold| bold.numbered && bold.asks);
    let keep = |bold: Vec<Bold>, holds: fn(&Bold) -> bool| -> Vec<Bold> {
        bold.into_iter().filter(holds).collect()
    };
    if n_with_q >= 2 && n_with_q * 2 >= n {
        return Some((keep(bold, |bold| bold.has_q), MARKED));
    }
    if n_numbered >= 2 && n_numbered * 2 >= n && n_numbered_asking * 2 >= n_numbered {
        let evidence = percentage(n_numbered_asking, n_numbered);
        return Some((keep(bold, |bold| bold.numbered), evidence));
    }
    let enough = n_asking >= 2 && n_asking * 2 >= n;
    enough.then(|| (keep(bold, |bold| bold.asks), percentage(n_asking, n)))
}

/// The bold words that a line begins with, from byte `from`, if they can be a question: nothing
/// follows them, or they end in a question mark, closed or not.
pub fn bold_line(page: &Page<'_>, line: usize, from: usize) -> Option<Bold> {
    let text = page.line(line);
    let rest = text.get(from..)?.trim_start();
    let open = text.len() - rest.len();
    let indented = text.starts_with([' ', '\t']);
    let mark = ["**", "__"]
        .into_iter()
        .find(|mark| rest.starts_with(mark))?;
    let inner = &rest[mark.len()..];
    let closing = inner.find(mark);
    let words = &inner[..closing.unwrap_or(inner.len())];
    let begin = open + mark.len();
    let end = begin + words.len();
    let after = closing.map_or(end, |_| end + mark.len());
    let alone = text[after..]
        .trim_matches(['：', ':', ' ', '\t', '\\'])
        .is_empty();
    let asks_itself = words.trim_end().ends_with(['？', '?']);
    let whole = alone && closing.is_some();
    if indented || words.trim().is_empty() || !(whole || asks_itself) {
        return None;
    }
    let cleaned = clean(words);
    Some(Bold {
        start: Start {
            line,
            content: from,
            title: trimmed(page, line, begin..end),
            answer: (!alone).then(|| trimmed(page, line, after..text.len())),
        },
        has_q: question_label(words).is_some_and(|label| label.numbered),
        numbered: cleaned.is_numbered(),
        asks: likeness(&cleaned.text) == Likeness::Question,
    })
}
