//! Performs effects on the interview date.

use super::executor::Executor;
use super::message::{Message, NextInterview, PaceForecast};
use crate::domain::Moment;
use crate::library::{Error, PlanChange};
use crate::plan::read_date;
use crate::progress::{EventKind, Plan};
use crate::words::plan as words;

impl Executor<'_> {
    /// The next interview.
    pub(super) fn ahead(&self, now: Moment) -> Option<NextInterview> {
        let library = &self.library;
        let interview = library.interview_ahead(now)?;
        let day = interview.countdown.day;
        let day_start = library.scheduler().settings().day_start;
        Some(NextInterview {
            n_days: interview.countdown.n_days_left(),
            date: day.civil(),
            over_from: day.plus(1).start(day_start, now.offset),
            forecast: None,
            name: interview.plan.name,
        })
    }

    /// The next interview, with what this pace gives.
    pub(super) fn ahead_at_this_pace(&self, now: Moment) -> Option<NextInterview> {
        let interview = self.library.interview_ahead(now)?;
        let forecast = self.library.forecast_to(&interview, now);
        let forecast = PaceForecast {
            n_new: forecast.n_new(),
            n_mastered: forecast.mastered.round() as usize,
        };
        let ahead = self.ahead(now)?;
        Some(NextInterview {
            forecast: Some(forecast),
            ..ahead
        })
    }

    /// Sets the typed date; an empty text removes it.
    pub(super) fn set_date(&mut self, text: &str, now: Moment) -> Message {
        if text.is_empty() {
            if self.library.interview(now).is_none() {
                return Message::Said(words::none(self.library.language()).to_owned());
            }
            return self.record(&EventKind::Plan(Plan::default()));
        }
        match self.plan_of(text, now) {
            Ok(plan) => self.record(&EventKind::Plan(plan)),
            Err(error) => {
                let complaint = error.complaint(self.library.language());
                Message::NotADate(text.to_owned(), complaint)
            }
        }
    }

    fn plan_of(&self, text: &str, now: Moment) -> Result<Plan, Error> {
        let today = self.library.scheduler().day(now).civil();
        let date = read_date(text, today).ok_or_else(|| Error::NotADate(text.to_owned()))?;
        let change = PlanChange {
            date: Some(date),
            ..PlanChange::default()
        };
        self.library.changed_plan(change, now)
    }
}
