//! The cards of a day by value, and the plan made from them.
//!
//! [`StudyDay::plan`] is the only planner. A session keeps its day up to date grade by grade and
//! plans again; home, `due`, `next`, `plan` and `stats` build the same day from the log.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use super::card::rank_new_cards;
use super::outcome::{FirstDay, ReviewOutcome};
use super::serve::EARLY;
use super::{
    Budget, DayKind, DayPlan, Estimates, PlanCard, Planned, PlannedMock, Turn, counted_time,
};
use crate::domain::{CardId, Day, LearningState, Memory, Moment};
use crate::memory::Scheduler;

/// A pending repeat costs at least a third of a card's estimate.
const MIN_COST_DIVISOR: u32 = 3;

/// The interview to study for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goal {
    /// The start of its day.
    pub at: Moment,
    /// The expected memory of a new card after its first day.
    pub first_day: FirstDay,
}

/// A showing of today that was graded and not undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradedShowing {
    pub card: CardId,
    pub turn: Turn,
    pub at: Moment,
}

#[derive(Clone, Debug)]
pub struct DayInput {
    pub scheduler: Scheduler,
    /// A moment of the day.
    pub now: Moment,
    pub estimates: Estimates,
    pub budget: Budget,
    /// The time of today's showings.
    pub spent: Duration,
    /// The new cards of today, which count against the budget's limit.
    pub n_introduced: usize,
    /// The interview ahead.
    pub goal: Option<Goal>,
    /// Today's answers, in the order of time.
    pub graded: Vec<GradedShowing>,
}

/// A day of study. The only place in a session that keeps the memory of cards.
#[derive(Clone, Debug)]
pub struct StudyDay {
    pub(super) input: DayInput,
    cards: HashMap<CardId, PlanCard>,
    /// The cards that were not shown today, the most valuable first.
    ranks: Vec<Rank>,
    /// The cards in learning or relearning steps.
    learning: BTreeSet<CardId>,
}

/// The groups of cards, in the order in which they are planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// Named by id: asked even without minutes.
    Named,
    /// Cards of the interview, reviews and new ones together.
    Examined,
    Due,
    New,
}

/// The position of a card in the order of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    group: Group,
    /// The bits of the value. It is not negative, so they sort like the number.
    value: Reverse<u64>,
    /// Breaks ties.
    index: usize,
    card: CardId,
    is_due: bool,
    kind: DayKind,
}

impl StudyDay {
    pub fn new(mut cards: Vec<PlanCard>, input: DayInput) -> Self {
        rank_new_cards(&mut cards);
        let mut day = Self {
            input,
            cards: HashMap::new(),
            ranks: Vec::new(),
            learning: BTreeSet::new(),
        };
        let ranks = cards.iter().filter_map(|card| day.rank(card));
        day.ranks = ranks.collect();
        day.ranks.sort_unstable();
        let learning = cards.iter().filter(|card| card.memory.is_learning());
        day.learning = learning.map(|card| card.id).collect();
        day.cards = cards.into_iter().map(|card| (card.id, card)).collect();
        day
    }

    pub fn input(&self) -> &DayInput {
        &self.input
    }

    /// All cards, in no order.
    pub fn cards(&self) -> impl Iterator<Item = &PlanCard> {
        self.cards.values()
    }

    pub fn card(&self, id: CardId) -> Option<&PlanCard> {
        self.cards.get(&id)
    }

    /// The new cards that may be asked, the most valuable first.
    pub(super) fn new_cards(&self) -> impl Iterator<Item = &PlanCard> {
        let new = self.ranks.iter().filter(|rank| rank.is_new());
        new.filter_map(|rank| self.cards.get(&rank.card))
    }

    fn today(&self) -> Day {
        self.input.scheduler.day(self.input.now)
    }

    /// The plan for the rest of the day at `now`.
    pub fn plan(&self, now: Moment) -> DayPlan {
        self.plan_of(now, |_| true)
    }

    /// The plan of a session with some of the cards.
    pub fn plan_of(&self, now: Moment, is_wanted: impl Fn(CardId) -> bool) -> DayPlan {
        let mut plan = DayPlan {
            repeats: self.repeats(now, &is_wanted),
            mock: self.mock(),
            ..DayPlan::default()
        };
        let mut filling = Filling {
            budget: &self.input.budget,
            room: self.time_left().saturating_sub(plan.cost()),
            n_new_left: self.input.budget.n_new_left(self.input.n_introduced),
            reviews_wait: false,
        };
        for rank in self.ranks.iter().filter(|rank| is_wanted(rank.card)) {
            let planned = Planned {
                card: rank.card,
                turn: rank.kind.turn(false),
                cost: self.input.estimates.cost(rank.kind),
            };
            match filling.take(rank, planned.cost) {
                Placement::Planned => plan.cards.push(planned),
                Placement::BeyondTime => {
                    plan.n_waiting += usize::from(rank.is_due);
                    plan.n_left_out += 1;
                }
                Placement::BeyondLimit => {}
            }
        }
        plan.reviews_fill_day = filling.reviews_wait && plan.n_new() == 0;
        plan
    }

