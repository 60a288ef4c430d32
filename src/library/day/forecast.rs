//! The days ahead, by the planner of today.

use crate::domain::Moment;
use crate::library::{InterviewPlan, Library, StudyOptions};
use crate::plan::{Forecast, Outlook};
use crate::query::Query;

/// Limits the forecast: by then every card has been shown.
const MAX_DAYS: i32 = 90;

impl Library {
    /// The next `n_days` days of the cards that match a query, today first.
    pub fn forecast(&self, query: &Query, n_days: usize, now: Moment) -> Forecast {
        let n_later = i32::try_from(n_days).unwrap_or(MAX_DAYS) - 1;
        self.forecast_until(query, n_later, now, now)
    }

    /// The days until an interview, and how many of its cards are mastered then. On its day
    /// nothing more is studied.
    pub fn forecast_to(&self, interview: &InterviewPlan, now: Moment) -> Forecast {
        let n_later = interview.countdown.n_days_left().min(MAX_DAYS) - 1;
        let day_start = self.scheduler().settings().day_start;
        let then = interview.countdown.day.start(day_start, now.offset);
        self.forecast_until(&Query::default(), n_later, now, then)
    }

    /// Plans today, unless `n_later` is negative, and the `n_later` days after it.
    fn forecast_until(&self, query: &Query, n_later: i32, now: Moment, then: Moment) -> Forecast {
        let day = self.study_day(query, &StudyOptions::default(), now);
        let today = self.scheduler().day(now);
        let outlook = Outlook {
            first_day: self.first_day(now),
            covered: self.covered_rate(now),
            budgets: (1..=n_later)
                .map(|n| self.later_budget(today.plus(n)))
                .collect(),
            with_today: n_later >= 0,
        };
        Forecast::new(&day, &outlook, now, then)
    }
}
