//! Lays out lists: markers at the left, text with a hanging indent.

use super::blocks::{Layouter, NARROW};
use super::line::{Line, Role};
use super::width::display_width;
use super::wrap::wrap_plain;
use crate::markdown::tree::{Item, Mark};

/// The hanging indent of a labelled line in columns.
const LABEL_HANG: usize = 2;

impl Layouter<'_> {
    /// Lays out items with aligned numbers.
    pub fn list(self, items: &[Item], width: usize) -> Vec<Line> {
        let widest = items
            .iter()
            .map(|item| self.columns(&item.mark_text()))
            .max()
            .unwrap_or(0);
        let numbered = items
            .iter()
            .all(|item| matches!(item.mark, Mark::Number(_)));
        let mut lines = Vec::new();
        for item in items {
            let mut mark = item.mark_text();
            if numbered {
                let missing = widest.saturating_sub(self.columns(&mark));
                mark.insert_str(0, &" ".repeat(missing));
            }
            lines.extend(self.item(item, &mark, width));
        }
        lines
    }

    fn item(self, item: &Item, mark: &str, width: usize) -> Vec<Line> {
        let columns = self.columns(mark);
        if width < NARROW.max(columns * 2) {
            let mut lines: Vec<Line> = wrap_plain(mark, width, self.options.glyphs.ambiguous)
                .into_iter()
                .map(|text| Line::new(text, Role::ListMark))
                .collect();
            lines.extend(self.item_blocks(item, width, width));
            return lines;
        }
        let hang = if columns == 0 { LABEL_HANG } else { columns };
        let mut lines = self.item_blocks(item, width - columns, width - hang);
        if lines.is_empty() {
            lines.push(Line::default());
        }
        for (n, line) in lines.iter_mut().enumerate() {
            let inner = std::mem::take(line);
            if n == 0 {
                line.push(mark, Role::ListMark);
            } else if !inner.is_empty() {
                line.push(" ".repeat(hang), Role::Plain);
            }
            line.append(inner);
        }
        lines
    }

    /// Lays out the blocks of an item without blank lines between them.
    fn item_blocks(self, item: &Item, first: usize, rest: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for block in &item.blocks {
            lines.extend(self.block(block, first.min(rest)));
        }
        lines
    }

    fn columns(self, text: &str) -> usize {
        display_width(text, self.options.glyphs.ambiguous)
    }
}
