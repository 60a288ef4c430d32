//! A source seen as lines, each with what it is to a reader.

use std::ops::Range;

use crate::domain::Span;
use crate::markdown::{SourceBlock, SourceBlockKind, outline};

use super::dialects::contents;
use super::dialects::details::{self, Tag};
use super::dialects::labelled::label;
use super::dialects::pairs::question_label;
use super::fences::{Fences, fences};
use super::html_marks;
use super::marks::Marks;
use super::metadata::Metadata;
use super::question::clean;
use super::vocabulary::{Likeness, likeness};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing, or white space only.
    Blank,
    /// Text of an answer or of nothing.
    Text,
    /// First line of a top-level list item; `content` is where its text begins, in bytes.
    Item {
        /// Bytes of the bullet or number and the spaces after it.
        content: u8,
    },
    /// A top-level heading; `title` is its text without marks.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// The underline of a heading, or the lines of a heading after its first.
    Underline,
    /// A thematic break.
    Rule,
    /// Inside a code block, its fences included.
    Code,
    /// Words to a program: front matter, comments, properties.
    Metadata,
    /// A line of a table of contents.
    Contents,
    /// A mark of ours, or a line between two that is not to be read.
    Aside,
    /// A `<details>` or `<summary>` tag.
    Tag(Tag),
}

/// One line, or a part of one where tags divide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes, line end left out.
    pub span: Span,
    /// Line of the file, from 1.
    pub number: u32,
    /// What it is.
    pub kind: LineKind,
}

/// A source as lines.
pub struct Page<'a> {
    /// The whole text.
    pub text: &'a str,
    /// Its lines in order.
    pub lines: Vec<Line>,
    /// The opening lines of code fences that the file does not close.
    pub open_fences: Vec<Span>,
}

impl<'a> Page<'a> {
    /// Reads a text as lines.
    pub fn new(text: &'a str) -> Self {
        let mut metadata = Metadata::new(text);
        let front_matter = metadata.front();
        let marks = Marks::of(text);
        let fences = fences_outside(text, front_matter, &marks);
        let blocks = blocks(text, front_matter, &fences.breaks);
        let mut reader = Reader {
            text,
            blocks: &blocks,
            next_block: 0,
            code_until: 0,
            underline: (0, LineKind::Blank),
            marks_headings: blocks.iter().any(|block| is_marked_title(text, block)),
            after_gap: true,
        };
        let mut lines = Vec::with_capacity(text.len() / 40 + 1);
        let mut start = 0;
        let mut number = 1;
        while start < text.len() {
            let end = end_of_line(text, start);
            let content = text[start..end]
                .strip_suffix('\r')
                .map_or(end, |line| start + line.len());
            let kind = if start < front_matter {
                LineKind::Metadata
            } else {
                let mut kind = reader.kind(start, content);
                if kind != LineKind::Code && metadata.holds(start..content) {
                    kind = LineKind::Metadata;
                }
                marks.kind(start, &text[start..content]).unwrap_or(kind)
            };
            push_line(
                &mut lines,
                text,
                Line {
                    span: Span::new(start..content),
                    number,
                    kind,
                },
            );
            start = end + 1;
            number += 1;
        }
        contents::mark(text, &mut lines);
        Self {
            text,
            lines,
            open_fences: fences.never_closed,
        }
    }

    /// The text of line `index`.
    pub fn line(&self, index: usize) -> &'a str {
        self.lines[index].span.of(self.text)
    }

    /// The bytes of a heading's text: without `#` marks on either side.
    pub fn heading_title(&self, index: usize) -> Span {
        let span = self.lines[index].span;
        let line = self.line(index);
        if let Some((_, title)) = html_marks::heading(line) {
            let start = span.start as usize;
            return Span::new(start + title.start..start + title.end);
        }
        let after_marks = line.trim_start().trim_start_matches('#').trim_start();
        let start = line.len() - after_marks.len();
        let mut title = after_marks.trim_end();
        let unmarked = title.trim_end_matches('#');
        if unmarked.is_empty() || unmarked.ends_with([' ', '\t']) {
            title = unmarked.trim_end();
        }
        let start = span.start as usize + start;
        Span::new(start..start + title.len())
    }
}

/// Where the line that begins at `start` ends, its line break left out.
pub fn end_of_line(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |newline| start + newline)
}

/// Adds a line, divided at `<details>` and `<summary>` tags where it holds some.
fn push_line(lines: &mut Vec<Line>, text: &str, line: Line) {
    let content = line.span.of(text);
    let is_plain = matches!(
        line.kind,
        LineKind::Code | LineKind::Metadata | LineKind::Aside
    );
    if !is_plain && memchr::memchr(b'<', content.as_bytes()).is_some() {
        let start = line.span.start as usize;
        let before = lines.len();
        details::divide(content, |range, tag| {
            let span = Span::new(start + range.start..start + range.end);
            let kind = tag.map_or(LineKind::Text, LineKind::Tag);
            lines.push(Line { span, kind, ..line });
        });
        if lines.len() > before {
            return;
        }
    }
    lines.push(line);
}

/// The fences that are not closed outside of marked stretches, and all places where blocks break
/// off.
fn fences_outside(text: &str, from: usize, marks: &Marks) -> Fences {
    let mut all = Fences::default();
    for outside in marks.outside(from, text.len()) {
        let fences = fences(&text[..outside.end], outside.start);
        all.breaks.extend(fences.breaks);
        all.never_closed.extend(fences.never_closed);
    }
    all.breaks
        .extend(marks.borders().filter(|border| *border >= from));
    all.breaks.sort_unstable();
    all
}

