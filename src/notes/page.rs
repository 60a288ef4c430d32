//! Splits a source into lines and gives each its kind.

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

/// The kind of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Empty or white space.
    Blank,
    /// Any other line.
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
    /// The underline of a heading, or a line of a heading after its first.
    Underline,
    /// A thematic break.
    Rule,
    /// A line of a code block, fences included.
    Code,
    /// Metadata for programs: front matter, comments, properties.
    Metadata,
    /// A line of a table of contents.
    Contents,
    /// A mark that this program wrote, or a line between marks that hide text from the reader.
    Ignored,
    /// A `<details>` or `<summary>` tag.
    Tag(Tag),
}

/// A line, or a part of a line that is split at tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Without the line break.
    pub span: Span,
    /// Line of the file, from 1.
    pub number: u32,
    pub kind: LineKind,
}

/// A source split into lines.
pub struct Page<'a> {
    pub text: &'a str,
    pub lines: Vec<Line>,
    /// The opening lines of code fences that are not closed.
    pub open_fences: Vec<Span>,
}

impl<'a> Page<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut metadata = Metadata::new(text);
        let front_matter = metadata.front();
        let marks = Marks::parse(text);
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

/// The end of the line that begins at `start`, before its line break.
pub fn end_of_line(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |newline| start + newline)
}

/// Adds a line, split at `<details>` and `<summary>` tags.
fn push_line(lines: &mut Vec<Line>, text: &str, line: Line) {
    let content = line.span.of(text);
    let is_plain = matches!(
        line.kind,
        LineKind::Code | LineKind::Metadata | LineKind::Ignored
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

/// The fences outside of marked parts that are not closed, and all offsets at which blocks must
/// end.
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

/// The blocks of a text. Parses each part between breaks separately.
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

/// Whether a block is a heading of level 1 or 2 marked with `#`.
fn is_marked_title(text: &str, block: &SourceBlock) -> bool {
    matches!(block.kind, SourceBlockKind::Heading(1 | 2))
        && text[block.range.start..].starts_with('#')
}

/// Matches the lines of a text with its blocks.
struct Reader<'a> {
    text: &'a str,
    blocks: &'a [SourceBlock],
    next_block: usize,
    /// The end of the last code block.
    code_until: usize,
    /// The end of the last underlined heading, and the kind of its underline.
    underline: (usize, LineKind),
    /// Whether the file marks headings with `#`. If so, dashes below a line are a separator.
    marks_headings: bool,
    /// Whether the line above is blank or a heading, or this is the first line.
    after_gap: bool,
}

impl Reader<'_> {
    /// The kind of the line `start..end`. Must be called for all lines in order.
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

    /// The kind of a line that does not begin a block.
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

    /// The end of the closing line of a code block that ends at `end`. The parser may stop before
    /// or after that line's end.
    fn end_of_code(&self, end: usize) -> usize {
        let inside = end.saturating_sub(1);
        if self.text.as_bytes().get(inside) == Some(&b'\n') {
            inside
        } else {
            end
        }
    }

    /// The kind of a heading marked with `#`, or of an underlined line that can be a title. The
    /// last line of an answer with `---` right below is not a heading.
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

/// The level of `##question`, a heading without the space. A single `#` may also begin a hashtag or
/// a comment, so it must be below a blank line and the text must read like a question.
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

/// Bytes from the start of a line to the text of its list item: indent, bullet or number, spaces.
fn content_offset(item: &str, indent: usize) -> u8 {
    let digits = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let after_mark = digits.get(1..).unwrap_or_default();
    let content = after_mark.trim_start_matches([' ', '\t']);
    u8::try_from(indent + item.len() - content.len()).unwrap_or(u8::MAX)
}
