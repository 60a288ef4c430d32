//! Study towards a date: which cards come once more in the last days before it, and how far the
//! learner gets at this pace.
//!
//! When a session is planned and what is written into the log is left to others.

mod date;
mod last_days;
mod pace;
#[cfg(test)]
mod testing;
mod towards;

pub use date::read_date;
pub use last_days::mark_once_more;
pub use pace::{Pace, PacedDay, Reckoning, pace};
pub use towards::{LAST_DAYS, Towards};
