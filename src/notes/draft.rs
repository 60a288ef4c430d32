//! Parts with their roles become entries and sections.

use std::ops::Range;

use crate::domain::{CardId, Entry, Section, SectionIndex, SourceIndex, Span, Tag};
use crate::markdown::plain_text;

use super::answer::{self, BodyLine};
use super::dialects::bullets::{self, Bullet};
use super::dialects::headings::{self, Facts, Role, body_line};
use super::likeness::Likeness;
use super::page::Page;
use super::parts::{Mark, Part};
use super::question::{Cleaned, clean};
use super::{Dialect, Notes};

/// Reads parts in order.
pub struct Drafter<'a> {
    page: &'a Page<'a>,
    parts: &'a [Part],
    notes: Notes,
    structure: Vec<Span>,
    /// Open sections: level (a summary counts as 7), `<details>` depth, index.
    sections: Vec<(u8, u32, SectionIndex)>,
    current: Option<Draft>,
}

/// A question whose answer is being gathered.
struct Draft {
    cleaned: Cleaned,
    question_span: Span,
    line: u32,
    last_line: u32,
    section: Option<SectionIndex>,
    dialect: Dialect,
    /// How deep the `<details>` lies whose summary the question is.
    details: Option<u32>,
    body: Vec<BodyLine>,
}

/// The entries and sections of a page; what is structure is returned beside them.
pub fn draft(page: &Page<'_>, parts: &[Part]) -> (Notes, Vec<Span>) {
    let (roles, facts) = headings::roles(page, parts);
    let mut drafter = Drafter {
        page,
        parts,
        notes: Notes::default(),
        structure: Vec::new(),
        sections: Vec::new(),
        current: None,
    };
    for (n, (role, facts)) in roles.into_iter().zip(&facts).enumerate() {
        drafter.take(n, role, facts);
    }
    drafter.finish();
    (drafter.notes, drafter.structure)
}

