//! Lays out tables at any width: wraps cells, and turns rows into records of `column: value` lines
//! if the columns would be too narrow to read.

use super::blocks::Layouter;
use super::line::{Line, Role};
use super::pieces::pieces;
use super::wrap::{widest_word, wrap};
use crate::markdown::tree::{Alignment, Inline, Table, plain_text};

/// The separator between two columns.
const BAR: &str = " | ";
/// The minimum readable width of a column that wraps its text.
const READABLE: usize = 10;
/// The length in columns above which a word may be broken.
const LONG_WORD: usize = 24;

pub fn layout(layouter: Layouter<'_>, table: &Table, width: usize) -> Vec<Line> {
    let grid = Grid::new(layouter, table);
    match grid.columns(width) {
        Some(columns) => grid.lines(&columns),
        None => grid.records(width),
    }
}

struct Grid<'a> {
    layouter: Layouter<'a>,
    table: &'a Table,
    /// The width at which each column does not wrap.
    wanted: Vec<usize>,
    /// The width at which each column keeps its words whole.
    needed: Vec<usize>,
}

impl<'a> Grid<'a> {
    fn new(layouter: Layouter<'a>, table: &'a Table) -> Self {
        let ambiguous = layouter.options.glyphs.ambiguous;
        let mut wanted = vec![0; table.alignments.len()];
        let mut needed = wanted.clone();
        for row in std::iter::once(&table.header).chain(&table.rows) {
            for ((wanted, needed), cell) in wanted.iter_mut().zip(&mut needed).zip(row) {
                let lines = layouter.text(cell, Role::Plain, usize::MAX);
                let widest = lines
                    .iter()
                    .map(|line| line.width(layouter.options.glyphs.ambiguous))
                    .max();
                *wanted = (*wanted).max(widest.unwrap_or(0));
                *needed = (*needed).max(widest_word(&plain_text(cell), ambiguous).min(LONG_WORD));
            }
        }
        Self {
            layouter,
            table,
            wanted,
            needed,
        }
    }

    /// Computes the width of each column in terminal columns; `None` if they would be unreadable.
    ///
    /// Columns that need less than an equal share get their full width. The others divide the rest
    /// in proportion to their full width.
    fn columns(&self, width: usize) -> Option<Vec<usize>> {
        let n = self.wanted.len();
        let room = width.checked_sub(BAR.len() * n.checked_sub(1)?)?;
        let mut columns = self.wanted.clone();
        let mut open: Vec<usize> = (0..n).collect();
        let mut left = room;
        loop {
            let total: usize = open.iter().map(|column| self.wanted[*column]).sum();
            if total <= left {
                return Some(columns);
            }
            let share = left / open.len().max(1);
            let (content, greedy): (Vec<usize>, Vec<usize>) = open
                .iter()
                .partition(|column| self.wanted[**column] <= share);
            if content.is_empty() {
                break;
            }
            left -= content
                .iter()
                .map(|column| self.wanted[*column])
                .sum::<usize>();
            open = greedy;
        }
        let whole = |column: &usize| self.needed[*column].max(READABLE);
        let readable = |_: &usize| READABLE;
        if !self.divide(&mut columns, &open, left, whole)
            && !self.divide(&mut columns, &open, left, readable)
        {
            return None;
        }
        Some(columns)
    }

    /// Gives each open column its minimum and divides the rest in proportion to the full widths;
    /// returns false if the width is too small.
    fn divide(
        &self,
        columns: &mut [usize],
        open: &[usize],
        room: usize,
        least: impl Fn(&usize) -> usize,
    ) -> bool {
        let Some(mut spare) = room.checked_sub(open.iter().map(&least).sum()) else {
            return false;
        };
        let greed = |column: &usize| self.wanted[*column].saturating_sub(least(column));
        let mut greedy: usize = open.iter().map(greed).sum();
        for column in open {
            let share = spare * greed(column) / greedy.max(1);
            columns[*column] = least(column) + share;
            spare -= share;
            greedy -= greed(column);
        }
        true
    }

    fn lines(&self, columns: &[usize]) -> Vec<Line> {
        let mut lines = self.row(&self.table.header, columns, Role::TableHead);
        lines.push(rule(columns, "-+-"));
        let rows: Vec<Vec<Line>> = self
            .table
            .rows
            .iter()
            .map(|row| self.row(row, columns, Role::Plain))
            .collect();
        let mut wrapped = false;
        for (n, row) in rows.into_iter().enumerate() {
            if n > 0 && (wrapped || row.len() > 1) {
                lines.push(rule(columns, BAR));
            }
            wrapped = row.len() > 1;
            lines.extend(row);
        }
        lines
    }

    fn row(&self, cells: &[Vec<Inline>], columns: &[usize], role: Role) -> Vec<Line> {
        let cells: Vec<Vec<Line>> = columns
            .iter()
            .enumerate()
            .map(|(n, width)| {
                let cell = cells.get(n).map(Vec::as_slice).unwrap_or_default();
                self.layouter.text(cell, role, *width)
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        (0..height)
            .map(|n| self.row_line(&cells, columns, n))
            .collect()
    }

    fn row_line(&self, cells: &[Vec<Line>], columns: &[usize], n: usize) -> Line {
        let mut line = Line::default();
        for (column, (cell, width)) in cells.iter().zip(columns).enumerate() {
            if column > 0 {
                line.push(BAR, Role::TableRule);
            }
            let text = cell.get(n).cloned().unwrap_or_default();
            let missing = width.saturating_sub(text.width(self.layouter.options.glyphs.ambiguous));
            let before = match self.table.alignments.get(column) {
                Some(Alignment::Right) => missing,
                Some(Alignment::Center) if cell.len() == 1 => missing / 2,
                _ => 0,
            };
            line.push(" ".repeat(before), Role::Plain);
            line.append(text);
            if column + 1 < columns.len() {
                line.push(" ".repeat(missing - before), Role::Plain);
            }
        }
        line
    }

    /// Lays out each row as `column: value` lines, with the first column highlighted.
    fn records(&self, width: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (n, row) in self.table.rows.iter().enumerate() {
            if n > 0 {
                lines.push(Line::default());
            }
            for (column, cell) in row.iter().enumerate() {
                lines.extend(self.field(column, cell, width));
            }
        }
        if self.table.rows.is_empty() {
            for cell in &self.table.header {
                lines.extend(self.layouter.text(cell, Role::TableHead, width));
            }
        }
        lines
    }

    fn field(&self, column: usize, cell: &[Inline], width: usize) -> Vec<Line> {
        let language = self.layouter.options.language;
        let header = self
            .table
            .header
            .get(column)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut all = pieces(header, Role::TableHead, language);
        let named = all.iter().any(|piece| !piece.text.trim().is_empty());
        if named {
            all.push(super::Piece::new(": ", Role::TableHead));
        }
        all.extend(pieces(cell, Role::Plain, language));
        let hang = if width < super::blocks::NARROW { 0 } else { 2 };
        let mut lines = wrap(&all, width - hang, self.layouter.options.glyphs.ambiguous);
        for (n, line) in lines.iter_mut().enumerate() {
            if n > 0 || column > 0 {
                let inner = std::mem::take(line);
                line.push(" ".repeat(hang), Role::Plain);
                line.append(inner);
            }
        }
        lines
    }
}

fn rule(columns: &[usize], crossing: &str) -> Line {
    let fill = if crossing.contains('-') { "-" } else { " " };
    let parts: Vec<String> = columns.iter().map(|width| fill.repeat(*width)).collect();
    Line::new(parts.join(crossing).trim_end(), Role::TableRule)
}
