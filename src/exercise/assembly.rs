//! Assigns each block of an answer to a point, or to the text before or after all points.

use super::choice::Choice;
use super::outline::{BlockShape, is_aside};
use super::{StructurePoint, StructurePoints, wording};
use crate::markdown::tree::{Block, BlockKind, Table, plain_text};

struct PointDraft {
    blocks: Vec<Block>,
    /// The index of the first block of the point itself, after its introduction.
    own: usize,
}

#[derive(Default)]
struct Assembler {
    before: Vec<Block>,
    drafts: Vec<PointDraft>,
    /// Blocks that introduce the next point.
    waiting: Vec<Block>,
    after: Vec<Block>,
}

pub fn assemble(blocks: Vec<Block>, kinds: &[BlockShape], choice: &Choice) -> StructurePoints {
    let last = choice
        .chosen
        .iter()
        .rposition(|chosen| *chosen)
        .unwrap_or(0);
    let last_of_section = end_of_sections(kinds);
    let mut assembler = Assembler::default();
    for (n, block) in blocks.into_iter().enumerate() {
        let kind = kinds.get(n).copied().unwrap_or(BlockShape::Other);
        if choice.chosen.get(n) == Some(&true) {
            assembler.points(block, choice.sections);
        } else if choice.sections && n <= last_of_section {
            assembler.part(block);
        } else if n > last {
            assembler.after.push(block);
        } else if matches!(kind, BlockShape::LeadIn | BlockShape::Title) {
            assembler.waiting.push(block);
        } else {
            assembler.part(block);
        }
    }
    assembler.finish()
}

/// The index of the last block of the last section. A final table compares all sections, unless it
/// is the only content of its section.
fn end_of_sections(kinds: &[BlockShape]) -> usize {
    let is_table = |kind: &BlockShape| matches!(kind, BlockShape::Table(_));
    match kinds.iter().rposition(|kind| !is_table(kind)) {
        Some(last) if kinds[last] != BlockShape::Title => last,
        _ => kinds.len(),
    }
}

/// Whether an item only announces the next ones: `答：`.
fn is_bare_label(blocks: &[Block]) -> bool {
    match blocks {
        [block] => block.inlines().is_some_and(|inlines| {
            let text = plain_text(inlines);
            text.trim_end().ends_with(['：', ':'])
        }),
        _ => false,
    }
}

impl Assembler {
    fn points(&mut self, block: Block, sections: bool) {
        if self.drafts.is_empty() {
            self.before.append(&mut self.waiting);
        }
        let span = block.span;
        match block.kind {
            BlockKind::List(items) if !sections => {
                for item in items {
                    if is_bare_label(&item.blocks) {
                        self.waiting.extend(item.blocks);
                    } else if is_aside(&item.blocks) {
                        item.blocks.into_iter().for_each(|block| self.part(block));
                    } else {
                        self.point(item.blocks);
                    }
                }
            }
            BlockKind::Table(table) if !sections => {
                for row in table.rows {
                    let table = Table {
                        alignments: table.alignments.clone(),
                        header: table.header.clone(),
                        rows: vec![row],
                    };
                    let kind = BlockKind::Table(table);
                    self.point(vec![Block { kind, span }]);
                }
            }
            kind => {
                let block = vec![Block { kind, span }];
                if is_aside(&block) {
                    block.into_iter().for_each(|block| self.part(block));
                } else {
                    self.point(block);
                }
            }
        }
    }

    fn point(&mut self, own: Vec<Block>) {
        let mut blocks = std::mem::take(&mut self.waiting);
        let start = blocks.len();
        blocks.extend(own);
        self.drafts.push(PointDraft { blocks, own: start });
    }

    /// Adds a block to the last point, or before all points.
    fn part(&mut self, block: Block) {
        let target = match self.drafts.last_mut() {
            Some(draft) => &mut draft.blocks,
            None => &mut self.before,
        };
        target.append(&mut self.waiting);
        target.push(block);
    }

    fn finish(mut self) -> StructurePoints {
        self.after.splice(0..0, self.waiting);
        let point = |draft: PointDraft| StructurePoint {
            text: wording::point(&draft.blocks[draft.own..]),
            blocks: draft.blocks,
        };
        StructurePoints {
            before: self.before,
            points: self.drafts.into_iter().map(point).collect(),
            after: self.after,
        }
    }
}
