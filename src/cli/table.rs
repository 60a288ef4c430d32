//! Columns of text that line up, Chinese characters included.

use crate::text::{Ambiguous, display_width, pad_to, prefix, visible};

use super::output::{Output, Style};

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// Rows of cells; the last column takes the room that is left.
pub struct Table {
    aligns: Vec<Align>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns.
    pub fn new(columns: &[(&str, Align)]) -> Self {
        Self {
            aligns: columns.iter().map(|(_, align)| *align).collect(),
            head: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    /// Adds a row; control characters are shown as marks.
    pub fn row(&mut self, cells: &[String]) {
        let cells = cells
            .iter()
            .map(|cell| visible(cell).replace(['\n', '\t'], " "));
        self.rows.push(cells.collect());
    }

    /// Writes it, no line wider than `columns`.
    pub fn print(&self, output: &mut Output, columns: usize) {
        let widths = self.widths(columns);
        output.styled(Style::Dim, &self.line(&self.head, &widths));
        output.push("\n");
        for row in &self.rows {
            output.line(&self.line(row, &widths));
        }
    }

    fn widths(&self, columns: usize) -> Vec<usize> {
        let lines = || self.rows.iter().chain([&self.head]);
        let width = |cell: &String| display_width(cell, Ambiguous::Narrow);
        let mut widths: Vec<usize> = (0..self.head.len())
            .map(|column| {
                lines()
                    .filter_map(|row| row.get(column))
                    .map(width)
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let others: usize = widths.iter().rev().skip(1).map(|width| width + 2).sum();
        if let Some(last) = widths.last_mut() {
            *last = (*last).min(columns.saturating_sub(others).max(10));
        }
        widths
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let cells = cells
            .iter()
            .zip(widths)
            .zip(&self.aligns)
            .map(|((cell, width), align)| {
                let cell = cut(cell, *width);
                match align {
                    Align::Left => pad_to(&cell, *width, Ambiguous::Narrow),
                    Align::Right => {
                        let blank = width.saturating_sub(display_width(&cell, Ambiguous::Narrow));
                        format!("{}{cell}", " ".repeat(blank))
                    }
                }
            });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    }
}

/// A text cut to a width, with dots that every terminal draws one column wide.
pub fn cut(text: &str, width: usize) -> String {
    if display_width(text, Ambiguous::Narrow) <= width {
        return text.to_owned();
    }
    let kept = prefix(text, width.saturating_sub(2), Ambiguous::Narrow);
    format!("{}..", kept.trim_end())
}
