//! Study towards a date, as the learner set it and as it stands today.

use jiff::civil::Date;

use crate::domain::{Card, Day, Moment};
use crate::library::{Error, Library, StudyOptions};
use crate::memory::{Budget, Candidate, NewCards};
use crate::plan::{Pace, Reckoning, Towards, mark_once_more, pace};
use crate::progress::Plan;
use crate::query::Query;
use crate::session::Selection;
use crate::stats::{MASTERED_RECALL, MASTERED_SHARE};

/// Before this many remembered cards their share that is told well says little.
const ENOUGH_CARDS: usize = 20;

/// What share is told well until that is known.
const FIRST_GUESS: f64 = 0.8;

/// The interview that is studied for.
#[derive(Clone, Debug)]
pub struct Course {
    /// What the learner set.
    pub plan: Plan,
    /// How far it is to the day.
    pub towards: Towards,
    /// Which cards it is about: all when the query can no longer be read.
    pub query: Query,
}

/// What the learner wants of an interview's date; what is none stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intent {
    /// The day.
    pub date: Option<Date>,
    /// What it is called.
    pub name: Option<String>,
    /// Which cards it is about.
    pub query: Option<String>,
    /// Minutes of study a day.
    pub minutes: Option<u32>,
}

impl Library {
    /// What is to be recorded so that the interview ahead, or a new one, is as wanted.
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
            query: intent.query.or(before.query),
            minutes: intent.minutes.or(before.minutes),
        })
    }

    /// The interview that is studied for, also when its day is over; none when none was set or it
    /// was ended.
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

    /// The interview that is still to come.
    pub fn course_ahead(&self, now: Moment) -> Option<Course> {
        self.course(now).filter(|course| !course.towards.is_over())
    }

    /// How far the learner gets until the day at this pace, with what is left of today.
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

    /// Minutes of study a day: as set for the interview ahead, else as in the config.
    pub fn minutes_per_day(&self, now: Moment) -> u32 {
        let course = self.course_ahead(now);
        let minutes = course.and_then(|course| course.plan.minutes);
        minutes.unwrap_or(self.config().minutes_per_day)
    }

    /// Marks the cards that come today because the interview is near.
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

    /// The share of cards told well at the last review among those that are remembered.
    fn share_covered(&self, now: Moment) -> f64 {
        let states = self.deck().cards.iter().map(|card| self.state(card, now));
        let remembered = states.filter(|state| {
            state.seen_on_later_day && state.recall.is_some_and(|recall| recall >= MASTERED_RECALL)
        });
        let told: Vec<bool> = remembered
            .map(|state| {
                let hits = state.last_hits.as_ref();
                hits.is_none_or(|hits| hits.share() >= MASTERED_SHARE)
            })
            .collect();
        if told.len() < ENOUGH_CARDS {
            return FIRST_GUESS;
        }
        told.iter().filter(|told| **told).count() as f64 / told.len() as f64
    }
}
