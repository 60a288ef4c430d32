//! Where every byte of a source went: into an entry, a section's title, structure, or left over.
//!
//! Only what an entry, a section or the structure names counts as used. All other text is left over,
//! so none is lost without a diagnostic.

use crate::domain::{Entry, Section, Span};

use super::Notes;
use super::boilerplate::{is_furniture, is_rule};
use super::page::{LineKind, Page};

/// What is left over and what is structure, once entries and sections are known.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Blank stretches, tags, labels, separators; in order.
    pub structure: Vec<Span>,
    /// The rest; in order, one span a stretch of lines.
    pub left_over: Vec<Span>,
}

/// Gives each byte of a page to an entry, a section, structure, or what is left over.
pub fn cover(
    page: &Page<'_>,
    entries: &[Entry],
    sections: &[Section],
    structure: &[Span],
) -> Coverage {
    let used = used(page, entries, sections, structure);
    let mut coverage = Coverage::default();
    let mut at = 0;
    let mut used = used.into_iter().peekable();
    while let Some((mut span, is_structure)) = used.next() {
        // A line that is structure by itself may be part of an answer without its indent.
        if let Some((next, false)) = used.peek().filter(|_| is_structure) {
            span.end = span.end.min(next.start.max(span.start));
        }
        coverage.gap(page.text, at, span.start);
        let start = span.start.max(at);
        if is_structure && start < span.end {
            coverage.structure.push(Span {
                start,
                end: span.end,
            });
        }
        at = at.max(span.end);
    }
    coverage.gap(
        page.text,
        at,
        u32::try_from(page.text.len()).unwrap_or(u32::MAX),
    );
    coverage.structure.sort_unstable();
    coverage
}

/// Named spans in order, and whether each is structure.
fn used(
    page: &Page<'_>,
    entries: &[Entry],
    sections: &[Section],
    structure: &[Span],
) -> Vec<(Span, bool)> {
    let mut used = Vec::with_capacity(page.lines.len());
    for entry in entries {
        used.push((entry.question_span, false));
        used.extend(options(entry).map(|span| (span, false)));
        let slices = [&entry.hint, &entry.answer, &entry.note];
        used.extend(
            slices
                .iter()
                .flat_map(|slices| slices.0.iter())
                .map(|span| (*span, false)),
        );
    }
    used.extend(sections.iter().map(|section| (section.span, false)));
    used.extend(structure.iter().map(|span| (*span, true)));
    let tags = page.lines.iter().filter(|line| {
        matches!(
            line.kind,
            LineKind::Tag(_)
                | LineKind::Metadata
                | LineKind::Contents
                | LineKind::Aside
                | LineKind::Underline
                | LineKind::Rule
        )
    });
    used.extend(tags.map(|line| (line.span, true)));
    used.retain(|(span, _)| !span.is_empty());
    // A few lists that are in order each, which a stable sort merges.
    used.sort_unstable();
    used.dedup();
    used
}

/// The choices of an entry, as far as its answer does not hold them, too.
fn options(entry: &Entry) -> impl Iterator<Item = Span> {
    let is_own = |option: &&Span| {
        let mut lines = entry.answer.0.iter().chain(&entry.note.0);
        !lines.any(|line| (option.start..option.end).contains(&line.start))
    };
    entry.options.0.iter().filter(is_own).copied()
}

impl Coverage {
    /// Divides an unnamed stretch into blank lines, furniture and left-over text.
    fn gap(&mut self, text: &str, start: u32, end: u32) {
        if start >= end {
            return;
        }
        let gap = Span { start, end };
        // Most gaps are the line break between two lines that are named.
        if gap.of(text).bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.structure.push(gap);
            return;
        }
        // Where left-over text began, and where its last line ended.
        let mut left_over: Option<(usize, usize)> = None;
        let mut at = start as usize;
        let mut named = at;
        for line in gap.of(text).split_inclusive('\n') {
            let inner = line.trim();
            let holds_nothing = inner.bytes().all(|byte| matches!(byte, b'#' | b'>' | b' '));
            let furniture =
                !inner.is_empty() && (is_furniture(inner) || is_rule(inner) || holds_nothing);
            if furniture && let Some((from, to)) = left_over.take() {
                self.leave(&mut named, from, to);
            }
            if !inner.is_empty() && !furniture {
                let from = at + line.len() - line.trim_start().len();
                let begin = left_over.map_or(from, |(begin, _)| begin);
                left_over = Some((begin, from + inner.len()));
            }
            at += line.len();
        }
        if let Some((from, to)) = left_over {
            self.leave(&mut named, from, to);
        }
        if named < end as usize {
            self.structure.push(Span::new(named..end as usize));
        }
    }

    /// Notes left-over text; what stands between `named` and it is structure.
    fn leave(&mut self, named: &mut usize, from: usize, to: usize) {
        if *named < from {
            self.structure.push(Span::new(*named..from));
        }
        self.left_over.push(Span::new(from..to));
        *named = to;
    }
}

impl Notes {
    /// The first span, if any, that does not begin where the one before it ended, or that cuts a
    /// character of `text`; an empty one at the end if bytes are missing there. None means that
    /// every byte is in exactly one place, as [`read`](super::read) promises.
    pub fn misplaced(&self, text: &str) -> Option<Span> {
        let mut at = 0;
        for span in self.spans() {
            if span.start as usize != at || text.get(span.range()).is_none() {
                return Some(span);
            }
            at = span.end as usize;
        }
        (at != text.len()).then(|| Span::new(text.len()..text.len()))
    }

    /// Every span that holds a byte, in order.
    fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = [&self.structure, &self.left_over]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        for entry in &self.entries {
            spans.push(entry.question_span);
            spans.extend(options(entry));
            for slices in [&entry.hint, &entry.answer, &entry.note] {
                spans.extend(slices.0.iter().copied());
            }
        }
        spans.extend(self.sections.iter().map(|section| section.span));
        spans.retain(|span| !span.is_empty());
        spans.sort_unstable();
        spans
    }
}
