//! Builds HTML tables, whose cells hold blocks.

use std::ops::Range;

use super::{Builder, Container, Frame};
use crate::markdown::tree::block::{Alignment, Block, BlockKind, Inline, Item, Table};
use crate::markdown::tree::prepare::{CELL, ROW, TABLE};

/// The maximum number of columns. More cells are joined to the last one.
const MAX_COLUMNS: usize = 64;

impl Builder<'_> {
    /// Opens and closes the parts of an HTML table. A tag without its table has no effect.
    pub fn table_tag(&mut self, tag: char, range: Range<usize>) {
        self.flush();
        if tag == TABLE {
            let rows = Vec::new();
            self.open(Container::Table { rows }, range);
            return;
        }
        self.close_cell();
        let Some(Container::Table { rows }) = self.innermost() else {
            return;
        };
        match tag {
            ROW => rows.push(Vec::new()),
            CELL => self.open(Container::Cell, range),
            _ => self.close_table(range.end),
        }
    }

    pub fn innermost(&mut self) -> Option<&mut Container> {
        let frame = self.stack.last_mut().filter(|_| self.flattened == 0);
        frame.map(|frame| &mut frame.container)
    }

    pub fn close_cell(&mut self) {
        if !matches!(self.innermost(), Some(Container::Cell)) {
            return;
        }
        let blocks = self.stack.pop().map(|frame| frame.blocks);
        if let (Some(blocks), Some(Container::Table { rows })) = (blocks, self.innermost()) {
            match rows.last_mut() {
                Some(row) => row.push(blocks),
                None => rows.push(vec![blocks]),
            }
        }
    }

    /// Closes a table. One with a single cell is only a frame around it.
    pub fn close_table(&mut self, end: usize) {
        let Some(Frame {
            container: Container::Table { mut rows },
            range,
            ..
        }) = self
            .stack
            .pop_if(|frame| matches!(frame.container, Container::Table { .. }))
        else {
            return;
        };
        rows.retain(|row| !row.is_empty());
        match rows.as_mut_slice() {
            [] => {}
            [row] if row.len() == 1 => {
                let blocks = row.pop().unwrap_or_default();
                self.add(blocks);
            }
            _ => {
                let table = BlockKind::Table(table(rows));
                self.push(table, range.start..end.max(range.end));
            }
        }
    }
}

/// A table whose first row is its header. The blocks of a cell become lines.
fn table(rows: Vec<Vec<Vec<Block>>>) -> Table {
    let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
    let n_columns = widest.min(MAX_COLUMNS);
    let mut rows = rows.into_iter().map(|mut row| {
        if row.len() > MAX_COLUMNS {
            let rest = row.split_off(MAX_COLUMNS - 1);
            row.push(rest.into_iter().flatten().collect());
        }
        row.resize(n_columns, Vec::new());
        row.into_iter()
            .map(|cell| lines(cell).join(&Inline::HardBreak))
            .collect()
    });
    Table {
        alignments: vec![Alignment::Left; n_columns],
        header: rows.next().unwrap_or_default(),
        rows: rows.collect(),
    }
}

fn lines(blocks: Vec<Block>) -> Vec<Vec<Inline>> {
    let lines = blocks.into_iter().flat_map(|block| match block.kind {
        BlockKind::Paragraph(text) | BlockKind::Heading { text, .. } => vec![trimmed(text)],
        BlockKind::Quote(blocks) => lines(blocks),
        BlockKind::List(items) => items.into_iter().flat_map(item_lines).collect(),
        BlockKind::Code { text, .. } => {
            let code = |line: &str| vec![Inline::Code(line.to_owned())];
            text.lines().map(code).collect()
        }
        BlockKind::Table(table) => {
            let rows = std::iter::once(table.header).chain(table.rows);
            rows.map(|row| row.join(&Inline::plain(" | "))).collect()
        }
        BlockKind::Rule => vec![vec![Inline::plain("---")]],
    });
    lines.filter(|line| !line.is_empty()).collect()
}

fn item_lines(item: Item) -> Vec<Vec<Inline>> {
    let mut mark = item.mark_text();
    let mut lines = lines(item.blocks);
    for line in &mut lines {
        line.insert(
            0,
            Inline::plain(std::mem::replace(&mut mark, "  ".to_owned())),
        );
    }
    lines
}

/// The text without line ends at both ends.
fn trimmed(mut text: Vec<Inline>) -> Vec<Inline> {
    let is_end = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
    while text.last().is_some_and(is_end) {
        text.pop();
    }
    let leading = text.iter().take_while(|inline| is_end(inline)).count();
    text.drain(..leading);
    text
}
