//! Finds a text in lines that are already laid out, across line breaks, and marks what it found.
//!
//! Ignores letter case, width, and spaces next to Chinese characters, as the search for cards does.

use std::ops::Range;

use super::line::{Line, Role};
use super::quote::mark;
use crate::domain::{is_han, narrowed};

/// The text of some lines, folded for comparison.
#[derive(Clone, Debug, Default)]
pub struct FoldedLines {
    text: String,
    /// The state at the start of each line, and where the line begins in `text`.
    starts: Vec<(LineFolding, usize)>,
}

/// What stands between two characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum LineGap {
    #[default]
    None,
    Space,
    /// The border of a paragraph, an item or a cell: nothing found reaches across it.
    Border,
}

/// Folds one line after another.
#[derive(Clone, Copy, Debug, Default)]
struct LineFolding {
    last: Option<char>,
    /// The column of a table that `last` is in.
    column: usize,
    gap: LineGap,
}

impl LineFolding {
    /// Folds a line. Passes each character with the byte offset in the line that it comes from.
    fn line(&mut self, line: &Line, mut push: impl FnMut(char, Range<usize>)) {
        let mut start = 0;
        let mut column = 0;
        let mut is_indent = true;
        for piece in &line.pieces {
            match piece.role {
                Role::ListMark | Role::Rule => self.gap = LineGap::Border,
                Role::TableRule => column += 1,
                Role::CodeContinuation => self.gap = LineGap::None,
                Role::QuoteMark => {}
                _ => {
                    for (at, character) in piece.text.char_indices() {
                        if !character.is_whitespace() {
                            let from = start + at;
                            self.enter(column);
                            self.character(character, |folded| {
                                push(folded, from..from + character.len_utf8());
                            });
                            is_indent = false;
                        } else if !is_indent {
                            self.gap = self.gap.max(LineGap::Space);
                        }
                    }
                }
            }
            start += piece.text.len();
        }
        self.end_line(is_indent);
    }

    /// A cell may go on in the next line, where nothing is in the cells before it.
    fn enter(&mut self, column: usize) {
        if column != self.column {
            (self.column, self.gap) = (column, LineGap::Border);
        }
    }

    fn character(&mut self, character: char, mut push: impl FnMut(char)) {
        match (std::mem::take(&mut self.gap), self.last) {
            (LineGap::Border, Some(_)) => push('\n'),
            (LineGap::Space, Some(last)) if !is_han(last) && !is_han(character) => push(' '),
            _ => {}
        }
        self.last = Some(character);
        narrowed(character).to_lowercase().for_each(push);
    }

    /// A line may break after a hyphen or a slash, where the text has no space.
    fn end_line(&mut self, is_blank: bool) {
        let between = match self.last {
            _ if is_blank => LineGap::Border,
            Some('-' | '/') => LineGap::None,
            _ => LineGap::Space,
        };
        self.gap = self.gap.max(between);
    }
}

fn folded_line(line: &Line) -> String {
    let mut folded = String::new();
    LineFolding::default().line(line, |character, _| folded.push(character));
    folded
}

impl FoldedLines {
    pub fn new<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut folded = Self::default();
        let mut folding = LineFolding::default();
        for line in lines {
            folded.starts.push((folding, folded.text.len()));
            folding.line(line, |character, _| folded.text.push(character));
        }
        folded
    }

    /// Every place that reads like `wanted`, as a range of the folded text; they don't overlap.
    pub fn find(&self, wanted: &str) -> Vec<Range<usize>> {
        let wanted = folded_line(&Line::from(wanted));
        if wanted.is_empty() {
            return Vec::new();
        }
        let found = memchr::memmem::find_iter(self.text.as_bytes(), wanted.as_bytes());
        found.map(|at| at..at + wanted.len()).collect()
    }

    /// The line in which a place begins.
    pub fn line_of(&self, place: &Range<usize>) -> usize {
        let after = self
            .starts
            .partition_point(|(_, start)| *start <= place.start);
        after.saturating_sub(1)
    }

    /// Gives the places the role [`Role::Found`], and the current one [`Role::FoundHere`], in lines
    /// of which the first has the index `first`. The places are in order.
    pub fn mark(
        &self,
        (first, lines): (usize, &mut [Line]),
        places: &[Range<usize>],
        current: usize,
    ) {
        for (index, line) in lines.iter_mut().enumerate() {
            let index = first + index;
            let Some((folding, start)) = self.starts.get(index).copied() else {
                return;
            };
            let end = self.starts.get(index + 1).map(|(_, start)| *start);
            let in_line = start..end.unwrap_or(self.text.len());
            let from = places.partition_point(|place| place.end <= in_line.start);
            let here = places.iter().enumerate().skip(from);
            let here = here.take_while(|(_, place)| place.start < in_line.end);
            let here: Vec<_> = here.collect();
            if !here.is_empty() {
                mark_line(line, (folding, start), &here, current);
            }
        }
    }
}

