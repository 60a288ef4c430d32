//! Derives a checklist of points from the structure of an answer.
//!
//! [`points`] divides an answer into points and the blocks before and after them, without losing
//! text. `arrange` shapes the blocks, `one_line` reads a list in one line, `midline` finds list items inside lines, `ordinal` finds
//! `首先` and `First,`, `outline` classifies blocks, `choice` selects the points, `assembly` assigns the other blocks to them, and
//! `wording` and `shorten` write the text of each point.

mod arrange;
mod assembly;
mod choice;
mod midline;
mod one_line;
mod ordinal;
mod outline;
mod right_options;
mod shorten;
mod wording;

use crate::markdown::tree::{Block, Document};

pub use right_options::right_options;
pub use shorten::shorten;

/// The allowed number of points of an answer.
pub const N_POINTS: std::ops::RangeInclusive<usize> = 2..=9;

/// The maximum width of a point in columns: 30 Chinese or 60 Latin characters.
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructurePoint {
    /// At most [`POINT_WIDTH`] columns.
    pub text: String,
    /// The part of the answer that belongs to the point.
    pub blocks: Vec<Block>,
}

/// The points of an answer. `None` if its structure has none.
pub fn points(document: &Document) -> Option<StructurePoints> {
    let blocks = midline::split(arrange::arrange(&document.blocks));
    let kinds = outline::kinds(&blocks);
    let Some(choice) = choice::choose(&blocks, &kinds) else {
        return one_line::points(&blocks);
    };
    let found = assembly::assemble(blocks, &kinds, &choice);
    let wordless = found.points.iter().any(|point| point.text.is_empty());
    (!wordless && !asks(&found) && N_POINTS.contains(&found.points.len())).then_some(found)
}

/// Whether most points are questions: who wrote them down answered none.
fn asks(found: &StructurePoints) -> bool {
    let questions = found
        .points
        .iter()
        .filter(|point| point.text.ends_with(['?', '？']));
    2 * questions.count() > found.points.len()
}

#[cfg(test)]
mod tests;
