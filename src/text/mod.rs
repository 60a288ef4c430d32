//! Blocks of an answer laid out as lines of (text, role) at a width, knowing no terminal.
//!
//! [`layout`] is for answers; [`wrap_plain`] and [`pad_to`] are for the texts of
//! the program itself. Chrome is drawn in ASCII: characters of ambiguous width would shift.

mod blocks;
mod code;
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
pub use line::{Line, Piece, Role};
pub use width::{Ambiguous, display_width, pad_to, prefix};
pub use wrap::{wrap, wrap_plain};

/// How to lay out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns; no line is wider, except where a single character is.
    pub width: usize,
    /// How wide ambiguous characters are drawn.
    pub ambiguous: Ambiguous,
    /// Whether the marks of the layout itself are ASCII only.
    pub ascii: bool,
    /// The language of the few words the layout adds.
    pub language: Language,
}

/// Lays out an answer.
pub fn layout(document: &Document, options: &Options) -> Vec<Line> {
    layout_blocks(&document.blocks, options)
}

/// Lays out some blocks of an answer, such as the part that one point stands for.
pub fn layout_blocks(blocks: &[Block], options: &Options) -> Vec<Line> {
    blocks::Layouter { options }.blocks(blocks, options.width.max(2))
}

#[cfg(test)]
mod tests;
