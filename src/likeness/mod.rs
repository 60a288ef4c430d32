//! How alike two names or questions are, for proposals, relinking and `check --similar`.
//!
//! [`similarity`] and [`nearest`] compare characters. [`compare()`] compares what two
//! questions ask: it splits them into concepts, so that other filler words and synonyms make no
//! difference, and 上节点 and 下节点 are different questions. [`Neighbors`] finds the questions
//! worth comparing.

mod characters;
mod compare;
mod neighbors;
mod phrases;
mod question;
mod slips;

pub use characters::{nearest, similarity};
pub use compare::{Certainty, Overlap, compare};
pub use neighbors::Neighbors;
pub use phrases::Phrases;
pub use question::{ConceptKind, ParsedQuestion, pairs};
