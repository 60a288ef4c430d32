//! How wide the lines of an answer are, to tell a line that was cut from one that ended.

use crate::markdown::tree::block::{Block, BlockKind, Inline, plain_text};
use crate::markdown::tree::shape::{columns, ends_sentence};

/// No page is wider; longer lines were never wrapped.
const WIDEST_PAGE: usize = 140;
/// No line shorter than this was cut by a page.
const NARROWEST_PAGE: usize = 32;
/// Lines that were merged may be wider than the page; its edge is here at most.
const USUAL_PAGE: usize = 105;
/// A page at least this wide shows that lines were cut.
const WIDE_PAGE: usize = 80;
/// Lines that an editor wrapped are at least this wide.
const EDITOR_LINE: usize = 60;

/// The width at which the pages of an answer cut its lines; 0 when nothing cut them.
#[derive(Clone, Copy, Debug)]
pub struct Ruler {
    page: usize,
}

impl Ruler {
    /// Measures the lines of paragraphs that do not end a sentence. One that no page can hold
    /// shows that they were typed so.
    pub fn of(blocks: &[Block]) -> Self {
        let widest = blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Paragraph(text) if text.first() != Some(&Inline::HardBreak) => {
                    Some(plain_text(text))
                }
                _ => None,
            })
            .flat_map(|text| text.lines().map(open_width).collect::<Vec<_>>())
            .max()
            .unwrap_or(0);
        let page = if widest > WIDEST_PAGE {
            0
        } else {
            widest.min(USUAL_PAGE)
        };
        Self { page }
    }

    /// Whether a paragraph of this width may have been cut by the edge of a page.
    pub fn fills_page(self, width: usize) -> bool {
        self.page > 0 && width >= NARROWEST_PAGE && width * 10 >= self.page * 7
    }

    /// Whether its last word cannot have had room to spare.
    pub fn touches_edge(self, width: usize) -> bool {
        self.fills_page(width) && width * 10 >= self.page * 9
    }

    /// Whether a line that is no full one may still be half a sentence cut by a page.
    pub fn may_be_cut(self, width: usize) -> bool {
        self.page >= WIDE_PAGE && width * 20 >= self.page * 9
    }
}

/// Whether a line inside a paragraph may have been wrapped by an editor; `widest` is the widest
/// line of its paragraph.
pub fn fills_editor(width: usize, widest: usize) -> bool {
    width >= EDITOR_LINE && widest <= WIDEST_PAGE + 20 && width * 20 >= widest * 13
}

/// Columns of a line that does not end a sentence.
fn open_width(line: &str) -> usize {
    if ends_sentence(line) {
        0
    } else {
        columns(line.trim())
    }
}
