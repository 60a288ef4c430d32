//! Converts common HTML in notes to Markdown, and makes all other HTML visible text.
//!
//! Converts tags only in pairs, because a single `<pod>` or `<label>` is a placeholder. Hides
//! comments and keeps everything else.

mod tag;

use std::collections::HashSet;
use std::ops::Range;

use self::tag::HtmlTag;
use super::verbatim::Verbatim;
use super::{CELL, Edit, LINE_BREAK, LITERALS, ROW, SourceLine, TABLE, TABLE_END, literal};

/// A fence that is unlikely to occur inside `<pre>`.
const PRE_FENCE: &str = "~~~~~~~~~~~~~~~~";

/// The HTML state at the current line of an answer.
pub struct Html<'a> {
    source: &'a str,
    opened: HashSet<String>,
    closed: HashSet<String>,
    /// The end of the open comment.
    comment_end: usize,
    /// The offset of the last `-->`.
    last_comment_end: usize,
    in_pre: bool,
    tables: Vec<TableState<'a>>,
    open_styles: Vec<OpenStyle>,
    /// The number of the current block. A style does not reach into another one.
    n_blocks: usize,
    open_links: Vec<String>,
}

/// An open style tag.
struct OpenStyle {
    name: String,
    block: usize,
    /// The index of its edit, which gets a marker once the tag is closed.
    edit: usize,
}

/// An open table.
struct TableState<'a> {
    /// The indent of its first line, which all its blocks get.
    indent: &'a str,
    /// The length of the blanks before the first line of the cell.
    margin: Option<usize>,
}

/// A tag on a line.
struct TagAt<'a> {
    tag: HtmlTag<'a>,
    name: String,
    range: Range<usize>,
    /// Blanks and quote markers at the start of the line, for added lines.
    indent: &'a str,
}

impl<'a> Html<'a> {
    /// Finds the paired tags of an answer.
    pub fn new(source: &'a str) -> Self {
        let mut html = Self {
            source,
            opened: HashSet::new(),
            closed: HashSet::new(),
            comment_end: 0,
            last_comment_end: source.rfind("-->").unwrap_or(0),
            in_pre: false,
            tables: Vec::new(),
            open_styles: Vec::new(),
            n_blocks: 0,
            open_links: Vec::new(),
        };
        for (at, _) in source.match_indices('<') {
            if let Some(tag) = HtmlTag::read(&source[at..]) {
                let names = if tag.closing {
                    &mut html.closed
                } else {
                    &mut html.opened
                };
                names.insert(tag.name.to_ascii_lowercase());
            }
        }
        html
    }

    /// Whether the next line is inside `<pre>`, where Markdown has no effect.
    pub fn is_inside(&self) -> bool {
        self.in_pre
    }

    pub fn is_in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Rewrites the tags of a line.
    pub fn line(&mut self, line: SourceLine<'a>, verbatim: &Verbatim, edits: &mut Vec<Edit>) {
        let is_blank = line.text.chars().all(|c| matches!(c, ' ' | '\t' | '>'));
        self.n_blocks += usize::from(is_blank);
        if !is_blank && !self.in_pre {
            self.dedent(line, edits);
        }
        let indent = verbatim.indent(line);
        for (at, _) in line.text.match_indices('<') {
            let place = line.start + at;
            let literal = !self.in_pre && (verbatim.contains(place) || is_escaped(line.text, at));
            if literal || place < self.comment_end {
                continue;
            }
            if !self.in_pre && self.comment(place, edits) {
                continue;
            }
            let found = HtmlTag::read(&self.source[place..]).map(|tag| TagAt {
                name: tag.name.to_ascii_lowercase(),
                range: place..place + tag.length,
                tag,
                indent: self.tables.last().map_or(indent, |table| table.indent),
            });
            let taken = found.as_ref().is_some_and(|found| self.tag(found, edits));
            if !taken && !self.in_pre && !follows_bracket(&self.source[..place]) {
                self.show(place, found.as_ref(), edits);
            }
        }
        if self.in_pre {
            entities(line, edits);
        }
    }

