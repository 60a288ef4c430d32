//! Converts Mermaid sequence diagrams and flow charts to readable lines.
//!
//! Leaves out drawing instructions (colours, classes, directions). A diagram of another kind, and
//! one that is not understood as a whole, stays code.

mod flow;
mod flow_parser;
mod sequence;

use super::LayoutOptions;
use super::line::{Line, Piece, Role};
use super::wrap::wrap;
use crate::markdown::{entity, plain_text};

/// One unwrapped line of a diagram.
struct DiagramLine {
    depth: usize,
    pieces: Vec<Piece>,
}

/// The indentation of nested steps and of continued lines, in columns.
const INDENT: usize = 2;
/// The maximum indentation depth.
const MAX_DEPTH: usize = 6;
/// The width in columns below which nothing is indented.
const NARROW: usize = 20;

/// Lays out a diagram; `None` if it is not understood.
pub fn layout(text: &str, width: usize, options: &LayoutOptions) -> Option<Vec<Line>> {
    let text = without_directives(text);
    let (title, text) = front_matter(&text);
    let mut lines = text.lines().map(str::trim);
    let mut comments = Vec::new();
    let header = loop {
        match lines.next()? {
            "" => {}
            line if line.starts_with("%%") => comments.push(line),
            line => break line,
        }
    };
    let (kind, rest) = header.split_once([' ', '\t', ';']).unwrap_or((header, ""));
    let lines = |first| comments.into_iter().chain([first]).chain(lines);
    let steps = match kind {
        "sequenceDiagram" => sequence::steps(lines(rest.trim()), options.language)?,
        "graph" | "flowchart" | "flowchart-elk" => {
            let lines: Vec<&str> = lines(flow::without_direction(rest)).collect();
            flow::steps(&lines.join("\n"))?
        }
        _ => return None,
    };
    let title = title.map(|title| DiagramLine::of(0, &clean(title), Role::Strong));
    let steps = title.into_iter().chain(steps);
    Some(steps.flat_map(|step| step.lines(width, options)).collect())
}

/// The text without settings and descriptions for screen readers, which may span lines.
fn without_directives(text: &str) -> String {
    let mut kept = text.to_owned();
    for (open, close) in [("%%{", "}%%"), ("accDescr {", "}"), ("accDescr{", "}")] {
        let whole = std::mem::take(&mut kept);
        let mut rest = whole.as_str();
        while let Some((before, inner)) = rest.split_once(open)
            && let Some((_, behind)) = inner.split_once(close)
        {
            kept.push_str(before);
            rest = behind;
        }
        kept.push_str(rest);
    }
    kept
}

/// The title in the YAML before a diagram, and the text behind.
fn front_matter(text: &str) -> (Option<&str>, &str) {
    let inner = text.trim_start().strip_prefix("---\n");
    let Some((yaml, behind)) = inner.and_then(|inner| inner.split_once("\n---\n")) else {
        return (None, text);
    };
    let title = yaml
        .lines()
        .find_map(|line| line.trim().strip_prefix("title:"));
    (title, behind)
}

impl DiagramLine {
    fn new(depth: usize, pieces: Vec<Piece>) -> Self {
        Self { depth, pieces }
    }

    fn of(depth: usize, text: &str, role: Role) -> Self {
        Self::new(depth, vec![Piece::new(text, role)])
    }

    fn lines(&self, width: usize, options: &LayoutOptions) -> Vec<Line> {
        let narrow = width < NARROW;
        let indent = if narrow {
            0
        } else {
            self.depth.min(MAX_DEPTH) * INDENT
        };
        let hang = if narrow { 0 } else { INDENT };
        let room = width.saturating_sub(indent + hang);
        let mut lines = wrap(&self.pieces, room, options.glyphs.ambiguous);
        for (n, line) in lines.iter_mut().enumerate() {
            let inner = std::mem::take(line);
            let blanks = if n == 0 { indent } else { indent + hang };
            line.push(" ".repeat(blanks), Role::Plain);
            line.append(inner);
        }
        lines
    }
}

/// The maximum length of the name of a sign, such as `quot`.
const LONGEST_CODE: usize = 12;

/// Tags that only style a label.
const STYLES: [&str; 8] = ["b", "i", "u", "em", "strong", "code", "small", "sub"];

/// The text of a label on one line, without quotes and HTML.
fn clean(text: &str) -> String {
    let text = inside(text.trim(), '"').unwrap_or(text.trim());
    let mut clean = inside(text, '`').map_or_else(|| text.to_owned(), plain_text);
    for line_break in ["<br/>", "<br />", "<br>", "\\n", "\n", "\r", "\t"] {
        clean = clean.replace(line_break, " ");
    }
    for name in STYLES {
        clean = clean
            .replace(&format!("<{name}>"), "")
            .replace(&format!("</{name}>"), "");
    }
    decoded(&clean)
}

fn inside(text: &str, quote: char) -> Option<&str> {
    text.strip_prefix(quote)?.strip_suffix(quote)
}

/// Decodes `#quot;`, `#35;` and `&lt;`.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['#', '&']) {
        let (before, code) = rest.split_at(at);
        decoded.push_str(before);
        let name = code[1..].trim_start_matches('#');
        let length = name
            .bytes()
            .take(LONGEST_CODE)
            .position(|byte| byte == b';');
        let name = &name[..length.unwrap_or(0)];
        let is_number = name.starts_with(|c: char| c.is_ascii_digit());
        match entity(&format!("&{}{name};", if is_number { "#" } else { "" })) {
            Some((sign, _)) => {
                decoded.push_str(&sign);
                rest = code.split_once(';').map_or("", |(_, rest)| rest);
            }
            None => {
                decoded.push_str(&code[..1]);
                rest = &code[1..];
            }
        }
    }
    decoded + rest
}

#[cfg(test)]
mod tests;
