//! What is remembered and what is due when: FSRS-6, learning steps, fuzz, days and the queue.
//!
//! [`Scheduler`] says what a review does to a card's memory. [`Agenda`] says which cards a day
//! holds, within the learner's minutes. [`Queue`] says which of them comes next, again and again
//! while the answers come in. [`fit()`] finds the parameters of one learner. All of it is
//! arithmetic on what it is given.

mod agenda;
mod budget;
mod fit;
mod fuzz;
mod queue;
mod scheduler;
mod settings;
mod steps;

pub use agenda::{Agenda, Candidate};
pub use budget::{Budget, NewCards, time_per_card};
pub use fit::{
    CardReviews, FEWEST_REVIEWS, FEWEST_TESTS, Fit, FitError, FitProgress, N_PARTS, Score, fit,
};
pub use queue::{Left, Next, Queue};
pub use scheduler::Scheduler;
pub use settings::{
    LONGEST_INTERVAL, LONGEST_STEP, MOST_STEPS, PARAMETER_RANGES, RETENTION_RANGE, Settings,
    SettingsError,
};