    /// Removes the blanks before a line of a cell that only show how the tags are nested.
    fn dedent(&mut self, line: SourceLine<'_>, edits: &mut Vec<Edit>) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let Some(inner) = line.text.strip_prefix(table.indent) else {
            return;
        };
        let blanks = inner.len() - inner.trim_start_matches([' ', '\t']).len();
        let removed = blanks.min(*table.margin.get_or_insert(blanks));
        let start = line.start + table.indent.len();
        edits.push(Edit::new(start..start + removed, ""));
    }

    fn comment(&mut self, place: usize, edits: &mut Vec<Edit>) -> bool {
        let text = &self.source[place..];
        let ends = place < self.last_comment_end && text.starts_with("<!--");
        let end = ends.then(|| text.find("-->")).flatten();
        let Some(end) = end else { return false };
        self.comment_end = place + end + "-->".len();
        edits.push(Edit::new(place..self.comment_end, ""));
        true
    }

    /// Rewrites one tag; returns false if it is text.
    fn tag(&mut self, found: &TagAt<'a>, edits: &mut Vec<Edit>) -> bool {
        if self.in_pre {
            return self.inside_pre(found, edits);
        }
        if !found.tag.is_wellformed() || !self.is_used_as_tag(found) {
            return false;
        }
        let with = match found.name.as_str() {
            "br" => LINE_BREAK.to_string(),
            "img" => image(&found.tag),
            "hr" => block(found, "---", true),
            "pre" => self.pre(found),
            "a" => self.link(found),
            "b" | "strong" => self.style(found, "**", edits),
            "i" | "em" => self.style(found, "*", edits),
            "s" | "del" | "strike" => self.style(found, "~~", edits),
            "code" | "kbd" | "tt" => self.style(found, "``", edits),
            "u" | "ins" | "span" | "font" | "sub" | "sup" | "mark" | "small" | "big" | "tbody"
            | "thead" | "tfoot" | "colgroup" | "col" => String::new(),
            "table" | "tr" | "td" | "th" => self.table_part(found),
            "summary" => block(found, "###### ", !found.tag.closing),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(found),
            "li" if !found.tag.closing => format!("\n{}- ", found.indent),
            "caption" | "details" | "div" | "p" | "center" | "ul" | "ol" | "li" | "blockquote"
            | "dl" | "dt" | "dd" | "section" => block(found, "", true),
            _ => return false,
        };
        self.n_blocks += usize::from(with.contains('\n'));
        edits.push(Edit::new(found.range.clone(), with));
        true
    }

    /// Shows a `<` as text, and a tag that it opens as written.
    fn show(&self, place: usize, found: Option<&TagAt<'_>>, edits: &mut Vec<Edit>) {
        let tag = found.filter(|found| found.tag.is_wellformed());
        let end = tag.map_or(place + 1, |found| found.range.end);
        let bytes = (place..).zip(self.source[place..end].bytes());
        let marks = bytes.filter(|(_, byte)| LITERALS.as_bytes().contains(byte));
        edits.extend(marks.map(|(at, byte)| Edit::literal(at, byte)));
    }

    fn is_used_as_tag(&self, found: &TagAt<'_>) -> bool {
        let name = found.name.as_str();
        match name {
            "br" | "img" | "hr" => true,
            "col" => self.is_in_table(),
            _ if found.tag.closing => self.opened.contains(name),
            _ => self.closed.contains(name),
        }
    }

    fn pre(&mut self, found: &TagAt<'_>) -> String {
        if found.tag.closing {
            return String::new();
        }
        self.in_pre = true;
        format!("\n{}{PRE_FENCE}\n", found.indent)
    }

    fn inside_pre(&mut self, found: &TagAt<'_>, edits: &mut Vec<Edit>) -> bool {
        let with = match (found.name.as_str(), found.tag.closing) {
            ("pre", true) => {
                self.in_pre = false;
                format!("\n{}{PRE_FENCE}\n", found.indent)
            }
            ("code", _) => String::new(),
            _ => return false,
        };
        edits.push(Edit::new(found.range.clone(), with));
        true
    }

    fn link(&mut self, found: &TagAt<'_>) -> String {
        if found.tag.closing {
            return self.open_links.pop().unwrap_or_default();
        }
        let address = found
            .tag
            .attribute("href")
            .filter(|href| !href.starts_with('#'));
        let (open, close) = match address {
            Some(address) if !address.contains(['<', '>']) => {
                ("[", format!("](<{}>)", verbatim_value(address)))
            }
            _ => ("", String::new()),
        };
        self.open_links.push(close);
        open.to_owned()
    }

    /// Writes markers for a pair of style tags in one block, and leaves out other style tags.
    fn style(&mut self, found: &TagAt<'_>, mark: &str, edits: &mut [Edit]) -> String {
        let name = found.name.clone();
        if !found.tag.closing {
            self.open_styles.push(OpenStyle {
                name,
                block: self.n_blocks,
                edit: edits.len(),
            });
            return String::new();
        }
        let open = self.open_styles.pop_if(|open| open.name == name);
        let edit = open
            .filter(|open| open.block == self.n_blocks)
            .and_then(|open| edits.get_mut(open.edit));
        let marker = format!("{0}{mark}{0}", super::JOINER);
        edit.map_or_else(String::new, |edit| {
            edit.with = marker.clone().into();
            marker
        })
    }

    fn table_part(&mut self, found: &TagAt<'a>) -> String {
        let mark = match (found.name.as_str(), found.tag.closing) {
            ("table", false) => {
                let (indent, margin) = (found.indent, None);
                self.tables.push(TableState { indent, margin });
                TABLE
            }
            ("table", true) => {
                self.tables.pop();
                TABLE_END
            }
            (_, true) => return block(found, "", true),
            ("tr", false) => ROW,
            _ => {
                if let Some(table) = self.tables.last_mut() {
                    table.margin = None;
                }
                CELL
            }
        };
        block(found, mark.encode_utf8(&mut [0; 4]), true)
    }
}

