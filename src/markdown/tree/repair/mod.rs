//! Repairs the blocks of an answer that export tools and editors broke.
//!
//! [`fences`] turns fenced prose into text, [`reflow`] joins wrapped lines and keeps intended ones,
//! [`lists`] reassembles lists. All steps work on blocks.

mod arrange;
mod fences;
mod lists;
mod reflow;
mod ruler;
mod text;

use self::ruler::Ruler;
use super::block::{Block, BlockKind};

/// Repairs the blocks of an answer; `text` is the answer in the source.
pub fn repair(blocks: Vec<Block>, text: &str) -> Vec<Block> {
    let blocks = fences::unfold(blocks);
    let ruler = Ruler::new(&blocks, text);
    trim_rules(repair_blocks(blocks, ruler))
}

/// Repairs blocks and their children; the builder limits the nesting.
fn repair_blocks(blocks: Vec<Block>, ruler: Ruler) -> Vec<Block> {
    let blocks = blocks
        .into_iter()
        .map(|block| repair_children(block, ruler))
        .collect();
    lists::repair(reflow::reflow(blocks, ruler))
}

fn repair_children(mut block: Block, ruler: Ruler) -> Block {
    match &mut block.kind {
        BlockKind::Quote(inner) => {
            *inner = repair_blocks(fences::unfold(std::mem::take(inner)), ruler);
        }
        BlockKind::List(items) => {
            for item in items {
                item.blocks =
                    repair_blocks(fences::unfold(std::mem::take(&mut item.blocks)), ruler);
            }
        }
        BlockKind::Heading { text, .. } => reflow::one_line(text),
        BlockKind::Table(table) => {
            let rows = std::iter::once(&mut table.header).chain(&mut table.rows);
            rows.flatten().for_each(reflow::one_line);
        }
        BlockKind::Paragraph(_) | BlockKind::Code { .. } | BlockKind::Rule => {}
    }
    block
}

/// Removes rules at the start and the end, where they separate nothing.
fn trim_rules(mut blocks: Vec<Block>) -> Vec<Block> {
    let is_rule = |block: &Block| block.kind == BlockKind::Rule;
    while blocks.last().is_some_and(is_rule) {
        blocks.pop();
    }
    let leading = blocks.iter().take_while(|block| is_rule(block)).count();
    blocks.drain(..leading);
    blocks
}

#[cfg(test)]
mod tests;
