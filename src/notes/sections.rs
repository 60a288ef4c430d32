//! The titles that group questions, and which of them are open at a place of the page.

use crate::domain::{Section, SectionIndex, Span};

use super::page::Page;
use super::parts::{Mark, Part};
use super::question::clean;

/// The level of a summary: below any heading.
const SUMMARY: u8 = 7;
/// The level of a title in running lines: below any heading and summary.
const GROUP: u8 = 8;

/// Sections in source order, and the open ones.
#[derive(Default)]
pub struct Sections {
    /// Every section so far.
    pub all: Vec<Section>,
    /// Outermost first.
    open: Vec<Open>,
}

struct Open {
    level: u8,
    /// In how many `<details>` it lies.
    depth: u32,
    index: SectionIndex,
}

impl Sections {
    /// The innermost open section.
    pub fn current(&self) -> Option<SectionIndex> {
        self.open.last().map(|open| open.index)
    }

    /// Ends the sections that a part does not stand in.
    pub fn close_before(&mut self, part: &Part) {
        let level = level(part);
        let is_heading = matches!(part.mark, Mark::Heading { .. });
        while let Some(open) = self.open.last() {
            let deeper = part.depth > open.depth;
            let beside = part.depth == open.depth;
            let inside = if is_heading {
                deeper || (beside && (level > open.level || open.level == SUMMARY))
            } else {
                deeper || open.level < SUMMARY
            };
            if inside {
                break;
            }
            self.open.pop();
        }
    }

    /// Opens the section of a heading or summary.
    pub fn open(&mut self, page: &Page<'_>, part: &Part, title: String) {
        self.close_before(part);
        let span = match part.mark {
            Mark::Heading { .. } => page.lines[part.head.start].span,
            Mark::Summary { title } => title,
            Mark::Start | Mark::Open | Mark::Close => return,
        };
        self.push(title, span, level(part), part.depth);
    }

    /// Opens the section of a title that stands in running lines, unless it is open.
    pub fn open_group(&mut self, page: &Page<'_>, group: Option<Span>) {
        let open = self.open.last().filter(|open| open.level == GROUP);
        let open = open.map(|open| self.all[open.index.0 as usize].span);
        if open == group {
            return;
        }
        self.close_groups();
        if let Some(span) = group {
            let title = span.of(page.text);
            let bullet = ['-', '*', '+', ' ', '\t'];
            let is_bold = title.starts_with("**");
            let title = title.trim_start_matches(|c| !is_bold && bullet.contains(&c));
            self.push(clean(title).text, span, GROUP, u32::MAX);
        }
    }

    /// Ends the sections of titles in running lines.
    pub fn close_groups(&mut self) {
        self.open.retain(|open| open.level != GROUP);
    }

    fn push(&mut self, title: String, span: Span, level: u8, depth: u32) {
        let index = SectionIndex(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let parent = self.current();
        self.all.push(Section {
            title,
            span,
            parent,
        });
        self.open.push(Open {
            level,
            depth,
            index,
        });
    }
}

fn level(part: &Part) -> u8 {
    match part.mark {
        Mark::Heading { level, .. } => level,
        _ => SUMMARY,
    }
}