/// A separate block, with an empty line before and after it.
fn block(found: &TagAt<'_>, text: &str, shown: bool) -> String {
    let line = format!("\n{}", found.indent).repeat(2);
    let text = if shown { text } else { "" };
    let behind = if text.ends_with(' ') {
        ""
    } else {
        line.as_str()
    };
    format!("{line}{text}{behind}")
}

fn heading(found: &TagAt<'_>) -> String {
    let level = found.name[1..].parse().unwrap_or(6);
    let marks = "#".repeat(level) + " ";
    block(found, &marks, !found.tag.closing)
}

fn image(tag: &HtmlTag<'_>) -> String {
    let alt = verbatim_value(tag.attribute("alt").unwrap_or(""));
    let address = tag.attribute("src").unwrap_or("").replace(['<', '>'], "");
    format!("![{alt}](<{}>)", verbatim_value(&address))
}

/// The value of an attribute, without effect on Markdown except for its entities.
fn verbatim_value(value: &str) -> String {
    let value = value.chars().map(|character| match character {
        '&' => '&',
        '\n' | '\r' => ' ',
        other => literal(other),
    });
    value.collect()
}

/// Whether a backslash makes the sign at `at` literal.
fn is_escaped(line: &str, at: usize) -> bool {
    let before = line[..at].bytes().rev();
    before.take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// Whether a `<` starts a link address, as in `[text](<address with blanks>)`.
fn follows_bracket(before: &str) -> bool {
    before.ends_with("](") || before.trim_end().ends_with("]:")
}

/// Decodes entities, because `<pre>` decodes them and a code block does not.
fn entities(line: SourceLine<'_>, edits: &mut Vec<Edit>) {
    const KNOWN: [(&str, &str); 5] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
    ];
    for (name, sign) in KNOWN {
        for (at, _) in line.text.match_indices(name) {
            let start = line.start + at;
            edits.push(Edit::new(start..start + name.len(), sign));
        }
    }
}

#[cfg(test)]
mod tests;
