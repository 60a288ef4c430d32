//! Forms that say by a sign of their own what is a question: flashcards, tables of questions and
//! answers, and the marks of documents that this program wrote.

use std::collections::HashMap;

use crate::domain::Span;

use super::assemble::Card;
use super::choose::Role;
use super::dialects::labelled::label;
use super::dialects::{obsidian, tables};
use super::evidence::is_title;
use super::lex::{NumberStyle, Shape, Unit};
use super::page::{Line, LineKind, Page};
use super::reading::Asked;

/// What needs no decision.
#[derive(Debug, Default)]
pub(crate) struct Special {
    pub(crate) roles: HashMap<usize, Role>,
    pub(crate) cards: Vec<Card>,
    /// Rows of tables, in order.
    pub(crate) rows: Vec<Asked>,
    pub(crate) structure: Vec<Span>,
}

/// Finds them.
pub(crate) fn find(page: &Page<'_>, units: &[Unit]) -> Special {
    let mut special = Special::default();
    special.marks(page, units);
    special.flashcards(page, units);
    special.tables(page, units);
    special.pairs(units);
    special
}

impl Special {
    /// A heading above a mark of this program is a question; everything up to the next heading is
    /// its answer.
    fn marks(&mut self, page: &Page<'_>, units: &[Unit]) {
        if !page.lines.iter().any(|line| line.kind == LineKind::Aside) {
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

    fn flashcards(&mut self, page: &Page<'_>, units: &[Unit]) {
        for (card, answer) in obsidian::cards(page, 0..page.lines.len()) {
            let inside = units_of_lines(units, card.first, card.last);
            let Some(unit) = inside.clone().next() else {
                continue;
            };
            if units[unit].line != card.first || inside.clone().any(|n| self.roles.contains_key(&n))
            {
                continue;
            }
            self.roles.extend(inside.map(|n| (n, Role::Text)));
            self.roles.insert(unit, Role::Question);
            self.cards.push(Card {
                unit,
                last_line: if answer.is_some() {
                    card.first
                } else {
                    card.last - 1
                },
                title: card.title,
                separator: card.separator,
                answer,
            });
        }
    }

    /// Labelled questions, where at least two of them have a labelled answer.
    fn pairs(&mut self, units: &[Unit]) {
        let is_label =
            |unit: &Unit| unit.class.labelled && unit.class.number != Some(NumberStyle::Dotted);
        // A title and the label right below it may be one question.
        let is_titled = |n: usize| n > 0 && is_title(&units[n - 1]) && !is_title(&units[n]);
        let asked: Vec<usize> = (0..units.len())
            .filter(|n| is_label(&units[*n]) && !is_titled(*n) && !self.roles.contains_key(n))
            .collect();
        let is_answered = |n: usize| {
            let below = units[n + 1..].iter().take(12);
            let mut below =
                below.take_while(|unit| !is_label(unit) && unit.class.shape != Shape::Rule);
            below.any(|unit| unit.answers)
        };
        let answered: Vec<usize> = asked.iter().copied().filter(|n| is_answered(*n)).collect();
        if answered.len() < 2 {
            return;
        }
        let alike = |n: &usize| {
            let is_like = |other: &usize| units[*other].class.shape == units[*n].class.shape;
            answered.contains(n) || answered.iter().filter(|other| is_like(other)).count() >= 2
        };
        self.roles
            .extend(asked.into_iter().filter(alike).map(|n| (n, Role::Question)));
    }

    fn tables(&mut self, page: &Page<'_>, units: &[Unit]) {
        let Some(reading) = tables::read(page, 0..page.lines.len()) else {
            return;
        };
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
        self.rows = rows;
        self.structure = structure;
    }
}

/// Whether a mark of this program is right below a heading, or below a label there.
pub(crate) fn is_marked_heading(page: &Page<'_>, heading: usize) -> bool {
    let below = page.lines[heading + 1..].iter();
    let mut below = below.filter(|line| line.kind != LineKind::Blank);
    let is_mark = |line: &Line| line.kind == LineKind::Aside;
    below.next().is_some_and(|line| {
        let is_label = line.kind == LineKind::Text && label(line.span.of(page.text)).is_some();
        is_mark(line) || is_label && below.next().is_some_and(is_mark)
    })
}

/// The units that begin in the lines from `first` to `last`.
fn units_of_lines(units: &[Unit], first: usize, last: usize) -> std::ops::Range<usize> {
    let start = units.partition_point(|unit| unit.line < first);
    let end = units.partition_point(|unit| unit.line <= last);
    start..end.max(start)
}
