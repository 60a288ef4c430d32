//! Finds questions that are written in an explicit form and need no scoring: flashcards, tables of
//! questions and answers, labelled pairs, and documents that this program wrote.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::{Span, Tag};

use super::Dialect;
use super::choose::Role;
use super::dialects::flashcards::{self, Content};
use super::dialects::labelled::label;
use super::dialects::pairs::names_a_question;
use super::dialects::tables;
use super::evidence::is_title;
use super::lex::{NumberStyle, Shape, Unit};
use super::page::{Line, LineKind, Page};
use super::question::clean;
use super::question_span::QuestionSpan;

/// The questions found, and the known roles of units.
#[derive(Debug, Default)]
pub(crate) struct Special {
    pub(crate) roles: HashMap<usize, Role>,
    /// Flashcards and table rows, in order.
    pub(crate) rows: Vec<(QuestionSpan, Dialect)>,
    pub(crate) structure: Vec<Span>,
}

pub(crate) fn find(page: &Page<'_>, units: &[Unit]) -> Special {
    let mut special = Special::default();
    special.marks(page, units);
    special.flashcards(page, units);
    special.tables(page, units);
    special.asked_titles(page, units);
    special.pairs(page, units);
    special.rows.sort_by_key(|(row, _)| row.line);
    special
}

impl Special {
    /// Finds headings right above a mark of this program. All text up to the next heading is their
    /// answer.
    fn marks(&mut self, page: &Page<'_>, units: &[Unit]) {
        if !page.lines.iter().any(|line| line.kind == LineKind::Ignored) {
            return;
        }
        let mut is_marked = false;
        for (n, unit) in units.iter().enumerate() {
            if matches!(unit.class.shape, Shape::Heading(_)) {
                is_marked = is_marked_heading(page, unit.line);
                if is_marked {
                    self.roles.insert(n, Role::Question);
                }
            } else if is_marked {
                self.roles.insert(n, Role::Text);
            }
        }
    }

    /// Finds titles with a mark that an interviewer asked them: `rbac（面试问过）`.
    fn asked_titles(&mut self, page: &Page<'_>, units: &[Unit]) {
        for (n, unit) in units.iter().enumerate() {
            let words = unit.words.of(page.text);
            let is_asked = is_title(unit)
                && words.ends_with([')', '）'])
                && clean(words).tags.contains(&Tag::Asked);
            if is_asked {
                self.roles.entry(n).or_insert(Role::Question);
            }
        }
    }

    fn flashcards(&mut self, page: &Page<'_>, units: &[Unit]) {
        for card in flashcards::flashcards(page) {
            let inside = units_of_lines(units, card.lines.start, card.lines.end - 1);
            if inside.is_empty() || inside.clone().any(|n| self.roles.contains_key(&n)) {
                continue;
            }
            match card.content {
                Content::Card(asked) => {
                    self.roles.extend(inside.clone().map(|n| (n, Role::Text)));
                    self.roles.insert(inside.start, Role::Row);
                    self.structure.extend(rest(page, card.lines, &asked));
                    self.rows.push((asked, Dialect::Obsidian));
                }
                Content::Labelled => self.labelled(units, inside),
                Content::Gaps => self.roles.extend(inside.map(|n| (n, Role::End))),
            }
        }
    }

    /// Sets the roles of a labelled question and its answer. A title or a rule ends the answer, and
    /// a single line at its end may be the title of the next part.
    fn labelled(&mut self, units: &[Unit], inside: Range<usize>) {
        let may_be_title = |n: &usize| {
            let unit = &units[*n];
            let is_line = unit.class.shape == Shape::Plain && unit.after_gap && !unit.answers;
            is_line && *n > inside.start && *n + 1 == inside.end
        };
        let sure = inside.clone().take_while(|n| !is_title(&units[*n]));
        let sure = sure.filter(|n| !may_be_title(n));
        self.roles.extend(sure.map(|n| (n, Role::Text)));
        self.roles.insert(inside.start, Role::Question);
        let next = units.get(inside.end);
        if next.is_some_and(|unit| unit.class.shape == Shape::Rule) {
            self.roles.insert(inside.end, Role::End);
        }
    }