    /// The budget's time without today's showings, and without the mock interview to come.
    pub fn time_left(&self) -> Duration {
        let mock = self.mock().map_or(Duration::ZERO, PlannedMock::time);
        let taken = self.input.spent.saturating_add(mock);
        self.input.budget.time.saturating_sub(taken)
    }

    /// The mock interview in the rest of the day. Cards don't take its minutes.
    fn mock(&self) -> Option<PlannedMock> {
        let budget = self.input.budget;
        let time = budget.has_mock.then_some(budget.time);
        time.and_then(PlannedMock::fitting)
    }

    /// The repeats that come before the day ends or within [`EARLY`], by due time.
    fn repeats(&self, now: Moment, is_wanted: &impl Fn(CardId) -> bool) -> Vec<Planned> {
        let learning = self.learning.iter().filter(|card| is_wanted(**card));
        let learning = learning.filter_map(|card| {
            let card = self.cards.get(card).filter(|card| card.is_askable())?;
            let due = self.input.scheduler.due(&card.memory, now)?;
            let comes = self.input.scheduler.day(due) <= self.today() || due <= now.after(EARLY);
            comes.then_some((due, card))
        });
        let mut learning: Vec<(Moment, &PlanCard)> = learning.collect();
        learning.sort_by_key(|(due, card)| (*due, card.id));
        let planned = learning.into_iter().map(|(_, card)| Planned {
            card: card.id,
            turn: Turn::Repeat,
            cost: self.rest_of_repeats(card),
        });
        planned.collect()
    }

    /// The expected time of a card in learning steps for the rest of the day.
    fn rest_of_repeats(&self, card: &PlanCard) -> Duration {
        let estimate = self.input.estimates.cost(card.day_kind());
        let rest = estimate.saturating_sub(card.time_today);
        rest.max(estimate / MIN_COST_DIVISOR)
    }

    /// When a card is due, in the time zone of `now`.
    pub(super) fn due(&self, card: CardId, now: Moment) -> Option<Moment> {
        self.input
            .scheduler
            .due(&self.cards.get(&card)?.memory, now)
    }

    /// The rank of a card by value. `None` if it was shown today or cannot come today.
    fn rank(&self, card: &PlanCard) -> Option<Rank> {
        let memory = &card.memory;
        if !card.is_askable() || card.shown_today.is_some() || memory.is_learning() {
            return None;
        }
        let is_new = memory.is_new();
        let is_due = !is_new && self.is_due(memory);
        let (group, value) = self.group(card, is_due)?;
        Some(Rank {
            group,
            value: Reverse(value.max(0.0).to_bits()),
            index: if is_new { card.new_rank } else { card.order },
            card: card.id,
            is_due,
            kind: card.day_kind(),
        })
    }

    /// The group of a card and its value there.
    fn group(&self, card: &PlanCard, is_due: bool) -> Option<(Group, f64)> {
        if card.is_named {
            return Some((Group::Named, 0.0));
        }
        let gain = self.gain(card).filter(|gain| *gain > 0.0);
        if let Some(gain) = gain {
            let cost = self.input.estimates.cost(card.day_kind());
            return Some((Group::Examined, gain / cost.as_secs_f64()));
        }
        if card.memory.is_new() {
            return Some((Group::New, 0.0));
        }
        let recall = self.input.scheduler.recall(&card.memory, self.input.now);
        is_due.then(|| (Group::Due, card.importance.urgency(recall)))
    }

    fn is_due(&self, memory: &Memory) -> bool {
        let ahead = i32::try_from(self.input.budget.ahead_days).unwrap_or(i32::MAX);
        let last_day = self.today().plus(ahead);
        let due = memory.due.filter(|_| memory.state == LearningState::Review);
        due.is_some_and(|due| self.input.scheduler.day(due) <= last_day)
    }

    /// How much studying a card today adds to readiness on the day of the interview.
    fn gain(&self, card: &PlanCard) -> Option<f64> {
        let goal = self.input.goal.filter(|_| card.is_examined)?;
        let (scheduler, now) = (&self.input.scheduler, self.input.now);
        let then = |memory: &Memory| scheduler.recall(memory, goal.at).unwrap_or(0.0);
        let studied = if card.memory.is_new() {
            then(&goal.first_day.memory(scheduler, card.id, now))
        } else {
            ReviewOutcome::new(scheduler, &card.memory, card.id, now).expected(then)
        };
        Some(card.importance.weight() * (studied - then(&card.memory)))
    }

    /// Records a showing that was graded at `at`, took `ms` milliseconds and left `memory`.
    ///
    /// A showing of unknown time counts as the card's estimate if it is the card's first of the
    /// day, else as 0.
    pub fn answered(&mut self, id: CardId, memory: Memory, ms: Option<u32>, at: Moment) {
        let Some(mut card) = self.take(id) else {
            return;
        };
        let kind = card.day_kind();
        let is_first = card.shown_today.is_none();
        let turn = kind.turn(!is_first || card.memory.is_learning());
        let unknown = || is_first.then(|| self.input.estimates.cost(kind));
        let time = ms.map(counted_time).or_else(unknown).unwrap_or_default();
        self.spend(time);
        self.input.n_introduced += usize::from(turn == Turn::New);
        self.input.graded.push(GradedShowing { card: id, turn, at });
        card.shown_today = Some(kind);
        card.time_today += time;
        card.memory = memory;
        self.put(card);
    }

