//! Plans mock interviews for the days before an interview.

use std::time::Duration;

/// A mock interview is planned on these days before the interview.
const DAYS_BEFORE: [i32; 3] = [7, 3, 1];

/// The usual length in minutes.
const MINUTES: u64 = 25;

/// Lengths are whole multiples of this many minutes, and at least two of them.
const STEP: u64 = 5;

/// The minutes for a question with its follow-up and its marks.
const MINUTES_A_QUESTION: u64 = 4;

/// A mock interview that the plan of a day holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedMock {
    pub n_questions: usize,
    pub minutes: u32,
}

impl PlannedMock {
    /// Whether one is planned on the day `n_days_left` days before the interview.
    pub fn is_on(n_days_left: i32) -> bool {
        DAYS_BEFORE.contains(&n_days_left)
    }

    /// The longest one that fits into the time of a day. `None` if the time is too short.
    pub fn fitting(day: Duration) -> Option<Self> {
        let minutes = (day.as_secs() / 60).min(MINUTES) / STEP * STEP;
        (minutes >= 2 * STEP).then_some(Self {
            n_questions: (minutes / MINUTES_A_QUESTION) as usize,
            minutes: minutes as u32,
        })
    }

    pub fn time(self) -> Duration {
        Duration::from_secs(u64::from(self.minutes) * 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mock_interview_fits_into_the_minutes_of_its_day() {
        let of = |minutes: u64| {
            let mock = PlannedMock::fitting(Duration::from_secs(60 * minutes));
            mock.map(|mock| (mock.n_questions, mock.minutes))
        };
        for (left, mock) in [
            (9, None),
            (10, Some((2, 10))),
            (19, Some((3, 15))),
            (25, Some((6, 25))),
            (120, Some((6, 25))),
        ] {
            assert_eq!(of(left), mock, "{left}");
        }
    }

    #[test]
    fn it_is_planned_7_3_and_1_days_before() {
        let days: Vec<i32> = (-2..12).filter(|left| PlannedMock::is_on(*left)).collect();
        assert_eq!(days, [1, 3, 7]);
    }
}
