//! Flashcards as Obsidian's spaced-repetition plugin writes them: `question::answer` on a line,
//! or a question, a line `?`, and the answer.
//!
//! `:::` and `??` mean that the card is also asked the other way round; here it is one card. The
//! plugin's own comments (`<!--SR:...-->`) are structure. `::` counts where it cannot be a path
//! of a programming language or a part of code, and not behind the name of a property (`up::`).

use std::ops::Range;

use crate::domain::Span;
use crate::notes::Dialect;
use crate::notes::answer::BodyLine;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::{ASKING, Asked, MARKED, Reading, below, trimmed};

/// Reads lines as flashcards.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let mut structure = Vec::new();
    let mut questions: Vec<Asked> = Vec::new();
    let cards: Vec<Card> = lines
        .clone()
        .filter_map(|line| card(page, &lines, line))
        .collect();
    let n_separators = cards.iter().filter(|card| card.answer.is_none()).count();
    let ends = cards.iter().skip(1).map(|next| next.first);
    for (card, end) in cards.iter().zip(ends.chain([lines.end])) {
        structure.push(card.separator);
        let mut asked = card.asked(page, end);
        take_comments(page, &mut asked.body, &mut structure);
        questions.push(asked);
    }
    let evidence = match (n_separators, questions.len()) {
        (2.., _) => MARKED,
        (1, _) | (0, 2..) => ASKING,
        _ => return None,
    };
    Some(Reading {
        dialect: Dialect::Obsidian,
        evidence,
        questions,
        structure,
    })
}

/// One flashcard: the lines of its question, and how the answer is parted from it.
struct Card {
    first: usize,
    /// The line of the separator.
    last: usize,
    title: Span,
    separator: Span,
    /// The answer on the question's own line.
    answer: Option<Span>,
}

impl Card {
    fn asked(&self, page: &Page<'_>, next: usize) -> Asked {
        let mut span = self.title;
        span.start = page.lines[self.first].span.start;
        let line = page.lines[self.last];
        let body = match self.answer {
            Some(answer) => vec![BodyLine {
                span: answer,
                number: line.number,
                kind: LineKind::Text,
            }],
            None => below(page, self.last + 1..next, 0).collect(),
        };
        Asked {
            line: self.first,
            last_line: if self.answer.is_some() {
                self.first
            } else {
                self.last - 1
            },
            span,
            title: self.title,
            body,
            group: None,
        }
    }
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

/// Takes the plugin's comments off the end of lines.
fn take_comments(page: &Page<'_>, body: &mut [BodyLine], structure: &mut Vec<Span>) {
    for line in body {
        let text = line.span.of(page.text);
        if let Some(at) = text.find("<!--SR:") {
            let middle = line.span.start as usize + at;
            structure.push(Span::new(middle..line.span.end as usize));
            line.span = Span::new(line.span.start as usize..middle);
        }
    }
}
