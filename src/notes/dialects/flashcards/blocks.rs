//! Blocks of `START`, the name of a note type, a question, `Back: answer` and `END`; and a question
//! and its answer separated by a line `?`.

use std::ops::Range;

use super::one_line::{is_one_line, words_start};
use super::{Content, Flashcard, asked, body, card, is_blank, is_words, part, separates};
use crate::notes::page::{LineKind, Page};
use crate::notes::question_span::QuestionSpan;

/// The most lines of a question above a line `?`.
const MOST_LINES: usize = 12;

const MOST_LINES_OF_BLOCK: usize = 400;

pub(super) fn block(page: &Page<'_>, at: usize) -> Option<Flashcard> {
    let text = page.line(at).trim();
    if !text.starts_with("START") || !is_words(page, at) {
        return None;
    }
    if let Some(inner) = text.strip_prefix("STARTI ") {
        return inline_block(page, at, inner);
    }
    if text != "START" {
        return None;
    }
    let is_line = |at: usize, words: &str| page.line(at).trim() == words && is_words(page, at);
    let below = at + 1..page.lines.len().min(at + MOST_LINES_OF_BLOCK);
    let border = below
        .clone()
        .find(|at| is_line(*at, "END") || is_line(*at, "START"));
    let end = border.filter(|end| is_line(*end, "END"))?;
    let is_back = |at: &usize| page.line(*at).starts_with("Back:") && is_words(page, *at);
    let back = (at + 2..end).find(is_back);
    let lines = at..end + 1;
    let Some((back, asked)) = back.and_then(|back| Some((back, front(page, at + 2..back)?))) else {
        let content = Content::Gaps;
        return Some(Flashcard { lines, content });
    };
    let is_tags = |at: &usize| page.line(*at).starts_with("Tags:");
    let last = (back + 1..end).find(is_tags).unwrap_or(end);
    let mut answer = vec![part(page, back, "Back:".len()..page.line(back).len())];
    answer.extend(body(page, back + 1..last, 0));
    answer.retain(|line| line.kind != LineKind::Text || !line.span.is_empty());
    Some(card(lines, asked, answer))
}

/// The question in the lines before `Back:`.
fn front(page: &Page<'_>, lines: Range<usize>) -> Option<QuestionSpan> {
    let is_text = |at: &usize| !is_blank(page, *at) && page.lines[*at].kind != LineKind::Metadata;
    let first = lines.clone().find(is_text)?;
    let last = lines.rev().find(is_text)?;
    let label = if page.line(first).starts_with("Front:") {
        "Front:".len()
    } else {
        0
    };
    Some(asked(page, first..last + 1, label, page.line(last).len()))
}

/// `STARTI [Basic] question Back: answer ENDI`
fn inline_block(page: &Page<'_>, at: usize, inner: &str) -> Option<Flashcard> {
    let text = page.line(at);
    let from = text.find(inner)?;
    let inner = inner.strip_suffix("ENDI")?;
    let front = inner.find(']')? + 1;
    let back = inner.find("Back:").filter(|back| *back > front)?;
    let end = inner
        .find("Tags:")
        .filter(|end| *end > back)
        .unwrap_or(inner.len());
    let asked = asked(page, at..at + 1, from + front, from + back);
    let answer = part(page, at, from + back + "Back:".len()..from + end);
    Some(card(at..at + 1, asked, vec![answer]))
}

fn is_separator(page: &Page<'_>, at: usize) -> bool {
    is_words(page, at) && matches!(page.line(at).trim(), "?" | "??" | "？")
}

/// A card of the paragraphs above and below a separator.
pub(super) fn separated(page: &Page<'_>, at: usize) -> Option<Flashcard> {
    let is_question = |at: &usize| {
        is_words(page, *at) && !is_separator(page, *at) && {
            let text = page.line(*at);
            !text.trim_start().starts_with('|') && !is_one_line(text)
        }
    };
    let n_lines = (at..at + MOST_LINES).take_while(is_question).count();
    let separator = at + n_lines;
    if n_lines == 0 || separator >= page.lines.len() || !is_separator(page, separator) {
        return None;
    }
    let is_gap = |at: &usize| is_blank(page, *at) || page.lines[*at].kind == LineKind::Metadata;
    let below = separator + 1..page.lines.len();
    let start = below.clone().take(3).find(|at| !is_gap(at))?;
    let is_answer = |at: &usize| {
        let kind = page.lines[*at].kind;
        is_words(page, *at)
            || matches!(kind, LineKind::Code | LineKind::Metadata | LineKind::Tag(_))
    };
    let end = start + (start..below.end).take_while(is_answer).count();
    let from = words_start(page.line(at));
    let asked = asked(page, at..separator, from, page.line(separator - 1).len());
    let is_answered = end > start && !separates(page, start);
    is_answered.then(|| card(at..end, asked, body(page, start..end, 0)))
}
