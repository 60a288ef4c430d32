//! Entries become cards: manifests, topics, joining, similar questions, and the embedded deck.
//!
//! [`Manifest::parse`] reads a manifest, [`manifest::sources`] finds the files that it names, and
//! [`Deck::build`] makes the cards. Files are read in `library`.

mod build;
mod contents;
pub mod embedded;
mod findings;
mod job;
pub mod manifest;
mod order;
mod own_answer;
pub mod similar;
#[cfg(test)]
pub(crate) mod testing;
mod topics;

pub use contents::{Deck, DeckPart, Origin, Source};
pub use job::{JobDescription, Raise};
pub use manifest::{Manifest, ManifestError, ManifestErrorKind};
pub use own_answer::OwnAnswer;
pub use topics::Topics;
