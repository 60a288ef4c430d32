//! Entries become cards: manifests, the overlay, topics, joining, and the embedded deck.

mod error;
mod manifest;
mod nearest;
mod read;
mod reader;
mod yaml;

pub use error::{Expected, ManifestError, ManifestErrorKind};
pub use manifest::{CardRule, Manifest, Placed, RemarkRule, TopicRule};
pub use nearest::{Neighbours, nearest, similarity};
