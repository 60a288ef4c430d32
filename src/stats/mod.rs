//! Figures about many cards: the three counts and readiness, each defined once.

mod counts;
mod readiness;
#[cfg(test)]
mod testing;

pub use counts::{Counts, Standing, TELLING_RECALL, TELLING_SHARE, by_topic, counts};
pub use readiness::{readiness, readiness_on};
