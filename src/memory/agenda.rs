//! Which cards a day or a session holds, within the learner's minutes.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::queue::EARLY;
use super::{Budget, Scheduler};
use crate::domain::{Importance, LearningState, Memory, Moment};

/// A card that may be served, as planning sees it. Whoever makes it has left out cards that are
/// suspended, buried, hidden or unanswered, and those that the query does not match.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// What is remembered of it.
    pub memory: Memory,
    /// Probability of remembering it now; none for a new card.
    pub recall: Option<f64>,
    /// How much it matters.
    pub importance: Importance,
    /// Its place among the cards for newcomers; none if it is not among them.
    pub first_rank: Option<usize>,
    /// Its primary topic, numbered in the order in which topics take turns.
    pub topic: u32,
    /// Its place in source order.
    pub order: usize,
    /// The candidates that overlap with it, as places in the slice that holds it.
    pub related: Vec<usize>,
    /// Whether it was last reviewed on a later day than at first.
    pub seen_on_later_day: bool,
    /// Whether it comes today although it is not due: an interview is near.
    pub once_more: bool,
}

/// The cards of a day or a session, as places in the slice of candidates it was made from.
///
/// The lists show what is ahead when the plan is made; [`super::Queue`] serves them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// In learning steps and back before the day ends, soonest first.
    pub learning: Vec<usize>,
    /// Due reviews, lowest recall first.
    pub reviews: Vec<usize>,
    /// New cards in the order in which they are introduced.
    pub new: Vec<usize>,
    /// Whether reviews alone take more than the time there is, so that no new cards come.
    pub reviews_exceed_budget: bool,
    /// Minutes all this takes, rounded up.
    pub minutes: u32,
}

impl Agenda {
    /// Chooses cards: all that are due, then as many new ones as the budget allows.
    ///
    /// Seen cards that are not due should be among the candidates too: topics that had more turns
    /// on earlier days wait for the others.
    pub fn new(
        candidates: &[Candidate],
        scheduler: &Scheduler,
        budget: &Budget,
        now: Moment,
    ) -> Self {
        let learning = learning_today(candidates, scheduler, now);
        let reviews = due_reviews(candidates, scheduler, budget.ahead_days, now);
        let n_reviews = learning.len() + reviews.len();
        let agenda = Self {
            reviews_exceed_budget: budget.is_exceeded_by(n_reviews),
            new: new_cards(candidates, budget.n_new(n_reviews)),
            learning,
            reviews,
            minutes: 0,
        };
        agenda.limited_to(budget)
    }

    /// How many cards there are in all.
    pub fn n_cards(&self) -> usize {
        self.learning.len() + self.reviews.len() + self.new.len()
    }

    /// All of them: learning cards, reviews, new ones.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let lists = self.learning.iter().chain(&self.reviews).chain(&self.new);
        lists.copied()
    }

    /// Reviews and new cards mixed evenly, each in its own order.
    pub fn mixed(&self) -> Vec<usize> {
        let (reviews, new) = (&self.reviews, &self.new);
        let mut mixed = Vec::with_capacity(reviews.len() + new.len());
        let (mut n_reviews, mut n_new) = (0, 0);
        while mixed.len() < reviews.len() + new.len() {
            // Each card stands in the middle of an equal part of the whole; the earlier one is
            // next: (n_reviews + 1/2) / reviews against (n_new + 1/2) / new.
            let review_first = (2 * n_reviews + 1) * new.len() <= (2 * n_new + 1) * reviews.len();
            if n_reviews < reviews.len() && (review_first || n_new == new.len()) {
                mixed.push(reviews[n_reviews]);
                n_reviews += 1;
            } else {
                mixed.push(new[n_new]);
                n_new += 1;
            }
        }
        mixed
    }

    /// Keeps what would be served first, and works out how long it takes.
    fn limited_to(mut self, budget: &Budget) -> Self {
        if let Some(limit) = budget.limit.filter(|limit| *limit < self.n_cards()) {
            self.learning.truncate(limit);
            let mut mixed = self.mixed();
            mixed.truncate(limit - self.learning.len());
            self.reviews.retain(|card| mixed.contains(card));
            self.new.retain(|card| mixed.contains(card));
        }
        self.minutes = budget.minutes_of(self.n_cards()).ceil() as u32;
        self
    }
}

