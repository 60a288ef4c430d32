//! Parts with their roles become entries and sections.

use std::ops::Range;

use crate::domain::Span;

use super::answer::{self, BodyLine};
use super::asides::is_furniture;
use super::dialects::headings::{self, Decided, Role};
use super::dialects::{apart, repeated};
use super::entry::{Draft, joined};
use super::facts::{Facts, title};
use super::likeness::Likeness;
use super::page::{LineKind, Page};
use super::parts::{Mark, Part};
use super::reading::{self, Evidence, Reading};
use super::sections::Sections;
use super::{Dialect, Notes};

/// What speaks for the answer of a title that is a mere term.
const TERM: Evidence = 49;

/// Reads parts in order.
pub struct Drafter<'a> {
    page: &'a Page<'a>,
    parts: &'a [Part],
    notes: Notes,
    structure: Vec<Span>,
    sections: Sections,
    /// How each entry is written.
    dialects: Vec<Dialect>,
    current: Option<Draft>,
    /// Parts, by index, that were questions until questions were found in their lines.
    titles: Vec<usize>,
}

/// The entries and sections of a page; what is structure is returned beside them.
pub fn draft(page: &Page<'_>, parts: &[Part]) -> (Notes, Vec<Span>) {
    let (roles, facts) = headings::roles(page, parts);
    let mut drafter = Drafter {
        page,
        parts,
        notes: Notes::default(),
        structure: Vec::new(),
        sections: Sections::default(),
        dialects: Vec::new(),
        current: None,
        titles: Vec::new(),
    };
    for (n, (decided, facts)) in roles.into_iter().zip(&facts).enumerate() {
        drafter.take(n, &decided, facts);
    }
    drafter.finish();
    let repeated = repeated::join(&mut drafter.notes.entries, &drafter.dialects);
    drafter.structure.extend(repeated);
    let apart = apart::join(page, &mut drafter.notes.entries);
    drafter.structure.extend(apart);
    drafter.notes.sections = drafter.sections.all;
    (drafter.notes, drafter.structure)
}

impl Drafter<'_> {
    fn take(&mut self, n: usize, decided: &Decided, facts: &Facts) {
        let part = &self.parts[n];
        let is_of_title = decided.of.is_some_and(|of| self.titles.contains(&of));
        let role = if is_of_title {
            decided.alone
        } else {
            decided.role
        };
        // Without an answer to go on with, a part of an answer stands for itself.
        let role = match role {
            Role::Continuation if self.current.is_none() && facts.has_text => Role::Question,
            Role::Continuation if self.current.is_none() => Role::Section,
            _ => role,
        };
        if role == Role::Structure {
            self.close(part, facts);
        }
        let claim = self.claim(role, facts).filter(|_| !facts.marked);
        let reading = claim.and_then(|claim| {
            let below_heading = reading::best(self.page, part.body.clone(), claim);
            below_heading.or_else(|| self.below_separator(part, claim))
        });
        match (role, reading) {
            (_, Some(reading)) => {
                if role == Role::Question && facts.likeness == Likeness::Term {
                    self.titles.push(n);
                }
                self.reading(part, role, facts, reading);
            }
            (Role::Section, None) => {
                self.finish();
                self.sections
                    .open(self.page, part, facts.title.text.clone());
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
                self.sections.close_before(part);
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
                self.sections
                    .open(self.page, part, facts.title.text.clone());
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
        // The head of a table stands above the first question and belongs to the reading.
        let marks = reading.structure.iter().map(|mark| mark.start);
        let marks = marks.min().unwrap_or(u32::MAX);
        let start = asked.span.start.min(group).min(marks);
        let lines = &self.page.lines[body.clone()];
        body.start + lines.partition_point(|line| line.span.end < start)
    }

    fn take_reading(&mut self, reading: Reading) {
        self.structure.extend(reading.structure);
        for asked in reading.questions {
            self.sections.open_group(self.page, asked.group);
            let draft = Draft::of_asked(self.page, asked, reading.dialect);
            self.current = Some(Draft {
                section: self.sections.current(),
                ..draft
            });
            self.finish();
        }
        self.sections.close_groups();
    }

    /// The head of a part without words of its own is structure.
    fn take_head(&mut self, part: &Part) {
        let head = &self.page.lines[part.head.clone()];
        self.structure.extend(head.iter().map(|line| line.span));
    }

    fn lines(&self, lines: Range<usize>) -> impl Iterator<Item = BodyLine> {
        self.page.lines[lines].iter().map(|line| (*line).into())
    }

    /// Goes on with the answer of the question above; without one the lines are left over.
    fn append(&mut self, lines: Range<usize>) {
        let lines = &self.page.lines[lines];
        if let Some(draft) = &mut self.current {
            draft
                .body
                .extend(lines.iter().map(|line| BodyLine::from(*line)));
        }
    }

    /// `</details>` ends the answer of the question that is its summary, the title of a table of
    /// contents ends any.
    fn close(&mut self, part: &Part, facts: &Facts) {
        if matches!(part.mark, Mark::Heading { .. }) && !facts.title.text.is_empty() {
            self.finish();
            self.sections.close_before(part);
        }
        let of = self.current.as_ref().and_then(|draft| draft.details);
        if part.mark == Mark::Close && of.is_some_and(|depth| part.depth <= depth) {
            self.finish();
        }
    }

    /// Begins the question of a heading or summary, whose answer ends at line `end`.
    fn question(&mut self, part: &Part, facts: &Facts, end: usize) {
        self.sections.close_before(part);
        let Some(title) = title(part) else {
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
        let rest = headings::rest_of_question(self.page, part);
        if let Some(rest) = rest.filter(|rest| *rest < end) {
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
        let section = self.sections.current();
        self.current = Some(Draft {
            cleaned,
            question_span: span,
            line,
            last_line,
            title,
            section,
            dialect,
            details: (!is_heading).then_some(part.depth),
            body,
        });
    }

    /// The line of a summary's text.
    fn line_of(&self, part: &Part, title: Span) -> u32 {
        let lines = &self.page.lines[part.head.clone()];
        let line = lines.iter().find(|line| line.span.end > title.start);
        line.map_or(1, |line| line.number)
    }

    /// Writes the entry whose answer was being gathered.
    fn finish(&mut self) {
        let draft = self.current.take();
        let draft = draft.map(|draft| draft.with_answer_of_title(self.page.text));
        let Some(drafted) = draft.and_then(|draft| draft.finish(self.page.text)) else {
            return;
        };
        if !self.notes.dialects.contains(&drafted.dialect) {
            self.notes.dialects.push(drafted.dialect);
        }
        self.dialects.push(drafted.dialect);
        self.structure.extend(drafted.structure);
        self.notes.entries.push(drafted.entry);
    }
}
