//! Finds what the other steps must not rewrite: code and addresses.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::definitions::content_start;
use super::{Edit, LITERALS, SourceLine};
use crate::markdown::address::{SCHEMES, addresses};

/// A letter of one byte in place of `<`.
const MASK: char = 'x';

/// The ranges of an answer whose characters have no effect as marks.
#[derive(Default)]
pub struct Verbatim {
    /// Code blocks, fences included.
    blocks: Vec<Range<usize>>,
    /// The starts of those that only their indent makes code.
    indented: HashSet<usize>,
    /// Code spans, formulas and addresses.
    spans: Vec<Range<usize>>,
    /// Formulas, whose marks the parser must not read.
    formulas: Vec<Range<usize>>,
    /// Where the indent of list items changes, and the new indent in bytes.
    margins: Vec<(usize, usize)>,
}

impl Verbatim {
    /// Finds code as the parser does, before the source is rewritten.
    pub fn new(source: &str) -> Self {
        let mut found = Self::default();
        let mut items = OpenItems::default();
        let text = masked(source);
        for (event, range) in Parser::new_ext(&text, Options::ENABLE_MATH).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    if matches!(kind, CodeBlockKind::Indented) {
                        found.indented.insert(range.start);
                    }
                    found.blocks.push(range);
                }
                Event::Start(Tag::Item) => {
                    let margin = items.open(source, &range);
                    found.margins.push((range.start, margin));
                }
                Event::End(TagEnd::Item) => found.margins.push((range.end, items.close())),
                Event::Code(_)
                | Event::Start(Tag::Link {
                    link_type: LinkType::Autolink,
                    ..
                }) => found.spans.push(range),
                Event::InlineMath(_) | Event::DisplayMath(_) => {
                    found.formulas.push(range.clone());
                    found.spans.push(range);
                }
                _ => {}
            }
        }
        found
    }

    /// Makes formulas and the bare addresses outside code verbatim, and adds the edits for that.
    pub fn add_literals(&mut self, source: &str, edits: &mut Vec<Edit>) {
        let outside = |range: &Range<usize>| {
            !inside(&self.blocks, range.start) && !inside(&self.spans, range.start)
        };
        let bare: Vec<Range<usize>> = addresses(source).filter(outside).collect();
        for range in &bare {
            for (at, byte) in (range.start..).zip(source[range.clone()].bytes()) {
                let escaped = at.checked_sub(1).map(|before| source.as_bytes()[before]);
                if b"*_~".contains(&byte) && escaped != Some(b'\\') {
                    edits.push(Edit::literal(at, byte));
                }
            }
        }
        self.spans.extend(bare);
        self.spans.sort_unstable_by_key(|span| span.start);
        for range in &self.formulas {
            let bytes = (range.start..).zip(source[range.clone()].bytes());
            let marks = bytes.filter(|(_, byte)| LITERALS.as_bytes().contains(byte));
            edits.extend(marks.map(|(at, byte)| Edit::literal(at, byte)));
        }
    }

    /// Whether the line is part of a code block. In an HTML table the indent makes no code.
    pub fn is_code(&self, line: SourceLine<'_>, in_table: bool) -> bool {
        let end = line.start + line.text.len();
        let next = self.blocks.partition_point(|block| block.start <= end);
        let block = next.checked_sub(1).map(|last| &self.blocks[last]);
        block.is_some_and(|block| {
            block.end > line.start && !(in_table && self.indented.contains(&block.start))
        })
    }

    /// The part of a line's indent that keeps it inside its quotes and list items.
    pub fn indent<'a>(&self, line: SourceLine<'a>) -> &'a str {
        let marks = [' ', '\t', '>'];
        let blank = line.text.len() - line.text.trim_start_matches(marks).len();
        let quotes = line.text[..blank].rfind('>').map_or(0, |last| last + 1);
        let next = self
            .margins
            .partition_point(|margin| margin.0 <= line.start);
        let margin = next.checked_sub(1).map_or(0, |last| self.margins[last].1);
        &line.text[..blank.min(quotes.max(margin))]
    }

    /// Whether an offset is inside a code span or an address.
    pub fn contains(&self, at: usize) -> bool {
        inside(&self.spans, at)
    }
}

/// The list items around the current one.
#[derive(Default)]
struct OpenItems {
    margins: Vec<usize>,
    /// The start of the line of the last item.
    line: usize,
    last: usize,
    /// The start of its text.
    text: usize,
}

impl OpenItems {
    /// Opens an item; returns the indent of its text in bytes.
    fn open(&mut self, source: &str, range: &Range<usize>) -> usize {
        let end = source[self.last..range.start].rfind('\n');
        self.line = end.map_or(self.line, |end| self.last + end + 1);
        self.last = range.start;
        // An item that opens another one on its line has the text of that.
        if range.start >= self.text {
            self.text = range.start + content_start(&source[range.clone()]);
        }
        let margin = self.text - self.line;
        self.margins.push(margin);
        margin
    }

