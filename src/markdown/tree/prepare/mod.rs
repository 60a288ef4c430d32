//! Rewrites what the Markdown parser would misread, and maps spans back to the source.
//!
//! Replaces control characters with visible marks first. This frees those above ASCII, which an
//! address of a link may hold, as sentinels for characters that the parser must not interpret.
//! [`restore`] reverts the sentinels.

mod definitions;
mod emphasis;
mod html;
mod table;
mod vault;
mod verbatim;

use std::borrow::Cow;
use std::ops::Range;

use self::verbatim::Verbatim;
use super::visible::{mark_of, visible};
use crate::domain::Span;

/// Separates a marker from punctuation so that the marker takes effect; removed by [`restore`].
pub const JOINER: char = '\u{80}';
/// Tells equal link labels apart; removed by [`restore`].
const SEPARATOR: char = '\u{81}';
/// Replaces `<br>`.
pub const LINE_BREAK: char = '\u{82}';
/// Begins highlighted text.
pub const HIGHLIGHT: char = '\u{83}';
/// Ends highlighted text.
pub const HIGHLIGHT_END: char = '\u{84}';
/// Marker paragraphs in place of the tags of an HTML table.
pub const TABLE: char = '\u{86}';
pub const ROW: char = '\u{87}';
pub const CELL: char = '\u{88}';
pub const TABLE_END: char = '\u{89}';
/// Replaces `<`, so that the parser never reads `<node>` as HTML.
const LESS_THAN: char = '\u{90}';
/// Characters that have a sentinel for where they must have no effect. The first is [`LESS_THAN`].
const LITERALS: &str = "<*_~\\&[]";

/// A text ready for the parser.
pub struct Prepared {
    /// What the parser reads.
    pub text: String,
    /// (offset in `text`, offset in the source) wherever their difference changes.
    shifts: Vec<(usize, usize)>,
    source_length: usize,
}

impl Prepared {
    /// The source bytes of a range of the prepared text.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source_offset(range.start)..self.source_offset(range.end))
    }

    fn source_offset(&self, offset: usize) -> usize {
        let next = self.shifts.partition_point(|shift| shift.0 <= offset);
        let limit = self
            .shifts
            .get(next)
            .map_or(self.source_length, |shift| shift.1);
        let (prepared, source) = match next.checked_sub(1) {
            Some(last) => self.shifts[last],
            None => (0, 0),
        };
        (source + offset - prepared).min(limit)
    }
}

/// A range of the source and its replacement.
pub struct Edit {
    range: Range<usize>,
    with: Cow<'static, str>,
}

impl Edit {
    fn new(range: Range<usize>, with: impl Into<Cow<'static, str>>) -> Self {
        let with = with.into();
        Self { range, with }
    }

    fn insert(at: usize, with: impl Into<Cow<'static, str>>) -> Self {
        Self::new(at..at, with)
    }

    /// Makes a character of [`LITERALS`] have no effect.
    fn literal(at: usize, byte: u8) -> Self {
        Self::new(at..at + 1, literal(char::from(byte)).to_string())
    }
}

/// The sentinel of a character, or the character if it has none.
fn literal(character: char) -> char {
    let number = LITERALS
        .find(character)
        .map(|at| LESS_THAN as u8 + at as u8);
    number.map_or(character, char::from)
}

/// A line of the source, without its line ending.
#[derive(Clone, Copy)]
pub struct SourceLine<'a> {
    text: &'a str,
    /// The offset in the source.
    start: usize,
}

/// Rewrites an answer for the parser.
pub fn prepare(source: &str) -> Prepared {
    let mut edits = Vec::new();
    let mut verbatim = Verbatim::new(source);
    verbatim.add_literals(source, &mut edits);
    let mut html = html::Html::new(source);
    let mut definitions = definitions::Definitions::default();
    let mut start = 0;
    for with_end in source.split_inclusive('\n') {
        let text = with_end.trim_end_matches(['\n', '\r']);
        let line = SourceLine { text, start };
        start += with_end.len();
        line_end(with_end, line, &mut edits);
        controls(line, &mut edits);
        if html.is_inside() || !verbatim.is_code(line, html.is_in_table()) {
            html.line(line, &verbatim, &mut edits);
            if !html.is_inside() {
                definitions.line(line, &mut edits);
                emphasis::repair(line, &verbatim, &mut edits);
                single_marks(line, &verbatim, &mut edits);
                vault::marks(line, &verbatim, &mut edits);
            }
        }
    }
    table::widen(source, &verbatim, &mut edits);
    apply(source, edits)
}

