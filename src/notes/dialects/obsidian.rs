//! Flashcards as Obsidian's spaced-repetition plugin writes them: `question::answer` on a line,
//! or a question, a line `?`, and the answer.
//!
//! `:::` and `??` mean that the card is also asked the other way round; here it is one card. The
//! plugin's own comments (`<!--SR:...-->`) are structure. `::` counts where it cannot be a path
//! of a programming language or a part of code, and not behind the name of a property (`up::`).

use std::ops::Range;

use crate::domain::Span;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::trimmed;

/// The flashcards among lines, with the answer where it stands on the question's own line; none
/// where too little speaks for them.
pub(crate) fn cards(page: &Page<'_>, lines: Range<usize>) -> Vec<(Card, Option<Span>)> {
    let all = lines.clone().filter_map(|line| card(page, &lines, line));
    let cards: Vec<(Card, Option<Span>)> = all
        .map(|card| {
            let answer = card.answer;
            (card, answer)
        })
        .collect();
    let separated = cards.iter().any(|(_, answer)| answer.is_none());
    if separated || cards.len() >= 2 {
        cards
    } else {
        Vec::new()
    }
}

/// One flashcard: the lines of its question, and how the answer is parted from it.
pub(crate) struct Card {
    pub(crate) first: usize,
    /// The line of the separator.
    pub(crate) last: usize,
    pub(crate) title: Span,
    pub(crate) separator: Span,
    /// The answer on the question's own line.
    answer: Option<Span>,
}

fn card(page: &Page<'_>, lines: &Range<usize>, line: usize) -> Option<Card> {
    let content = match page.lines[line].kind {
        LineKind::Text => 0,
        LineKind::Item { content } => usize::from(content),
        _ => return None,
    };
    if is_separator(page.line(line)) {
        separated(page, lines, line)
    } else {
        one_line(page, line, content)
    }
}

fn is_separator(line: &str) -> bool {
    matches!(line.trim(), "?" | "??" | "？")
}

/// The paragraph above a separator, and the text below it.
fn separated(page: &Page<'_>, lines: &Range<usize>, line: usize) -> Option<Card> {
    let is_question = |line: &usize| {
        let is_text = matches!(
            page.lines[*line].kind,
            LineKind::Text | LineKind::Item { .. }
        );
        is_text && !is_separator(page.line(*line)) && one_line(page, *line, 0).is_none()
    };
    let n_lines = (lines.start..line)
        .rev()
        .take(7)
        .take_while(is_question)
        .count();
    let blank = |line: &usize| page.lines[*line].kind == LineKind::Blank;
    let answered = (line + 1..lines.end).take(3).any(|line| !blank(&line));
    if n_lines == 0 || n_lines > 6 || !answered {
        return None;
    }
    let first = line - n_lines;
    let content = match page.lines[first].kind {
        LineKind::Item { content } => usize::from(content),
        _ => 0,
    };
    let start = trimmed(page, first, content..page.line(first).len()).start;
    let end = trimmed(page, line - 1, 0..page.line(line - 1).len()).end;
    Some(Card {
        first,
        last: line,
        title: Span { start, end },
        separator: page.lines[line].span,
        answer: None,
    })
}

/// `question::answer`.
fn one_line(page: &Page<'_>, line: usize, content: usize) -> Option<Card> {
    let text = page.line(line);
    let rest = text.get(content..)?;
    let at = rest.find("::")? + content;
    let colons = text[at..].len() - text[at..].trim_start_matches(':').len();
    let (before, after) = (&text[content..at], &text[at + colons..]);
    let is_name = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let path = is_name(before.chars().last()) && is_name(after.chars().next());
    let in_code = before.matches('`').count() % 2 == 1;
    let empty = before.trim().is_empty() || after.trim().is_empty();
    if colons > 3 || path || in_code || empty || is_field(before, after) {
        return None;
    }
    let start = page.lines[line].span.start as usize;
    Some(Card {
        first: line,
        last: line,
        title: trimmed(page, line, content..at),
        separator: Span::new(start + at..start + at + colons),
        answer: Some(trimmed(page, line, at + colons..text.len())),
    })
}

/// `up:: [[K8s]]`, `status:: done`: a property of the note, and no card.
fn is_field(name: &str, value: &str) -> bool {
    const NAMES: [&str; 20] = [
        "up", "down", "next", "prev", "parent", "related", "tags", "tag", "aliases", "alias",
        "status", "type", "date", "created", "updated", "modified", "author", "source", "url",
        "cssclass",
    ];
    let is_link = |word: &str| {
        let word = word.trim_end_matches([',', '，', '、']);
        (word.starts_with("[[") && word.ends_with("]]")) || word.starts_with('#')
    };
    let is_word = name
        .trim()
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    let named = NAMES
        .iter()
        .any(|known| name.trim().eq_ignore_ascii_case(known));
    named || (is_word && value.split_whitespace().all(is_link))
}
