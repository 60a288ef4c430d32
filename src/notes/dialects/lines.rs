//! Questions without any mark: `1、question` with the answer below, paragraphs that begin with a
//! question or stand below a line that is only its number, and bare questions, one a line.
//!
//! A numeral among figures (`二、网络`, `第一章 基础`) counts chapters: a title, where it does not
//! ask.
//!
//! Prose asks too, so here half of the numbered lines, half of the paragraphs, or nearly all of
//! the lines must read like questions.

use std::ops::Range;

use crate::domain::Span;
use crate::notes::Dialect;
use crate::notes::answer::{BodyLine, has_text};
use crate::notes::likeness::{Likeness, likeness};
use crate::notes::numbering::{is_only_number, numbering};
use crate::notes::page::{LineKind, Page};
use crate::notes::question::clean;
use crate::notes::reading::{Asked, Reading, Start, percentage, questions, trimmed};

use super::one_line::{may_divide, question_of, take_answer};

/// A line longer than this, in characters, is no bare question.
const LONGEST: usize = 100;

/// Whether a line might begin a question; cheap.
pub fn may_begin(line: &str) -> bool {
    let text = line.trim_end();
    text.starts_with(|c: char| matches!(c, '0'..='9' | '（' | '(' | '第' | '①'..='⑨'))
        || text.ends_with(['？', '?'])
        || may_divide(text)
}

/// Reads lines as questions without marks.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let counted = counted_above(page, lines.clone());
    let (starts, evidence) = numbered(page, lines.clone())
        .or_else(|| counted.clone())
        .or_else(|| paragraphs(page, lines.clone()))
        .or_else(|| bare(page, lines.clone()))?;
    let starts: Vec<Start> = starts.into_iter().map(|line| start(page, line)).collect();
    let mut questions = questions(page, &starts, lines.end);
    let structure = match counted {
        Some((counted, _)) if counted.len() == questions.len() => {
            take_numbers(page, &mut questions)
        }
        _ => Vec::new(),
    };
    take_chapters(page, &mut questions);
    take_indent(page, &mut questions);
    if is_unanswered(page, &questions) {
        keep_paragraphs(&mut questions);
    }
    for asked in &mut questions {
        take_answer(page, asked);
    }
    Some(Reading {
        dialect: Dialect::Lines,
        evidence,
        questions,
        structure,
    })
}

/// Takes off the indent by which an answer right below its question is set in: no line of it is
/// code for that.
fn take_indent(page: &Page<'_>, questions: &mut [Asked]) {
    for asked in questions {
        let lines = asked
            .body
            .iter_mut()
            .take_while(|line| line.kind == LineKind::Text);
        let lines: Vec<&mut BodyLine> = lines.collect();
        let blanks = |line: &BodyLine| {
            let text = line.span.of(page.text);
            text.len() - text.trim_start_matches([' ', '\t']).len()
        };
        let common = lines.iter().map(|line| blanks(line)).min().unwrap_or(0);
        for line in lines {
            line.span.start += u32::try_from(common).unwrap_or(0);
        }
    }
}

/// Makes titles of lines that count chapters (`第一章 基础`, `二、网络`) among questions that count in
/// figures, where nothing but the next question stands below.
fn take_chapters(page: &Page<'_>, questions: &mut Vec<Asked>) {
    let counts = |asked: &Asked| {
        page.line(asked.line)
            .starts_with(|c: char| c.is_ascii_digit())
    };
    if !questions.iter().any(counts) {
        return;
    }
    let mut group = None;
    questions.retain_mut(|asked| {
        let line = page.line(asked.line);
        let is_chapter = numbering(line).is_some()
            && line.starts_with(|c| "第一二三四五六七八九十".contains(c))
            && !asks(page, asked.line)
            && !has_text(page.text, &asked.body);
        if is_chapter {
            group = Some(page.lines[asked.line].span);
        }
        asked.group = group;
        !is_chapter
    });
}

/// Whether less than a third of the questions has text below it.
fn is_unanswered(page: &Page<'_>, questions: &[Asked]) -> bool {
    let answered = |asked: &&Asked| has_text(page.text, &asked.body);
    questions.iter().filter(answered).count() * 3 < questions.len()
}

/// Where nothing has an answer, what stands below a blank line is none either, but a jotting.
fn keep_paragraphs(questions: &mut [Asked]) {
    for asked in questions {
        let is_blank = |line: &BodyLine| line.kind != LineKind::Text;
        let end = asked.body.iter().position(is_blank);
        asked.body.truncate(end.unwrap_or(asked.body.len()));
    }
}

fn start(page: &Page<'_>, line: usize) -> Start {
    Start {
        line,
        content: 0,
        title: trimmed(page, line, 0..page.line(line).len()),
        answer: None,
    }
}

type Chosen = Option<(Vec<usize>, u32)>;

