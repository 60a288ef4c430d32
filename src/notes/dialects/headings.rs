//! A heading of any level is a question, the text below it its answer; levels mean nothing.
//!
//! A heading that only groups deeper headings or `<details>` is a section. A deeper heading below
//! an answered question is a question of its own when it reads like one, else a part of the
//! answer. A heading with nothing below it is an unanswered question when it reads like one or
//! counts with its neighbours, else a jotting. A heading without text changes nothing.
//!
//! A question ends at its question mark when a sentence that answers it stands behind, in the same
//! heading, and nothing below; two questions in one heading stay one.

use crate::notes::answer::{self, BodyLine};
use crate::notes::facts::{Facts, facts, title};
use crate::notes::likeness::{Likeness, titles_a_part};
use crate::notes::page::{LineKind, Page};
use crate::notes::parts::{Mark, Part};

use super::contents;
use super::details::is_lid;
use super::prose;

/// A part with its role, and what it is where the question that it belongs to turns out to be a
/// title of other questions.
pub struct Decided {
    /// Its role.
    pub role: Role,
    /// The question, as an index of parts, of which it is a part.
    pub of: Option<usize>,
    /// Its role without that question.
    pub alone: Role,
}

/// What a part is to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A title that groups what follows.
    Section,
    /// A question; the text below is its answer.
    Question,
    /// Belongs to the answer above.
    Continuation,
    /// Tags and empty headings: no text of their own, the answer above goes on.
    Structure,
    /// Text that belongs to no question.
    LeftOver,
}

/// The role of every part.
pub fn roles(page: &Page<'_>, parts: &[Part]) -> (Vec<Decided>, Vec<Facts>) {
    let facts = facts(page, parts);
    let summaries_ask = summaries_ask(parts, &facts);
    let mut decider = Decider {
        page,
        parts,
        facts: &facts,
        open: Vec::new(),
        summaries_ask,
        last_question: None,
    };
    let mut decided: Vec<Decided> = (0..parts.len()).map(|part| decider.part(part)).collect();
    let is_marked = facts.iter().any(|facts| facts.marked);
    if !is_marked && is_page_of_program(&facts) {
        for part in &mut decided {
            part.role = Role::LeftOver;
        }
    }
    (decided, facts)
}

fn is_page_of_program(facts: &[Facts]) -> bool {
    let titles = facts
        .iter()
        .map(|facts| (facts.title.text.as_str(), facts.is_question_like()));
    prose::is_page_of_program(titles)
}

/// The lines of a part's body.
pub fn body_lines(page: &Page<'_>, part: &Part) -> Vec<BodyLine> {
    page.lines[part.body.clone()]
        .iter()
        .map(|line| (*line).into())
        .collect()
}

/// Whether most summaries of a file, and several, read like questions.
fn summaries_ask(parts: &[Part], facts: &[Facts]) -> bool {
    let is_summary = |part: &Part| matches!(part.mark, Mark::Summary { .. });
    let summaries = parts.iter().zip(facts).filter(|(part, _)| is_summary(part));
    let (mut n_summaries, mut n_asking) = (0, 0);
    for (_, facts) in summaries {
        n_summaries += 1;
        n_asking += usize::from(facts.likeness == Likeness::Question);
    }
    n_asking >= 3 && n_asking * 2 > n_summaries
}

struct Decider<'a> {
    page: &'a Page<'a>,
    parts: &'a [Part],
    facts: &'a [Facts],
    /// Questions whose subtree is not at its end yet, innermost last.
    open: Vec<usize>,
    /// Whether the summaries of this file are questions as a rule.
    summaries_ask: bool,
    /// The question that was decided last.
    last_question: Option<usize>,
}

