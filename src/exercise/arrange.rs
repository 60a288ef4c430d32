//! Brings the blocks of an answer into the shape that their writer meant: opens what contains
//! everything, and makes lists of lines and of labels with items.

use crate::domain::is_han;
use crate::markdown::tree::shape::{ends_sentence, rough_width};
use crate::markdown::tree::{Block, BlockKind, Inline, Item, Mark, parse, plain_text};

use super::N_POINTS;

/// The maximum width in columns of a line that is an item below an introduction.
const MAX_LINE: usize = 40;

pub fn arrange(blocks: &[Block]) -> Vec<Block> {
    let mut arranged: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in unwrapped(blocks) {
        if let BlockKind::List(items) = &mut block.kind {
            let is_long = items.len() > *N_POINTS.end();
            let is_label = |item: &Item| is_statement_with_list(item) || is_long && is_label(item);
            *items = grouped(std::mem::take(items), is_label);
        }
        if arranged.last().is_some_and(introduces)
            && let Some(items) = lines(&block)
        {
            block.kind = BlockKind::List(items);
        }
        arranged.push(block);
    }
    arranged
}

/// The blocks. A single bullet, a quote, or a block of code with Chinese prose that contains all of
/// them is replaced by its content.
fn unwrapped(blocks: &[Block]) -> Vec<Block> {
    if let [
        Block {
            kind: BlockKind::Code { language, text },
            ..
        },
    ] = blocks
        && language.is_empty()
        && 3 * text.chars().filter(|c| is_han(*c)).count() > text.chars().count()
    {
        return parse(text).blocks;
    }
    let count = |is_meant: fn(&Block) -> bool| blocks.iter().filter(|it| is_meant(it)).count();
    let n_lists = count(|block| matches!(block.kind, BlockKind::List(_)));
    let is_quoted = n_lists == 0 && count(|block| matches!(block.kind, BlockKind::Quote(_))) == 1;
    let mut unwrapped = Vec::with_capacity(blocks.len());
    for block in blocks {
        match &block.kind {
            BlockKind::List(items) if n_lists == 1 && holds_list(items) => {
                unwrapped.extend(items.iter().flat_map(|item| item.blocks.clone()));
            }
            BlockKind::Quote(inner) if is_quoted && inner.len() > 1 => {
                unwrapped.extend(inner.iter().cloned());
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

/// Whether a paragraph ends with a colon.
fn introduces(block: &Block) -> bool {
    let text = block.inlines().map(plain_text).unwrap_or_default();
    text.trim_end().ends_with(['：', ':'])
}

/// Whether a paragraph is a name in bold.
fn is_bold(block: &Block) -> bool {
    let strong = |inline: &Inline| matches!(inline, Inline::Text { style, .. } if style.strong);
    block
        .inlines()
        .is_some_and(|inlines| inlines.iter().all(strong))
}

/// The lines of a paragraph as items, if they are short and none is a sentence.
fn lines(block: &Block) -> Option<Vec<Item>> {
    let BlockKind::Paragraph(inlines) = &block.kind else {
        return None;
    };
    let is_break = |inline: &Inline| matches!(inline, Inline::SoftBreak | Inline::HardBreak);
    let lines: Vec<&[Inline]> = inlines.split(is_break).collect();
    let is_item = |line: &&[Inline]| {
        let text = plain_text(line);
        (1..=MAX_LINE).contains(&rough_width(text.trim())) && !ends_sentence(&text)
    };
    let item = |line: &[Inline]| Item {
        mark: Mark::None,
        checked: None,
        blocks: vec![Block {
            kind: BlockKind::Paragraph(line.to_vec()),
            span: block.span,
        }],
        span: block.span,
    };
    (lines.len() > 1 && lines.iter().all(is_item)).then(|| lines.into_iter().map(item).collect())
}

/// Whether an item is only a name: `**优点**`, `优点：`.
fn is_label(item: &Item) -> bool {
    let first = item.blocks.first();
    first.is_some_and(|block| introduces(block) || is_bold(block))
}

/// Whether an item states something and then introduces the next items: `du 看目录大小。选项：`.
fn is_statement_with_list(item: &Item) -> bool {
    let [block] = item.blocks.as_slice() else {
        return false;
    };
    let text = block.inlines().map(plain_text).unwrap_or_default();
    introduces(block) && (text.contains('。') || text.contains(". "))
}

/// The items, each label with the items below it, if the list begins with a label and has several.
fn grouped(items: Vec<Item>, is_label: impl Fn(&Item) -> bool) -> Vec<Item> {
    let n_labels = items.iter().filter(|item| is_label(item)).count();
    if n_labels < 2 || !items.first().is_some_and(&is_label) {
        return items;
    }
    let mut groups: Vec<(Item, Vec<Item>)> = Vec::with_capacity(n_labels);
    for item in items {
        match groups.last_mut() {
            Some((_, below)) if !is_label(&item) => below.push(item),
            _ => groups.push((item, Vec::new())),
        }
    }
    let group = |(mut label, below): (Item, Vec<Item>)| {
        if !below.is_empty() {
            let span = label.span;
            label.blocks.push(Block {
                kind: BlockKind::List(below),
                span,
            });
        }
        label
    };
    groups.into_iter().map(group).collect()
}
