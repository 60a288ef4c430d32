//! What a day holds: what was answered since it began, and the budget for what is left of it.
//!
//! The screens, `due` and `stats` all ask here, so that they name the same numbers.

use super::{Library, Options};
use crate::domain::{Card, Day, Moment};
use crate::memory::{Budget, NewCards};
use crate::query::{Is, Query};
use crate::session::{Morning, Overview, Selection, Today};

impl Library {
    /// How many of the learner's days it is until a date; negative when it is over.
    pub fn days_until(&self, date: jiff::civil::Date) -> i32 {
        Day::of_civil(date).0 - self.scheduler().day(self.now()).0
    }

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

    /// What there is to do of the cards that a query finds: what is left of the day's plan.
    pub fn overview(&self, query: &Query, options: &Options, now: Moment) -> Overview {
        let state_of = |card: &Card| self.state(card, now);
        let today = self.today(now);
        let selection = Selection::of(self.deck(), query, state_of);
        let budget = self.budget(query, None, options, (&today, &selection), now);
        let morning = Morning {
            scheduler: self.scheduler(),
            budget: &budget,
            today: &today,
            now,
        };
        Overview::of(self.deck(), query, morning, state_of)
    }

    /// A day's minutes, or what the command line says, for a plan as of the morning: of what was
    /// done since only that counts which the plan knows nothing of. With `extra` it holds exactly
    /// so many new cards.
    pub fn budget(
        &self,
        query: &Query,
        extra: Option<usize>,
        options: &Options,
        (today, selection): (&Today, &Selection),
        now: Moment,
    ) -> Budget {
        let config = self.config();
        let minutes = options.minutes.unwrap_or(config.minutes_per_day);
        let unanswered = query.asks_for(Is::Unanswered).then_some(usize::MAX);
        let exactly = extra.or(unanswered).or(options.new);
        let n_new_today = self.n_first_reviewed(now);
        Budget {
            spent: today.time_outside(selection),
            new_cards: match (exactly, config.new_per_day) {
                (Some(n), _) => NewCards::Exactly(n),
                (None, Some(most)) => NewCards::AtMost(most),
                (None, None) => NewCards::Fitting,
            },
            new_before: n_new_today.saturating_sub(today.n_new_inside(selection)),
            limit: options.limit,
            ..Budget::of_minutes(minutes, self.time_per_card())
        }
    }
}