fn learning_today(candidates: &[Candidate], scheduler: &Scheduler, now: Moment) -> Vec<usize> {
    let comes_today =
        |due: Moment| scheduler.day(due) <= scheduler.day(now) || due <= now.after(EARLY);
    let mut learning: Vec<(Moment, usize)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.memory.is_learning())
        .filter_map(|(place, candidate)| Some((scheduler.due(&candidate.memory, now)?, place)))
        .filter(|(due, _)| comes_today(*due))
        .collect();
    learning.sort_unstable();
    learning.into_iter().map(|(_, place)| place).collect()
}

fn due_reviews(
    candidates: &[Candidate],
    scheduler: &Scheduler,
    ahead_days: u32,
    now: Moment,
) -> Vec<usize> {
    let last_day = scheduler
        .day(now)
        .plus(i32::try_from(ahead_days).unwrap_or(i32::MAX));
    let is_due = |candidate: &Candidate| {
        let memory = &candidate.memory;
        let due = memory.due.filter(|_| memory.state == LearningState::Review);
        due.is_some_and(|due| candidate.once_more || scheduler.day(due) <= last_day)
    };
    let mut due: Vec<usize> = (0..candidates.len())
        .filter(|place| is_due(&candidates[*place]))
        .collect();
    due.sort_unstable_by(|one, other| {
        let (one, other) = (&candidates[*one], &candidates[*other]);
        let recall = |candidate: &Candidate| candidate.recall.unwrap_or(0.0);
        recall(one)
            .total_cmp(&recall(other))
            .then(other.importance.cmp(&one.importance))
            .then(one.order.cmp(&other.order))
    });
    due
}

/// The first `n` new cards: those for newcomers, then by importance, within it topic by topic in
/// turn, within a topic in source order.
fn new_cards(candidates: &[Candidate], n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    let turns = turns(candidates);
    let key = |place: &usize| {
        let candidate = &candidates[*place];
        (
            candidate.first_rank.unwrap_or(usize::MAX),
            Reverse(candidate.importance),
            turns[*place],
            candidate.topic,
            candidate.order,
        )
    };
    let mut new: Vec<usize> = (0..candidates.len())
        .filter(|place| candidates[*place].memory.is_new())
        .collect();
    if n < new.len() {
        new.select_nth_unstable_by_key(n, key);
        new.truncate(n);
    }
    new.sort_unstable_by_key(key);
    new
}

/// At which turn of its topic each new card comes, among cards of the same importance; the cards
/// of a topic that were seen before have had their turns.
fn turns(candidates: &[Candidate]) -> Vec<usize> {
    let mut had: HashMap<(Importance, u32), usize> = HashMap::new();
    let group = |candidate: &Candidate| (candidate.importance, candidate.topic);
    for candidate in candidates
        .iter()
        .filter(|candidate| !candidate.memory.is_new() && candidate.first_rank.is_none())
    {
        *had.entry(group(candidate)).or_default() += 1;
    }
    let mut in_order: Vec<usize> = (0..candidates.len()).collect();
    in_order.sort_unstable_by_key(|place| candidates[*place].order);
    let mut turns = vec![0; candidates.len()];
    for place in in_order {
        let candidate = &candidates[place];
        if candidate.memory.is_new() && candidate.first_rank.is_none() {
            let turn = had.entry(group(candidate)).or_default();
            turns[place] = *turn;
            *turn += 1;
        }
    }
    turns
}

#[cfg(test)]
mod tests;