impl Drafter<'_> {
    fn take(&mut self, n: usize, role: Role, facts: &Facts) {
        let part = &self.parts[n];
        let may_be_list =
            matches!(role, Role::LeftOver | Role::Section) || facts.likeness == Likeness::Term;
        let list = (may_be_list && matches!(role, Role::LeftOver | Role::Section | Role::Question))
            .then(|| bullets::read(self.page, part.body.clone()))
            .flatten();
        match (role, list) {
            (_, Some(list)) => {
                self.finish();
                self.open_section(part, facts);
                for bullet in list.questions {
                    self.bullet(bullet);
                }
            }
            (Role::Section, None) => {
                self.finish();
                self.open_section(part, facts);
            }
            (Role::Question, None) => {
                self.finish();
                self.question(part, facts);
            }
            (Role::Continuation, None) => self.append(part.head.start..part.body.end),
            (Role::Structure, None) => {
                if part.mark == Mark::Close {
                    self.close(part);
                }
                let head = &self.page.lines[part.head.clone()];
                self.structure.extend(head.iter().map(|line| line.span));
                self.append(part.body.clone());
            }
            (Role::LeftOver, None) => {
                self.finish();
                self.close_sections(part);
            }
        }
    }

    fn lines(&self, lines: Range<usize>) -> impl Iterator<Item = BodyLine> {
        self.page.lines[lines].iter().map(|line| body_line(*line))
    }

    /// Goes on with the answer of the question above; without one the lines are left over.
    fn append(&mut self, lines: Range<usize>) {
        let page = self.page;
        if let Some(draft) = &mut self.current {
            draft
                .body
                .extend(page.lines[lines].iter().map(|line| body_line(*line)));
        }
    }

    /// `</details>` ends the answer of the question that is its summary.
    fn close(&mut self, part: &Part) {
        let of = self.current.as_ref().and_then(|draft| draft.details);
        if of.is_some_and(|depth| part.depth <= depth) {
            self.finish();
        }
    }

    /// Ends the sections that a part does not stand in.
    fn close_sections(&mut self, part: &Part) {
        let level = level(part);
        while let Some((open, depth, _)) = self.sections.last() {
            let inside = match part.mark {
                Mark::Heading { .. } => {
                    part.depth > *depth || (part.depth == *depth && level > *open)
                }
                _ => part.depth > *depth || *open < 7,
            };
            if inside {
                break;
            }
            self.sections.pop();
        }
    }

    fn open_section(&mut self, part: &Part, facts: &Facts) {
        self.close_sections(part);
        let Some(title) = headings::title(part) else {
            return;
        };
        let index = SectionIndex(u32::try_from(self.notes.sections.len()).unwrap_or(u32::MAX));
        let parent = self.sections.last().map(|(_, _, index)| *index);
        let span = match part.mark {
            Mark::Heading { .. } => self.page.lines[part.head.start].span,
            _ => title,
        };
        self.notes.sections.push(Section {
            title: facts.title.text.clone(),
            span,
            parent,
        });
        self.sections.push((level(part), part.depth, index));
    }

    fn question(&mut self, part: &Part, facts: &Facts) {
        self.close_sections(part);
        let Some(title) = headings::title(part) else {
            return;
        };
        let mut cleaned = facts.title.clone();
        let first = self.page.lines[part.head.start];
        let is_heading = matches!(part.mark, Mark::Heading { .. });
        let mut span = if is_heading { first.span } else { title };
        let line = if is_heading {
            first.number
        } else {
            self.line_of(part, title)
        };
        let mut last_line = line;
        let mut body = part.body.clone();
        if let Some(rest) = headings::rest_of_question(self.page, part) {
            span.end = self.page.lines[rest].span.end;
            last_line = self.page.lines[rest].number;
            body.start = rest + 1;
            cleaned = joined(title.of(self.page.text), self.page.line(rest));
        }
        let dialect = match part.mark {
            Mark::Summary { .. } => Dialect::Details,
            _ if facts.title.is_numbered() => Dialect::NumberedHeadings,
            _ => Dialect::Headings,
        };
        let body = self.lines(body).collect();
        let section = self.section();
        self.current = Some(Draft {
            cleaned,
            question_span: span,
            line,
            last_line,
            section,
            dialect,
            details: (!is_heading).then_some(part.depth),
            body,
        });
    }

    fn section(&self) -> Option<SectionIndex> {
        self.sections.last().map(|(_, _, index)| *index)
    }

    /// The line of a summary's text.
    fn line_of(&self, part: &Part, title: Span) -> u32 {
        let lines = &self.page.lines[part.head.clone()];
        let line = lines.iter().find(|line| line.span.end > title.start);
        line.map_or(1, |line| line.number)
    }

    fn bullet(&mut self, bullet: Bullet) {
        let line = self.page.lines[bullet.line];
        self.current = Some(Draft {
            cleaned: clean(bullet.title.of(self.page.text)),
            question_span: line.span,
            line: line.number,
            last_line: line.number,
            section: self.section(),
            dialect: Dialect::Bullets,
            details: None,
            body: bullet.body,
        });
        self.finish();
    }

    /// Writes the entry whose answer was being gathered.
    fn finish(&mut self) {
        let Some(draft) = self.current.take() else {
            return;
        };
        if draft.cleaned.text.is_empty() {
            return;
        }
        let body = answer::read(self.page.text, &draft.body);
        let dialect = if body.labelled && !body.hint.is_empty() {
            Dialect::Labelled
        } else {
            draft.dialect
        };
        if !self.notes.dialects.contains(&dialect) {
            self.notes.dialects.push(dialect);
        }
        self.structure.extend(body.structure);
        self.notes.entries.push(Entry {
            id: CardId::of_question(&plain_text(&draft.cleaned.text)),
            source: SourceIndex(0),
            question: draft.cleaned.text,
            tags: merged(draft.cleaned.tags, body.tags),
            section: draft.section,
            line: draft.line,
            end_line: body.end_line.unwrap_or(draft.last_line),
            question_span: draft.question_span,
            hint: body.hint,
            answer: body.answer,
            note: body.note,
            picture_only: body.picture_only,
        });
    }
}

/// The level of a heading; a summary counts as deeper than any.
fn level(part: &Part) -> u8 {
    match part.mark {
        Mark::Heading { level, .. } => level,
        _ => 7,
    }
}

fn merged(mut tags: Vec<Tag>, more: Vec<Tag>) -> Vec<Tag> {
    tags.extend(more);
    tags.sort();
    tags.dedup();
    tags
}

/// The two halves of a question, without a space between Chinese characters.
fn joined(first: &str, second: &str) -> Cleaned {
    let (first, second) = (first.trim(), second.trim());
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let space = latin(first.chars().last()) && latin(second.chars().next());
    clean(&format!("{first}{}{second}", if space { " " } else { "" }))
}
