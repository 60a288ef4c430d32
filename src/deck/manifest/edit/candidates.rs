//! Candidates for an edited manifest: texts with something added at places where YAML may take it.

use crate::yaml::{Node, line_start, newline_of};

/// How many places of one kind are tried.
const MAX_TRIED: usize = 8;

/// Candidates with more items in a list: in its brackets, or on lines below.
pub(super) fn extended(text: &str, list: &Node, added: &[String]) -> Vec<String> {
    let comma = if list.items().is_empty() { "" } else { ", " };
    let in_brackets = format!("{comma}{}", added.join(", "));
    let mut edits = before_closing(text, last_at(list), ']', &in_brackets);
    let first = list.items().first();
    let before = first.map(|first| &text[line_start(text, first.at)..first.at]);
    if let Some((indent, _)) = before.and_then(|before| before.rsplit_once('-')) {
        let indent: String = indent.chars().map(|_| ' ').collect();
        let lines: Vec<String> = added
            .iter()
            .map(|item| format!("{indent}- {item}"))
            .collect();
        let lines = lines.join(newline_of(text));
        edits.extend(below(text, line_end(text, last_at(list)), &lines));
    }
    edits
}

/// Candidates with a text before one of the closing brackets after a byte offset.
pub(super) fn before_closing(text: &str, from: usize, closing: char, added: &str) -> Vec<String> {
    let closing = text[from..].match_indices(closing).take(MAX_TRIED);
    let edits = closing.map(|(at, _)| {
        let before = text[..from + at].trim_end();
        format!("{before}{added}{}", &text[before.len()..])
    });
    edits.collect()
}

/// Candidates with lines after the line that ends at a byte offset, or after one of the next.
pub(super) fn below(text: &str, end: usize, lines: &str) -> impl Iterator<Item = String> {
    let next = |end: &usize| {
        let newline = text[*end..].find('\n')?;
        Some(line_end(text, *end + newline + 1))
    };
    let newline = newline_of(text);
    let ends = std::iter::successors(Some(end), next).take(MAX_TRIED);
    ends.map(move |end| format!("{}{newline}{lines}{}", &text[..end], &text[end..]))
}

/// Appends a key and the lines of its value to the text.
pub(super) fn appended(text: &str, indent: &str, key: &str, lines: &str) -> String {
    let newline = newline_of(text);
    let is_whole = text.is_empty() || text.ends_with('\n');
    let between = if is_whole { "" } else { newline };
    format!("{text}{between}{indent}{key}:{newline}{lines}{newline}")
}

/// The byte offset of the last node inside a list or map.
pub(super) fn last_at(node: &Node) -> usize {
    let last_value = node.pairs().last().map(|(_, value)| value);
    let last = last_value.or(node.items().last());
    last.map_or(node.at, last_at)
}

pub(super) fn line_end(text: &str, at: usize) -> usize {
    at + text[at..].lines().next().map_or(0, str::len)
}

pub(super) fn indent_of(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..at];
    &line[..line.len() - line.trim_start().len()]
}
