//! Plans the days ahead one by one, with the expected outcomes of the days before.

use std::collections::HashSet;
use std::time::Duration;

use jiff::SignedDuration;

use super::outcome::{FirstDay, ReviewOutcome, graduated};
use super::{Budget, DayInput, DayKind, DayPlan, PlanCard, PlannedMock, StudyDay, whole_minutes};
use crate::domain::{CardId, Day, Grade, Moment};
use crate::memory::Scheduler;
use crate::stats::MASTERED_RECALL;

/// The input for planning a learner's later days.
#[derive(Clone, Debug)]
pub struct Outlook {
    pub first_day: FirstDay,
    /// The chance that a review covers the points that "mastered" requires.
    pub covered: f64,
    /// The budget of each day to plan after today, tomorrow first.
    pub budgets: Vec<Budget>,
    /// Whether the rest of today is studied.
    pub with_today: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForecastDay {
    pub day: Day,
    /// Reviews and repeats.
    pub n_reviews: usize,
    pub n_new: usize,
    /// Due cards that do not fit.
    pub n_waiting: usize,
    pub minutes: u32,
    /// The minutes of the day.
    pub budget: u32,
    /// The mock interview of the day.
    pub mock: Option<PlannedMock>,
}

/// The days ahead and their result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    /// Today first.
    pub days: Vec<ForecastDay>,
    /// The expected number of mastered cards of the interview after these days.
    pub mastered: f64,
    /// The same after each day.
    pub mastered_by_day: Vec<f64>,
    /// New cards of the interview that do not fit into any day, the most valuable first.
    pub left_out: Vec<CardId>,
}

/// The last day on which a card was studied.
#[derive(Clone, Copy, Debug)]
enum LastDay {
    /// Before the forecast.
    Real,
    First,
    Review(ReviewOutcome),
}

/// A card with its expected memory on a later day.
#[derive(Clone, Debug)]
struct SimulatedCard {
    card: PlanCard,
    last: LastDay,
}

impl Forecast {
    /// The new cards of all days.
    pub fn n_new(&self) -> usize {
        self.days.iter().map(|day| day.n_new).sum()
    }

    /// Plans today's rest and the days after it. `then` is the time at which mastered cards are
    /// counted.
    pub fn new(today: &StudyDay, outlook: &Outlook, now: Moment, then: Moment) -> Self {
        let mut simulation = Simulation::new(today, outlook, now);
        let (mut days, mut mastered_by_day) = (Vec::new(), Vec::new());
        if outlook.with_today {
            days.push(simulation.run_day(today, now));
            mastered_by_day.push(simulation.mastered(now));
        }
        for (budget, ahead) in outlook.budgets.iter().zip(1..) {
            let later = now.after(SignedDuration::from_hours(24 * ahead));
            let day = simulation.day(*budget, later);
            days.push(simulation.run_day(&day, later));
            mastered_by_day.push(simulation.mastered(later));
        }
        Self {
            mastered_by_day,
            mastered: simulation.mastered(then),
            left_out: simulation.left_out(today),
            days,
        }
    }
}

struct Simulation<'a> {
    outlook: &'a Outlook,
    input: &'a DayInput,
    scheduler: &'a Scheduler,
    cards: Vec<SimulatedCard>,
}

impl<'a> Simulation<'a> {
    fn new(today: &'a StudyDay, outlook: &'a Outlook, now: Moment) -> Self {
        let input = today.input();
        Self {
            outlook,
            input,
            scheduler: &input.scheduler,
            cards: reachable(today, outlook, now),
        }
    }

    fn day(&self, budget: Budget, now: Moment) -> StudyDay {
        let cards = self.cards.iter().map(|simulated| PlanCard {
            shown_today: None,
            time_today: Duration::ZERO,
            is_named: false,
            is_skipped: false,
            ..simulated.card.clone()
        });
        let today = self.scheduler.day(now);
        let goal = self.input.goal;
        let input = DayInput {
            now,
            budget,
            spent: Duration::ZERO,
            n_introduced: 0,
            goal: goal.filter(|goal| self.scheduler.day(goal.at) >= today),
            graded: Vec::new(),
            ..self.input.clone()
        };
        StudyDay::new(cards.collect(), input)
    }

