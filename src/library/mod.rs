//! Opens everything together: the only reader of sources and manifests.

mod clock;
mod paths;
mod read;
mod sources;

pub use clock::{Clock, UnknownZone};
pub use paths::{Environment, NoHome, Paths};
pub use sources::{SkipReason, Skipped, SourceFile};
