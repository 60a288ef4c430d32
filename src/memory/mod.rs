//! The memory of cards: FSRS-6, learning steps, fuzz, due times and leeches.
//!
//! [`Scheduler`] computes the memory of a card after a review, and [`fit()`] fits its parameters to
//! one learner. `plan` decides which cards a day holds.

mod fit;
mod fuzz;
mod scheduler;
mod settings;
mod steps;

pub use fit::{
    CardReviews, Fit, FitError, FitProgress, MIN_EVALUATIONS, MIN_REVIEWS, N_FOLDS, Score, fit,
};
pub use scheduler::Scheduler;
pub use settings::{
    MAX_INTERVAL, MAX_STEP, MAX_STEPS, PARAMETER_RANGES, RETENTION_RANGE, Settings, SettingsError,
};