    /// Plans a day and studies what fits.
    fn run_day(&mut self, day: &StudyDay, now: Moment) -> ForecastDay {
        let plan = day.plan(now);
        self.study(&plan, now);
        ForecastDay {
            day: self.scheduler.day(now),
            n_reviews: plan.n_due(),
            n_new: plan.n_new(),
            n_waiting: plan.n_waiting,
            minutes: plan.minutes(),
            budget: whole_minutes(day.input().budget.time),
            mock: plan.mock,
        }
    }

    fn study(&mut self, plan: &DayPlan, now: Moment) {
        let repeats: HashSet<CardId> = plan.repeats.iter().map(|card| card.card).collect();
        let planned: HashSet<CardId> = plan.all().map(|card| card.card).collect();
        for simulated in &mut self.cards {
            let id = simulated.card.id;
            if repeats.contains(&id) && simulated.card.shown_today.is_some() {
                simulated.finish(self.scheduler, now);
            } else if planned.contains(&id) {
                simulated.study(self.scheduler, &self.outlook.first_day, now);
            }
            simulated.card.shown_today = None;
        }
    }

    fn mastered(&self, then: Moment) -> f64 {
        let examined = self.cards.iter().filter(|one| one.card.is_examined);
        let chances = examined.map(|one| one.chance(self.scheduler, self.outlook.covered, then));
        chances.sum()
    }

    /// The new cards of the interview that were never planned, in the order of today.
    fn left_out(&self, today: &StudyDay) -> Vec<CardId> {
        let seen = self.cards.iter().filter(|one| !one.card.memory.is_new());
        let seen: HashSet<CardId> = seen.map(|one| one.card.id).collect();
        let new = today.new_cards().filter(|card| card.is_examined);
        new.map(|card| card.id)
            .filter(|card| !seen.contains(card))
            .collect()
    }
}

/// The cards that the days can reach: all seen ones, and the first new ones. Dropping the others
/// keeps large decks fast.
fn reachable(today: &StudyDay, outlook: &Outlook, now: Moment) -> Vec<SimulatedCard> {
    let first = today.input().estimates.first.as_secs_f64().max(1.0);
    let later: f64 = outlook
        .budgets
        .iter()
        .map(|budget| budget.time.as_secs_f64())
        .sum();
    let n_new = today.plan(now).n_new() + (later / first).ceil() as usize;
    let seen = today.cards().filter(|card| !card.memory.is_new());
    let near = today.new_cards().take(n_new);
    let mut cards: Vec<SimulatedCard> = seen.chain(near).map(SimulatedCard::new).collect();
    cards.sort_unstable_by_key(|one| one.card.order);
    cards
}

impl SimulatedCard {
    fn new(card: &PlanCard) -> Self {
        Self {
            card: card.clone(),
            last: LastDay::Real,
        }
    }

    /// Ends the repeats of a card that was shown today.
    fn finish(&mut self, scheduler: &Scheduler, now: Moment) {
        let card = &mut self.card;
        if card.memory.is_learning() {
            let memory = scheduler.review(&card.memory, card.id, Grade::Good, now);
            card.memory = graduated(scheduler, memory, card.id, now);
        }
    }

    fn study(&mut self, scheduler: &Scheduler, first_day: &FirstDay, now: Moment) {
        let card = &mut self.card;
        if card.day_kind() == DayKind::First {
            card.memory = first_day.memory(scheduler, card.id, now);
            self.last = LastDay::First;
        } else {
            let outcome = ReviewOutcome::new(scheduler, &card.memory, card.id, now);
            card.memory = outcome.mean(scheduler, card.id, now);
            self.last = LastDay::Review(outcome);
        }
    }

