//! Markdown text taken apart: the only place that knows the Markdown parser.
//!
//! [`outline`] gives the blocks of a whole file with their byte spans, for recognition;
//! [`tree`] gives the blocks and inlines of one answer, mended for display.

pub mod outline;
pub mod tree;
