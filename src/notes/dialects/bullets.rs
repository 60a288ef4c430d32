//! `- question`, the answer in the following lines, indented or not, `答：` before it or not.
//!
//! The first line of a top-level item is the question. A paragraph after a blank line goes on
//! with the answer, unless it is itself a question that lost its bullet: it ends in a question
//! mark and more lines follow it in the same paragraph. A numbered line that Markdown takes for
//! text, because nothing blank stands above it, is an item like its neighbours. A list is read
//! this way only where half of its items read like questions, `question？→ answer` among them;
//! `是什么：…` tells of the title above.
//!
//! Items that hold headings (`3. ### question`) are what asks where there are some, and one of
//! them is enough. A bare term (`4. ### rbac`) asks there, too, when its neighbour counts with it
//! in headings of the same level and there are answers below; only what makes the list an answer
//! of the title above weighs more.

use std::ops::Range;

use crate::notes::Dialect;
use crate::notes::answer::{has_text, is_text};
use crate::notes::likeness::{Likeness, likeness};
use crate::notes::numbering::numbering;
use crate::notes::page::{LineKind, Page};
use crate::notes::question::clean;
use crate::notes::reading::{Asked, Evidence, Reading, Start, percentage, questions, trimmed};

use super::one_line::{labels_a_part, question_of, take_answer};
use super::prose::is_jotting;

/// Reads lines as a list of questions; none when they are something else.
pub fn read(page: &Page<'_>, lines: Range<usize>) -> Option<Reading> {
    let headed = lines.clone().any(|line| holds_heading(page, line));
    let items = items(page, lines.clone(), headed);
    let n_items = items.len();
    let evidence = asking(&items, headed).or_else(|| counting(page, lines.clone(), &items))?;
    let is_ordered = |item: &&Item<'_>| page.line(item.line).trim_start().starts_with(is_digit);
    let n_ordered = items.iter().filter(is_ordered).count();
    let ordered = n_ordered * 2 > n_items;
    let begins = |line: &usize| {
        let lost = || lost_its_bullet(page, *line) || (ordered && is_numbered_text(page, *line));
        if headed {
            holds_heading(page, *line)
        } else {
            content(page, *line).is_some() || lost()
        }
    };
    let starts: Vec<Start> = lines
        .clone()
        .filter(begins)
        .map(|line| start(page, line))
        .collect();
    let mut questions = questions(page, &starts, lines.end);
    for asked in &mut questions {
        take_answer(page, asked);
    }
    let is_bare = |asked: &Asked| {
        is_jotting(&clean(asked.title.of(page.text)).text) && !has_text(page.text, &asked.body)
    };
    questions.retain(|asked| !is_bare(asked));
    Some(Reading {
        dialect: Dialect::Bullets,
        evidence,
        questions,
        structure: Vec::new(),
    })
}

/// What speaks for items of which half read like questions.
fn asking(items: &[Item<'_>], headed: bool) -> Option<Evidence> {
    let n_items = items.len();
    // Most lists are answers: when half of the items are no questions, the others do not matter.
    let n_others = items
        .iter()
        .filter(|item| !item.reads_as_question())
        .take(n_items / 2 + 1);
    let n_questions = n_items - n_others.count();
    let enough = if headed { 1 } else { 2 };
    (n_items >= enough && n_questions * 2 >= n_items).then(|| percentage(n_questions, n_items))
}

/// What speaks for items that count and hold headings of one level, half of them with an answer
/// below: more than for the answer of a term, less than for that of a subject.
fn counting(page: &Page<'_>, lines: Range<usize>, items: &[Item<'_>]) -> Option<Evidence> {
    const COUNTED: Evidence = 60;
    let level = heading_level(page, items.first()?.line)?;
    let counts = |item: &Item<'_>| {
        page.line(item.line).starts_with(is_digit) && heading_level(page, item.line) == Some(level)
    };
    let ends = items.iter().skip(1).map(|item| item.line);
    let below = items.iter().zip(ends.chain([lines.end]));
    let has_text = |(item, end): &(&Item<'_>, usize)| {
        let mut below = page.lines[item.line + 1..*end].iter();
        below.any(|line| is_text(page.text, &(*line).into()))
    };
    let n_answered = below.filter(has_text).count();
    let is_counted = items.len() >= 2 && items.iter().all(counts) && n_answered * 2 >= items.len();
    is_counted.then_some(COUNTED)
}