/// `1、question`: lines of text at the margin with a number before them.
fn numbered(page: &Page<'_>, lines: Range<usize>) -> Chosen {
    let is_numbered = |line: &usize| is_text(page, *line) && numbering(page.line(*line)).is_some();
    let chosen: Vec<usize> = lines.clone().filter(is_numbered).collect();
    let n_asking = chosen.iter().filter(|line| asks(page, **line)).count();
    let enough = n_asking >= 2 && n_asking * 2 >= chosen.len();
    let evidence = percentage(n_asking, chosen.len());
    if !enough {
        return None;
    }
    // Where most of them stand right below one another, a line that lost its number is one, too.
    let neighbours = chosen
        .windows(2)
        .filter(|pair| pair[1] == pair[0] + 1)
        .count();
    let is_list = neighbours * 3 >= chosen.len();
    let lost_number = |line: &usize| {
        let text = page.line(*line);
        is_text(page, *line) && (asks(page, *line) || is_only_number(text))
    };
    let starts = lines.filter(|line| is_numbered(line) || (is_list && lost_number(line)));
    Some((starts.collect(), evidence))
}

/// A question below a line that is nothing but its number (`01`), as articles set it.
fn counted_above(page: &Page<'_>, lines: Range<usize>) -> Chosen {
    let is_blank = |line: &usize| page.lines[*line].kind == LineKind::Blank;
    let numbers = lines.clone().filter(|line| is_bare_number(page, *line));
    let below = |number: usize| (number + 1..lines.end).find(|line| !is_blank(line));
    let below: Vec<usize> = numbers.filter_map(below).collect();
    let chosen: Vec<usize> = below
        .iter()
        .copied()
        .filter(|line| is_text(page, *line) && asks(page, *line))
        .collect();
    let enough = chosen.len() >= 2 && chosen.len() * 3 >= below.len() * 2;
    enough.then(|| {
        let evidence = percentage(chosen.len(), below.len());
        (chosen, evidence)
    })
}

fn is_bare_number(page: &Page<'_>, line: usize) -> bool {
    let text = page.line(line).trim_end();
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    page.lines[line].kind == LineKind::Text && is_number && (1..=3).contains(&text.len())
}

/// Takes the numbers of the next questions off the ends of answers, and returns them.
fn take_numbers(page: &Page<'_>, questions: &mut [Asked]) -> Vec<Span> {
    let mut numbers = Vec::new();
    for asked in questions {
        let is_blank = |line: &BodyLine| line.kind == LineKind::Blank;
        let Some(last) = asked.body.iter().rposition(|line| !is_blank(line)) else {
            continue;
        };
        let text = asked.body[last].span.of(page.text).trim();
        if !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers.push(asked.body[last].span);
            asked.body.truncate(last);
        }
    }
    numbers
}

/// Nothing but questions, one a line; a line among them that does not ask is left over.
fn bare(page: &Page<'_>, lines: Range<usize>) -> Chosen {
    let said =
        lines.filter(|line| !matches!(page.lines[*line].kind, LineKind::Blank | LineKind::Rule));
    let said: Vec<usize> = said.collect();
    let asking: Vec<usize> = said
        .iter()
        .copied()
        .filter(|line| is_text(page, *line) && asks(page, *line))
        .collect();
    let many = asking.len() >= 3 && asking.len() * 10 >= said.len() * 9;
    let marked = |line: &usize| page.line(*line).trim_end().ends_with(['？', '?']);
    let two = asking.len() == 2 && said.len() == 2 && asking.iter().all(marked);
    (many || two).then_some((asking, 60))
}

/// Paragraphs of which the first line is a question and the others, or those up to the next
/// question, the answer.
fn paragraphs(page: &Page<'_>, lines: Range<usize>) -> Chosen {
    let begins = |line: &usize| {
        let above = (*line > lines.start).then(|| page.lines[*line - 1].kind);
        is_text(page, *line) && above.is_none_or(|kind| kind == LineKind::Blank)
    };
    let first: Vec<usize> = lines.clone().filter(begins).collect();
    let asks_itself =
        |line: &usize| page.line(*line).trim_end().ends_with(['？', '?']) && asks(page, *line);
    let chosen: Vec<usize> = first.iter().copied().filter(asks_itself).collect();
    let answered = chosen
        .iter()
        .zip(chosen.iter().skip(1).copied().chain([lines.end]))
        .filter(|(line, end)| (**line + 1..*end).any(|below| is_text(page, below)))
        .count();
    let enough =
        chosen.len() >= 2 && chosen.len() * 2 >= first.len() && answered * 2 >= chosen.len();
    let evidence = percentage(chosen.len(), first.len()) * 9 / 10;
    enough.then_some((chosen, evidence))
}

/// A line of text at the margin.
fn is_text(page: &Page<'_>, line: usize) -> bool {
    page.lines[line].kind == LineKind::Text
        && !page.line(line).starts_with([' ', '\t', '|', '>', '!'])
}

fn asks(page: &Page<'_>, line: usize) -> bool {
    let text = page.line(line);
    text.len() <= 4 * LONGEST
        && text.chars().count() <= LONGEST
        && likeness(&clean(question_of(text)).text) == Likeness::Question
}
