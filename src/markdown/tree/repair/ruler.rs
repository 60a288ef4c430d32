//! How wide the lines of an answer are, to tell a line that was cut from one that ended.

use crate::markdown::tree::block::{Block, BlockKind, plain_text};
use crate::markdown::tree::shape::{columns, ends_sentence};

/// No page is wider; longer lines were never wrapped.
const WIDEST_PAGE: usize = 140;
/// No line shorter than this was cut by a page.
const NARROWEST_PAGE: usize = 32;
/// Lines that an editor wrapped are at least this wide.
const EDITOR_LINE: usize = 60;

/// The width at which the lines of an answer were cut.
#[derive(Clone, Copy, Debug)]
pub struct Ruler {
    page: usize,
}

impl Ruler {
    /// Measures the lines of paragraphs that do not end a sentence.
    pub fn of(blocks: &[Block]) -> Self {
        let paragraphs = blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Paragraph(text) => Some(plain_text(text)),
            _ => None,
        });
        let page = paragraphs
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| !ends_sentence(line))
            .map(|line| columns(line.trim()))
            .filter(|width| *width <= WIDEST_PAGE)
            .max();
        Self {
            page: page.unwrap_or(0).min(WIDEST_PAGE * 3 / 4),
        }
    }

    /// Whether a paragraph of this width may have been cut by the edge of a page.
    pub fn fills_page(self, width: usize) -> bool {
        width >= NARROWEST_PAGE && width <= WIDEST_PAGE && width * 10 >= self.page * 7
    }

    /// Whether a line inside a paragraph may have been wrapped by an editor.
    pub fn fills_editor(self, width: usize) -> bool {
        width >= EDITOR_LINE && width <= WIDEST_PAGE && width * 10 >= self.page * 6
    }
}