    /// Finds labelled questions if at least two of them have a labelled answer.
    fn pairs(&mut self, page: &Page<'_>, units: &[Unit]) {
        let is_label =
            |unit: &Unit| unit.class.labelled && unit.class.number != Some(NumberStyle::Dotted);
        // A title and a label right below it may be one question.
        let is_titled = |n: usize| {
            let is_lone =
                || units[n].number.is_none() && names_a_question(units[n].words.of(page.text));
            n > 0 && is_title(&units[n - 1]) && (!is_title(&units[n]) || is_lone())
        };
        let asked: Vec<usize> = (0..units.len())
            .filter(|n| is_label(&units[*n]) && !is_titled(*n))
            .collect();
        let is_answered = |n: usize| {
            let below = units[n + 1..].iter().take(12);
            let mut below =
                below.take_while(|unit| !is_label(unit) && unit.class.shape != Shape::Rule);
            below.any(|unit| unit.answers)
        };
        let answered: Vec<usize> = asked.iter().copied().filter(|n| is_answered(*n)).collect();
        // `Q:` is certain even without an answer label.
        let is_short = |n: &&usize| {
            let line = page.line(units[**n].line);
            line.trim_start_matches(|c: char| !c.is_alphanumeric())
                .starts_with(['Q', '问'])
        };
        let has_label = asked.iter().filter(is_short).count() >= 3;
        if answered.len() < 2 && !has_label {
            return;
        }
        let alike = |n: &usize| {
            let is_like = |other: &usize| units[*other].class.shape == units[*n].class.shape;
            answered.contains(n)
                || has_label && is_short(&n)
                || answered.iter().filter(|other| is_like(other)).count() >= 2
        };
        for n in asked.into_iter().filter(alike) {
            self.roles.entry(n).or_insert(Role::Question);
        }
    }

    fn tables(&mut self, page: &Page<'_>, units: &[Unit]) {
        let reading = tables::read(page, |head| !is_in_answer(page, units, head));
        let is_free = |line: usize| {
            let mut inside = units_of_lines(units, line, line).peekable();
            inside.peek().is_some() && inside.all(|n| !self.roles.contains_key(&n))
        };
        let line_of = |span: &Span| page.lines.partition_point(|line| line.span.end < span.end);
        let mut rows = reading.questions;
        rows.retain(|row| is_free(row.line));
        let mut structure = reading.structure;
        structure.retain(|span| is_free(line_of(span)));
        for line in structure.iter().map(line_of) {
            let inside = units_of_lines(units, line, line);
            self.roles.extend(inside.map(|n| (n, Role::End)));
        }
        for row in &rows {
            let inside = units_of_lines(units, row.line, row.line);
            self.roles.extend(inside.map(|n| (n, Role::Row)));
        }
        self.rows
            .extend(rows.into_iter().map(|row| (row, Dialect::Tables)));
        self.structure.extend(structure);
    }
}

/// Whether a table is part of an answer: it is below an answer label, a question, or another table.
fn is_in_answer(page: &Page<'_>, units: &[Unit], head: usize) -> bool {
    let n = units.partition_point(|unit| unit.line < head);
    let Some(above) = n.checked_sub(1).map(|n| &units[n]) else {
        return false;
    };
    let asks = is_title(above) && above.words.of(page.text).trim_end().ends_with(['?', '？']);
    above.answers && !is_title(above) || asks || above.class.shape == Shape::Row
}

/// Whether a mark of this program is right below a heading, or below a label right below it.
pub(crate) fn is_marked_heading(page: &Page<'_>, heading: usize) -> bool {
    let below = page.lines[heading + 1..].iter();
    let mut below = below.filter(|line| line.kind != LineKind::Blank);
    let is_mark = |line: &Line| line.kind == LineKind::Ignored;
    below.next().is_some_and(|line| {
        let is_label = line.kind == LineKind::Text && label(line.span.of(page.text)).is_some();
        is_mark(line) || is_label && below.next().is_some_and(is_mark)
    })
}

/// The bytes in the lines of a card that are neither question nor answer.
fn rest(page: &Page<'_>, lines: Range<usize>, asked: &QuestionSpan) -> Vec<Span> {
    let mut rest = Vec::new();
    let mut start = page.lines[lines.start].span.start;
    let used = asked.body.iter().map(|line| line.span);
    for span in std::iter::once(asked.span).chain(used) {
        rest.push(Span {
            start: start.min(span.start),
            end: span.start,
        });
        start = start.max(span.end);
    }
    let end = page.lines[lines.end - 1].span.end.max(start);
    rest.push(Span { start, end });
    rest
}

/// The units that begin in lines `first` to `last`.
fn units_of_lines(units: &[Unit], first: usize, last: usize) -> std::ops::Range<usize> {
    let start = units.partition_point(|unit| unit.line < first);
    let end = units.partition_point(|unit| unit.line <= last);
    start..end.max(start)
}
