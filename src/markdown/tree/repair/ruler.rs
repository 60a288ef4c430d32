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
    /// shows that they were typed so; the blank that exports leave at the end of a wide line, or
    /// several lines of about one width, that a page cut them.
    pub fn of(blocks: &[Block], text: &str) -> Self {
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
            page: if widest <= WIDEST_PAGE && seen {
                page
            } else {
                0
            },
        }
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

/// How the lines of one paragraph were wrapped, if they were.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wrapping {
    /// Columns of the widest line.
    widest: usize,
    /// Whether the widths of the lines show that something wrapped them.
    seen: bool,
}

impl Wrapping {
    /// Measures the lines of a paragraph.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Self {
        let widest = lines.clone().map(columns).max().unwrap_or(0);
        let full = lines
            .filter(|line| open_width(line) * 10 >= widest * 9)
            .count();
        Self {
            widest,
            seen: widest <= WIDEST_PAGE + 20 && (full >= 2 || widest >= USUAL_PAGE),
        }
    }

    /// Whether a line of this width may have been cut by an editor.
    pub fn cuts(self, width: usize) -> bool {
        self.seen && width >= EDITOR_LINE && width * 20 >= self.widest * 13
    }
}

/// Whether a line ends as exports end lines that go on.
fn is_exported(line: &str) -> bool {
    line.ends_with(' ') && !line.ends_with("  ") && open_width(line) >= WIDE_PAGE
}

/// Columns of a line that does not end a sentence.
fn open_width(line: &str) -> usize {
    if ends_sentence(line) {
        0
    } else {
        columns(line.trim())
    }
}
