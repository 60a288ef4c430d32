//! Parts with their roles become entries and sections.

use std::ops::Range;

use crate::domain::{CardId, Entry, Section, SectionIndex, SourceIndex, Span, Tag};
use crate::markdown::plain_text;

use super::answer::{self, BodyLine};
use super::asides::is_furniture;
use super::dialects::headings::{self, Facts, Role, body_line};
use super::dialects::repeated;
use super::likeness::Likeness;
use super::page::{LineKind, Page};
use super::parts::{Mark, Part};
use super::question::{Cleaned, clean};
use super::reading::{self, Asked, Evidence, Reading};
use super::{Dialect, Notes};

/// What speaks for the answer of a title that is a mere term.
const TERM: Evidence = 49;
/// The level of a section that stands in running lines: below any heading and summary.
const GROUP: u8 = 8;

/// Reads parts in order.
pub struct Drafter<'a> {
    page: &'a Page<'a>,
    parts: &'a [Part],
    notes: Notes,
    structure: Vec<Span>,
    /// Open sections: level (a summary counts as 7), `<details>` depth, index.
    sections: Vec<(u8, u32, SectionIndex)>,
    /// How each entry is written.
    dialects: Vec<Dialect>,
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
        dialects: Vec::new(),
        current: None,
    };
    for (n, (role, facts)) in roles.into_iter().zip(&facts).enumerate() {
        drafter.take(n, role, facts);
    }
    drafter.finish();
    let repeated = repeated::join(&mut drafter.notes.entries, &drafter.dialects);
    drafter.structure.extend(repeated);
    (drafter.notes, drafter.structure)
}

