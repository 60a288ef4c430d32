//! Finds table rows without a closing `|`.

use crate::domain::Span;
use crate::notes::page::{LineKind, Page};

/// The ends of rows that begin with `|` and don't end in one, in tables whose other rows do.
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

/// Whether a row is the delimiter row of a table and ends in `|`.
fn is_delimiter(row: &str) -> bool {
    row.len() > 2 && row.ends_with('|') && row.contains('-') && {
        let mut signs = row.bytes();
        signs.all(|sign| matches!(sign, b'|' | b'-' | b':' | b' ' | b'\t'))
    }
}
