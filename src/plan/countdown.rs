//! The days until an interview.

use crate::domain::Day;

/// The day of an interview, relative to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Countdown {
    /// The day of the interview.
    pub day: Day,
    pub today: Day,
}

impl Countdown {
    /// Days from today to the interview: 0 on its day, negative afterwards.
    pub fn n_days_left(self) -> i32 {
        self.day.0.saturating_sub(self.today.0)
    }

    /// Whether the interview was before today.
    pub fn is_over(self) -> bool {
        self.day < self.today
    }
}