/// The blocks of a text; each stretch between breaks is parsed by itself.
fn blocks(text: &str, from: usize, breaks: &[usize]) -> Vec<SourceBlock> {
    let mut blocks = Vec::new();
    let mut start = from;
    for end in breaks.iter().copied().chain([text.len()]) {
        let mut stretch = outline(&text[start..end]);
        for block in &mut stretch {
            block.range.start += start;
            block.range.end += start;
        }
        if blocks.is_empty() {
            blocks = stretch;
        } else {
            blocks.append(&mut stretch);
        }
        start = end;
    }
    blocks
}

/// Whether a block is a heading of the first two levels marked with `#`.
fn is_marked_title(text: &str, block: &SourceBlock) -> bool {
    matches!(block.kind, SourceBlockKind::Heading(1 | 2))
        && text[block.range.start..].starts_with('#')
}

/// Walks the blocks of a text beside its lines.
struct Reader<'a> {
    text: &'a str,
    blocks: &'a [SourceBlock],
    next_block: usize,
    /// Where the code block that was met last ends.
    code_until: usize,
    /// Where the underlined heading that was met last ends, and what its underline is.
    underline: (usize, LineKind),
    /// Whether the file marks its titles with `#`; then dashes below a line separate.
    marks_headings: bool,
    /// Whether the line before is blank or a heading, or there is none.
    after_gap: bool,
}

impl Reader<'_> {
    /// What the line `start..end` is; lines are asked for in order.
    fn kind(&mut self, start: usize, end: usize) -> LineKind {
        let mut kind = None;
        while let Some(block) = self.blocks.get(self.next_block) {
            if block.range.start > end {
                break;
            }
            self.next_block += 1;
            kind = self.kind_of_first_line(block, start, end).or(kind);
        }
        if start < self.code_until {
            return LineKind::Code;
        }
        if kind.is_none() && start < self.underline.0 {
            return self.underline.1;
        }
        let kind = kind.unwrap_or_else(|| self.kind_of_text(&self.text[start..end]));
        self.after_gap = matches!(
            kind,
            LineKind::Blank | LineKind::Rule | LineKind::Heading { .. }
        );
        kind
    }

    /// A line that begins no block.
    fn kind_of_text(&self, line: &str) -> LineKind {
        if line.trim().is_empty() {
            return LineKind::Blank;
        }
        let in_html = html_marks::heading(line).map(|(level, _)| level);
        match in_html.or_else(|| level_without_space(line, self.after_gap)) {
            Some(level) => LineKind::Heading { level },
            None => LineKind::Text,
        }
    }

    fn kind_of_first_line(
        &mut self,
        block: &SourceBlock,
        line_start: usize,
        line_end: usize,
    ) -> Option<LineKind> {
        let Range { start, end } = block.range;
        match block.kind {
            SourceBlockKind::Heading(level) if block.depth == 0 => {
                self.heading(level, start, end, line_end)
            }
            SourceBlockKind::Rule if block.depth == 0 => Some(LineKind::Rule),
            SourceBlockKind::Item if block.depth == 1 => {
                let item = &self.text[start..end.min(line_end).max(start)];
                let indent = start.saturating_sub(line_start);
                Some(LineKind::Item {
                    content: content_offset(item, indent),
                })
            }
            SourceBlockKind::Code { fenced: true } => {
                self.code_until = self.code_until.max(self.end_of_code(end));
                None
            }
            _ => None,
        }
    }

    /// The parser ends a fenced block before or after its closing line's end; that line is code.
    fn end_of_code(&self, end: usize) -> usize {
        let inside = end.saturating_sub(1);
        if self.text.as_bytes().get(inside) == Some(&b'\n') {
            inside
        } else {
            end
        }
    }

    /// A heading marked with `#`, or an underlined one where the line can be a title; the last
    /// line of an answer with `---` right below it is none.
    fn heading(
        &mut self,
        level: u8,
        start: usize,
        end: usize,
        line_end: usize,
    ) -> Option<LineKind> {
        if self.text[start..].starts_with('#') {
            return Some(LineKind::Heading { level });
        }
        let first = &self.text[start..line_end.max(start)];
        let rest = self.text[line_end.max(start)..end.max(line_end)].trim();
        let one_line = !rest.contains('\n');
        let sentence = first
            .trim_end()
            .ends_with(['。', '；', ';', '.', '，', ',']);
        let title = first.trim();
        let as_long = rest.len() >= 5 && rest.len().abs_diff(title.chars().count()) <= 3;
        let separator = rest.starts_with('-') && self.marks_headings && !as_long;
        if one_line && !sentence && !separator {
            self.underline = (end, LineKind::Underline);
            return Some(LineKind::Heading { level });
        }
        self.underline = (end, LineKind::Text);
        None
    }
}

/// The level of `##question`, a heading whose writer forgot the space; one `#` alone may also be
/// a hashtag or a comment, so what follows it must read like a question below a blank line.
fn level_without_space(line: &str, after_gap: bool) -> Option<u8> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if level == 0 || level > 6 || !title.starts_with(char::is_alphanumeric) {
        return None;
    }
    if label(line).is_some() || question_label(line).is_some() {
        return None;
    }
    let asks = || {
        let cleaned = clean(title);
        cleaned.is_numbered() || likeness(&cleaned.text) == Likeness::Question
    };
    let is_heading = match (level, after_gap) {
        (1, true) | (2.., false) => asks(),
        (1, false) => false,
        _ => true,
    };
    is_heading.then_some(u8::try_from(level).unwrap_or(6))
}

/// Bytes from the line's start to a list item's text: indent, bullet or number, spaces.
fn content_offset(item: &str, indent: usize) -> u8 {
    let digits = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_mark = digits.get(1..).unwrap_or_default();
    let content = after_mark.trim_start_matches([' ', '\t']);
    u8::try_from(indent + item.len() - content.len()).unwrap_or(u8::MAX)
}