/// Makes the marks in addresses and formulas have no effect; [`restore`] reverts it.
pub fn with_literals(text: &str) -> String {
    let mut edits = Vec::new();
    Verbatim::new(text).add_literals(text, &mut edits);
    apply(text, edits).text
}

/// Replaces the sentinels with the original characters.
pub fn restore(text: &str) -> String {
    let mut restored = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            JOINER | SEPARATOR | HIGHLIGHT | HIGHLIGHT_END | TABLE..=TABLE_END => {}
            LINE_BREAK => restored.push_str("<br>"),
            other => restored.push(unescaped(other)),
        }
    }
    restored
}

/// The character of a sentinel.
fn unescaped(character: char) -> char {
    let original = (character as usize)
        .checked_sub(LESS_THAN as usize)
        .and_then(|index| LITERALS.as_bytes().get(index));
    original.map_or(character, |byte| char::from(*byte))
}

/// Normalizes line endings for the parser.
fn line_end(with_end: &str, line: SourceLine<'_>, edits: &mut Vec<Edit>) {
    let end = line.start + line.text.len();
    if with_end.len() - line.text.len() > 1 {
        edits.push(Edit::new(end..line.start + with_end.len(), "\n"));
    } else if with_end.ends_with('\r') {
        edits.push(Edit::new(end..line.start + with_end.len(), ""));
    }
}

fn controls(line: SourceLine<'_>, edits: &mut Vec<Edit>) {
    for (at, character) in line.text.char_indices() {
        if mark_of(character).is_some() {
            let range = line.start + at..line.start + at + character.len_utf8();
            let with = visible(&line.text[at..at + character.len_utf8()]).into_owned();
            edits.push(Edit::new(range, with));
        }
    }
}

/// Escapes single markers: `~` in `3~5` and `*` in `2*3`.
fn single_marks(line: SourceLine<'_>, verbatim: &Verbatim, edits: &mut Vec<Edit>) {
    let bytes = line.text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|n| bytes.get(n));
        let after = bytes.get(at + 1);
        let wordlike = |neighbor: Option<&u8>| neighbor.is_some_and(u8::is_ascii_alphanumeric);
        let literal = match byte {
            b'~' => before != Some(&b'~') && after != Some(&b'~'),
            b'*' => wordlike(before) && wordlike(after),
            _ => false,
        };
        if literal && before != Some(&b'\\') && !verbatim.contains(line.start + at) {
            edits.push(Edit::literal(line.start + at, *byte));
        }
    }
}

/// Applies edits; if two overlap, the earlier one wins.
fn apply(source: &str, mut edits: Vec<Edit>) -> Prepared {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut text = String::with_capacity(source.len() + edits.len() * 2);
    let mut shifts = Vec::with_capacity(edits.len());
    let mut done = 0;
    for edit in edits {
        if edit.range.start < done {
            continue;
        }
        text.push_str(&source[done..edit.range.start]);
        text.push_str(&edit.with);
        done = edit.range.end;
        if edit.range.len() != edit.with.len() {
            shifts.push((text.len(), done));
        }
    }
    text.push_str(&source[done..]);
    Prepared {
        text,
        shifts,
        source_length: source.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(source: &str) -> String {
        prepare(source).text
    }

    #[test]
    fn ranges_and_products_are_no_marks() {
        assert_eq!(restore(&prepared("1~3 个，2*3*4")), "1~3 个，2*3*4");
        assert!(!prepared("1~3 个，2*3*4").contains(['~', '*']));
        assert_eq!(prepared("~~旧~~ `1~2`"), "~~旧~~ `1~2`");
    }

    #[test]
    fn windows_line_ends_and_controls_are_cleaned() {
        assert_eq!(prepared("a\r\nb\u{1b}[0m\r"), "a\nb␛[0m");
    }

    #[test]
    fn spans_are_mapped_back_to_the_source() {
        let source = "**注意：**这里\r\n<node> x";
        let prepared = prepare(source);
        let at = prepared.text.find('x').unwrap();
        assert_eq!(prepared.span(at..at + 1).of(source), "x");
        let all = prepared.span(0..prepared.text.len());
        assert_eq!(all.of(source), source);
    }
}
