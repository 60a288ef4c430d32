//! Figures about many cards, each defined once: the three counts, readiness, retention.
//!
//! [`Statistics`] is all of them as plain data. How they are printed is left to `cli` and `tui`.

mod activity;
mod bands;
mod calibration;
mod counts;
mod coverage;
mod facts;
mod readiness;
mod statistics;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod weakest;

pub use activity::{Activity, Passed, Period, PeriodUnit};
pub use bands::{AnswerTimes, Band, RecallSpread};
pub use calibration::{Calibration, CalibrationBin};
pub use counts::{Counts, MASTERED_RECALL, Mastery, counts, grouped};
pub use coverage::{is_covered, share_covered};
pub use readiness::{readiness, readiness_on};
pub use statistics::{Sources, Statistics, Studied, TopicFigures};
pub use weakest::{HardCard, MissedPoint};
