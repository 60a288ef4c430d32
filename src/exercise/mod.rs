//! Points of an answer: the checklist a learner ticks, drawn from the answer's structure.
//!
//! [`points`] takes an answer apart into points with what stands before and behind them; put
//! together again they are the whole answer. `midline` finds items inside lines, `outline` says what each block could be, `choice`
//! decides which are points, `assembly` gives every block its place, `wording` and `shorten`
//! find the words.

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
    /// What stands before the first point.
    pub before: Vec<Block>,
    /// The points in order, as many as [`N_POINTS`] allows.
    pub points: Vec<StructurePoint>,
    /// What stands behind the last point.
    pub after: Vec<Block>,
}

/// One point of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructurePoint {
    /// What is said, at most [`POINT_WIDTH`] columns.
    pub text: String,
    /// Its own part of the answer.
    pub blocks: Vec<Block>,
}

/// The points of an answer; none when its structure gives none.
pub fn points(document: &Document) -> Option<StructurePoints> {
    let blocks = midline::split(outline::unwrap_single(&document.blocks));
    let kinds: Vec<outline::Kind> = blocks.iter().map(outline::kind).collect();
    let choice = choice::choose(&blocks, &kinds)?;
    let found = assembly::assemble(blocks, &kinds, &choice);
    let wordless = found.points.iter().any(|point| point.text.is_empty());
    (!wordless).then_some(found)
}

#[cfg(test)]
mod tests;