    /// Undoes the last answer of a card and restores `memory`. Its time stays spent.
    pub fn undone(&mut self, id: CardId, memory: Memory) {
        let answers = &mut self.input.graded;
        let last = answers.iter().rposition(|answer| answer.card == id);
        let undone = last.map(|last| answers.remove(last));
        let is_shown = answers.iter().any(|answer| answer.card == id);
        if undone.is_some_and(|answer| answer.turn == Turn::New) {
            self.input.n_introduced = self.input.n_introduced.saturating_sub(1);
        }
        if let Some(mut card) = self.take(id) {
            card.shown_today = card.shown_today.filter(|_| is_shown);
            card.memory = memory;
            self.put(card);
        }
    }

    /// Adds the time of a showing.
    pub fn spend(&mut self, time: Duration) {
        self.input.spent += time;
    }

    /// Changes the minutes of the day or session.
    pub fn set_minutes(&mut self, minutes: u32) {
        self.input.budget.time = Budget::from_minutes(minutes).time;
    }

    /// Stops asking a card, or asks it again.
    pub fn set_skipped(&mut self, id: CardId, is_skipped: bool) {
        if let Some(mut card) = self.take(id) {
            card.is_skipped = is_skipped;
            self.put(card);
        }
    }

    /// Sets the memory of a card that was reviewed elsewhere, for example in another window.
    pub fn learned_elsewhere(&mut self, id: CardId, memory: Memory, now: Moment) {
        if self
            .card(id)
            .is_some_and(|card| memory.reviews < card.memory.reviews)
        {
            self.undone(id, memory);
        } else {
            self.answered(id, memory, None, now);
        }
    }

    pub fn keep_only(&mut self, cards: &BTreeSet<CardId>) {
        self.cards.retain(|id, _| cards.contains(id));
        self.ranks.retain(|rank| cards.contains(&rank.card));
        self.learning.retain(|id| cards.contains(id));
    }

    /// Takes the cards of a day that was planned again because the deck changed. Keeps the minutes and
    /// answers, and doesn't ask again what was skipped.
    pub fn replace_cards(&mut self, mut cards: HashMap<CardId, PlanCard>) {
        for card in cards.values_mut() {
            let before = self.cards.get(&card.id);
            card.is_skipped |= before.is_some_and(|card| card.is_skipped);
        }
        let ranks = cards.values().filter_map(|card| self.rank(card));
        self.ranks = ranks.collect();
        self.ranks.sort_unstable();
        let learning = cards.values().filter(|card| card.memory.is_learning());
        self.learning = learning.map(|card| card.id).collect();
        self.cards = cards;
    }

    /// All cards by id.
    pub fn into_cards(self) -> HashMap<CardId, PlanCard> {
        self.cards
    }

    fn take(&mut self, id: CardId) -> Option<PlanCard> {
        let card = self.cards.remove(&id)?;
        if let Some(rank) = self.rank(&card)
            && let Ok(index) = self.ranks.binary_search(&rank)
        {
            self.ranks.remove(index);
        }
        self.learning.remove(&id);
        Some(card)
    }

    fn put(&mut self, card: PlanCard) {
        if let Some(rank) = self.rank(&card)
            && let Err(index) = self.ranks.binary_search(&rank)
        {
            self.ranks.insert(index, rank);
        }
        if card.memory.is_learning() {
            self.learning.insert(card.id);
        }
        self.cards.insert(card.id, card);
    }
}

impl Rank {
    fn is_new(&self) -> bool {
        self.kind == DayKind::First
    }
}

/// The remaining time and new-card allowance while a day is filled.
struct Filling<'a> {
    budget: &'a Budget,
    room: Duration,
    /// `None` for no limit.
    n_new_left: Option<usize>,
    /// Whether a due review outside the interview's list did not fit.
    reviews_wait: bool,
}

/// The result of trying to plan a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placement {
    Planned,
    BeyondTime,
    BeyondLimit,
}

impl Filling<'_> {
    fn take(&mut self, rank: &Rank, cost: Duration) -> Placement {
        if rank.is_new() && self.n_new_left == Some(0) && rank.group != Group::Named {
            return Placement::BeyondLimit;
        }
        let is_forced = rank.is_new() && self.budget.forces_new_cards();
        let waits_for_reviews = rank.group == Group::New && self.reviews_wait;
        let fits = cost <= self.room && !waits_for_reviews;
        if !fits && !is_forced && rank.group != Group::Named {
            self.reviews_wait |= rank.group == Group::Due;
            return Placement::BeyondTime;
        }
        self.room = self.room.saturating_sub(cost);
        if rank.is_new() {
            self.n_new_left = self.n_new_left.map(|n| n.saturating_sub(1));
        }
        Placement::Planned
    }
}

#[cfg(test)]
mod tests;
