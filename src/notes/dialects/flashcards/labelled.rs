//! `Q: question` and `A: answer` at the beginning of lines, each up to `---` or the next label.

use super::one_line::is_one_line;
use super::{Content, Flashcard, is_blank, is_title, is_words, separates};
use crate::notes::dialects::pairs::{names_a_question, question_label};
use crate::notes::page::{LineKind, Page};

/// The most lines of a question.
const MOST_LINES: usize = 60;

pub(super) fn labelled(page: &Page<'_>, at: usize) -> Option<Flashcard> {
    if !begins(page, at, 'Q') || is_titled(page, at) {
        return None;
    }
    let below = at + 1..page.lines.len();
    let is_text = |at: &usize| !is_blank(page, *at) && page.lines[*at].kind != LineKind::Metadata;
    let is_border = |at: &usize| begins(page, *at, 'A') || ends(page, *at) || is_title(page, *at);
    let border = below
        .clone()
        .take(MOST_LINES)
        .find(is_border)
        .unwrap_or(below.end);
    let is_answered = border < below.end && begins(page, border, 'A');
    if !is_answered && (at + 1..border).any(|at| is_text(&at)) {
        return None;
    }
    if !is_answered && is_one_line(page.line(at)) {
        return None;
    }
    let end = (border..below.end)
        .find(|at| ends(page, *at))
        .unwrap_or(below.end);
    Some(Flashcard {
        lines: at..if is_answered { end } else { at + 1 },
        content: Content::Labelled,
    })
}

/// A text with gaps: `C: The [Pod] is the smallest unit.`
pub(super) fn gap(page: &Page<'_>, at: usize) -> Option<Flashcard> {
    if !begins(page, at, 'C') {
        return None;
    }
    let is_inside = |at: &usize| !is_blank(page, *at) && !ends(page, *at);
    let inside = (at + 1..page.lines.len()).take_while(is_inside);
    Some(Flashcard {
        lines: at..at + 1 + inside.count(),
        content: Content::Gaps,
    })
}

/// Whether a line begins with `letter`, an optional number, and a colon.
fn begins(page: &Page<'_>, at: usize, letter: char) -> bool {
    let rest = page
        .line(at)
        .strip_prefix([letter, letter.to_ascii_lowercase()]);
    let rest = rest.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.is_some_and(|rest| rest.starts_with([':', '：'])) && is_words(page, at)
}

fn ends(page: &Page<'_>, at: usize) -> bool {
    separates(page, at) || begins(page, at, 'C') || is_words(page, at) && asks(page.line(at))
}

/// Whether a line begins with a question label: `Q: `, `**Q2:** `, `问：`.
fn asks(text: &str) -> bool {
    let Some(label) = question_label(text) else {
        return false;
    };
    let word: String = text[..label.length]
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    matches!(word.as_str(), "Q" | "q" | "问" | "Question")
}

/// Whether the title right above is only a label such as `Question 3`.
fn is_titled(page: &Page<'_>, at: usize) -> bool {
    let above = (0..at).rev().find(|at| !is_blank(page, *at));
    above.is_some_and(|above| is_title(page, above) && names_a_question(page.line(above)))
}
