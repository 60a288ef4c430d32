//! Builds entries and sections from units and their roles.
//!
//! Once questions are known, rules do the rest: they join a label with the text below it and a
//! title with its scenario, and find options and answers on the question's line.

mod refine;
mod wording;

use std::ops::Range;

use crate::domain::{Section, SectionIndex, Span, Tag};

use super::answer::BodyLine;
use super::answer_key::Answer;
use super::choose::{Choice, Role};
use super::dialects::one_line;
use super::entry::{Draft, joined};
use super::evidence::{is_title, level};
use super::lex::{Bold, Lexed, Shape, Unit};
use super::options::Votes;
use super::page::{LineKind, Page};
use super::question::clean;
use super::question_span::{QuestionSpan, below};
use super::special::is_marked_heading;
use super::{Dialect, Notes};

struct Assembler<'a> {
    page: &'a Page<'a>,
    lexed: &'a Lexed,
    notes: Notes,
    structure: Vec<Span>,
    /// Open sections and their levels.
    open: Vec<(usize, SectionIndex)>,
    /// The level of the last section, if its questions have the same level.
    flat: Option<usize>,
    /// Whether most questions have a lid.
    has_lids: bool,
    /// How many questions have options.
    votes: Votes,
    /// Whether questions are usually answered on their line.
    one_line: bool,
    pub(crate) dialects: Vec<Dialect>,
}

/// Builds the entries and sections of a page, and collects its structure.
pub(crate) fn assemble(
    page: &Page<'_>,
    lexed: &Lexed,
    choice: &Choice,
    rows: Vec<(QuestionSpan, Dialect)>,
) -> (Notes, Vec<Span>, Vec<Dialect>) {
    let Choice { roles, key, .. } = choice;
    let mut assembler = Assembler {
        page,
        lexed,
        notes: Notes::default(),
        structure: lexed.structure.clone(),
        open: Vec::new(),
        flat: None,
        has_lids: false,
        votes: votes(page, &lexed.units, roles),
        one_line: answers_in_line(page, &lexed.units, roles),
        dialects: Vec::new(),
    };
    let n_questions = roles.iter().filter(|role| **role == Role::Question).count();
    let titles = key.titles.iter().map(|n| lexed.units[*n].span);
    assembler.structure.extend(titles);
    assembler.has_lids = lexed.lids.len() >= n_questions.max(1);
    let mut rows = rows.into_iter().peekable();
    for (n, role) in roles.iter().enumerate() {
        let unit = &lexed.units[n];
        while let Some((row, dialect)) = rows.next_if(|(row, _)| row.line <= unit.line) {
            assembler.row(row, dialect);
        }
        match role {
            Role::Section => {
                let next = lexed.units.get(n + 1);
                let is_flat = roles.get(n + 1) == Some(&Role::Question)
                    && next.is_some_and(|next| level(next) == level(unit));
                assembler.section(unit, is_flat);
            }
            Role::End if is_title(unit) => assembler.close(level(unit)),
            Role::End | Role::Text | Role::Row => {}
            Role::Question => {
                let end = end_of_question(page, &lexed.units, roles, n);
                let next_row = rows.peek().map_or(end, |(row, _)| row.line);
                assembler.question(unit, end.min(next_row), key.answers.get(&n));
            }
        }
    }
    for (row, dialect) in rows {
        assembler.row(row, dialect);
    }
    (assembler.notes, assembler.structure, assembler.dialects)
}

/// Counts the questions that have options.
fn votes(page: &Page<'_>, units: &[Unit], roles: &[Role]) -> Votes {
    let mut votes = Votes::default();
    for n in (0..roles.len()).filter(|n| roles[*n] == Role::Question) {
        let unit = &units[n];
        let end = end_of_question(page, units, roles, n);
        let lines = page.lines[unit.line + unit.n_lines..].iter().copied();
        let lines = lines.take(end.saturating_sub(unit.line + unit.n_lines));
        votes.count(page.text, unit.words, lines.map(BodyLine::from));
    }
    votes
}

/// The line behind the last one that belongs to a question.
fn end_of_question(page: &Page<'_>, units: &[Unit], roles: &[Role], question: usize) -> usize {
    let rest = roles[question + 1..].iter();
    let n_below = rest.take_while(|role| **role == Role::Text).count();
    units
        .get(question + 1 + n_below)
        .map_or(page.lines.len(), |next| next.line)
}

/// Whether at least a quarter of the questions are answered on their line.
fn answers_in_line(page: &Page<'_>, units: &[Unit], roles: &[Role]) -> bool {
    let asking = roles.iter().zip(units);
    let lines = asking.filter(|(role, unit)| **role == Role::Question && !is_title(unit));
    let (answered, other): (Vec<_>, Vec<_>) =
        lines.partition(|(_, unit)| one_line::is_answered(unit.words.of(page.text)));
    answered.len() * 3 >= other.len()
}

