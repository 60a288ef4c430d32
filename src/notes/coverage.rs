//! Assigns every byte of a source to an entry, a section's title, structure, or left-over text.
//!
//! Text that no entry, section or structure span names is left over, so no text is lost without a
//! diagnostic.

use crate::domain::{Entry, Section, Span};

use super::Notes;
use super::boilerplate::{is_boilerplate, is_rule};
use super::page::{LineKind, Page};

/// The bytes outside of entries and section titles.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Blank lines, tags, labels, separators; in order.
    pub structure: Vec<Span>,
    /// All other text; in order, one span for consecutive lines.
    pub left_over: Vec<Span>,
}

/// Computes the bytes of a page that entries and sections don't use.
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
        // An answer may use such a line without its indent.
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

/// The used spans in order, and whether each is structure.
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
                | LineKind::Ignored
                | LineKind::Underline
                | LineKind::Rule
        )
    });
    used.extend(tags.map(|line| (line.span, true)));
    used.retain(|(span, _)| !span.is_empty());
    // The concatenated lists are sorted; the stable sort merges such runs in linear time.
    used.sort_unstable();
    used.dedup();
    used
}

/// The options of an entry that are not also part of its answer.
fn options(entry: &Entry) -> impl Iterator<Item = Span> {
    let is_own = |option: &&Span| {
        let mut lines = entry.answer.0.iter().chain(&entry.note.0);
        !lines.any(|line| (option.start..option.end).contains(&line.start))
    };
    entry.options.0.iter().filter(is_own).copied()
}

impl Coverage {
    /// Splits an unused span into structure (blank lines, boilerplate) and left-over text.
    fn gap(&mut self, text: &str, start: u32, end: u32) {
        if start >= end {
            return;
        }
        let gap = Span { start, end };
        // A fast path: most gaps are the line break between two used lines.
        if gap.of(text).bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.structure.push(gap);
            return;
        }
        // The start of the left-over text, and the end of its last line.
        let mut left_over: Option<(usize, usize)> = None;
        let mut at = start as usize;
        let mut named = at;
        for line in gap.of(text).split_inclusive('\n') {
            let inner = line.trim();
            let holds_nothing = inner.bytes().all(|byte| matches!(byte, b'#' | b'>' | b' '));
            let furniture =
                !inner.is_empty() && (is_boilerplate(inner) || is_rule(inner) || holds_nothing);
            if furniture && let Some((from, to)) = left_over.take() {
                self.add_left_over(&mut named, from, to);
            }
            if !inner.is_empty() && !furniture {
                let from = at + line.len() - line.trim_start().len();
                let begin = left_over.map_or(from, |(begin, _)| begin);
                left_over = Some((begin, from + inner.len()));
            }
            at += line.len();
        }
        if let Some((from, to)) = left_over {
            self.add_left_over(&mut named, from, to);
        }
        if named < end as usize {
            self.structure.push(Span::new(named..end as usize));
        }
    }

    /// Adds left-over text, and the bytes between `named` and it as structure.
    fn add_left_over(&mut self, named: &mut usize, from: usize, to: usize) {
        if *named < from {
            self.structure.push(Span::new(*named..from));
        }
        self.left_over.push(Span::new(from..to));
        *named = to;
    }
}

impl Notes {
    /// The first span that does not begin where the one before ends, or that splits a character of
    /// `text`; an empty span at the end if the last bytes are missing. `None` means that every
    /// byte is covered once, as [`read`](super::read) promises.
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

    /// All spans but empty ones, in order.
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
