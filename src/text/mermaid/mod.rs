//! Mermaid diagrams as lines a reader can follow: sequence diagrams and simple flow charts.
//!
//! What only concerns the drawing (colours, classes, directions) is left out; a line that is not
//! understood is shown as it stands; other kinds of diagrams stay code.

mod flow;
mod sequence;

use super::LayoutOptions;
use super::line::{Line, Piece, Role};
use super::wrap::wrap;

/// One line of a diagram before it is wrapped.
struct Step {
    /// How many blocks it is inside of.
    depth: usize,
    pieces: Vec<Piece>,
}

/// How far the steps of a block, and the second line of a step, stand in.
const INDENT: usize = 2;
/// The deepest indentation.
const MAX_DEPTH: usize = 6;
/// Narrower than this nothing stands in.
const NARROW: usize = 20;

/// Lays out a diagram; none when it is of a kind not known here.
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

impl Step {
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

/// A text of a diagram on one line, without quotes and HTML breaks.
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
