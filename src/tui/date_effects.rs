//! Performs effects on the interview date.

use super::executor::Executor;
use super::message::{Message, NextInterview};
use crate::domain::Moment;
use crate::library::{Error, Intent};
use crate::plan::read_date;
use crate::progress::{EventKind, Plan};
use crate::words::plan as words;

impl Executor<'_> {
    /// The next interview.
    pub(super) fn ahead(&self, now: Moment) -> Option<NextInterview> {
        let library = &self.library;
        let course = library.course_ahead(now)?;
        let settings = library.scheduler().settings();
        Some(NextInterview {
            n_days: course.towards.n_days_left(),
            takes_new_cards: course.towards.takes_new_cards(),
            date: course.towards.day.civil(),
            over_from: course
                .towards
                .day
                .plus(1)
                .start(settings.day_start, now.offset),
            n_mastered: None,
            minutes_per_day: library.minutes_per_day(now),
            name: course.plan.name,
        })
    }

    /// The next interview, with the forecast of mastered cards.
    pub(super) fn ahead_at_this_pace(&self, now: Moment) -> Option<NextInterview> {
        let course = self.library.course_ahead(now)?;
        let n_mastered = self.library.pace(&course, now).n_mastered;
        let ahead = self.ahead(now)?;
        Some(NextInterview {
            n_mastered: Some(n_mastered),
            ..ahead
        })
    }

    /// Sets the typed date; an empty text removes it.
    pub(super) fn set_date(&mut self, text: &str, now: Moment) -> Message {
        if text.is_empty() {
            if self.library.course(now).is_none() {
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
        let intent = Intent {
            date: Some(date),
            ..Intent::default()
        };
        self.library.intended(intent, now)
    }
}
