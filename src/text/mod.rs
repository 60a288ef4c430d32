//! Lays out text as [`Line`]s: pieces of text, each with a [`Role`], at a given width.
//!
//! [`layout`] lays out an answer; [`wrap_plain`] and [`TextTable`] lay out the program's own text.
//! `tui` and `cli` map the roles to colors. List markers, checkboxes and ellipses are ASCII, because
//! the width of other characters depends on the terminal.

mod blocks;
mod code;
mod find;
mod glyphs;
mod highlight;
mod line;
mod list;
mod mermaid;
mod pieces;
mod quote;
mod rows;
mod table;
mod text_table;
mod visible_text;
mod width;
mod wrap;
mod wrap_cache;

use crate::domain::Language;
use crate::markdown::tree::{Block, Document};

pub use crate::markdown::tree::{mark_of, visible};
pub use find::FoldedLines;
pub use glyphs::Glyphs;
pub use line::{Line, Piece, Role};

pub use rows::Rows;
pub use text_table::TextTable;
pub use visible_text::VisibleText;
pub use width::{Ambiguous, display_width, pad_to, prefix};
pub use wrap::{wrap, wrap_first, wrap_plain};
pub use wrap_cache::WrapCache;

/// How to lay out an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LayoutOptions {
    /// The width in columns. A line exceeds it only if one character alone is wider.
    pub width: usize,
    /// The characters that the terminal can draw.
    pub glyphs: Glyphs,
    /// The language of words that the layout adds, such as the label of an image.
    pub language: Language,
}

/// Lays out an answer.
pub fn layout(document: &Document, options: &LayoutOptions) -> Vec<Line> {
    layout_blocks(&document.blocks, options)
}

/// Lays out some blocks of an answer, such as the text of one point.
pub fn layout_blocks(blocks: &[Block], options: &LayoutOptions) -> Vec<Line> {
    #[cfg(test)]
    N_LAYOUTS.with(|n| n.set(n.get() + 1));
    blocks::Layouter { options }.blocks(blocks, options.width.max(2))
}

/// Lays out blocks, and gives the passages that read like `quotes` the role [`Role::Marked`].
pub fn layout_with_quotes(blocks: &[Block], quotes: &[&str], options: &LayoutOptions) -> Vec<Line> {
    let mut lines = layout_blocks(blocks, options);
    for quote in quotes {
        quote::mark_quote(&mut lines, quote);
    }
    lines
}

#[cfg(test)]
thread_local! {
    /// How many times this thread laid out blocks.
    pub static N_LAYOUTS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
    /// How many bytes of text this thread wrapped or put into lines.
    pub static N_LAID_OUT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
mod tests;