/// Marks the parts of places that are in a line which begins at `start` of the folded text.
fn mark_line(
    line: &mut Line,
    (mut folding, start): (LineFolding, usize),
    places: &[(usize, &Range<usize>)],
    current: usize,
) {
    let mut origins = Vec::new();
    let mut at = start;
    folding.line(line, |character, origin| {
        origins.push((at, origin));
        at += character.len_utf8();
    });
    for (number, place) in places {
        let first = origins.partition_point(|(at, _)| *at < place.start);
        let last = origins.partition_point(|(at, _)| *at < place.end);
        let within = origins.get(first..last).unwrap_or_default();
        if let (Some((_, first)), Some((_, last))) = (within.first(), within.last()) {
            let role = match *number == current {
                true => Role::FoundHere,
                false => Role::Found,
            };
            mark(line, first.start..last.end, role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(mut lines: Vec<Line>, wanted: &str) -> Vec<String> {
        let folded = FoldedLines::new(lines.iter());
        let found = folded.find(wanted);
        folded.mark((0, &mut lines), &found, 0);
        let shown = |line: &Line| {
            let pieces = line.pieces.iter().map(|piece| match piece.role {
                Role::FoundHere => format!("<{}>", &*piece.text),
                Role::Found => format!("({})", &*piece.text),
                _ => piece.text.to_string(),
            });
            pieces.collect::<String>()
        };
        lines.iter().map(shown).collect()
    }

    fn in_texts(texts: &[&str], wanted: &str) -> Vec<String> {
        marked(texts.iter().map(|text| Line::from(*text)).collect(), wanted)
    }

    #[test]
    fn a_text_is_found_across_lines_whatever_its_case_and_width() {
        for (texts, wanted, found) in [
            (["ETCD 的", "备份"], "etcd的备份", ["<ETCD 的>", "<备份>"]),
            (
                ["a kube-", "  proxy"],
                "Kube-Proxy",
                ["a <kube->", "  <proxy>"],
            ),
            (
                ["use the", "API server"],
                "the api",
                ["use <the>", "<API> server"],
            ),
            (["ＡＢ ab", "x"], "ab", ["<ＡＢ> (ab)", "x"]),
            (["disable", ""], "is a", ["disable", ""]),
            (["one", ""], "  ", ["one", ""]),
        ] {
            assert_eq!(in_texts(&texts, wanted), found, "{wanted}");
        }
    }

    #[test]
    fn nothing_found_reaches_into_the_next_paragraph_item_or_cell() {
        assert_eq!(in_texts(&["ab", "", "cd"], "ab cd"), ["ab", "", "cd"]);
        let item = |text: &str| Line::new("- ", Role::ListMark).with(text, Role::Plain);
        assert_eq!(
            marked(vec![item("甲"), item("乙 甲")], "甲"),
            ["- <甲>", "- 乙 (甲)"]
        );
        assert_eq!(
            marked(vec![item("甲"), item("乙")], "甲乙"),
            ["- 甲", "- 乙"]
        );
    }

    #[test]
    fn a_cell_that_goes_on_in_the_next_line_is_one_text() {
        let row = |first: &str, second: &str| {
            let line = Line::new(first, Role::Plain).with(" | ", Role::TableRule);
            line.with(second, Role::Plain)
        };
        let lines = vec![row("甲", "退"), row("  ", "出码"), row("乙", "丙")];
        let found = ["甲 | <退>", "   | <出码>", "乙 | 丙"];
        assert_eq!(marked(lines.clone(), "退出码"), found);
        for wanted in ["甲退", "出码乙", "乙丙"] {
            let found = marked(lines.clone(), wanted);
            assert!(!found.concat().contains('<'), "{found:?}");
        }
    }

    #[test]
    fn a_long_line_of_code_is_one_text() {
        let lines = vec![
            Line::new("kubectl get po", Role::CodeBlock),
            Line::new("> ", Role::CodeContinuation).with("ds -A", Role::CodeBlock),
        ];
        assert_eq!(marked(lines, "get pods"), ["kubectl <get po>", "> <ds> -A"]);
    }

    #[test]
    fn places_are_marked_in_visible_lines_only() {
        let mut lines: Vec<Line> = ["x", "x y", "y"].map(Line::from).to_vec();
        let folded = FoldedLines::new(lines.iter());
        let found = folded.find("x");
        assert_eq!(
            found
                .iter()
                .map(|it| folded.line_of(it))
                .collect::<Vec<_>>(),
            [0, 1]
        );
        folded.mark((1, &mut lines[1..]), &found, 0);
        assert_eq!(lines[0].pieces[0].role, Role::Plain);
        assert_eq!(lines[1].pieces[0].role, Role::Found);
    }
}
