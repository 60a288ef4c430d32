//! What a day holds: what was answered since it began, what is left of its budget, which cards
//! come.
//!
//! The screens, `due` and `stats` all ask here, so that they name the same numbers.

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
    /// What was answered since the day of `now` began.
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

    /// What there is to do of the cards that a query finds: what is left of the day's work.
    pub fn overview(&self, query: &Query, options: &StudyOptions, now: Moment) -> Overview {
        let work = self.work(query, options, self.today(now), now);
        Overview::of(self.deck(), query, &work, |card| self.state(card, now))
    }

    /// The overview for a table of topics, from each of which a session can be opened: the new
    /// cards of a topic are those that such a session holds, not its share of the day's.
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

    /// The places of a selection's cards, under each topic that they have.
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

    /// A session with the cards that a query finds. The day's work is gone on with, unless the
    /// options say how much the session holds.
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

    /// What is left of the day's work with the cards that a query finds.
    pub(super) fn left(&self, work: &Work, now: Moment) -> Agenda {
        work.left(|id| {
            let card = self.deck().card(id);
            card.map_or(LearningState::New, |card| {
                self.state(card, now).memory.state
            })
        })
    }

    /// The reviews that are due today and were not answered, of the cards that a query finds.
    pub fn reviews_left_today(&self, query: &Query, now: Moment) -> HashSet<CardId> {
        let work = self.work(query, &StudyOptions::default(), self.today(now), now);
        let left = self.left(&work, now).reviews.into_iter();
        let cards = left.filter_map(|place| work.selection.cards.get(place));
        cards.copied().collect()
    }

    /// The reviews that tomorrow brings of the cards that a query finds, when those that are left
    /// of today are still done.
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

    /// The day's work as of the morning: of what was done since only that counts for the budget
    /// which the agenda knows nothing of. With `extra` it holds exactly so many new cards.
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

    /// The states that a selection is made with: of reviews that are taken in before their day
    /// those are left out that had their turn today.
    fn may_come(&self, options: &StudyOptions, now: Moment) -> impl Fn(&Card) -> CardState {
        let ahead = options.ahead_days > 0;
        move |card| {
            let mut state = self.state(card, now);
            state.buried |= ahead && state.reviewed_today && !state.memory.is_learning();
            state
        }
    }

    /// Every card that a query finds, the weak and important ones first, whether due or not.
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

    /// The cards that a query finds, the weak and important ones first, as many as the options
    /// allow.
    pub fn weakest_first(&self, query: &Query, options: &StudyOptions, now: Moment) -> Vec<CardId> {
        let state_of = |card: &Card| self.state(card, now);
        let selection = Selection::of(self.deck(), query, state_of);
        let order = selection.weakest_first(self.deck(), state_of);
        let most = options.most_cards(self.time_per_card());
        let cards = order.iter().filter_map(|place| selection.cards.get(*place));
        cards.take(most.unwrap_or(usize::MAX)).copied().collect()
    }

    /// The budget of a day of which nothing was used.
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

/// The budget for the day's work with some cards, planned as of the morning: what was done since
/// with others is used of it. So many cards were first reviewed today in all.
fn after(budget: Budget, today: &Today, selection: &Selection, n_new_today: usize) -> Budget {
    Budget {
        spent: today.time_outside(selection),
        new_before: n_new_today.saturating_sub(today.n_new_inside(selection)),
        ..budget
    }
}

impl StudyOptions {
    /// Whether the command line said how much a session holds.
    fn say_how_much(&self) -> bool {
        let said = [
            self.minutes.is_some(),
            self.limit.is_some(),
            self.new.is_some(),
            self.ahead_days > 0,
        ];
        said.contains(&true)
    }

    /// How many cards fit into what the command line said; none for no limit.
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
