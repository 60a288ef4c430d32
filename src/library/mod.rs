//! Opens everything together: the only reader of sources and manifests.

mod clock;
mod decks;
mod paths;
mod read;
mod relink;
mod remembered;
mod rewording;
mod sources;

pub use clock::{Clock, UnknownZone};
pub use decks::DeckError;
pub use paths::{Environment, NoHome, Paths};
pub use relink::Lost;
pub use sources::{SkipReason, Skipped, SourceFile};
