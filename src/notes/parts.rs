//! A page divided at its headings and `<details>` tags: marks, each with the lines below it.

use std::ops::Range;

use crate::domain::Span;

use super::dialects::details::Tag;
use super::page::{LineKind, Page};

/// What a part begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The beginning of the file.
    Start,
    /// A heading; an empty title for a heading without text.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text without marks.
        title: Span,
    },
    /// `<details><summary>title</summary>`.
    Summary {
        /// The text between the tags.
        title: Span,
    },
    /// `<details>` without a summary.
    Open,
    /// `</details>`.
    Close,
}

/// A mark and the lines up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it begins with.
    pub mark: Mark,
    /// Lines of the mark itself, as indexes into the page.
    pub head: Range<usize>,
    /// Lines below the mark.
    pub body: Range<usize>,
    /// In how many `<details>` it lies, at most [`MAX_DEPTH`]; an opening mark counts itself, a
    /// closing one too.
    pub depth: u32,
}

/// What lies deeper is read as if it lay that deep, so that a part is below a few others only.
const MAX_DEPTH: u32 = 16;

/// Divides a page into its parts; the first is always [`Mark::Start`].
pub fn parts(page: &Page<'_>) -> Vec<Part> {
    let mut divider = Divider {
        page,
        parts: vec![start()],
        depth: 0,
    };
    let mut line = 0;
    while line < page.lines.len() {
        line = divider.take(line);
    }
    settle_depths(&mut divider.parts);
    divider.parts
}

/// What follows a `<details>` that is never closed does not lie in it; no depth is too deep.
fn settle_depths(parts: &mut [Part]) {
    let mut n_open = 0;
    let mut open = never_closed(parts).into_iter().peekable();
    for (n, part) in parts.iter_mut().enumerate() {
        part.depth = part.depth.saturating_sub(n_open).min(MAX_DEPTH);
        if open.next_if_eq(&n).is_some() {
            n_open += 1;
        }
    }
}

fn start() -> Part {
    Part {
        mark: Mark::Start,
        head: 0..0,
        body: 0..0,
        depth: 0,
    }
}

struct Divider<'a> {
    page: &'a Page<'a>,
    parts: Vec<Part>,
    depth: u32,
}

impl Divider<'_> {
    /// Takes the mark or line at `line`; returns the line after it.
    fn take(&mut self, line: usize) -> usize {
        match self.page.lines[line].kind {
            LineKind::Heading { level } => {
                let mark = Mark::Heading {
                    level,
                    title: self.page.heading_title(line),
                };
                let underlined = matches!(self.kind(line + 1), Some(LineKind::Underline));
                self.begin(mark, line..line + 1 + usize::from(underlined))
            }
            LineKind::Tag(Tag::Open) => {
                self.depth += 1;
                self.opening(line)
            }
            LineKind::Tag(Tag::SummaryStart) => self.opening(line),
            LineKind::Tag(Tag::Close) => {
                let end = self.begin(Mark::Close, line..line + 1);
                self.depth = self.depth.saturating_sub(1);
                end
            }
            _ => {
                if let Some(part) = self.parts.last_mut() {
                    part.body.end = line + 1;
                }
                line + 1
            }
        }
    }

    fn kind(&self, line: usize) -> Option<LineKind> {
        self.page.lines.get(line).map(|line| line.kind)
    }

    fn begin(&mut self, mark: Mark, head: Range<usize>) -> usize {
        let end = head.end;
        self.parts.push(Part {
            mark,
            head,
            body: end..end,
            depth: self.depth,
        });
        end
    }

    /// `<details>` with the summary that follows it, if one does.
    fn opening(&mut self, line: usize) -> usize {
        let is_blank = |n: &usize| self.kind(*n) == Some(LineKind::Blank);
        let mut start = line;
        if self.kind(line) == Some(LineKind::Tag(Tag::Open)) {
            start = (line + 1..).find(|n| !is_blank(n)).unwrap_or(line + 1);
        }
        if self.kind(start) != Some(LineKind::Tag(Tag::SummaryStart)) {
            return self.begin(Mark::Open, line..line + 1);
        }
        // A summary is a line or a few; one that is never closed ends at its own line.
        let end = (start + 1..start + 12)
            .take_while(|n| self.may_be_in_summary(*n))
            .find(|n| self.kind(*n) == Some(LineKind::Tag(Tag::SummaryEnd)));
        let inner = match end {
            Some(end) => start + 1..end,
            None => start + 1..start + 2,
        };
        let title = self.text_of(inner.clone());
        let head_end = if end.is_some() {
            inner.end + 1
        } else {
            inner.end.min(self.page.lines.len())
        };
        self.begin(Mark::Summary { title }, line..head_end)
    }

    /// A heading or another tag shows that a summary was never closed.
    fn may_be_in_summary(&self, line: usize) -> bool {
        match self.kind(line) {
            None | Some(LineKind::Heading { .. }) => false,
            Some(LineKind::Tag(tag)) => tag == Tag::SummaryEnd,
            Some(_) => true,
        }
    }

    /// From the first to the last text of some lines.
    fn text_of(&self, lines: Range<usize>) -> Span {
        let lines = self.page.lines.get(lines).unwrap_or_default();
        let is_text = |line: &&super::page::Line| !line.span.of(self.page.text).trim().is_empty();
        match (lines.iter().find(is_text), lines.iter().rfind(is_text)) {
            (Some(first), Some(last)) => Span {
                start: first.span.start,
                end: last.span.end,
            },
            _ => Span::default(),
        }
    }
}

/// The openings of `<details>` that no closing tag ends, as indexes in order.
pub fn never_closed(parts: &[Part]) -> Vec<usize> {
    let mut open = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        match part.mark {
            Mark::Open | Mark::Summary { .. } => open.push(n),
            Mark::Close => {
                open.pop();
            }
            Mark::Start | Mark::Heading { .. } => {}
        }
    }
    open
}
