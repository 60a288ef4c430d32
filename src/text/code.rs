//! Lays out code blocks: indented and highlighted, with a mark before continued lines.

use unicode_segmentation::UnicodeSegmentation;

use super::highlight::Highlighter;
use super::line::{Line, Piece, Role};
use super::width::grapheme_width;
use super::{LayoutOptions, mermaid};
use crate::markdown::tree::visible;

/// The indentation of code in columns.
const INDENT: usize = 2;
/// Columns between tab stops.
const TAB: usize = 4;
/// The width in columns below which code is not indented.
const NARROW: usize = 16;

/// Languages whose name is not shown above the code.
const LANGUAGES: [&str; 30] = [
    "yaml", "yml", "json", "jsonc", "toml", "ini", "sh", "bash", "shell", "zsh", "console", "go",
    "golang", "python", "py", "java", "rust", "c", "cpp", "javascript", "js", "sql", "xml", "html",
    "dockerfile", "docker", "nginx", "text", "txt", "mermaid",
];

pub fn layout(language: &str, text: &str, width: usize, options: &LayoutOptions) -> Vec<Line> {
    if language.trim() == "mermaid"
        && let Some(lines) = mermaid::layout(text, width, options)
    {
        return lines;
    }
    let indent = if width < NARROW { 0 } else { INDENT };
    let mut lines = Vec::new();
    if !language.trim().is_empty() && !is_name(language) {
        let note = Piece::new(language.trim(), Role::Dim);
        lines.extend(super::wrap(&[note], width, options.glyphs.ambiguous));
    }
    let text = text.trim_end_matches('\n');
    let mut highlighter = Highlighter::new(language, text);
    for line in text.split('\n') {
        let pieces = highlighter.line(&expand_tabs(&visible(line)));
        lines.extend(fold(&pieces, width - indent, indent, options));
    }
    lines
}

/// Whether the info string is the name of a language rather than text.
fn is_name(language: &str) -> bool {
    let mut words = language.split_whitespace();
    let name = words.next().unwrap_or("").to_ascii_lowercase();
    words.next().is_none() && LANGUAGES.contains(&name.as_str())
}

fn expand_tabs(line: &str) -> String {
    let mut expanded = String::with_capacity(line.len());
    let mut column = 0;
    for character in line.chars() {
        if character == '\t' {
            let blanks = TAB - column % TAB;
            expanded.extend(std::iter::repeat_n(' ', blanks));
            column += blanks;
        } else {
            expanded.push(character);
            column += 1;
        }
    }
    expanded
}

/// The role of each grapheme cluster; a cluster across two pieces has the role of the first.
fn roles<'a>(text: &'a str, pieces: &'a [Piece]) -> impl Iterator<Item = Role> + 'a {
    let mut ends = pieces.iter().scan(0, |end, piece| {
        *end += piece.text.len();
        Some((*end, piece.role))
    });
    let mut now = ends.next();
    text.grapheme_indices(true).map(move |(at, _)| {
        while now.is_some_and(|(end, _)| end <= at) {
            now = ends.next();
        }
        now.map_or(Role::CodeBlock, |(_, role)| role)
    })
}

/// Breaks a line of code at the width, even inside a word.
fn fold(pieces: &[Piece], width: usize, indent: usize, options: &LayoutOptions) -> Vec<Line> {
    let mark = if options.glyphs.ascii { "\\ " } else { "↪ " };
    let mark = if width < NARROW { "" } else { mark };
    let begin = |mark: &str| {
        let mut line = Line::new(" ".repeat(indent), Role::CodeBlock);
        line.push(mark, Role::CodeContinuation);
        line
    };
    let mut lines = Vec::new();
    let mut line = begin("");
    let mut used = 0;
    let mut fresh = true;
    let mut continued = false;
    let text: String = pieces.iter().map(|piece| &*piece.text).collect();
    for (grapheme, role) in text.graphemes(true).zip(roles(&text, pieces)) {
        if continued && grapheme.trim().is_empty() {
            continue;
        }
        let columns = grapheme_width(grapheme, options.glyphs.ambiguous);
        if used + columns > width && !fresh {
            continued = true;
            if grapheme.trim().is_empty() {
                continue;
            }
            lines.push(std::mem::replace(&mut line, begin(mark)));
            used = mark.chars().count();
        }
        line.push(grapheme, role);
        used += columns;
        fresh = false;
        continued = false;
    }
    lines.push(if fresh { Line::default() } else { line });
    lines
}
