//! Figures about many cards, each defined once: the three counts, readiness, retention, forecast.
//!
//! [`Statistics`] holds them all as plain data; nothing here reads a clock or a file.

mod activity;
mod counts;
mod facts;
mod forecast;
mod readiness;
mod statistics;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod weakest;

pub use activity::{Activity, Days, Passed, Period, Unit};
pub use counts::{Counts, Standing, TELLING_RECALL, TELLING_SHARE, counts, grouped};
pub use facts::{Fact, Test, facts};
pub use forecast::{Ahead, forecast};
pub use readiness::{readiness, readiness_on};
pub use statistics::{Sources, Standings, Statistics, Studied};
pub use weakest::{HardCard, MissedPoint};
