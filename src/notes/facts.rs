//! What is known of each part of a page before its role is decided.

use crate::domain::Span;

use super::answer;
use super::dialects::numbered::Levels;
use super::dialects::one_line::divide_heading;
use super::likeness::{Likeness, likeness};
use super::page::{LineKind, Page};
use super::parts::{Mark, Part};
use super::question::{Cleaned, clean};

/// What is known of a part before its role is decided.
pub struct Facts {
    /// Its title, cleaned.
    pub title: Cleaned,
    /// How much the title reads like a question.
    pub likeness: Likeness,
    /// Whether text or a picture stands below it, before the next mark, or an answer behind it.
    pub has_text: bool,
    /// The first part that does not lie below it.
    pub end: usize,
    /// Whether headings of its level count.
    pub counted: bool,
    /// Whether headings of its level count questions rather than chapters.
    pub asks: bool,
    /// Whether a mark below it says that it is a question.
    pub marked: bool,
}

impl Facts {
    /// Whether it reads like a question or counts with others.
    pub fn is_question_like(&self) -> bool {
        self.likeness == Likeness::Question || self.counted
    }

    /// Whether the title is numbered as chapters are (三、) and does not ask.
    pub fn is_chapter(&self) -> bool {
        let number = self.title.number.as_deref().unwrap_or_default();
        let is_numeral = number.starts_with(|c| "一二三四五六七八九十".contains(c));
        (is_numeral || number.starts_with('第')) && self.likeness < Likeness::Question
    }

    /// Whether the title is numbered 5.1 and the other's 5, and it does not ask by its words.
    pub fn is_numbered_part_of(&self, whole: &Self) -> bool {
        let (Some(number), Some(of)) = (&self.title.number, &whole.title.number) else {
            return false;
        };
        let rest = number.strip_prefix(of.as_str());
        rest.is_some_and(|rest| rest.starts_with('.')) && self.likeness < Likeness::Question
    }
}

/// The facts of every part.
pub fn facts(page: &Page<'_>, parts: &[Part]) -> Vec<Facts> {
    let mut levels = Levels::default();
    let ends = ends(parts);
    let mut facts: Vec<Facts> = parts
        .iter()
        .zip(ends)
        .map(|(part, end)| {
            let title = title(part).map_or_else(Cleaned::default, |span| clean(span.of(page.text)));
            let has_text = page.lines[part.body.clone()]
                .iter()
                .any(|line| answer::is_text(page.text, &(*line).into()))
                || divide_heading(&title.text).is_some();
            let marked = matches!(part.mark, Mark::Heading { .. }) && is_marked(page, part);
            let likeness = if marked {
                Likeness::Question
            } else {
                likeness(&title.text)
            };
            Facts {
                likeness,
                title,
                has_text,
                end,
                counted: false,
                asks: false,
                marked,
            }
        })
        .collect();
    for (n, (fact, part)) in facts.iter().zip(parts).enumerate() {
        if let (Mark::Heading { level, .. }, true) = (&part.mark, fact.title.is_numbered()) {
            let groups = !fact.has_text && fact.end > n + 1;
            levels.note(*level, fact.has_text, groups);
        }
    }
    for (fact, part) in facts.iter_mut().zip(parts) {
        if let (Mark::Heading { level, .. }, true) = (&part.mark, fact.title.is_numbered()) {
            fact.counted = levels.count(*level);
            fact.asks = levels.ask(*level);
        }
    }
    facts
}

fn is_marked(page: &Page<'_>, part: &Part) -> bool {
    let mut lines = page.lines[part.body.clone()].iter();
    lines.any(|line| line.kind == LineKind::Aside)
}

/// The title of a heading or summary.
pub fn title(part: &Part) -> Option<Span> {
    match part.mark {
        Mark::Heading { title, .. } | Mark::Summary { title } => Some(title),
        _ => None,
    }
}

/// For each part the first part that does not lie below it.
fn ends(parts: &[Part]) -> Vec<usize> {
    let mut ends = vec![parts.len(); parts.len()];
    let mut open: Vec<usize> = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        while let Some(above) = open.last().copied() {
            if !is_above(&parts[above], part) {
                ends[above] = n;
                open.pop();
            } else {
                break;
            }
        }
        if !matches!(part.mark, Mark::Start | Mark::Close) {
            open.push(n);
        }
    }
    ends
}

/// Whether `below`, which follows, lies below `above`.
fn is_above(above: &Part, below: &Part) -> bool {
    match (&above.mark, &below.mark) {
        (Mark::Heading { level, .. }, Mark::Heading { level: deeper, .. }) => {
            below.depth > above.depth || (below.depth == above.depth && deeper > level)
        }
        (Mark::Heading { .. }, Mark::Close) => below.depth > above.depth,
        (Mark::Heading { .. }, _) => true,
        (_, Mark::Close) => below.depth > above.depth,
        (_, Mark::Summary { .. } | Mark::Open) => below.depth > above.depth,
        (_, _) => below.depth >= above.depth,
    }
}
