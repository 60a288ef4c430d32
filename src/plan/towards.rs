//! A date that is studied for, seen from a day before or after it.

use crate::domain::Day;

/// In how many days before the interview every seen card comes once more.
pub const LAST_DAYS: i32 = 3;

/// The day of an interview, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Towards {
    /// The day of the interview.
    pub day: Day,
    /// The day it is now.
    pub today: Day,
}

impl Towards {
    /// Days from today to the interview: 0 on its day, negative afterwards.
    pub fn n_days_left(self) -> i32 {
        self.day.0.saturating_sub(self.today.0)
    }

    /// Whether the interview was before today.
    pub fn is_over(self) -> bool {
        self.day < self.today
    }

    /// Whether today is one of the last days, the day of the interview included.
    pub fn is_near(self) -> bool {
        (0..=LAST_DAYS).contains(&self.n_days_left())
    }

    /// Whether cards that were never seen may come today: not on the last day before the
    /// interview, nor on its own.
    pub fn takes_new_cards(self) -> bool {
        self.is_over() || self.n_days_left() > 1
    }

    /// The first of the last days.
    pub(super) fn last_days_begin(self) -> Day {
        self.day.plus(-LAST_DAYS)
    }

    /// Days of study that are left of the last days, today included; at least one.
    pub(super) fn n_last_days_left(self) -> usize {
        usize::try_from(self.n_days_left()).unwrap_or(0).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn towards(days: i32) -> Towards {
        Towards {
            day: Day(100),
            today: Day(100 - days),
        }
    }

    #[test]
    fn the_last_three_days_and_the_day_itself_are_near() {
        let near: Vec<i32> = (-2..6).filter(|days| towards(*days).is_near()).collect();
        assert_eq!(near, [0, 1, 2, 3]);
    }

    #[test]
    fn nothing_new_comes_on_the_last_day_and_on_the_day_itself() {
        let new: Vec<i32> = (-2..6)
            .filter(|days| towards(*days).takes_new_cards())
            .collect();
        assert_eq!(new, [-2, -1, 2, 3, 4, 5]);
    }
}
