//! Makes an entry of a question and the lines below it.

use crate::domain::{CardId, Entry, SectionIndex, Slices, SourceIndex, Span, Tag};
use crate::markdown::plain_text;

use super::Dialect;
use super::answer::{self, BodyLine};
use super::decoration::unquoted;
use super::dialects::one_line::divide_heading;
use super::lex::without_bullet;
use super::page::{LineKind, Page};
use super::question::{Cleaned, clean};
use super::question_span::QuestionSpan;

/// A question and the lines below it, before they become an entry.
pub struct Draft {
    pub cleaned: Cleaned,
    pub question_span: Span,
    /// First line of the question, from 1.
    pub line: u32,
    /// Last line of the question, from 1.
    pub last_line: u32,
    /// The words of a heading or summary, which may include the answer; empty for other questions.
    pub title: Span,
    pub section: Option<SectionIndex>,
    pub dialect: Dialect,
    /// The options of a multiple-choice question.
    pub options: Vec<Span>,
    /// The lines below the question.
    pub body: Vec<BodyLine>,
}

/// An entry, its dialect, and the structure in its lines.
pub struct Drafted {
    pub entry: Entry,
    pub dialect: Dialect,
    /// Separators, labels and marks.
    pub structure: Vec<Span>,
}

impl Draft {
    /// The draft of a question whose lines were collected.
    pub fn from_question(page: &Page<'_>, asked: QuestionSpan, dialect: Dialect) -> Self {
        let title = asked.title.of(page.text);
        Self {
            cleaned: clean(&one_line(title)),
            question_span: asked.span,
            line: page.lines[asked.line].number,
            last_line: page.lines[asked.last_line].number,
            title: Span::default(),
            section: None,
            dialect,
            options: Vec::new(),
            body: asked.body,
        }
    }

    /// Splits a heading that also holds the answer, if nothing is below it.
    pub fn with_answer_of_title(mut self, source: &str) -> Self {
        let title = self.title.of(source);
        // Otherwise closing marks, tags or further lines of the title would be lost.
        let is_whole = self.title.end == self.question_span.end && !title.contains('\n');
        let is_marked = self.body.iter().any(|line| line.kind == LineKind::Ignored);
        let divided = divide_heading(title).filter(|_| is_whole && !is_marked);
        let Some(divided) = divided.filter(|_| !answer::has_text(source, &self.body)) else {
            return self;
        };
        let start = self.title.start as usize;
        let span = Span::new(start + divided.answer..start + title.trim_end().len());
        let question = clean(&title[..divided.question]);
        self.cleaned.text = question.text;
        self.question_span.end = span.start;
        let answer = BodyLine {
            span,
            number: self.last_line,
            kind: LineKind::Text,
        };
        self.body.insert(0, answer);
        self
    }

    /// The entry. `None` if the question has no words.
    pub fn finish(self, source: &str) -> Option<Drafted> {
        if self.cleaned.text.is_empty() {
            return None;
        }
        let body = answer::read(source, &self.body);
        let has_hint = body.labelled && !body.hint.is_empty();
        let entry = Entry {
            id: CardId::of_question(&plain_text(&self.cleaned.text)),
            source: SourceIndex(0),
            question: unquoted(&self.cleaned.text).to_owned(),
            tags: merged(self.cleaned.tags, body.tags),
            section: self.section,
            line: self.line,
            end_line: body.end_line.unwrap_or(self.last_line),
            question_span: self.question_span,
            options: Slices(self.options.into()),
            hint: body.hint,
            answer: body.answer,
            definitions: Slices::default(),
            hint_definitions: Slices::default(),
            note: body.note,
            picture_only: body.picture_only,
        };
        Some(Drafted {
            entry,
            dialect: if has_hint {
                Dialect::Labelled
            } else {
                self.dialect
            },
            structure: body.structure,
        })
    }
}

fn merged(mut tags: Vec<Tag>, more: Vec<Tag>) -> Vec<Tag> {
    tags.extend(more);
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// The lines of a question joined, without quote marks, heading marks and bullets.
fn one_line(title: &str) -> String {
    let mut all = String::new();
    for line in title.lines() {
        let bare = line.trim().trim_start_matches('>').trim_start();
        let bare = if all.is_empty() {
            bare
        } else {
            let bare = bare.trim_start_matches('#').trim_start();
            without_bullet(bare).unwrap_or(bare)
        };
        all = beside(&all, bare);
    }
    all
}

/// Joins two texts, without a space between Chinese characters.
fn beside(first: &str, second: &str) -> String {
    let (first, second) = (first.trim(), second.trim());
    // Chinese characters and punctuation begin at U+2E80.
    let is_narrow = |c: char| c < '\u{2e80}';
    let narrow = first.ends_with(is_narrow) && second.starts_with(is_narrow);
    format!("{first}{}{second}", if narrow { " " } else { "" })
}

/// A question in two parts, joined and cleaned.
pub fn joined(first: &str, second: &str) -> Cleaned {
    clean(&beside(first, second))
}
