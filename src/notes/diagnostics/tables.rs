//! Rows of tables that lack the `|` at their end.

use crate::domain::Span;
use crate::notes::page::{LineKind, Page};

/// Where rows end that begin with `|` and lack the last one, in tables whose other rows have it.
pub(super) fn open_rows(page: &Page<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut in_table = false;
    for (n, line) in page.lines.iter().enumerate() {
        let text = page.line(n).trim_ascii_start();
        let is_row = line.kind == LineKind::Text && text.starts_with('|');
        if !is_row {
            in_table = false;
            continue;
        }
        let text = text.trim_end();
        if is_delimiter(text) {
            in_table = true;
        } else if in_table && !text.ends_with('|') {
            let blanks = page.line(n).len() - page.line(n).trim_end().len();
            let end = line.span.end as usize - blanks;
            found.push(Span::new(end..end));
        }
    }
    found
}

/// Whether a row divides the head of a table from its body, and ends in `|` itself.
fn is_delimiter(row: &str) -> bool {
    row.len() > 2 && row.ends_with('|') && row.contains('-') && {
        let mut signs = row.bytes();
        signs.all(|sign| matches!(sign, b'|' | b'-' | b':' | b' ' | b'\t'))
    }
}
