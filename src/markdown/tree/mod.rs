//! The blocks and inlines of one answer, repaired for display.
//!
//! Three steps: `prepare` rewrites what the Markdown parser would misread, `build` turns its
//! events into blocks, `repair` mends what the writer's tools broke. None of them loses text.

mod block;
mod build;
mod inlines;
mod prepare;
mod repair;
pub mod shape;
mod visible;

pub use block::{
    Alignment, Block, BlockKind, Document, Inline, Item, Mark, Style, Table, plain_text,
};
pub use visible::visible;

/// Takes an answer apart; spans are bytes of `text`.
pub fn parse(text: &str) -> Document {
    let mut prepared = prepare::prepare(text);
    Document {
        blocks: repair::repair(build::build(&mut prepared), text),
    }
}
