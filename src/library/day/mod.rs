//! Plans the day: what was answered, what is left of the budget, and which cards come next.
//!
//! The screens, `due` and `stats` all use these methods, so that their numbers agree.

mod course;
mod statistics;
mod study_options;

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use jiff::SignedDuration;

pub use self::course::{Course, Intent};
pub use self::study_options::StudyOptions;
use crate::domain::{Card, CardId, CardState, LearningState, Moment, TopicId};
use crate::library::Library;
use crate::memory::{Agenda, Budget, NewCards};
use crate::query::{Is, Query};
use crate::session::{Overview, Selection, Study, Today, Work};

impl Library {
    /// The reviews since the learner's day began.
    pub fn today(&self, now: Moment) -> Today {
        let mut today = Today::default();
        for card in &self.deck().cards {
            if self.state(card, now).reviewed_today {
                let history = self.card_history(card);
                today.add(self.scheduler(), card.id, history.remembered(), now);
            }
        }
        today
    }

    /// The cards left to study today, among those that match a query.
    pub fn overview(&self, query: &Query, options: &StudyOptions, now: Moment) -> Overview {
        let work = self.work(query, options, self.today(now), now);
        Overview::of(self.deck(), query, &work, |card| self.state(card, now))
    }

    /// The overview for a table of topics. The count of new cards in a row is what a session of
    /// that topic alone holds, not the topic's share of today's new cards.
    pub fn overview_by_topic(
        &self,
        query: &Query,
        options: &StudyOptions,
        now: Moment,
    ) -> Overview {
        let (work, budget) = self.planned(query, options, self.today(now), now);
        let mut overview = Overview::of(self.deck(), query, &work, |card| self.state(card, now));
        let n_new_today = self.n_first_reviewed(now);
        let by_topic = self.by_topic(&work.selection);
        for row in &mut overview.rows {
            let Some(topic) = &row.topic else {
                continue;
            };
            let within = self.deck().topics.within(topic);
            let places = within.iter().filter_map(|topic| by_topic.get(topic));
            let selection = work.selection.only(&places.flatten().copied().collect());
            let budget = after(budget, &work.today, &selection, n_new_today);
            let agenda = Agenda::new(&selection.candidates, self.scheduler(), &budget, now);
            let of_topic = Work {
                selection,
                agenda,
                today: work.today.clone(),
                per_card: work.per_card,
            };
            let of_topic = of_topic.with_answered_in_place();
            row.n_new = self.left(&of_topic, now).new.len();
        }
        overview
    }

    /// The indices of a selection's cards, by topic.
    fn by_topic(&self, selection: &Selection) -> HashMap<&TopicId, Vec<usize>> {
        let mut by_topic: HashMap<&TopicId, Vec<usize>> = HashMap::new();
        for (place, id) in selection.cards.iter().enumerate() {
            let card = self.deck().card(*id);
            for topic in card.iter().flat_map(|card| &card.topics) {
                by_topic.entry(topic).or_default().push(place);
            }
        }
        by_topic
    }

    /// A session with the cards that match a query. Continues today's plan unless the options set
    /// the size of the session.
    pub fn session(&self, query: &Query, options: &StudyOptions, now: Moment) -> Study {
        if options.cram {
            return self.cram(query, options, now);
        }
        let today = if options.say_how_much() {
            Today::default()
        } else {
            self.today(now)
        };
        Study::new(self.work(query, options, today, now), now)
    }

    /// What is left of today's plan.
    pub(super) fn left(&self, work: &Work, now: Moment) -> Agenda {
        work.left(|id| {
            let card = self.deck().card(id);
            card.map_or(LearningState::New, |card| {
                self.state(card, now).memory.state
            })
        })
    }

    /// The cards due today that match a query and are not answered yet.
    pub fn reviews_left_today(&self, query: &Query, now: Moment) -> HashSet<CardId> {
        let work = self.work(query, &StudyOptions::default(), self.today(now), now);
        let left = self.left(&work, now).reviews.into_iter();
        let cards = left.filter_map(|place| work.selection.cards.get(place));
        cards.copied().collect()
    }

    /// Tomorrow's reviews of the cards that match a query, assuming that the learner finishes
    /// today's.
    pub fn reviews_of_tomorrow(&self, query: &Query, now: Moment) -> Agenda {
        let tomorrow = now.after(SignedDuration::from_hours(24));
        let options = StudyOptions {
            new: Some(0),
            ..StudyOptions::default()
        };
        let work = self.work(query, &options, Today::default(), tomorrow);
        work.without_reviews(&self.reviews_left_today(query, now))
            .agenda
    }

