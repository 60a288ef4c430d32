//! Parses Markdown. No other module uses the Markdown parser.
//!
//! [`outline()`] returns the blocks of a file with their byte spans, for recognizing entries;
//! [`tree`] returns the blocks and inlines of one answer, repaired for display.

mod address;
mod below;
mod escape;
mod html;
mod outline;
mod plain;
pub mod tree;
mod wiki;

pub use below::below;
pub use escape::{escaped, on_one_line};
pub use html::{escape, html, html_of_line};
pub use outline::{SourceBlock, SourceBlockKind, outline};
pub use plain::{entity, plain_text};
pub use wiki::{WikiLink, wiki_links};
