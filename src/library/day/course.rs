//! Study towards an interview date: the plan, the days left, and the expected result.

use jiff::civil::Date;

use crate::domain::{Card, Day, Moment};
use crate::library::{Error, Library, StudyOptions};
use crate::memory::{Budget, Candidate, NewCards};
use crate::plan::{Pace, Reckoning, Towards, mark_once_more, pace};
use crate::progress::Plan;
use crate::query::Query;
use crate::session::Selection;
use crate::stats::{MASTERED_RECALL, is_covered};

/// The fewest remembered cards from which the share of well-known cards is measured.
const ENOUGH_CARDS: usize = 20;

/// The assumed share of well-known cards until there are [`ENOUGH_CARDS`].
const FIRST_GUESS: f64 = 0.8;

/// The planned interview.
#[derive(Clone, Debug)]
pub struct Course {
    /// The plan from the progress log.
    pub plan: Plan,
    /// The days until the interview.
    pub towards: Towards,
    /// The cards to prepare. Matches all cards if the saved query no longer parses.
    pub query: Query,
}

/// Changes to the interview plan. `None` keeps the current value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    pub date: Option<Date>,
    /// The name of the interview, such as the company's.
    pub name: Option<String>,
    /// The query for the cards to prepare.
    pub query: Option<Query>,
    /// Minutes of study a day.
    pub minutes: Option<u32>,
}

impl Library {
    /// The plan to record: the upcoming interview's plan, or a new one, with the changes applied.
    /// Fails without a date or if the date is in the past.
    pub fn intended(&self, intent: Intent, now: Moment) -> Result<Plan, Error> {
        let before = self.course_ahead(now).map(|course| course.plan);
        let before = before.unwrap_or_default();
        let date = intent.date.or(before.date).ok_or(Error::NoInterviewDate)?;
        if Day::of_civil(date) < self.scheduler().day(now) {
            return Err(Error::PastDate(date));
        }
        Ok(Plan {
            date: Some(date),
            name: intent.name.or(before.name),
            query: intent
                .query
                .map(|query| query.text().to_owned())
                .or(before.query),
            minutes: intent.minutes.or(before.minutes),
        })
    }

    /// The planned interview, including one whose day is over. `None` if none is planned.
    pub fn course(&self, now: Moment) -> Option<Course> {
        let plan = self.history().plan()?;
        let text = plan.query.as_deref().unwrap_or_default();
        Some(Course {
            towards: Towards {
                day: Day::of_civil(plan.date?),
                today: self.scheduler().day(now),
            },
            query: Query::parse(text, &self.deck().topics).unwrap_or_default(),
            plan: plan.clone(),
        })
    }

    /// The planned interview, unless its day is over.
    pub fn course_ahead(&self, now: Moment) -> Option<Course> {
        self.course(now).filter(|course| !course.towards.is_over())
    }

    /// The expected progress by the interview, counting what is left of today.
    pub fn pace(&self, course: &Course, now: Moment) -> Pace {
        let state_of = |card: &Card| self.state(card, now);
        let selection = Selection::of(self.deck(), &course.query, state_of);
        let minutes = self.minutes_per_day(now);
        let mut later = Budget::of_minutes(minutes, self.time_per_card());
        if let Some(most) = self.config().new_per_day {
            later.new_cards = NewCards::AtMost(most);
        }
        let work = self.work(
            &course.query,
            &StudyOptions::default(),
            self.today(now),
            now,
        );
        let with = Reckoning {
            scheduler: self.scheduler(),
            today: &self.left(&work, now),
            later: &later,
            share_covered: self.share_covered(now),
            now,
        };
        pace(&selection.candidates, course.towards, with)
    }

    /// The daily study minutes: the upcoming interview's, else the config's.
    pub fn minutes_per_day(&self, now: Moment) -> u32 {
        let course = self.course_ahead(now);
        let minutes = course.and_then(|course| course.plan.minutes);
        minutes.unwrap_or(self.config().minutes_per_day)
    }

    /// Marks the cards to review once more because the interview is near.
    pub(super) fn mark_once_more(&self, course: &Course, selection: &mut Selection, now: Moment) {
        let deck = self.deck();
        let counts: Vec<bool> = selection
            .cards
            .iter()
            .map(|id| {
                let card = deck.card(*id);
                card.is_some_and(|card| course.query.matches(deck, card, &self.state(card, now)))
            })
            .collect();
        let candidates: &mut [Candidate] = &mut selection.candidates;
        mark_once_more(candidates, self.scheduler(), course.towards, |place| {
            counts.get(place).copied().unwrap_or(false)
        });
    }

    /// Among the remembered cards, the share whose last review covered enough points.
    fn share_covered(&self, now: Moment) -> f64 {
        let cards = self.deck().cards.iter();
        let states = cards.map(|card| (card, self.state(card, now)));
        let remembered = states.filter(|(_, state)| {
            state.seen_on_later_day && state.recall.is_some_and(|recall| recall >= MASTERED_RECALL)
        });
        let told: Vec<bool> = remembered
            .map(|(card, state)| {
                let showing = state.first_showing.as_ref();
                showing.is_some_and(|showing| is_covered(card, showing))
            })
            .collect();
        if told.len() < ENOUGH_CARDS {
            return FIRST_GUESS;
        }
        told.iter().filter(|told| **told).count() as f64 / told.len() as f64
    }
}