    /// Closes an item; returns the indent of the item around it.
    fn close(&mut self) -> usize {
        self.margins.pop();
        self.margins.last().copied().unwrap_or(0)
    }
}

/// Whether an offset is inside one of the sorted ranges.
pub fn inside(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.start <= at);
    next.checked_sub(1)
        .is_some_and(|last| ranges[last].contains(&at))
}

/// The source without `<`, because the parser would read `<node>` as HTML and see no code behind
/// it. Keeps addresses, comments and preformatted text.
fn masked(source: &str) -> String {
    let comment_end = source.rfind("-->").unwrap_or(0);
    let pre_end = source.rfind("</pre>").unwrap_or(0);
    let mut masked = String::with_capacity(source.len());
    for (at, character) in source.char_indices() {
        let rest = &source[at..];
        let kept = character != '<'
            || SCHEMES.iter().any(|scheme| rest[1..].starts_with(scheme))
            || (at < comment_end && rest.starts_with("<!--"))
            || (at < pre_end && rest.starts_with("<pre"));
        masked.push(if kept { character } else { MASK });
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::tree::{BlockKind, parse, plain_text};

    fn code_lines(source: &str) -> Vec<&str> {
        let verbatim = Verbatim::new(source);
        let mut start = 0;
        let lines = source.split_inclusive('\n').map(|with_end| {
            let line = SourceLine {
                text: with_end.trim_end(),
                start,
            };
            start += with_end.len();
            line
        });
        let code = lines.filter(|line| verbatim.is_code(*line, false));
        code.map(|line| line.text).collect()
    }

    #[test]
    fn code_is_found_in_containers_and_by_its_indent() {
        assert_eq!(
            code_lines("> - ```yaml\n>   a: 1\n>   ```\n\ntext"),
            ["> - ```yaml", ">   a: 1", ">   ```"]
        );
        assert_eq!(
            code_lines("甲：\n\n    <!-- x -->\n    a\n\n乙\n    丙"),
            ["    <!-- x -->", "    a"]
        );
        assert_eq!(code_lines("<pre>\n```\n</pre>\n\n正文"), [""; 0]);
    }

    #[test]
    fn code_spans_match_by_length_and_may_cross_lines() {
        let source = "a `b` ``c`d`` `e";
        assert_eq!(Verbatim::new(source).spans, [2..5, 6..13]);
        assert_eq!(Verbatim::new("`a\n<b>` `c`").spans, [0..7, 8..11]);
        assert!(Verbatim::new(r"\`a\` b").spans.is_empty());
    }

    #[test]
    fn code_of_any_kind_is_never_rewritten() {
        for code in [
            "<!-- x -->\n<b>x</b> <br>",
            "<pre>\nkubectl get <node>\n</pre>",
            "|a|b|\n|---|---|\n|1|2|3|",
            "**a ** 1~3 2*3 https://a.b/__c__",
        ] {
            let indented = format!("如下：\n\n    {}\n", code.replace('\n', "\n    "));
            for source in [format!("如下：\n\n```sh\n{code}\n```\n"), indented] {
                let document = parse(&source);
                let BlockKind::Code { text, .. } = &document.blocks[1].kind else {
                    panic!("{source}: {document:?}");
                };
                assert_eq!(text.trim_end(), code, "{source}");
            }
        }
    }

    #[test]
    fn formulas_keep_their_marks() {
        for source in [
            r"集合 $\{a\}$ 与 $x_1*y_2*z$",
            "从 $HOME 到 $PATH",
            "价 $5 和 $6",
        ] {
            let document = parse(source);
            let inlines = document.blocks[0].inlines().unwrap();
            assert_eq!(plain_text(inlines), source);
        }
    }

    #[test]
    fn addresses_are_copied_byte_for_byte() {
        for (source, shown) in [
            (
                "见 https://github.com/x/pkg/__init__/a.py。",
                "见 https://github.com/x/pkg/__init__/a.py。",
            ),
            ("<https://h.b/?q=*a*>", "https://h.b/?q=*a*"),
            (
                r"<https://h.b/\*> 与 https://h.b/c\_d",
                r"https://h.b/\* 与 https://h.b/c_d",
            ),
            (
                "**https://h.b/a_b** 和 ~~http://c/~x~~",
                "https://h.b/a_b 和 http://c/~x",
            ),
            (
                "[甲](https://h.b/_a_)[乙](https://h.b/*c*?d=1&amp;e)",
                "甲乙",
            ),
            (
                "wget <http://a:80>，`<http://b>`",
                "wget http://a:80，<http://b>",
            ),
            ("http://<server>/api/_v1_/x_y", "http://<server>/api/v1/x_y"),
        ] {
            let document = parse(source);
            let inlines = document.blocks[0].inlines().unwrap();
            assert_eq!(plain_text(inlines), shown, "{source}");
        }
    }
}
