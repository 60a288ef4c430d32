//! `1. **Question**`, the answer below, indented or not.
//!
//! Numbering restarts or jumps, because the answers interrupt the list; so an item is known by
//! its bold words, not by its number, and items without them belong to answers. What holds for
//! bold paragraphs holds here: half of the bold items must read like questions.

use std::ops::Range;

use crate::notes::Dialect;
use crate::notes::numbering::numbering;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::{Reading, Start, questions};

use super::bold::{Bold, bold_line, choose};

/// Reads lines as a list whose bold items ask.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let bold: Vec<Bold> = lines.clone().filter_map(|line| item(page, line)).collect();
    let (chosen, evidence) = choose(bold)?;
    let starts: Vec<Start> = chosen.iter().map(|bold| bold.start).collect();
    Some(Reading {
        dialect: Dialect::BoldList,
        evidence,
        questions: questions(page, &starts, lines.end),
        structure: Vec::new(),
    })
}

/// A bullet or number at the margin with bold words behind it.
fn item(page: &Page<'_>, line: usize) -> Option<Bold> {
    if !matches!(
        page.lines[line].kind,
        LineKind::Item { .. } | LineKind::Text
    ) {
        return None;
    }
    let text = page.line(line);
    memchr::memchr2(b'*', b'_', text.as_bytes())?;
    let bullet = usize::from(text.starts_with(['-', '*', '+']) && text[1..].starts_with(' '));
    let after_bullet = text[bullet..].trim_start();
    let number = numbering(after_bullet).unwrap_or_default();
    if bullet + number == 0 {
        return None;
    }
    let content = text.len() - after_bullet[number..].trim_start().len();
    let numbered = number > 0;
    bold_line(page, line, content).map(|bold| bold.with_number(numbered))
}
