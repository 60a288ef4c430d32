//! Plans the day from the log: the one [`StudyDay`] behind home, study, `due`, `next`, `plan` and
//! `stats`.

mod forecast;
mod interview;
mod mastered;
mod mock;
mod mock_report;
mod pace;
mod report;
mod statistics;
mod study_options;
mod today;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::time::Duration;

pub use self::interview::{InterviewPlan, PlanChange};
pub use self::mock::MockRequest;
pub use self::mock_report::check_report_file;
pub use self::study_options::StudyOptions;
use self::today::Today;
use crate::domain::{AskedAs, Card, CardId, CardState, Day, Moment};
use crate::library::{Hidden, Library};
use crate::plan::{DayInput, NewCards, PlanCard, StudyDay};
use crate::query::{Is, Query};
use crate::session::{Options, Overview, Study};
use crate::stats::is_covered;

impl Library {
    /// The day of study of the cards that match a query.
    pub fn study_day(&self, query: &Query, options: &StudyOptions, now: Moment) -> StudyDay {
        let today = self.today(now);
        let own_minutes = options.minutes.is_some();
        let budget = self.budget(query, options, now);
        let input = DayInput {
            scheduler: self.scheduler().clone(),
            now,
            estimates: today.estimates,
            spent: if own_minutes {
                Duration::ZERO
            } else {
                today.spent
            },
            n_introduced: match budget.new_cards {
                NewCards::Exactly(_) => 0,
                _ => self.n_first_reviewed(now),
            },
            budget,
            goal: self.goal(now),
            graded: today.graded.clone(),
        };
        StudyDay::new(self.plan_cards(query, options, &today, now), input)
    }

    /// The cards that match a query and can be asked, with their states.
    ///
    /// Hidden ones never can, those without an answer only if the query says so, and those without
    /// options not as choices.
    fn askable(
        &self,
        query: &Query,
        options: &StudyOptions,
        now: Moment,
    ) -> Vec<(&Card, CardState)> {
        let unanswered = query.asks_for(Is::Unanswered);
        let mut cards = self.matching(query, Hidden::LeftOut, now);
        cards.retain(|(card, _)| !card.unanswered || unanswered);
        if options.asked_as == AskedAs::Choice {
            cards.retain(|(card, _)| self.options(card).can_choose());
        }
        cards
    }

    /// The options of a card, if it is a multiple-choice question.
    fn options(&self, card: &Card) -> Options {
        Options::new(&self.deck, &self.answers(card))
    }

    /// How many cards that match a query can be asked in the form of the options.
    pub fn n_askable(&self, query: &Query, options: &StudyOptions, now: Moment) -> usize {
        self.askable(query, options, now).len()
    }

    fn plan_cards(
        &self,
        query: &Query,
        options: &StudyOptions,
        today: &Today,
        now: Moment,
    ) -> Vec<PlanCard> {
        let interview = self.interview_ahead(now);
        let deck = self.deck();
        let topics = deck.topics.all().iter().map(|topic| &topic.id);
        let turns: HashMap<_, u32> = topics.zip(0..).collect();
        let suspended = query.asks_for(Is::Suspended);
        let cards = self.askable(query, options, now).into_iter().enumerate();
        let planned = cards.map(|(order, (card, state))| {
            let topic = card.primary_topic().and_then(|topic| turns.get(topic));
            let examined = interview.as_ref().is_some_and(|interview| {
                interview.query.is_empty() || interview.query.matches(deck, card, &state)
            });
            let showing = state.first_showing.as_ref();
            let is_named = query.names(deck, card);
            let shown = today.cards.get(&card.id).filter(|_| !is_named);
            PlanCard {
                importance: card.importance,
                first_rank: deck.rank_in_first(card.id),
                topic: topic.copied().unwrap_or(u32::MAX),
                order,
                related: card.related.clone(),
                is_examined: examined,
                is_named,
                is_proven: state.seen_on_later_day
                    && showing.is_some_and(|showing| is_covered(card, showing)),
                shown_today: shown.and_then(|shown| shown.kind),
                time_today: shown.map(|shown| shown.time).unwrap_or_default(),
                is_suspended: state.suspended && !suspended,
                is_skipped: state.buried && !query.is_of_cards(),
                ..PlanCard::new(card.id, state.memory)
            }
        });
        planned.collect()
    }

    /// The rest of today's plan for the cards that match a query, and the progress of each topic.
    pub fn overview(&self, query: &Query, options: &StudyOptions, now: Moment) -> Overview {
        let day = self.study_day(query, options, now);
        let cards = self.matching(query, Hidden::LeftOut, now);
        let today = self.scheduler().day(now);
        let last = self.card_days().map(|(_, day)| day.day).max();
        let overview = Overview::new(self.deck(), query, cards, &day, now);
        Overview {
            pause: self.pause(today).map(Day::civil),
            n_days_away: last.map_or(0, |last| today.0 - last.0),
            ..overview
        }
    }

    /// A session with the cards that match a query. Continues today's.
    pub fn session(&self, query: &Query, options: &StudyOptions, now: Moment) -> Study {
        let mut day = self.study_day(query, options, now);
        if options.cram {
            let cards = self.weakest_first(query, options, now);
            return Study::cramming(day, cards, now).asking_as(options.asked_as);
        }
        if let Some(limit) = options.limit {
            let first = day.first_cards(&day.plan(now), limit);
            day.keep_only(&first.into_iter().collect());
        }
        let study = Study::new(day, now).asking_as(options.asked_as);
        match options.minutes {
            Some(_) => study.with_own_minutes(),
            None => study,
        }
    }

    /// The cards that match a query, up to the limit in the options: the weak ones first, by
    /// importance times the chance of having forgotten them; then those never seen by importance;
    /// then what is known.
    pub fn weakest_first(&self, query: &Query, options: &StudyOptions, now: Moment) -> Vec<CardId> {
        let suspended = query.asks_for(Is::Suspended);
        let mut cards = self.askable(query, options, now);
        cards.retain(|(_, state)| !state.buried && (!state.suspended || suspended));
        cards.sort_by_cached_key(|(card, state)| {
            let millionths = (card.importance.urgency(state.recall) * 1e6) as u32;
            let is_weak = state.is_weak(|number, hits| card.is_core(number, hits));
            (!is_weak, Reverse(millionths))
        });
        let most = options.most_cards(self.estimates(now).review);
        let cards = cards.iter().map(|(card, _)| card.id);
        cards.take(most.unwrap_or(usize::MAX)).collect()
    }
}

impl StudyOptions {
    /// The most cards that the options allow at this time per card; `None` for no limit.
    fn most_cards(&self, per_card: Duration) -> Option<usize> {
        let fitting = self.minutes.map(|minutes| {
            let seconds = f64::from(minutes) * 60.0;
            (seconds / per_card.as_secs_f64().max(1.0)) as usize
        });
        match (self.limit, fitting) {
            (Some(limit), Some(fitting)) => Some(limit.min(fitting)),
            (limit, fitting) => limit.or(fitting),
        }
    }
}