    /// The chance that the card is mastered at `then`.
    fn chance(&self, scheduler: &Scheduler, covered: f64, then: Moment) -> f64 {
        let is_remembered = |memory: &_| {
            let recall = scheduler.recall(memory, then);
            f64::from(u8::from(
                recall.is_some_and(|recall| recall >= MASTERED_RECALL),
            ))
        };
        match &self.last {
            LastDay::Real if self.card.is_proven => is_remembered(&self.card.memory),
            LastDay::Real | LastDay::First => 0.0,
            LastDay::Review(outcome) => covered * outcome.expected(is_remembered),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{at, day, id, new_card, scheduler, seen_card};

    const DAY: i64 = 24 * 60;

    /// A forecast of `n_days` days of six minutes that counts mastered cards in `days` days. A new
    /// card costs two minutes, a review one.
    fn forecast(cards: Vec<PlanCard>, n_days: usize, days: i64) -> Forecast {
        let cards = cards.into_iter().map(|card| PlanCard {
            is_examined: true,
            ..card
        });
        let outlook = Outlook {
            first_day: FirstDay {
                stability: 1.5,
                difficulty: 5.0,
            },
            covered: 0.8,
            budgets: vec![Budget::from_minutes(6); n_days.saturating_sub(1)],
            with_today: n_days > 0,
        };
        Forecast::new(&day(cards.collect(), 6), &outlook, at(0), at(days * DAY))
    }

    fn mastered(card: PlanCard, n_days: usize, days: i64) -> f64 {
        forecast(vec![card], n_days, days).mastered
    }

    #[test]
    fn each_day_is_planned_from_the_cards_left_by_the_days_before() {
        let forecast = forecast((0..10).map(new_card).collect(), 4, 4);
        let days = forecast.days.iter();
        let days: Vec<_> = days
            .map(|day| (day.n_reviews, day.n_new, day.n_waiting, day.minutes))
            .collect();
        // A first day leaves a stability of 1.5 days, so its cards are due after two days.
        let expected = [(0, 3, 0, 6), (0, 3, 0, 6), (3, 1, 0, 5), (3, 1, 0, 5)];
        assert_eq!(days, expected);
        assert_eq!(forecast.left_out, [8, 9].map(id));
    }

    #[test]
    fn a_day_with_a_mock_interview_holds_fewer_cards() {
        let outlook = Outlook {
            first_day: FirstDay {
                stability: 1.5,
                difficulty: 5.0,
            },
            covered: 0.8,
            budgets: vec![Budget {
                has_mock: true,
                ..Budget::from_minutes(14)
            }],
            with_today: true,
        };
        let cards = (0..10).map(new_card).collect();
        let days = Forecast::new(&day(cards, 6), &outlook, at(0), at(DAY)).days;
        let mocks: Vec<_> = days
            .iter()
            .map(|day| day.mock.map(|it| it.minutes))
            .collect();
        assert_eq!(mocks, [None, Some(10)]);
        assert_eq!((days[0].n_new, days[1].n_new), (3, 2));
    }

    #[test]
    fn a_review_masters_a_card_by_the_chance_of_each_way_and_of_covering_it() {
        let card = seen_card(0, 0, 9);
        let recall = scheduler().recall(&card.memory, at(0)).unwrap();
        assert_eq!(mastered(card.clone(), 1, 1), 0.8, "remembered either way");
        let after_months = mastered(card, 1, 60);
        assert!((after_months - 0.8 * recall).abs() < 1e-9, "{after_months}");
    }

    #[test]
    fn cards_that_no_day_holds_stay_as_they_are() {
        let proven = PlanCard {
            is_proven: true,
            ..seen_card(0, 3, 9)
        };
        assert_eq!(mastered(proven.clone(), 1, 1), 1.0);
        assert_eq!(mastered(proven, 0, 900), 0.0, "forgotten by then");
        assert_eq!(mastered(seen_card(0, 3, 9), 1, 1), 0.0);
        assert_eq!(
            mastered(new_card(0), 1, 1),
            0.0,
            "a first day proves nothing"
        );
    }
}