    /// The day's plan as of this morning. Reviews of cards outside the plan count against its
    /// budget.
    pub(super) fn work(
        &self,
        query: &Query,
        options: &StudyOptions,
        today: Today,
        now: Moment,
    ) -> Work {
        self.planned(query, options, today, now).0
    }

    fn planned(
        &self,
        query: &Query,
        options: &StudyOptions,
        today: Today,
        now: Moment,
    ) -> (Work, Budget) {
        let scheduler = self.scheduler();
        let mut selection = Selection::of(self.deck(), query, self.may_come(options, now));
        let budget = self.budget(query, options, now);
        let mut budget = after(budget, &today, &selection, self.n_first_reviewed(now));
        today.turn_back(&mut selection, scheduler, now);
        if let Some(course) = self.course_ahead(now) {
            self.mark_once_more(&course, &mut selection, now);
            if !course.towards.takes_new_cards() && options.new.is_none() {
                budget = budget.without_new_cards();
            }
        }
        let work = Work {
            agenda: Agenda::new(&selection.candidates, scheduler, &budget, now),
            selection,
            today,
            per_card: budget.per_card,
        };
        (work.with_answered_in_place(), budget)
    }

    /// The card states to select from. When reviewing ahead, excludes cards already reviewed
    /// today.
    fn may_come(&self, options: &StudyOptions, now: Moment) -> impl Fn(&Card) -> CardState {
        let ahead = options.ahead_days > 0;
        move |card| {
            let mut state = self.state(card, now);
            state.buried |= ahead && state.reviewed_today && !state.memory.is_learning();
            state
        }
    }

    /// A cram session: every card that matches a query, due or not, weak and important ones first.
    fn cram(&self, query: &Query, options: &StudyOptions, now: Moment) -> Study {
        let state_of = |card: &Card| self.state(card, now);
        let selection = Selection::of(self.deck(), query, state_of);
        let order = selection.weakest_first(self.deck(), state_of);
        let per_card = self.time_per_card();
        let work = Work {
            agenda: selection.everything(order, options.most_cards(per_card)),
            selection,
            today: Today::default(),
            per_card,
        };
        Study::new(work, now).cramming()
    }

    /// The cards that match a query, weak and important ones first, up to the limit in the
    /// options.
    pub fn weakest_first(&self, query: &Query, options: &StudyOptions, now: Moment) -> Vec<CardId> {
        let state_of = |card: &Card| self.state(card, now);
        let selection = Selection::of(self.deck(), query, state_of);
        let order = selection.weakest_first(self.deck(), state_of);
        let most = options.most_cards(self.time_per_card());
        let cards = order.iter().filter_map(|place| selection.cards.get(*place));
        cards.take(most.unwrap_or(usize::MAX)).copied().collect()
    }

    /// The full budget of a day.
    fn budget(&self, query: &Query, options: &StudyOptions, now: Moment) -> Budget {
        let minutes = options.minutes.unwrap_or(self.minutes_per_day(now));
        let unanswered = query.asks_for(Is::Unanswered).then_some(usize::MAX);
        let exactly = options.new.or(unanswered);
        Budget {
            new_cards: match (exactly, self.config().new_per_day) {
                (Some(n), _) => NewCards::Exactly(n),
                (None, Some(most)) => NewCards::AtMost(most),
                (None, None) => NewCards::Fitting,
            },
            limit: options.limit,
            ahead_days: options.ahead_days,
            ..Budget::of_minutes(minutes, self.time_per_card())
        }
    }
}

/// Subtracts today's reviews of cards outside the selection from the budget. `n_new_today` counts
/// all cards first reviewed today.
fn after(budget: Budget, today: &Today, selection: &Selection, n_new_today: usize) -> Budget {
    Budget {
        spent: today.time_outside(selection),
        new_before: n_new_today.saturating_sub(today.n_new_inside(selection)),
        ..budget
    }
}

impl StudyOptions {
    /// Whether an option sets the size of the session.
    fn say_how_much(&self) -> bool {
        let said = [
            self.minutes.is_some(),
            self.limit.is_some(),
            self.new.is_some(),
            self.ahead_days > 0,
        ];
        said.contains(&true)
    }

    /// The most cards that the options allow; `None` for no limit.
    fn most_cards(&self, per_card: Duration) -> Option<usize> {
        let fitting = self.minutes.map(|minutes| {
            let seconds = u64::from(minutes) * 60;
            usize::try_from(seconds / per_card.as_secs().max(1)).unwrap_or(usize::MAX)
        });
        match (self.limit, fitting) {
            (Some(limit), Some(fitting)) => Some(limit.min(fitting)),
            (limit, fitting) => limit.or(fitting),
        }
    }
}
