//! The cost of cards in time: the learner's past card-days, and estimates from them.

use std::time::Duration;

use super::Turn;
use crate::domain::{CardId, Day, Moment, Review};
use crate::memory::Scheduler;
use crate::progress::CardHistory;

/// Caps the time of one showing: the learner may have left the screen.
const MAX_SHOWING: Duration = Duration::from_secs(5 * 60);

/// An estimate uses at most this many of the latest card-days of a kind.
const WINDOW: usize = 100;

/// The prior of an estimate weighs as much as this many card-days.
const STRENGTH: usize = 20;

const PRIOR_FIRST: Duration = Duration::from_secs(120);
const PRIOR_REVIEW: Duration = Duration::from_secs(45);

/// The time of a showing, capped.
pub fn counted_time(ms: u32) -> Duration {
    Duration::from_millis(ms.into()).min(MAX_SHOWING)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayKind {
    /// The card was new when the day began.
    First,
    /// The card was seen before.
    Review,
}

impl DayKind {
    /// The kind of a day that begins with a new card or another.
    pub fn new(is_new: bool) -> Self {
        if is_new { Self::First } else { Self::Review }
    }

    /// Why a card is shown on such a day.
    pub fn turn(self, is_repeat: bool) -> Turn {
        match self {
            _ if is_repeat => Turn::Repeat,
            Self::First => Turn::New,
            Self::Review => Turn::Review,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardDay {
    pub day: Day,
    pub kind: DayKind,
    /// When it was first shown.
    pub at: Moment,
    /// The index of the first showing among the card's reviews.
    pub(crate) first_review: usize,
    /// The time of all showings. `None` if the time of one is unknown.
    pub time: Option<Duration>,
}

/// The days on which a card was shown, without crammed reviews, by time.
pub fn card_days(history: &CardHistory, scheduler: &Scheduler) -> Vec<CardDay> {
    let mut days: Vec<CardDay> = Vec::new();
    let mut is_new = true;
    let mut forgets = history.forgotten.iter().peekable();
    for (index, review) in history.reviews.iter().enumerate() {
        while forgets.next_if(|forget| **forget <= index).is_some() {
            is_new = true;
        }
        if review.cram {
            continue;
        }
        let day = scheduler.day(review.at);
        match days.last_mut() {
            Some(last) if last.day == day => last.add(review),
            _ => days.push(CardDay::new(index, review, day, is_new)),
        }
        is_new = false;
    }
    days
}

impl CardDay {
    fn new(first_review: usize, review: &Review, day: Day, is_new: bool) -> Self {
        Self {
            day,
            kind: DayKind::new(is_new),
            at: review.at,
            first_review,
            time: review.ms.map(counted_time),
        }
    }

    fn add(&mut self, review: &Review) {
        let times = self.time.zip(review.ms.map(counted_time));
        self.time = times.map(|(sum, time)| sum + time);
    }
}

/// The expected cost of a card on a day, repeats of learning steps included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimates {
    pub first: Duration,
    pub review: Duration,
}

impl Default for Estimates {
    /// The estimates of a learner without history.
    fn default() -> Self {
        Self {
            first: PRIOR_FIRST,
            review: PRIOR_REVIEW,
        }
    }
}

impl Estimates {
    /// The estimates for `today` from all card-days of the learner. Only days before today count,
    /// so estimates don't change during a day.
    pub fn new(days: impl IntoIterator<Item = (CardId, CardDay)>, today: Day) -> Self {
        let (mut first, mut review) = (LatestDays::default(), LatestDays::default());
        for (card, day) in days {
            if day.day < today && day.time.is_some() {
                match day.kind {
                    DayKind::First => first.push(card, day),
                    DayKind::Review => review.push(card, day),
                }
            }
        }
        let estimate = |days: LatestDays, prior: Duration| {
            let times = days.get().into_iter().filter_map(|(_, day)| day.time);
            let times = times.map(|time| time.as_secs_f64());
            Duration::from_secs_f64(shrunk_mean(times, prior.as_secs_f64()))
        };
        Self {
            first: estimate(first, PRIOR_FIRST),
            review: estimate(review, PRIOR_REVIEW),
        }
    }

    /// The cost of a card on a day of this kind.
    pub fn cost(&self, kind: DayKind) -> Duration {
        match kind {
            DayKind::First => self.first,
            DayKind::Review => self.review,
        }
    }
}

/// Keeps the latest `WINDOW` of many card-days.
#[derive(Default)]
pub struct LatestDays(Vec<(CardId, CardDay)>);

impl FromIterator<(CardId, CardDay)> for LatestDays {
    fn from_iter<T: IntoIterator<Item = (CardId, CardDay)>>(days: T) -> Self {
        let mut latest = Self::default();
        days.into_iter()
            .for_each(|(card, day)| latest.push(card, day));
        latest
    }
}

impl LatestDays {
    fn push(&mut self, card: CardId, day: CardDay) {
        self.0.push((card, day));
        if self.0.len() == 2 * WINDOW {
            self.drop_older();
        }
    }

    /// The latest card-days, in no order.
    pub fn get(mut self) -> Vec<(CardId, CardDay)> {
        self.drop_older();
        self.0
    }

    fn drop_older(&mut self) {
        if self.0.len() > WINDOW {
            let n_older = self.0.len() - WINDOW;
            let days = &mut self.0;
            days.select_nth_unstable_by_key(n_older, |(_, day)| day.at);
            days.drain(..n_older);
        }
    }
}

/// The mean of some values. Missing values up to [`STRENGTH`] count as `prior`.
pub(super) fn shrunk_mean(values: impl Iterator<Item = f64>, prior: f64) -> f64 {
    let (n, sum) = values.fold((0, 0.0), |(n, sum), value| (n + 1, sum + value));
    let n_missing = STRENGTH.saturating_sub(n);
    (n_missing as f64 * prior + sum) / n.max(STRENGTH) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{at, history, id, scheduler};

    fn estimates(days: &[(i64, DayKind, Option<u64>)], today: Day) -> Estimates {
        let days = days.iter().map(|(hours, kind, seconds)| {
            let day = CardDay {
                day: scheduler().day(at(hours * 60)),
                kind: *kind,
                at: at(hours * 60),
                first_review: 0,
                time: seconds.map(Duration::from_secs),
            };
            (id(0), day)
        });
        Estimates::new(days, today)
    }

    #[test]
    fn a_newcomer_gets_the_priors() {
        assert_eq!(estimates(&[], scheduler().day(at(0))), Estimates::default());
        assert_eq!(Estimates::default().first, Duration::from_secs(120));
        assert_eq!(Estimates::default().review, Duration::from_secs(45));
    }

    #[test]
    fn the_prior_counts_as_much_as_the_days_missing_to_twenty() {
        let today = scheduler().day(at(0));
        let five = [(-24, DayKind::First, Some(60)); 5];
        // (15 x 120 + 5 x 60) / 20 = 105
        assert_eq!(estimates(&five, today).first, Duration::from_secs(105));
        assert_eq!(estimates(&five, today).review, Duration::from_secs(45));
        let many = [(-24, DayKind::Review, Some(30)); 40];
        assert_eq!(estimates(&many, today).review, Duration::from_secs(30));
    }

    #[test]
    fn only_the_latest_hundred_days_before_today_count() {
        let today = scheduler().day(at(0));
        let mut days = vec![(-48, DayKind::Review, Some(20)); 100];
        days.extend([(-240, DayKind::Review, Some(200)); 30]);
        days.extend([(0, DayKind::Review, Some(300)); 30]);
        days.extend([(-24, DayKind::Review, None); 30]);
        assert_eq!(estimates(&days, today).review, Duration::from_secs(20));
    }

    #[test]
    fn a_cards_days_hold_its_showings_and_whether_it_was_new() {
        use DayKind::{First, Review};
        // Two showings on the first day; one of ten minutes counts five; crammed ones don't count.
        let history = history(&[
            (0, Some(60_000), false),
            (25, Some(20_000), false),
            (24 * 60, Some(600_000), false),
            (48 * 60, Some(9_000), true),
            (72 * 60, Some(9_000), false),
            (72 * 60 + 20, None, false),
        ]);
        let days = card_days(&history, &scheduler());
        let found: Vec<_> = days
            .iter()
            .map(|day| {
                (
                    day.kind,
                    day.first_review,
                    day.time.map(|time| time.as_secs()),
                )
            })
            .collect();
        let expected = [
            (First, 0, Some(80)),
            (Review, 2, Some(300)),
            (Review, 4, None),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_forgotten_card_is_new_again() {
        let mut history = history(&[
            (0, Some(1_000), false),
            (24 * 60, Some(1_000), false),
            (48 * 60, Some(1_000), false),
        ]);
        history.forgotten = vec![2];
        let kinds: Vec<_> = card_days(&history, &scheduler())
            .iter()
            .map(|day| day.kind)
            .collect();
        assert_eq!(kinds, [DayKind::First, DayKind::Review, DayKind::First]);
    }
}