impl Decider<'_> {
    fn part(&mut self, part: usize) -> Decided {
        while self
            .open
            .last()
            .is_some_and(|open| self.facts[*open].end <= part)
        {
            self.open.pop();
        }
        let role = self.decide(part);
        if role == Role::Question {
            self.open.push(part);
            self.last_question = Some(part);
        }
        let is_part = role == Role::Continuation;
        let alone = match self.parts[part].mark {
            Mark::Heading { .. } if is_part => self.heading(part),
            _ => role,
        };
        Decided {
            role,
            of: self.open.last().copied().filter(|_| is_part),
            alone,
        }
    }

    fn decide(&mut self, part: usize) -> Role {
        let facts = &self.facts[part];
        let inside = self.open.last().map(|open| &self.facts[*open]);
        match self.parts[part].mark {
            Mark::Start => Role::LeftOver,
            _ if facts.marked && !facts.title.text.is_empty() => Role::Question,
            _ if contents::is_title(&facts.title.text) => Role::Structure,
            Mark::Open | Mark::Close => Role::Structure,
            Mark::Heading { .. } if facts.title.text.is_empty() => {
                // An empty heading ends no answer, but what follows is not below the question.
                self.open.clear();
                Role::Structure
            }
            Mark::Heading { .. } => match inside {
                Some(question) if is_part_of(question, facts) && !self.goes_on_counting(part) => {
                    Role::Continuation
                }
                _ => self.heading(part),
            },
            Mark::Summary { .. } if is_lid(&facts.title.text) => Role::Structure,
            Mark::Summary { .. } => match inside {
                // One that asks is a question of its own: the one above was never closed.
                Some(_) if !self.asks(facts) && self.grouping(part) == Role::Question => {
                    Role::Continuation
                }
                _ => self.grouping(part),
            },
        }
    }

    /// Whether a summary is a question: by its own words, or as most summaries of the file are.
    fn asks(&self, summary: &Facts) -> bool {
        summary.likeness == Likeness::Question || self.summaries_ask
    }

    /// Whether a numbered heading follows a question of the same level that is numbered, too.
    fn goes_on_counting(&self, part: usize) -> bool {
        let level = |part: usize| match self.parts[part].mark {
            Mark::Heading { level, .. } => Some(level),
            _ => None,
        };
        self.last_question.is_some_and(|last| {
            let counted = self.facts[last].counted && self.facts[part].counted;
            counted && level(last) == level(part)
        })
    }

    /// A heading that stands for itself.
    fn heading(&self, part: usize) -> Role {
        let facts = &self.facts[part];
        let title = facts.title.text.as_str();
        let is_other = [
            prose::is_release,
            prose::is_about_file,
            prose::is_about_interview,
        ];
        if is_other.iter().any(|is_of| is_of(title)) {
            return Role::LeftOver;
        }
        if !facts.has_text {
            return self.empty_heading(part);
        }
        if prose::is_day(&facts.title.text) {
            return Role::LeftOver;
        }
        if self.is_title_with_introduction(part) || self.is_title_of_collection(part) {
            return Role::Section;
        }
        let picture_of_nothing = facts.likeness == Likeness::Term
            && !facts.title.is_numbered()
            && facts.title.text.chars().count() <= 3
            && !facts
                .title
                .text
                .contains(|c: char| c.is_ascii_alphanumeric())
            && self.is_picture(part);
        if picture_of_nothing {
            Role::LeftOver
        } else {
            Role::Question
        }
    }

    fn is_picture(&self, part: usize) -> bool {
        let lines = body_lines(self.page, &self.parts[part]);
        answer::read(self.page.text, &lines).picture_only
    }

    /// A heading with no text of its own.
    fn empty_heading(&self, part: usize) -> Role {
        let facts = &self.facts[part];
        let below = self.below(part);
        if below.is_empty() {
            let reads = facts.likeness > Likeness::Term || facts.counted;
            return if reads && !prose::is_jotting(&facts.title.text) {
                Role::Question
            } else {
                Role::LeftOver
            };
        }
        if self.has_lid(part) {
            return Role::Question;
        }
        let groups_questions = below.iter().any(|child| {
            let is_summary = matches!(self.parts[*child].mark, Mark::Summary { .. });
            let child = &self.facts[*child];
            is_summary || (child.is_question_like() && !child.is_numbered_part_of(facts))
        });
        let answered_below = below.iter().any(|child| self.facts[*child].has_text);
        let asks = facts.likeness == Likeness::Question
            || facts.asks
            || (facts.counted && !answered_below);
        if asks && !groups_questions {
            Role::Question
        } else {
            Role::Section
        }
    }

    /// Headings and summaries below a part.
    fn below(&self, part: usize) -> Vec<usize> {
        let has_title = |n: &usize| title(&self.parts[*n]).is_some_and(|span| !span.is_empty());
        (part + 1..self.facts[part].end).filter(has_title).collect()
    }

    /// Whether the answer stands in a `<details>` whose summary is no question.
    fn has_lid(&self, part: usize) -> bool {
        let next = self.parts.get(part + 1);
        let in_lid = match next.map(|next| &next.mark) {
            Some(Mark::Open) => true,
            Some(Mark::Summary { .. }) => is_lid(&self.facts[part + 1].title.text),
            _ => false,
        } && self.facts.get(part + 1).is_some_and(|lid| lid.has_text);
        in_lid && part + 1 < self.facts[part].end
    }

    /// A title that reads like none, an introduction, and questions one level deeper; a few of
    /// these are enough below the title of the whole file.
    fn is_title_with_introduction(&self, part: usize) -> bool {
        let facts = &self.facts[part];
        if facts.is_question_like() {
            return false;
        }
        let below = self.below(part);
        let asking = below
            .iter()
            .filter(|child| self.facts[**child].is_question_like())
            .count();
        let is_title_of_page = part == 1 && facts.end == self.parts.len();
        (below.len() >= 2 && asking * 5 >= below.len() * 3)
            || (is_title_of_page && below.len() >= 4 && asking >= 2)
    }

    /// The first title of a file, where it names a collection of questions and more titles follow.
    fn is_title_of_collection(&self, part: usize) -> bool {
        let facts = &self.facts[part];
        let others = self.facts.get(part + 1..).unwrap_or_default();
        part == 1
            && facts.likeness < Likeness::Question
            && prose::names_collection(&facts.title.text)
            && others.iter().any(|other| !other.title.text.is_empty())
    }

    /// A summary is a question, or a section when it only groups others.
    fn grouping(&self, part: usize) -> Role {
        let facts = &self.facts[part];
        let below = self.below(part);
        let next_asks = matches!(self.parts.get(part + 1), Some(next) if matches!(next.mark, Mark::Heading { .. }))
            && self.facts[part + 1].is_question_like();
        let groups = next_asks
            || below
                .iter()
                .any(|child| self.facts[*child].is_question_like());
        if !facts.has_text && groups {
            Role::Section
        } else {
            Role::Question
        }
    }
}

