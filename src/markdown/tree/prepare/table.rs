//! Widens the header of tables with longer rows, because the parser drops excess cells.

use super::verbatim::Verbatim;
use super::{Edit, SourceLine};

/// The maximum number of added columns.
const MAX_ADDED: usize = 64;

/// Widens the header and delimiter of every table that has a longer row.
pub fn widen(source: &str, verbatim: &Verbatim, edits: &mut Vec<Edit>) {
    if !source.contains('|') {
        return;
    }
    let mut lines = Vec::new();
    let mut start = 0;
    for with_end in source.split_inclusive('\n') {
        let text = with_end.trim_end();
        lines.push(SourceLine { text, start });
        start += with_end.len();
    }
    let mut n = 1;
    while n < lines.len() {
        let (header, delimiter) = (lines[n - 1], lines[n]);
        n += 1;
        let is_table = is_delimiter(delimiter.text) && header.text.contains('|');
        if !is_table || verbatim.is_code(delimiter, false) {
            continue;
        }
        // A line without bars is a row with one cell. Only a blank line ends the table.
        let is_row =
            |row: &&SourceLine<'_>| row.text.contains(|c: char| !c.is_whitespace() && c != '>');
        let rows = lines[n..].iter().take_while(is_row);
        let counts: Vec<usize> = rows.map(|row| n_cells(row.text)).collect();
        n += counts.len();
        let expected = n_cells(header.text);
        let longest = counts.into_iter().max().unwrap_or(0);
        let missing = longest.saturating_sub(expected).min(MAX_ADDED);
        if missing > 0 && expected == n_cells(delimiter.text) {
            for (line, cell) in [(header, " |"), (delimiter, "---|")] {
                let end = line.start + line.text.len();
                edits.push(Edit::insert(end, extension(line.text, cell, missing)));
            }
        }
    }
}

fn extension(line: &str, cell: &str, missing: usize) -> String {
    let opening = if line.ends_with('|') { "" } else { "|" };
    opening.to_owned() + &cell.repeat(missing)
}

fn is_delimiter(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '>'))
}

/// The number of cells of a row. Ignores escaped bars and one bar at either end.
fn n_cells(line: &str) -> usize {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '>');
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = match line.strip_suffix('|') {
        Some(inner) if !inner.ends_with('\\') => inner,
        _ => line,
    };
    let bytes = line.as_bytes();
    let bar = |at: &usize| bytes[*at] == b'|' && (*at == 0 || bytes[*at - 1] != b'\\');
    (0..bytes.len()).filter(bar).count() + 1
}

#[cfg(test)]
mod tests {
    use crate::markdown::tree::{BlockKind, parse, plain_text};

    #[test]
    fn a_row_longer_than_its_header_keeps_every_cell() {
        let document = parse("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |");
        let BlockKind::Table(table) = &document.blocks[0].kind else {
            panic!("{document:?}");
        };
        assert_eq!(table.header.len(), 3);
        assert_eq!(plain_text(&table.rows[0][2]), "3");
        assert_eq!(table.rows[1].len(), 3);
    }

    /// Found by fuzzing, then minimized.
    #[test]
    fn a_long_row_below_one_without_bars_keeps_every_cell() {
        let document = parse("| a | b |\n|---|---|\n1\n| 2 | 3 | 4 |\n");
        let BlockKind::Table(table) = &document.blocks[0].kind else {
            panic!("{document:?}");
        };
        assert_eq!(plain_text(&table.rows[1][2]), "4");
    }
}
