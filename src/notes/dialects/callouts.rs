//! `> [!question] question` with the answer below it in the same quote, as Obsidian's callouts
//! write it; `[!faq]` and `[!help]` are names of the same one.
//!
//! What stands below the quote belongs to the answer up to the next callout. One callout may be a
//! question that its writer asks himself, so it says less than any heading above it.

use std::ops::Range;

use crate::domain::Span;
use crate::notes::Dialect;
use crate::notes::answer::BodyLine;
use crate::notes::page::{LineKind, Page};
use crate::notes::reading::{Asked, Evidence, MARKED, Reading, below, trimmed};

use super::pairs::quote_mark;

/// What speaks for one callout alone.
const SINGLE: Evidence = 45;

/// Whether a line might begin a callout; cheap.
pub fn may_begin(text: &str) -> bool {
    text.starts_with('>') && text.contains("[!")
}

/// Reads lines as callouts that ask.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let callouts: Vec<usize> = lines
        .clone()
        .filter(|line| kind_of(page, *line).is_some())
        .collect();
    let ends = callouts.iter().skip(1).copied().chain([lines.end]);
    let mut structure = Vec::new();
    let questions: Vec<Asked> = callouts
        .iter()
        .zip(ends)
        .filter_map(|(line, end)| asked(page, *line, end, &mut structure))
        .collect();
    let evidence = match questions.len() {
        0 => return None,
        1 => SINGLE,
        _ => MARKED,
    };
    Some(Reading {
        dialect: Dialect::Obsidian,
        evidence,
        questions,
        structure,
    })
}

/// The kind of the callout that a line begins, and where its title begins.
fn kind_of<'p>(page: &Page<'p>, line: usize) -> Option<(&'p str, usize)> {
    if page.lines[line].kind == LineKind::Code {
        return None;
    }
    let text = page.line(line);
    let mark = quote_mark(text);
    let (kind, rest) = text.get(mark..)?.strip_prefix("[!")?.split_once(']')?;
    let title = rest.trim_start_matches(['+', '-']);
    (mark > 0).then_some((kind, text.len() - title.len()))
}

/// The question of a callout; none when it is of another kind or has no title.
fn asked(page: &Page<'_>, line: usize, end: usize, structure: &mut Vec<Span>) -> Option<Asked> {
    let (kind, from) = kind_of(page, line)?;
    let asks = ["question", "faq", "help"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known));
    let title = trimmed(page, line, from..page.line(line).len());
    if !asks || title.is_empty() {
        return None;
    }
    let mut body: Vec<BodyLine> = below(page, line + 1..end, 0).collect();
    for line in &mut body {
        let length = quote_mark(line.span.of(page.text));
        // The quote is over; another one is quoted by the answer.
        if length == 0 {
            break;
        }
        let start = line.span.start + u32::try_from(length).unwrap_or(0);
        structure.push(Span {
            end: start,
            ..line.span
        });
        line.span.start = start;
        if line.span.of(page.text).trim().is_empty() {
            line.kind = LineKind::Blank;
        }
    }
    Some(Asked {
        line,
        last_line: line,
        span: page.lines[line].span,
        title,
        body,
        group: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::notes::read;

    #[test]
    fn callouts_that_ask_are_questions_and_others_are_none() {
        let text = "# 笔记\n\n> [!question] What is a DaemonSet?\n> One Pod a node:\n> - logs\n\n\
                    > [!faq]- 怎么回滚？\n> `kubectl rollout undo`\n\n> [!tip] 复习\n> 每周一次\n";
        let notes = read(text);
        let found = notes.entries.iter();
        let found: Vec<_> = found
            .map(|e| (e.question.as_str(), e.answer.text(text)))
            .collect();
        assert_eq!(
            found,
            [
                ("What is a DaemonSet?", "One Pod a node:\n- logs".to_owned()),
                ("怎么回滚？", "`kubectl rollout undo`".to_owned()),
            ]
        );
        let left = notes.left_over.iter().map(|span| span.of(text));
        assert!(left.eq(["> [!tip] 复习\n> 每周一次"]));
    }

    #[test]
    fn one_callout_in_an_answer_stays_there() {
        let text = "# taint\n\n打在节点上。\n\n> [!question] 面试怎么问？\n> 看场景\n";
        assert_eq!(read(text).entries.len(), 1);
    }
}