/// One item of the list.
struct Item<'a> {
    line: usize,
    /// What stands behind its bullet or number.
    text: &'a str,
    /// The same, cleaned.
    cleaned: String,
}

impl<'a> Item<'a> {
    fn of(page: &Page<'a>, line: usize) -> Self {
        let text = text_of_item(page, line);
        Self {
            line,
            text,
            cleaned: clean(text).text,
        }
    }

    fn reads_as_question(&self) -> bool {
        let question = question_of(self.text);
        let asks = if question.len() == self.text.len() {
            likeness(&self.cleaned) == Likeness::Question
        } else {
            likeness(&clean(question).text) == Likeness::Question
        };
        asks && !labels_a_part(self.text)
    }
}

/// The items among lines that are no mere jottings; only those with headings where some have one.
fn items<'a>(page: &Page<'a>, lines: Range<usize>, headed: bool) -> Vec<Item<'a>> {
    let items = lines.filter(|line| content(page, *line).is_some());
    let items = items.filter(|line| !headed || holds_heading(page, *line));
    let items = items.map(|line| Item::of(page, line));
    items.filter(|item| !is_jotting(&item.cleaned)).collect()
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

fn start(page: &Page<'_>, line: usize) -> Start {
    let content = content(page, line).unwrap_or_default();
    Start {
        line,
        content,
        title: trimmed(page, line, content..page.line(line).len()),
        answer: None,
    }
}

/// Bytes before the text of a top-level item's first line.
fn content(page: &Page<'_>, line: usize) -> Option<usize> {
    match page.lines[line].kind {
        LineKind::Item { content } => Some(usize::from(content).min(page.line(line).len())),
        _ => None,
    }
}

/// What stands behind the bullet or number of an item, or a line of text.
fn text_of_item<'a>(page: &Page<'a>, line: usize) -> &'a str {
    let content = content(page, line).unwrap_or_default();
    page.line(line).get(content..).unwrap_or_default()
}

/// `3. ### question`
pub fn holds_heading(page: &Page<'_>, line: usize) -> bool {
    heading_level(page, line).is_some()
}

/// The level of the heading that an item holds.
fn heading_level(page: &Page<'_>, line: usize) -> Option<usize> {
    content(page, line)?;
    let text = text_of_item(page, line);
    let title = text.trim_start_matches('#');
    let level = text.len() - title.len();
    ((1..=6).contains(&level) && title.starts_with(' ')).then_some(level)
}

/// `3. question` right below a line of text.
fn is_numbered_text(page: &Page<'_>, line: usize) -> bool {
    let text = page.line(line);
    page.lines[line].kind == LineKind::Text
        && text.starts_with(is_digit)
        && numbering(text).is_some()
        && Item::of(page, line).reads_as_question()
}

/// A paragraph at the margin that begins with a question and goes on with its answer.
fn lost_its_bullet(page: &Page<'_>, line: usize) -> bool {
    let kind = |line: usize| page.lines.get(line).map(|line| line.kind);
    let after_blank = line > 0 && kind(line - 1) == Some(LineKind::Blank);
    let goes_on = kind(line + 1) == Some(LineKind::Text);
    let text = page.line(line);
    kind(line) == Some(LineKind::Text)
        && after_blank
        && goes_on
        && !text.starts_with([' ', '\t'])
        && text.trim_end().ends_with(['？', '?'])
        && text.chars().count() >= 8
}
