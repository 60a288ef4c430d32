//! How much fits into the learner's minutes.

use std::time::Duration;

/// Before this many timed reviews the median says little.
const ENOUGH_REVIEWS: usize = 20;

/// What a card takes until the learner's own median is known.
const FIRST_GUESS: Duration = Duration::from_secs(60);

/// How many cards that were never seen a plan may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewCards {
    /// As many as fit into the minutes that reviews leave.
    #[default]
    Fitting,
    /// As many as fit, and no more than this on one day, those of earlier today included.
    AtMost(usize),
    /// This many, whatever the minutes say.
    Exactly(usize),
}

/// The time there is for a plan and what it may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The time for reviews and new cards together.
    pub time: Duration,
    /// What of it was used before the plan is made; for a day's budget, since the day began.
    pub spent: Duration,
    /// What one card takes: [`time_per_card`].
    pub per_card: Duration,
    /// How many new cards.
    pub new_cards: NewCards,
    /// Cards first reviewed since the day began, over all decks; they count for
    /// [`NewCards::AtMost`].
    pub new_before: usize,
    /// At most this many cards in all; none for no limit.
    pub limit: Option<usize>,
    /// Reviews that come due within this many days are taken in; 0 for those of today.
    pub ahead_days: u32,
}

impl Budget {
    /// A whole day's minutes, nothing spent of them, for a learner of this speed.
    pub fn of_minutes(minutes: u32, per_card: Duration) -> Self {
        Self {
            time: Duration::from_secs(u64::from(minutes) * 60),
            spent: Duration::ZERO,
            per_card: per_card.max(Duration::from_secs(1)),
            new_cards: NewCards::Fitting,
            new_before: 0,
            limit: None,
            ahead_days: 0,
        }
    }

    /// The same without cards that were never seen.
    pub fn without_new_cards(self) -> Self {
        Self {
            new_cards: NewCards::Exactly(0),
            ..self
        }
    }

    fn left(&self) -> Duration {
        self.time.saturating_sub(self.spent)
    }

    /// Whether so many reviews alone take more time than is left.
    pub(super) fn is_exceeded_by(&self, n_reviews: usize) -> bool {
        self.minutes_of(n_reviews) > self.left().as_secs_f64() / 60.0
    }

    /// How many new cards are allowed beside so many reviews.
    pub(super) fn n_new(&self, n_reviews: usize) -> usize {
        let cards_that_fit = self.left().as_nanos() / self.per_card.as_nanos().max(1);
        let cards_that_fit = usize::try_from(cards_that_fit).unwrap_or(usize::MAX);
        let fitting = cards_that_fit.saturating_sub(n_reviews);
        match self.new_cards {
            NewCards::Fitting => fitting,
            NewCards::AtMost(most) => fitting.min(most.saturating_sub(self.new_before)),
            NewCards::Exactly(n) => n,
        }
    }

    /// Minutes that so many cards take.
    pub(super) fn minutes_of(&self, n_cards: usize) -> f64 {
        self.per_card.as_secs_f64() * n_cards as f64 / 60.0
    }
}

/// Times of more seconds are as good as one.
const N_SECONDS: usize = 600;

/// The learner's median time a card, from the milliseconds of timed reviews in any order; one
/// minute until there are twenty.
pub fn time_per_card(milliseconds: impl IntoIterator<Item = u32>) -> Duration {
    let mut times: Vec<u32> = milliseconds.into_iter().collect();
    if times.len() < ENOUGH_REVIEWS {
        return FIRST_GUESS;
    }
    // Only the times near the median are compared with each other: counting the rest by seconds
    // is much quicker, and a log may hold a million.
    let second = |ms: u32| (ms as usize / 1024).min(N_SECONDS - 1);
    let mut n_of_each = [0; N_SECONDS];
    times.iter().for_each(|ms| n_of_each[second(*ms)] += 1);
    let mut middle = times.len() / 2;
    let of_median = n_of_each.iter().position(|n| {
        let is_here = middle < *n;
        middle -= if is_here { 0 } else { *n };
        is_here
    });
    times.retain(|ms| Some(second(*ms)) == of_median);
    let (_, median, _) = times.select_nth_unstable(middle);
    Duration::from_millis(u64::from(*median)).max(Duration::from_secs(1))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_card_takes_a_minute_until_twenty_are_timed() {
        assert_eq!(time_per_card([]), FIRST_GUESS);
        assert_eq!(time_per_card([5_000; 19]), FIRST_GUESS);
        assert_eq!(time_per_card([5_000; 20]), Duration::from_secs(5));
    }

    #[test]
    fn one_long_break_does_not_move_the_median() {
        let times = [600_000].into_iter().chain([8_000; 30]);
        assert_eq!(time_per_card(times), Duration::from_secs(8));
    }

    proptest! {
        #[test]
        fn the_median_is_that_of_all_times(times in vec(1_000..2_000_000u32, 20..200)) {
            let mut sorted = times.clone();
            sorted.sort_unstable();
            let median = sorted[sorted.len() / 2];
            prop_assert_eq!(time_per_card(times).as_millis(), u128::from(median));
        }
    }

    #[test]
    fn new_cards_fill_the_minutes_that_reviews_leave() {
        let minute = Duration::from_secs(60);
        let budget = Budget::of_minutes(30, minute);
        let with = |new_cards| Budget {
            new_cards,
            ..budget
        };
        let spent = Budget {
            spent: minute * 25,
            ..budget
        };
        let seen = Budget {
            new_before: 3,
            ..with(NewCards::AtMost(5))
        };
        let cases = [
            (budget, 12, 18),
            (budget, 30, 0),
            (budget, 40, 0),
            (with(NewCards::AtMost(5)), 12, 5),
            (with(NewCards::AtMost(5)), 28, 2),
            (with(NewCards::Exactly(9)), 40, 9),
            (spent, 2, 3),
            (seen, 12, 2),
        ];
        for (budget, n_reviews, n_new) in cases {
            assert_eq!(budget.n_new(n_reviews), n_new, "{budget:?} {n_reviews}");
        }
        assert!(!budget.is_exceeded_by(30) && budget.is_exceeded_by(31));
    }
}
