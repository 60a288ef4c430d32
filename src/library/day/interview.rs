//! The interview that is studied for, and the minutes of each day.

use jiff::civil::Date;

use crate::domain::{Day, Moment};
use crate::library::{Error, Library, StudyOptions};
use crate::plan::{Budget, Countdown, Goal, NewCards, PlannedMock};
use crate::progress::Plan;
use crate::query::{Is, Query};

#[derive(Clone, Debug)]
pub struct InterviewPlan {
    /// The plan from the progress log.
    pub plan: Plan,
    /// The days until the interview.
    pub countdown: Countdown,
    /// The cards to prepare. Matches all cards if the saved query no longer parses.
    pub query: Query,
}

/// Changes to the interview plan. `None` keeps the current value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanChange {
    pub date: Option<Date>,
    /// The name of the interview, such as the company's.
    pub name: Option<String>,
    /// The query for the cards to prepare.
    pub query: Option<Query>,
    pub minutes: Option<u32>,
    /// The words of the job description.
    pub job: Option<Vec<String>>,
}

impl Library {
    /// The plan to record: the upcoming interview's plan, or a new one, with the changes applied.
    /// Fails without a date or if the date is in the past.
    pub fn changed_plan(&self, change: PlanChange, now: Moment) -> Result<Plan, Error> {
        let before = self.interview_ahead(now).map(|ahead| ahead.plan);
        let before = before.unwrap_or_default();
        let date = change.date.or(before.date).ok_or(Error::NoInterviewDate)?;
        if Day::of_civil(date) < self.scheduler().day(now) {
            return Err(Error::PastDate(date));
        }
        Ok(Plan {
            date: Some(date),
            name: change.name.or(before.name),
            query: change
                .query
                .map(|query| query.text().to_owned())
                .or(before.query),
            minutes: change.minutes.or(before.minutes),
            job: change.job.unwrap_or(before.job),
        })
    }

    /// The planned interview, including one whose day is over. `None` if none is planned.
    pub fn interview(&self, now: Moment) -> Option<InterviewPlan> {
        let plan = self.history().plan()?;
        let text = plan.query.as_deref().unwrap_or_default();
        Some(InterviewPlan {
            countdown: Countdown {
                day: Day::of_civil(plan.date?),
                today: self.scheduler().day(now),
            },
            query: Query::parse(text, &self.deck().topics).unwrap_or_default(),
            plan: plan.clone(),
        })
    }

    /// The planned interview, unless its day is over.
    pub fn interview_ahead(&self, now: Moment) -> Option<InterviewPlan> {
        let interview = self.interview(now);
        interview.filter(|interview| !interview.countdown.is_over())
    }

    /// The planner's view of the interview ahead.
    pub(super) fn goal(&self, now: Moment) -> Option<Goal> {
        let interview = self.interview_ahead(now)?;
        let day_start = self.scheduler().settings().day_start;
        Some(Goal {
            at: interview.countdown.day.start(day_start, now.offset),
            first_day: self.first_day(now),
        })
    }

    /// The usual minutes of study on a day: the upcoming interview's until its day, else the
    /// config's.
    pub fn usual_minutes(&self, day: Day) -> u32 {
        let plan = self.history().plan();
        let dated = plan.and_then(|plan| Some((plan.minutes?, Day::of_civil(plan.date?))));
        let until = dated.filter(|(_, date)| day <= *date);
        until.map_or(self.config().minutes_per_day, |(minutes, _)| minutes)
    }

    /// The last day of the break that a day is in.
    pub fn pause(&self, day: Day) -> Option<Day> {
        let pauses = self.history().pauses();
        let days = pauses.map(|(from, to)| (Day::of_civil(from), Day::of_civil(to)));
        let around = days.filter(|(from, to)| (*from..=*to).contains(&day));
        around.map(|(_, to)| to).max()
    }

    /// The minutes of study on the day of `now`: those set for the day, else none in a break, else
    /// the usual ones.
    pub fn minutes_today(&self, now: Moment) -> u32 {
        let today = self.scheduler().day(now);
        let set = self
            .history()
            .minutes_of_day(|at| self.scheduler().day(at) == today);
        set.unwrap_or_else(|| self.planned_minutes(today))
    }

    fn planned_minutes(&self, day: Day) -> u32 {
        match self.pause(day) {
            Some(_) => 0,
            None => self.usual_minutes(day),
        }
    }

    /// The budget of a day after today.
    pub(super) fn later_budget(&self, day: Day) -> Budget {
        Budget {
            new_cards: self.daily_new_cards(),
            has_mock: self.is_mock_day(day),
            ..Budget::from_minutes(self.planned_minutes(day))
        }
    }

    fn daily_new_cards(&self) -> NewCards {
        let most = self.config().new_per_day;
        most.map_or(NewCards::Fitting, NewCards::AtMost)
    }

    pub(super) fn budget(&self, query: &Query, options: &StudyOptions, now: Moment) -> Budget {
        let minutes = options.minutes.unwrap_or_else(|| self.minutes_today(now));
        let unanswered = query.asks_for(Is::Unanswered).then_some(usize::MAX);
        let exactly = options.new.or(unanswered).map(NewCards::Exactly);
        Budget {
            new_cards: exactly.unwrap_or_else(|| self.daily_new_cards()),
            ahead_days: options.ahead_days,
            has_mock: options.minutes.is_none() && self.awaits_mock(now),
            ..Budget::from_minutes(minutes)
        }
    }

    /// Whether the plan puts a mock interview on a day. One that was left out is not made up for.
    fn is_mock_day(&self, day: Day) -> bool {
        let plan = self.history().plan();
        let date = plan.and_then(|plan| plan.date).map(Day::of_civil);
        date.is_some_and(|date| {
            PlannedMock::is_on(
                Countdown {
                    day: date,
                    today: day,
                }
                .n_days_left(),
            )
        })
    }

    /// Whether the day of `now` holds a mock interview and none was held on it.
    fn awaits_mock(&self, now: Moment) -> bool {
        let today = self.scheduler().day(now);
        let mut held = self.history().interviews();
        self.is_mock_day(today) && !held.any(|(at, _)| self.scheduler().day(at) == today)
    }
}
