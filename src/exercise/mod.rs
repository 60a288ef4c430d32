//! The points of an answer, a checklist made from the answer's structure.
//!
//! [`points`] divides an answer into points, and the blocks before and after them. Together they are
//! the whole answer. `midline` finds list items inside lines, `outline` classifies the blocks,
//! `choice` decides which are points, `assembly` assigns the other blocks to them, and `wording` and
//! `shorten` word each point.

mod assembly;
mod choice;
mod midline;
mod outline;
mod shorten;
mod wording;

use crate::markdown::tree::{Block, Document};

pub use shorten::shorten;

/// The fewest and the most points an answer has.
pub const N_POINTS: std::ops::RangeInclusive<usize> = 2..=9;

/// The most columns of a point: 30 Chinese characters or 60 Latin ones.
pub const POINT_WIDTH: usize = 60;

/// An answer as a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructurePoints {
    /// The blocks before the first point.
    pub before: Vec<Block>,
    /// The points in order, as many as [`N_POINTS`] allows.
    pub points: Vec<StructurePoint>,
    /// The blocks after the last point.
    pub after: Vec<Block>,
}

/// One point of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructurePoint {
    /// At most [`POINT_WIDTH`] columns.
    pub text: String,
    /// The part of the answer that belongs to the point.
    pub blocks: Vec<Block>,
}

/// The points of an answer. `None` if its structure has none.
pub fn points(document: &Document) -> Option<StructurePoints> {
    let blocks = midline::split(outline::unwrap_single(&document.blocks));
    let kinds: Vec<outline::BlockShape> = blocks.iter().map(outline::kind).collect();
    let choice = choice::choose(&blocks, &kinds)?;
    let found = assembly::assemble(blocks, &kinds, &choice);
    let wordless = found.points.iter().any(|point| point.text.is_empty());
    (!wordless).then_some(found)
}

#[cfg(test)]
mod tests;
