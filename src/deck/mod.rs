//! Entries become cards: manifests, the overlay, topics, joining, and the embedded deck.
//!
//! A [`Manifest`] is read with all its mistakes; [`sources`] says which files it means; whoever
//! does the reading hands files and manifests to [`Deck::build`], which joins entries into cards.

mod assign;
mod build;
mod cards;
mod catalogue;
mod contents;
pub mod embedded;
mod entries;
mod error;
mod findings;
mod generic;
mod join;
mod keywords;
mod manifest;
mod message;
mod named;
mod order;
pub mod overlay;
mod own;
mod read;
mod reader;
mod rules;
pub mod similar;
pub mod sources;
mod subjects;
#[cfg(test)]
pub(crate) mod testing;
mod topics;
mod trees;

pub use build::{DeckPart, NotesFile};
pub use contents::{Deck, Origin, Source};
pub use error::{Expected, ManifestError, ManifestErrorKind};
pub use manifest::{CardRule, Manifest, Placed, RemarkRule, TopicRule};
pub use own::OwnAnswer;
pub use topics::Topics;
