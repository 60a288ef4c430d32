//! What each block of an answer could be: a list, a labelled line, a title, text.

use crate::markdown::tree::shape::{columns, ends_sentence, is_pasted_title, name};
use crate::markdown::tree::{Block, BlockKind, Inline, Item, Mark, plain_text};

/// The widest title and the widest name in bold or code, in columns.
const MAX_TITLE: usize = 40;

/// What a block could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A list of this many items.
    List(usize),
    /// A table of this many rows.
    Table(usize),
    /// `名称：说明`.
    Label,
    /// A paragraph that begins with a name in bold or code.
    Named,
    /// A title of what follows.
    Title,
    /// A paragraph that ends with a colon.
    LeadIn,
    /// Another paragraph.
    Text,
    /// Anything else.
    Other,
}

/// What a block could be.
pub fn kind(block: &Block) -> Kind {
    match &block.kind {
        BlockKind::List(items) => List::of(items),
        BlockKind::Table(table) => Kind::Table(table.rows.len()),
        BlockKind::Heading { .. } => Kind::Title,
        BlockKind::Paragraph(text) => paragraph(text),
        _ => Kind::Other,
    }
}

struct List;

impl List {
    /// A single bullet lists nothing; a single labelled line is one.
    fn of(items: &[Item]) -> Kind {
        match items {
            [
                Item {
                    mark: Mark::Bullet, ..
                },
            ] => Kind::Other,
            _ => Kind::List(items.len()),
        }
    }
}

fn paragraph(inlines: &[Inline]) -> Kind {
    let plain = plain_text(inlines);
    let text = plain.trim();
    let is_line = !text.contains('\n');
    if is_line && is_title(inlines, text) {
        Kind::Title
    } else if text.ends_with(['：', ':']) {
        Kind::LeadIn
    } else if name(text.lines().next().unwrap_or("")).is_some() {
        Kind::Label
    } else if begins_with_name(inlines) {
        Kind::Named
    } else {
        Kind::Text
    }
}

/// A short line in bold, or one pasted with its number.
fn is_title(inlines: &[Inline], text: &str) -> bool {
    let strong = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if style.strong);
    let begins_strong = inlines.first().is_some_and(strong);
    let ends = text.ends_with(['：', ':']);
    (begins_strong && columns(text) <= MAX_TITLE && (ends || !ends_sentence(text)))
        || (is_pasted_title(text) && columns(text) <= MAX_TITLE)
}

fn begins_with_name(inlines: &[Inline]) -> bool {
    match inlines.first() {
        Some(Inline::Code(name)) => columns(name) <= MAX_TITLE,
        Some(Inline::Text { text, style }) => style.strong && columns(text) <= MAX_TITLE,
        _ => false,
    }
}

/// An answer that is one bullet with everything inside is what is inside.
pub fn unwrap_single(blocks: &[Block]) -> Vec<Block> {
    let is_list = |block: &&Block| matches!(block.kind, BlockKind::List(_));
    let n_lists = blocks.iter().filter(is_list).count();
    let mut unwrapped = Vec::with_capacity(blocks.len());
    for block in blocks {
        match &block.kind {
            BlockKind::List(items) if n_lists == 1 && holds_list(items) => {
                unwrapped.extend(items.iter().flat_map(|item| item.blocks.clone()));
            }
            _ => unwrapped.push(block.clone()),
        }
    }
    unwrapped
}

fn holds_list(items: &[Item]) -> bool {
    let list = |block: &Block| matches!(&block.kind, BlockKind::List(inner) if inner.len() > 1);
    items.len() == 1 && items[0].blocks.iter().any(list)
}
