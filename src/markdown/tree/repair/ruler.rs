//! Measures the lines of an answer, to distinguish wrapped lines from complete ones.

use crate::markdown::tree::block::{Block, BlockKind, Inline, plain_text};
use crate::markdown::tree::shape::{ends_sentence, rough_width};

/// The maximum width of a page; longer lines were never wrapped.
const MAX_PAGE_WIDTH: usize = 140;
/// The minimum width of a page; shorter lines were not wrapped by a page.
const NARROWEST_PAGE: usize = 32;
/// The assumed page edge if joined lines are wider than the page.
const USUAL_PAGE: usize = 105;
/// The minimum page width that proves that lines were wrapped.
const WIDE_PAGE: usize = 80;
/// The minimum width of lines that an editor wrapped.
const EDITOR_LINE: usize = 60;

/// The page width at which lines were wrapped; 0 if no page wrapped them.
#[derive(Clone, Copy, Debug)]
pub struct Ruler {
    page: usize,
}

impl Ruler {
    /// Measures the lines that do not end a sentence. A line wider than any page shows that lines
    /// were typed without wrapping. A trailing blank after a wide line (from exports), or several
    /// lines of similar width, show that a page wrapped them.
    pub fn new(blocks: &[Block], text: &str) -> Self {
        let widths: Vec<usize> = blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Paragraph(text) if text.first() != Some(&Inline::HardBreak) => {
                    Some(plain_text(text))
                }
                _ => None,
            })
            .flat_map(|text| text.lines().map(open_width).collect::<Vec<_>>())
            .collect();
        let widest = widths.iter().copied().max().unwrap_or(0);
        let page = widest.min(USUAL_PAGE);
        let n_full = widths
            .iter()
            .filter(|width| **width * 5 >= page * 4)
            .count();
        let seen = n_full >= 2 || (page >= WIDE_PAGE && text.lines().any(is_exported));
        Self {
            page: if widest <= MAX_PAGE_WIDTH && seen {
                page
            } else {
                0
            },
        }
    }

    /// Whether the edge of a page may have wrapped a line of this width.
    pub fn fills_page(self, width: usize) -> bool {
        self.page > 0 && width >= NARROWEST_PAGE && width * 10 >= self.page * 7
    }

    /// Whether a line of this width leaves no room for another word.
    pub fn touches_edge(self, width: usize) -> bool {
        self.fills_page(width) && width * 10 >= self.page * 9
    }

    /// Whether a shorter line may still be part of a sentence that a page wrapped.
    pub fn may_be_cut(self, width: usize) -> bool {
        self.page >= WIDE_PAGE && width * 20 >= self.page * 9
    }
}

/// How the lines of one paragraph were wrapped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wrapping {
    /// Columns of the widest line.
    widest: usize,
    /// Whether the line widths show that the paragraph was wrapped.
    seen: bool,
}

impl Wrapping {
    /// Measures the lines of a paragraph.
    pub fn new<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Self {
        let widest = lines.clone().map(rough_width).max().unwrap_or(0);
        let full = lines
            .filter(|line| open_width(line) * 10 >= widest * 9)
            .count();
        Self {
            widest,
            seen: widest <= MAX_PAGE_WIDTH + 20 && (full >= 2 || widest >= USUAL_PAGE),
        }
    }

    /// Whether an editor may have wrapped a line of this width.
    pub fn cuts(self, width: usize) -> bool {
        self.seen && width >= EDITOR_LINE && width * 20 >= self.widest * 13
    }
}

/// Whether a line ends like a continued line in an export.
fn is_exported(line: &str) -> bool {
    line.ends_with(' ') && !line.ends_with("  ") && open_width(line) >= WIDE_PAGE
}

/// The width of a line that does not end a sentence, in columns.
fn open_width(line: &str) -> usize {
    if ends_sentence(line) {
        0
    } else {
        rough_width(line.trim())
    }
}
