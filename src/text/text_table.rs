//! Tables of short texts, such as the rows of `list`: one line per row, in aligned columns.
//!
//! Tables of notes, whose cells wrap, are in `table.rs`.

use super::{Glyphs, Line, Role, visible};
use crate::markdown::tree::Alignment;

/// Columns between two cells.
const GAP: usize = 2;
/// The minimum width of the last column.
const MIN_LAST_WIDTH: usize = 10;

/// A header and rows. Truncates the last column if the rows are too wide.
pub struct TextTable {
    alignments: Vec<Alignment>,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    /// The filled and the unfilled part of a bar after each row; may be empty.
    bars: Vec<(String, String)>,
}

impl TextTable {
    /// An empty table with these columns.
    pub fn new(columns: &[(&str, Alignment)]) -> Self {
        Self {
            alignments: columns.iter().map(|(_, alignment)| *alignment).collect(),
            header: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            rows: Vec::new(),
            bars: Vec::new(),
        }
    }

    /// Adds a row. Control characters become visible marks.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let plain = |cell: T| visible(cell.as_ref()).replace(['\n', '\t'], " ");
        self.rows.push(cells.into_iter().map(plain).collect());
        self.bars.push(Default::default());
    }

    /// Adds a row with a bar after its cells.
    pub fn row_with_bar<T: AsRef<str>>(
        &mut self,
        cells: impl IntoIterator<Item = T>,
        bar: (String, String),
    ) {
        self.row(cells);
        if let Some(last) = self.bars.last_mut() {
            *last = bar;
        }
    }

    /// The header and the rows in `width` columns.
    pub fn lines(&self, width: usize, glyphs: Glyphs) -> Vec<Line> {
        let widths = self.widths(width, glyphs);
        let line = |cells: &Vec<String>, role| Line::new(self.padded(cells, &widths, glyphs), role);
        let header = line(&self.header, Role::Dim).trimmed();
        let rows = self.rows.iter().zip(&self.bars).map(|(row, (full, rest))| {
            let row = line(row, Role::Plain).with(full.as_str(), Role::Done);
            row.with(rest.as_str(), Role::Rest).trimmed()
        });
        std::iter::once(header).chain(rows).collect()
    }

    /// The header and the rows in full, with a tab between two cells and without indentation.
    pub fn tab_separated(&self) -> impl Iterator<Item = String> {
        let all = std::iter::once(&self.header).chain(&self.rows);
        all.map(|cells| {
            let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
            cells.join("\t")
        })
    }

    fn widths(&self, width: usize, glyphs: Glyphs) -> Vec<usize> {
        let mut widths = vec![0; self.header.len()];
        for row in self.rows.iter().chain([&self.header]) {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = glyphs.width(cell).max(*width);
            }
        }
        if let Some((last, others)) = widths.split_last_mut() {
            let used: usize = others.iter().map(|width| width + GAP).sum();
            *last = (*last).min(width.saturating_sub(used).max(MIN_LAST_WIDTH));
        }
        widths
    }

    fn padded(&self, cells: &[String], widths: &[usize], glyphs: Glyphs) -> String {
        let mut text = String::new();
        for ((cell, width), alignment) in cells.iter().zip(widths).zip(&self.alignments) {
            let cell = glyphs.truncate(cell, *width);
            let blank = " ".repeat(width.saturating_sub(glyphs.width(&cell)));
            let (before, after) = match alignment {
                Alignment::Right => (blank.as_str(), ""),
                Alignment::Left | Alignment::Center => ("", blank.as_str()),
            };
            text.extend([before, &cell, after, &" ".repeat(GAP)]);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> TextTable {
        let mut table = TextTable::new(&[("due", Alignment::Right), ("topic", Alignment::Left)]);
        table.row(["7", "网络\u{1b}"]);
        table.row(["12", "  Service and Ingress"]);
        table
    }

    #[test]
    fn columns_line_up_and_the_last_one_is_cut() {
        let lines = table().lines(17, Glyphs::default());
        let texts: Vec<String> = lines.iter().map(Line::text).collect();
        assert_eq!(texts, ["due  topic", "  7  网络␛", " 12    Service.."]);
    }

    #[test]
    fn tab_separated_rows_are_neither_padded_nor_cut() {
        let rows: Vec<String> = table().tab_separated().collect();
        assert_eq!(rows, ["due\ttopic", "7\t网络␛", "12\tService and Ingress"]);
    }
}
