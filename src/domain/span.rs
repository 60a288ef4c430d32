//! A byte span of a source, and its line and column.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Bytes `start..end` of one source. 32 bits are enough, because sources are at most 64 MB.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    pub start: u32,
    /// The exclusive end.
    pub end: u32,
}

impl Span {
    /// Creates a span; clamps offsets above 4 GB.
    pub fn new(range: Range<usize>) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: cut(range.start),
            end: cut(range.end),
        }
    }

    /// The span as a range of byte offsets.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text of the span; empty if the span is outside `source` or splits a character.
    pub fn of(self, source: &str) -> &str {
        source.get(self.range()).unwrap_or_default()
    }

    /// The shortest span that contains both.
    pub fn around(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.range().len()
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A position for people: line and column from 1, with columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl Position {
    /// The position of a byte offset in a text; clamps offsets past the end.
    pub fn of(text: &str, offset: usize) -> Self {
        let before = &text[..on_border(text, offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).saturating_add(1);
        Self {
            line: count(before.bytes().filter(|byte| *byte == b'\n').count()),
            column: count(before[line_start..].chars().count()),
        }
    }
}

/// Bytes kept of a line on either side of an offset, because a line may be as long as its file.
const REACH: usize = 500;

/// The line around a byte offset of a text, without the rest of a long line, and the offset in it.
pub fn line_around(text: &str, offset: usize) -> (&str, usize) {
    let (before, after) = text.split_at(offset);
    let near = on_border(text, offset.saturating_sub(REACH));
    let start = text[near..offset]
        .rfind('\n')
        .map_or(near, |at| near + at + 1);
    let far = on_border(after, REACH);
    let end = after[..far].lines().next().map_or(0, str::len);
    (&text[start..before.len() + end], offset - start)
}

/// The last character boundary at or before an offset.
fn on_border(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Computes the positions of many byte offsets of one text. In ascending order, all lookups
/// together scan the text once.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    text: &'a str,
    /// The offset of the last lookup, and its position.
    known: (usize, Position),
}

impl<'a> Positions<'a> {
    pub fn new(text: &'a str) -> Self {
        let known = (0, Position { line: 1, column: 1 });
        Self { text, known }
    }

    /// The position of a byte offset, as in [`Position::of`].
    pub fn at(&mut self, offset: usize) -> Position {
        if offset < self.known.0 {
            *self = Self::new(self.text);
        }
        let offset = on_border(self.text, offset);
        let (from, before) = self.known;
        let gap = Position::of(&self.text[from..], offset - from);
        let position = Position {
            line: before.line.saturating_add(gap.line - 1),
            column: match gap.line {
                1 => before.column.saturating_add(gap.column - 1),
                _ => gap.column,
            },
        };
        self.known = (offset, position);
        position
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_the_same_in_any_order() {
        let text = "第一行\n\n第二x\ty\n";
        let mut positions = Positions::new(text);
        for offset in (0..=text.len() + 1).chain((0..text.len()).rev()) {
            assert_eq!(positions.at(offset), Position::of(text, offset), "{offset}");
        }
    }

    #[test]
    fn columns_are_counted_in_characters() {
        let text = "第一行\n第二x";
        let offset = text.find('x').unwrap();
        assert_eq!(Position::of(text, offset), Position { line: 2, column: 3 });
    }

    #[test]
    fn a_span_outside_the_text_is_empty_text() {
        assert_eq!(Span::new(2..9).of("abc"), "");
        assert_eq!(Span::new(1..2).of("节点"), "");
    }
}
