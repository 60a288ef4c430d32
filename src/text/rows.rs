//! Rows of output. A long text is shared with its layout, not copied.

use std::rc::Rc;

use super::Line;

/// Rows from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    blocks: Vec<RowBlock>,
    len: usize,
}

/// Lines that belong together, moved to the right by some columns.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RowBlock {
    lines: Rc<[Line]>,
    /// The first of the lines that counts.
    first: usize,
    indent: usize,
}

impl Rows {
    pub fn n_rows(&self) -> usize {
        self.len
    }

    /// Adds a row at the end.
    pub fn push(&mut self, row: Line) {
        self.add([row].into(), 0);
    }

    /// Adds lines, moved to the right by `indent` columns.
    pub fn add(&mut self, lines: Rc<[Line]>, indent: usize) {
        self.add_after(0, lines, indent);
    }

    /// The same, without the first `first` lines.
    pub fn add_after(&mut self, first: usize, lines: Rc<[Line]>, indent: usize) {
        let first = first.min(lines.len());
        self.len += lines.len() - first;
        self.blocks.push(RowBlock {
            lines,
            first,
            indent,
        });
    }

    /// The lines of all rows, before they are moved to the right.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        let blocks = self.blocks.iter();
        blocks.flat_map(|block| &block.lines[block.first..])
    }

    /// All rows.
    pub fn into_lines(self) -> Vec<Line> {
        self.visible(0, self.len)
    }

    /// At most `height` rows from row `scroll` on.
    pub fn visible(&self, scroll: usize, height: usize) -> Vec<Line> {
        let mut visible = Vec::new();
        let mut skip = scroll;
        for block in &self.blocks {
            let lines = &block.lines[block.first..];
            let shown = lines.iter().skip(skip).take(height - visible.len());
            visible.extend(shown.cloned().map(|line| line.indented(block.indent)));
            skip = skip.saturating_sub(lines.len());
        }
        visible
    }
}

impl From<Vec<Line>> for Rows {
    fn from(lines: Vec<Line>) -> Self {
        let mut rows = Self::default();
        rows.add(lines.into(), 0);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visible_rows_are_those_of_all_blocks_in_order() {
        let mut rows = Rows::default();
        rows.push("a".into());
        rows.add(["b".into(), "c".into()].into(), 2);
        rows.add(vec!["d".into(), "e".into()].into(), 0);
        let visible = |scroll, height| {
            let lines = rows.visible(scroll, height);
            lines.iter().map(Line::text).collect::<Vec<_>>().join("|")
        };
        assert_eq!(
            (rows.n_rows(), visible(0, 9).as_str()),
            (5, "a|  b|  c|d|e")
        );
        assert_eq!(visible(2, 2), "  c|d");
        assert_eq!(visible(4, 2), "e");
        assert_eq!(visible(7, 2), "");
    }
}