/// Whether a deeper heading is a part of the answer of the question it stands below.
fn is_part_of(question: &Facts, heading: &Facts) -> bool {
    if titles_a_part(&heading.title.text) {
        return true;
    }
    match heading.likeness {
        Likeness::Question => false,
        Likeness::Subject => !names_something_else(&question.title.text, &heading.title.text),
        Likeness::Term => true,
    }
}

/// Whether the heading holds a Latin term that the question does not.
fn names_something_else(question: &str, heading: &str) -> bool {
    let question = question.to_lowercase();
    let heading = heading.to_lowercase();
    heading
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|term| term.len() > 1 && !question.contains(term))
}

/// The line that goes on with a question which a page break cut in two: its heading ends in the
/// middle, and a short paragraph below ends it with a question mark.
pub fn rest_of_question(page: &Page<'_>, part: &Part) -> Option<usize> {
    let title = title(part)?.of(page.text).trim_end();
    if title.is_empty() || title.ends_with(['？', '?', '。', '！', '：', ':', '）', ')', '，', ','])
    {
        return None;
    }
    let is_blank = |n: &usize| page.lines[*n].kind == LineKind::Blank;
    let mut lines = part.body.clone().skip_while(is_blank);
    let line = lines.next()?;
    let text = page.line(line).trim();
    let is_rest = page.lines[line].kind == LineKind::Text
        && text.ends_with(['？', '?'])
        && text.chars().count() <= 30
        && !begins_a_question(text)
        && lines.next().is_none_or(|next| is_blank(&next))
        && lines.any(|next| !is_blank(&next));
    is_rest.then_some(line)
}

fn begins_a_question(text: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "什么", "怎么", "如何", "为什么", "为何", "哪", "简述", "请", "那", "说", "是否", "有",
        "谈", "介绍",
    ];
    OPENERS.iter().any(|opener| text.starts_with(opener))
        || text.starts_with(|c: char| c.is_ascii_uppercase())
}
