//! What is remembered: FSRS-6, learning steps, fuzz and days.
//!
//! [`Scheduler`] says what a review does to a card's memory, and [`fit()`] finds the parameters of
//! one learner. Both are arithmetic on what they are given. Which cards are asked on a day is left
//! to `plan`.

mod fit;
mod fuzz;
mod scheduler;
mod settings;
mod steps;

pub use fit::{
    CardReviews, FEWEST_REVIEWS, FEWEST_TESTS, Fit, FitError, FitProgress, N_PARTS, Score, fit,
};
pub use scheduler::Scheduler;
pub use settings::{
    LONGEST_INTERVAL, LONGEST_STEP, MOST_STEPS, PARAMETER_RANGES, RETENTION_RANGE, Settings,
    SettingsError,
};
