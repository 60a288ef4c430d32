//! Packages of Anki: [`write()`] makes one of cards with their memory.
//!
//! A package is a zip archive with an SQLite database. Nothing here reads the clock or a file.
//! Which cards are written, and what becomes of what was read, is left to `library`.

mod error;
mod note_type;
mod write;

pub use error::PackageError;
pub use note_type::FIELDS;
pub use write::{Calendar, OutgoingCard, OutgoingReview, write};

/// Between the parts of a deck's name, from the outermost deck.
const DECK_SEPARATOR: &str = "::";

/// Between the fields of a note.
const FIELD_SEPARATOR: &str = "\u{1f}";

/// The files of a package.
const META: &str = "meta";
const MEDIA: &str = "media";
const SCHEMA_11: &str = "collection.anki21";
