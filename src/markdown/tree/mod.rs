//! Parses one answer into blocks and inlines, repaired for display.
//!
//! The three steps keep all text: `prepare` rewrites what the Markdown parser would misread,
//! `build` turns events into blocks, `repair` fixes damage from export tools and editors.

mod block;
mod build;
mod inlines;
mod prepare;
mod repair;
pub mod shape;
mod visible;

pub use block::{
    Alignment, Block, BlockKind, Document, Inline, Item, Mark, Style, Table, Target, plain_text,
};
pub use prepare::{restore, with_literals};
pub use visible::{mark_of, visible};

/// Parses an answer; spans are bytes of `text`.
pub fn parse(text: &str) -> Document {
    let prepared = prepare::prepare(text);
    Document {
        blocks: repair::repair(build::build(&prepared), text),
    }
}
