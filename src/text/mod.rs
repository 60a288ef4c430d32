//! Blocks of an answer laid out as lines of (text, role) at a width, knowing no terminal.
//!
//! [`layout`] is for answers; [`wrap_plain`] and [`pad_to`] are for the texts of
//! the program itself. Chrome is drawn in ASCII: characters of ambiguous width would shift.

mod blocks;
mod code;
mod glyphs;
mod highlight;
mod line;
mod list;
mod mermaid;
mod pieces;
mod table;
mod width;
mod wrap;

use crate::domain::Language;
use crate::markdown::tree::{Block, Document};

pub use crate::markdown::tree::visible;
pub use glyphs::Glyphs;
pub use line::{Line, Piece, Role};
pub use width::{Ambiguous, display_width, pad_to, prefix};
pub use wrap::{wrap, wrap_plain};

/// How to lay out blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Columns. No line is wider, unless a single character is.
    pub width: usize,
    /// What the terminal can draw.
    pub glyphs: Glyphs,
    /// The language of the words that the layout adds, such as the label of an image.
    pub language: Language,
}

/// Lays out an answer.
pub fn layout(document: &Document, options: &LayoutOptions) -> Vec<Line> {
    layout_blocks(&document.blocks, options)
}

/// Lays out some blocks of an answer, such as the part that one point stands for.
pub fn layout_blocks(blocks: &[Block], options: &LayoutOptions) -> Vec<Line> {
    blocks::Layouter { options }.blocks(blocks, options.width.max(2))
}

#[cfg(test)]
mod tests;
