//! Markdown text taken apart: the only place that knows the Markdown parser.
//!
//! [`outline()`] gives the blocks of a whole file with their byte spans, for recognition;
//! [`tree`] gives the blocks and inlines of one answer, mended for display.

mod below;
mod outline;
mod plain;
pub mod tree;

pub use below::below;
pub use outline::{SourceBlock, SourceBlockKind, outline};
pub use plain::{entity, plain_text};
