//! The choices of a multiple-choice question.

use crate::domain::Span;

use super::answer::{self, BodyLine};
use super::page::LineKind;
use super::reading::Asked;

/// How a choice is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `[ ]`
    Task,
    /// `A.`
    Letter(u8),
    /// `1.`
    Number(u32),
    /// `-`, below a question that asks to choose.
    Bullet,
}

/// Whether a question asks to choose: "which of these", 下列哪些.
pub(crate) fn asks_to_choose(question: &str) -> bool {
    const WORDS: [&str; 14] = [
        "of these", "of the following", "of the below", "following is", "following are", "下列",
        "以下哪", "下面哪", "folgenden", "parmi", "suivants", "siguientes", "seguintes",
        "select all",
    ];
    let lower = question.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// Whether a line is a choice by a mark that little else has.
pub(crate) fn is_option(line: &str) -> bool {
    matches!(mark(line), Some(Mark::Task | Mark::Letter(_)))
}

/// The place of a choice that is marked by a letter: 1 for `A.` and `- [ ] a)`.
pub(crate) fn letter(line: &str) -> Option<u8> {
    match mark(line) {
        Some(Mark::Letter(place)) => Some(place),
        Some(Mark::Task) => letter(line.split_once(']')?.1),
        _ => None,
    }
}

/// Takes the choices below a question out of its body. Where one is marked as right and nothing
/// else answers, they stay as the answer, too. With `bullets` a list without other marks holds
/// choices.
pub(crate) fn take(source: &str, asked: &mut Asked, bullets: bool) -> Vec<Span> {
    let bullet = |line: &BodyLine| {
        let is_item = bullets && matches!(line.kind, LineKind::Item { .. });
        is_item.then_some(Mark::Bullet)
    };
    let mark = |line: &BodyLine| mark_of(source, line).or_else(|| bullet(line));
    let marks: Vec<Option<Mark>> = asked.body.iter().map(mark).collect();
    let Some(first) = marks.iter().position(Option::is_some) else {
        return Vec::new();
    };
    if answer::has_text(source, &asked.body[..first]) {
        return Vec::new();
    }
    let (options, end) = run(source, &asked.body, &marks, first);
    let lines: Vec<&str> = options
        .iter()
        .map(|n| asked.body[*n].span.of(source))
        .collect();
    let ticked = lines.iter().filter(|line| is_ticked(line)).count();
    let numbered = matches!(marks[first], Some(Mark::Number(_)));
    let answered = answer::has_text(source, &asked.body[end..]);
    if options.len() < 2 || (numbered && ticked == 0) {
        return Vec::new();
    }
    let spans: Vec<Span> = options.iter().map(|n| asked.body[*n].span).collect();
    if ticked == 0 || answered {
        asked.body.drain(..end);
    } else {
        asked.body.truncate(end);
    }
    spans
}

fn mark_of(source: &str, line: &BodyLine) -> Option<Mark> {
    let is_text = matches!(line.kind, LineKind::Text | LineKind::Item { .. });
    is_text.then(|| mark(line.span.of(source))).flatten()
}

/// The choices that follow each other from `first` on, and where they end.
fn run(
    source: &str,
    body: &[BodyLine],
    marks: &[Option<Mark>],
    first: usize,
) -> (Vec<usize>, usize) {
    let mut options: Vec<usize> = Vec::new();
    let mut end = first;
    for (n, line) in body.iter().enumerate().skip(first) {
        if line.span.of(source).trim().is_empty() {
            continue;
        }
        let last = options.last().and_then(|last| marks[*last]);
        let follows = match (last, marks[n]) {
            (None, Some(Mark::Letter(1) | Mark::Number(1) | Mark::Task | Mark::Bullet))
            | (Some(Mark::Task), Some(Mark::Task))
            | (Some(Mark::Bullet), Some(Mark::Bullet)) => true,
            (Some(Mark::Letter(a)), Some(Mark::Letter(b))) => b == a + 1,
            (Some(Mark::Number(a)), Some(Mark::Number(b))) => b == a + 1 || b == 1,
            _ => false,
        };
        if !follows {
            break;
        }
        options.push(n);
        end = n + 1;
    }
    (options, end)
}

/// Whether a choice is marked as right.
fn is_ticked(line: &str) -> bool {
    let lower = line.to_lowercase();
    let bare = line.trim_start_matches(['-', '*', '+', ' ', '\t']);
    let starred = line.trim_start_matches(['-', ' ', '\t']).starts_with("**");
    lower.contains("[x]")
        || line.contains(['✅', '✔', '✓', '√'])
        || lower.contains("(correct")
        || lower.contains("（正确")
        || starred
        || bare.trim_end().ends_with("**")
}

fn mark(line: &str) -> Option<Mark> {
    let bare = line.trim_start().trim_start_matches('>').trim_start();
    let after = ["- ", "* ", "+ "]
        .into_iter()
        .find_map(|bullet| bare.strip_prefix(bullet));
    let text = after.unwrap_or(bare).trim_start();
    for task in ["[ ]", "[x]", "[X]", "[]"] {
        if after.is_some() && text.starts_with(task) && !text[task.len()..].starts_with('(') {
            return Some(Mark::Task);
        }
    }
    let text = text.trim_start_matches(['✔', '✓', '✅', '☑', '√', ' ', '*', '_', '`', '\u{fe0f}']);
    let text = text.strip_prefix(['(', '（']).unwrap_or(text);
    let first = text.chars().next()?;
    if first.is_ascii_alphabetic() && first.to_ascii_lowercase() <= 'h' {
        let sign = text[1..].chars().next()?;
        let rest = &text[1 + sign.len_utf8()..];
        let says = rest.chars().any(char::is_alphanumeric) || rest.contains('`');
        let is_mark = matches!(sign, '.' | ')' | '）' | '、' | '．' | ':' | '：');
        let spaced =
            !matches!(sign, '.' | ':') || rest.starts_with([' ', '*', '`']) || !rest.is_ascii();
        return (is_mark && says && spaced)
            .then_some(Mark::Letter(first.to_ascii_lowercase() as u8 - b'a' + 1));
    }
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .filter(|end| *end > 0)?;
    let rest = text[end..].strip_prefix(['.', ')', '、'])?;
    (rest.starts_with(' ') && rest.chars().count() < 80).then_some(())?;
    text[..end].parse().ok().map(Mark::Number)
}