impl Drafter<'_> {
    fn take(&mut self, n: usize, role: Role, facts: &Facts) {
        let part = &self.parts[n];
        // Without an answer to go on with, a part of an answer stands for itself.
        let role = match role {
            Role::Continuation if self.current.is_none() && facts.has_text => Role::Question,
            Role::Continuation if self.current.is_none() => Role::Section,
            _ => role,
        };
        if role == Role::Structure {
            self.close(part, facts);
        }
        let reading = self.claim(role, facts).and_then(|claim| {
            let below_heading = reading::best(self.page, part.body.clone(), claim);
            below_heading.or_else(|| self.below_separator(part, claim))
        });
        match (role, reading) {
            (_, Some(reading)) => self.reading(part, role, facts, reading),
            (Role::Section, None) => {
                self.finish();
                self.open_section(part, facts);
            }
            (Role::Question, None) => {
                self.finish();
                self.question(part, facts, part.body.end);
            }
            (Role::Continuation, None) => self.append(part.head.start..part.body.end),
            (Role::Structure, None) => {
                self.take_head(part);
                self.append(part.body.clone());
            }
            (Role::LeftOver, None) => {
                self.finish();
                self.close_sections(part);
            }
        }
    }

    /// Questions below a separator, which ends the answer above it.
    fn below_separator(&self, part: &Part, claim: Evidence) -> Option<Reading> {
        let separates = |line: &usize| {
            let kind = self.page.lines[*line].kind;
            kind == LineKind::Rule
                || (kind == LineKind::Text && is_furniture(self.page.line(*line)))
        };
        let separator = part.body.clone().find(separates)?;
        (claim > TERM)
            .then(|| reading::best(self.page, separator + 1..part.body.end, TERM))
            .flatten()
    }

    /// How much speaks for the lines below a heading being its answer; none where nothing else is
    /// possible.
    fn claim(&self, role: Role, facts: &Facts) -> Option<Evidence> {
        const SUBJECT: Evidence = 79;
        const QUESTION: Evidence = 120;
        match role {
            Role::LeftOver | Role::Section => Some(0),
            Role::Question if facts.is_chapter() => Some(TERM),
            Role::Question => Some(match facts.likeness {
                Likeness::Term => TERM,
                Likeness::Subject => SUBJECT,
                Likeness::Question => QUESTION,
            }),
            Role::Structure if self.current.is_none() => Some(0),
            Role::Structure => Some(QUESTION),
            Role::Continuation => None,
        }
    }

    /// The lines below a heading are questions of their own; the heading is a section, or a
    /// question whose answer stands above them.
    fn reading(&mut self, part: &Part, role: Role, facts: &Facts, reading: Reading) {
        let first = self.first_line(&reading, part.body.clone());
        let before = part.body.start..first;
        let lines: Vec<BodyLine> = self.lines(before.clone()).collect();
        let has_text = answer::has_text(self.page.text, &lines);
        match role {
            Role::Structure => {
                self.take_head(part);
                self.append(before);
                self.finish();
            }
            Role::Question if has_text && facts.likeness > Likeness::Term => {
                self.finish();
                self.question(part, facts, first);
                self.finish();
            }
            _ => {
                self.finish();
                self.open_section(part, facts);
                if let Some(reading) = reading::best(self.page, before, 0) {
                    self.take_reading(reading);
                }
            }
        }
        self.take_reading(reading);
    }

    /// The line among `body` where a reading begins.
    fn first_line(&self, reading: &Reading, body: Range<usize>) -> usize {
        let Some(asked) = reading.questions.first() else {
            return body.end;
        };
        let group = asked.group.map_or(u32::MAX, |group| group.start);
        let start = asked.span.start.min(group);
        let lines = &self.page.lines[body.clone()];
        body.start + lines.partition_point(|line| line.span.end < start)
    }

    fn take_reading(&mut self, reading: Reading) {
        self.structure.extend(reading.structure);
        for asked in reading.questions {
            self.asked(asked, reading.dialect);
        }
        self.close_groups();
    }

    /// The head of a part without words of its own is structure.
    fn take_head(&mut self, part: &Part) {
        let head = &self.page.lines[part.head.clone()];
        self.structure.extend(head.iter().map(|line| line.span));
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

    /// `</details>` ends the answer of the question that is its summary, the title of a table of
    /// contents ends any.
    fn close(&mut self, part: &Part, facts: &Facts) {
        if matches!(part.mark, Mark::Heading { .. }) && !facts.title.text.is_empty() {
            self.finish();
            self.close_sections(part);
        }
        let of = self.current.as_ref().and_then(|draft| draft.details);
        if part.mark == Mark::Close && of.is_some_and(|depth| part.depth <= depth) {
            self.finish();
        }
    }

    /// Ends the sections that a part does not stand in.
    fn close_sections(&mut self, part: &Part) {
        let level = level(part);
        while let Some((open, depth, _)) = self.sections.last() {
            let inside = match part.mark {
                Mark::Heading { .. } => {
                    part.depth > *depth || (part.depth == *depth && (level > *open || *open == 7))
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
        let span = match part.mark {
            Mark::Heading { .. } => self.page.lines[part.head.start].span,
            _ => title,
        };
        self.push_section(facts.title.text.clone(), span, (level(part), part.depth));
    }

    fn push_section(&mut self, title: String, span: Span, (level, depth): (u8, u32)) {
        let index = SectionIndex(u32::try_from(self.notes.sections.len()).unwrap_or(u32::MAX));
        let parent = self.section();
        self.notes.sections.push(Section {
            title,
            span,
            parent,
        });
        self.sections.push((level, depth, index));
    }

    /// Begins the question of a heading or summary, whose answer ends at line `end`.
    fn question(&mut self, part: &Part, facts: &Facts, end: usize) {
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
        let mut body = part.body.start..end;
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

    /// A question that a dialect found in running lines.
    fn asked(&mut self, asked: Asked, dialect: Dialect) {
        self.open_group(asked.group);
        let title = asked.title.of(self.page.text);
        self.current = Some(Draft {
            cleaned: title.lines().fold(None, joined_line).unwrap_or_default(),
            question_span: asked.span,
            line: self.page.lines[asked.line].number,
            last_line: self.page.lines[asked.last_line].number,
            section: self.section(),
            dialect,
            details: None,
            body: asked.body,
        });
        self.finish();
    }

    /// Opens the section of a title that stands in running lines, unless it is open.
    fn open_group(&mut self, group: Option<Span>) {
        let open = self.sections.last().filter(|(level, ..)| *level == GROUP);
        let open = open.map(|(.., index)| self.notes.sections[index.0 as usize].span);
        if open == group {
            return;
        }
        self.close_groups();
        if let Some(span) = group {
            let title = span
                .of(self.page.text)
                .trim_start_matches(['-', '*', '+', ' ', '\t']);
            self.push_section(clean(title).text, span, (GROUP, u32::MAX));
        }
    }

    fn close_groups(&mut self) {
        self.sections.retain(|(level, ..)| *level != GROUP);
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
        self.dialects.push(dialect);
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

/// A question and one more line of it.
fn joined_line(question: Option<Cleaned>, line: &str) -> Option<Cleaned> {
    Some(match question {
        None => clean(line),
        Some(question) => Cleaned {
            text: joined(&question.text, line).text,
            ..question
        },
    })
}

/// The two halves of a question, without a space between Chinese characters.
fn joined(first: &str, second: &str) -> Cleaned {
    let (first, second) = (first.trim(), second.trim());
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let space = latin(first.chars().last()) && latin(second.chars().next());
    clean(&format!("{first}{}{second}", if space { " " } else { "" }))
}