impl Assembler<'_> {
    fn close(&mut self, level: usize) {
        while self.open.last().is_some_and(|(open, _)| *open >= level) {
            self.open.pop();
        }
    }

    fn section(&mut self, unit: &Unit, is_flat: bool) {
        let own = level(unit);
        self.close(own);
        let title = clean(unit.words.of(self.page.text)).text;
        if title.is_empty() {
            self.structure.push(unit.span);
            return;
        }
        let span = unit.span;
        let index = SectionIndex(u32::try_from(self.notes.sections.len()).unwrap_or(u32::MAX));
        let parent = self.open.last().map(|(_, index)| *index);
        self.notes.sections.push(Section {
            title,
            span,
            parent,
        });
        self.open.push((own, index));
        self.flat = is_flat.then_some(own);
    }

    fn body(&self, lines: Range<usize>, content: usize) -> Vec<BodyLine> {
        let is_text = |line: &BodyLine| {
            !matches!(line.kind, LineKind::Underline | LineKind::Metadata)
                && !self.lexed.lone_numbers.contains(&line.number)
        };
        below(self.page, lines, content).filter(is_text).collect()
    }

    fn question(&mut self, unit: &Unit, end: usize, key: Option<&Answer>) {
        if is_title(unit) {
            let beside = usize::from(self.flat == Some(level(unit)));
            self.close(level(unit) + beside);
        }
        let line = self.page.lines[unit.line];
        let first = unit.line + unit.n_lines;
        let is_title = is_title(unit);
        let mut asked = QuestionSpan {
            line: unit.line,
            last_line: first - 1,
            span: unit.span,
            title: unit.words,
            body: self.body(first..end.max(first), unit.content),
        };
        if let Some(answer) = key {
            asked.body = self.answer_of_key(answer);
        }
        let is_heading = matches!(unit.class.shape, Shape::Heading(_));
        let is_written = is_heading && is_marked_heading(self.page, unit.line);
        let options = if is_written {
            asked.title = self.page.heading_title(unit.line);
            Vec::new()
        } else {
            self.refine(&mut asked, unit, key.is_some())
        };
        let dialect = dialect(unit);
        let mut cleaned = self.cleaned(&asked);
        let marks = self
            .page
            .text
            .get(unit.span.start as usize..unit.words.start as usize);
        if marks.is_some_and(|marks| marks.contains(['★', '☆', '⭐'])) {
            cleaned.tags.push(Tag::Important);
        }
        let draft = Draft {
            cleaned,
            question_span: asked.span,
            line: line.number,
            last_line: self.page.lines[asked.last_line].number,
            title: if is_title && options.is_empty() && asked.last_line == asked.line {
                unit.words
            } else {
                Span::default()
            },
            section: self.open.last().map(|(_, index)| *index),
            dialect,
            options,
            body: asked.body,
        };
        self.write(draft.with_answer_of_title(self.page.text));
    }

    /// The lines of an answer from an answer key.
    fn answer_of_key(&mut self, answer: &Answer) -> Vec<BodyLine> {
        let unit = &self.lexed.units[answer.unit];
        let rest = self.body(unit.line + 1..answer.lines.end, unit.content);
        if answer.has_title {
            self.structure.push(unit.span);
            return rest;
        }
        self.structure.push(Span {
            end: unit.words.start,
            ..unit.span
        });
        let first = BodyLine {
            span: Span {
                end: unit.span.end,
                ..unit.words
            },
            number: self.page.lines[unit.line].number,
            kind: LineKind::Text,
        };
        [first].into_iter().chain(rest).collect()
    }

    /// Adds the entry of a flashcard or a table row.
    fn row(&mut self, mut asked: QuestionSpan, dialect: Dialect) {
        let section = self.open.last().map(|(_, index)| *index);
        self.take_lids(&mut asked);
        let draft = Draft::from_question(self.page, asked, dialect);
        self.write(Draft { section, ..draft });
    }

    fn write(&mut self, draft: Draft) {
        let Some(drafted) = draft.finish(self.page.text) else {
            return;
        };
        if !self.notes.dialects.contains(&drafted.dialect) {
            self.notes.dialects.push(drafted.dialect);
        }
        self.dialects.push(drafted.dialect);
        self.structure.extend(drafted.structure);
        self.notes.entries.push(drafted.entry);
    }

    fn line_of(&self, span: Span) -> usize {
        let at = self
            .page
            .lines
            .partition_point(|line| line.span.end < span.end);
        at.min(self.page.lines.len().saturating_sub(1))
    }

    /// The cleaned question, its lines joined.
    fn cleaned(&self, asked: &QuestionSpan) -> super::question::Cleaned {
        let mut lines = asked.title.of(self.page.text).lines();
        let first = lines.next().unwrap_or_default();
        let mut cleaned = clean(without_stray_mark(first));
        for line in lines {
            let line = line.trim().trim_start_matches('>').trim();
            if line.is_empty()
                || line.starts_with("```")
                || line.starts_with('<') && line.ends_with('>')
            {
                continue;
            }
            let line = line.trim_start_matches('#').trim();
            let bare = clean(line).text;
            cleaned.text = joined(&cleaned.text, &bare).text;
        }
        cleaned
    }
}

/// A text without a trailing emphasis mark that nothing opens.
fn without_stray_mark(text: &str) -> &str {
    let bare = text.trim_end_matches([' ', '：', ':']);
    for mark in ["**", "__"] {
        if let Some(rest) = bare.strip_suffix(mark).filter(|rest| !rest.contains(mark)) {
            return rest;
        }
    }
    text
}

fn dialect(unit: &Unit) -> Dialect {
    match (unit.class.shape, unit.class.bold) {
        (Shape::Heading(_), _) if unit.number.is_some() => Dialect::NumberedHeadings,
        (Shape::Heading(_), _) => Dialect::Headings,
        (Shape::Summary, _) => Dialect::Details,
        _ if unit.class.labelled => Dialect::Pairs,
        (Shape::Bullet, _) => Dialect::Bullets,
        (Shape::Number, Bold::Whole) => Dialect::BoldList,
        (_, Bold::Whole) => Dialect::Bold,
        _ => Dialect::Lines,
    }
}
