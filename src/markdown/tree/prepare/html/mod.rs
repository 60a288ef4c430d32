//! Converts common HTML in notes to Markdown, and makes all other HTML visible text.
//!
//! Converts tags only in pairs, because a single `<pod>` or `<label>` is a placeholder. Hides
//! comments and keeps everything else.

mod tag;

use std::collections::HashSet;
use std::ops::Range;

use self::tag::HtmlTag;
use super::code::inside;
use super::{Edit, LESS_THAN, LINE_BREAK, SourceLine};

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
    table: Option<TableState>,
    /// Closing Markdown markers of the open style tags.
    open_styles: Vec<(String, &'static str)>,
    open_links: Vec<String>,
}

#[derive(Default)]
struct TableState {
    n_cells: usize,
    has_header: bool,
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
            table: None,
            open_styles: Vec::new(),
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

    /// Rewrites the tags of a line; `next` is the start of the following line.
    pub fn line(
        &mut self,
        line: SourceLine<'a>,
        spans: &[Range<usize>],
        next: usize,
        edits: &mut Vec<Edit>,
    ) {
        let indent =
            &line.text[..line.text.len() - line.text.trim_start_matches([' ', '\t', '>']).len()];
        for (at, _) in line.text.match_indices('<') {
            let place = line.start + at;
            if (!self.in_pre && inside(spans, at)) || place < self.comment_end {
                continue;
            }
            let text = &self.source[place..];
            if !self.in_pre && self.comment(place, edits) {
                continue;
            }
            let found = HtmlTag::read(text).map(|tag| TagAt {
                name: tag.name.to_ascii_lowercase(),
                range: place..place + tag.length,
                tag,
                indent,
            });
            let taken = found.is_some_and(|found| self.tag(&found, edits));
            if !taken && !self.in_pre && !follows_bracket(line.text, at) {
                edits.push(Edit::one(place, LESS_THAN));
            }
        }
        if self.in_pre {
            entities(line, edits);
        }
        if self.table.is_some() && next > line.start + line.text.len() {
            edits.push(Edit::new(line.start + line.text.len()..next, " "));
        }
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
    fn tag(&mut self, found: &TagAt<'_>, edits: &mut Vec<Edit>) -> bool {
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
            "b" | "strong" => self.style(found, "**"),
            "i" | "em" => self.style(found, "*"),
            "s" | "del" | "strike" => self.style(found, "~~"),
            "code" | "kbd" | "tt" => self.style(found, "``"),
            "u" | "ins" | "span" | "font" | "sub" | "sup" | "mark" | "small" | "big" | "tbody"
            | "thead" => String::new(),
            "table" | "tr" | "td" | "th" => self.table_part(found),
            "summary" => block(found, "###### ", !found.tag.closing),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(found),
            "li" if !found.tag.closing => format!("\n{}- ", found.indent),
            "details" | "div" | "p" | "center" | "ul" | "ol" | "li" | "blockquote" | "dl"
            | "dt" | "dd" | "section" => block(found, "", true),
            _ => return false,
        };
        edits.push(Edit::new(found.range.clone(), with));
        true
    }

    fn is_used_as_tag(&self, found: &TagAt<'_>) -> bool {
        let name = found.name.as_str();
        match name {
            "br" | "img" | "hr" => true,
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
            Some(address) if !address.contains(['<', '>']) => ("[", format!("](<{address}>)")),
            _ => ("", String::new()),
        };
        self.open_links.push(close);
        open.to_owned()
    }

    fn style(&mut self, found: &TagAt<'_>, mark: &'static str) -> String {
        if !found.tag.closing {
            self.open_styles.push((found.name.clone(), mark));
        } else if self
            .open_styles
            .pop_if(|(name, _)| *name == found.name)
            .is_none()
        {
            return String::new();
        }
        format!("{0}{mark}{0}", super::JOINER)
    }

    fn table_part(&mut self, found: &TagAt<'_>) -> String {
        let line = format!("\n{}", found.indent);
        match (found.name.as_str(), found.tag.closing) {
            ("table", false) => {
                self.table = Some(TableState::default());
                line.repeat(2)
            }
            ("table", true) => {
                self.table = None;
                line.repeat(2)
            }
            ("tr", false) => line + "|",
            ("tr", true) => self.end_row(&line),
            (_, true) => "|".to_owned(),
            _ => {
                if let Some(table) = &mut self.table {
                    table.n_cells += 1;
                }
                " ".to_owned()
            }
        }
    }

    fn end_row(&mut self, line: &str) -> String {
        match &mut self.table {
            Some(table) if !table.has_header => {
                table.has_header = true;
                format!("{line}|{}", "---|".repeat(table.n_cells.clamp(1, 64)))
            }
            _ => String::new(),
        }
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
    let alt = tag.attribute("alt").unwrap_or("").replace(['[', ']'], " ");
    let address = tag.attribute("src").unwrap_or("").replace(['<', '>'], "");
    format!("![{alt}](<{address}>)")
}

/// Whether a `<` starts a link address, as in `[text](<address with blanks>)`.
fn follows_bracket(line: &str, at: usize) -> bool {
    line[..at].ends_with("](") || line[..at].trim_end().ends_with("]:")
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
