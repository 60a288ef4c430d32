//! The log file: read once, appended to, and read on when another program wrote to it.

mod error;
mod lines;
mod load;
mod locked_file;
mod log;
mod merge;
mod repair;
#[cfg(test)]
mod tests;

pub use error::{LogError, LogErrorKind};
pub use log::Log;
pub use merge::Merged;
pub use repair::Repaired;
