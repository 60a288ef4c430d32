//! Converts Mermaid sequence diagrams and simple flow charts to readable lines.
//!
//! Leaves out drawing instructions (colors, classes, directions). Keeps unparsed lines as they
//! are. Other kinds of diagrams stay code.

mod flow;
mod sequence;

use super::LayoutOptions;
use super::line::{Line, Piece, Role};
use super::wrap::wrap;

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

/// Lays out a diagram; `None` if its kind is not supported.
pub fn layout(text: &str, width: usize, options: &LayoutOptions) -> Option<Vec<Line>> {
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
    let comments = comments.into_iter();
    let steps = match kind {
        "sequenceDiagram" => {
            let lines = comments.chain([rest.trim()]).chain(lines);
            sequence::steps(lines, options.language)
        }
        "graph" | "flowchart" => {
            let first = flow::without_direction(rest);
            flow::steps(comments.chain([first]).chain(lines))
        }
        _ => return None,
    };
    Some(
        steps
            .iter()
            .flat_map(|step| step.lines(width, options))
            .collect(),
    )
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

/// The text on one line, without quotes and HTML breaks.
fn clean(text: &str) -> String {
    let text = text.trim();
    let text = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(text);
    let mut clean = text.to_owned();
    for line_break in ["<br/>", "<br />", "<br>", "\\n"] {
        clean = clean.replace(line_break, " ");
    }
    clean.replace('\t', " ")
}

#[cfg(test)]
mod tests;
