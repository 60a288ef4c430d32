//! How far the learner gets until a date at this pace.

use jiff::SignedDuration;

use super::{Towards, mark_once_more};
use crate::domain::{CardId, Day, Grade, Moment};
use crate::memory::{Agenda, Budget, Candidate, Scheduler};
use crate::stats::MASTERED_RECALL;

/// A date further away is looked at no further: every card has long come by then.
const MOST_DAYS: i32 = 90;

/// What a day will hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PacedDay {
    /// The day.
    pub day: Day,
    /// Reviews.
    pub n_reviews: usize,
    /// Cards seen for the first time.
    pub n_new: usize,
    /// Minutes that they take.
    pub minutes: u32,
}

/// How far the learner gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// From today to the day before the interview, at most ninety days.
    pub days: Vec<PacedDay>,
    /// Cards that were seen by then.
    pub n_seen: usize,
    /// Cards that can probably be told on the day.
    pub n_mastered: usize,
}

/// What the pace is reckoned with.
#[derive(Clone, Copy, Debug)]
pub struct Reckoning<'a> {
    /// What keeps memories.
    pub scheduler: &'a Scheduler,
    /// What is left of today's work, as places among the candidates.
    pub today: &'a Agenda,
    /// The budget of each day after it.
    pub later: &'a Budget,
    /// The share of answers that are told well among those that are remembered, 0 to 1.
    pub share_covered: f64,
    /// What time it is.
    pub now: Moment,
}

/// Reckons day by day that everything planned is done and remembered.
///
/// A card can be told on the day when its recall is at least [`MASTERED_RECALL`] and it came on a
/// day after the first, as [`crate::stats::Mastery`] has it; the share of answers that are told
/// well is the learner's own.
pub fn pace(candidates: &[Candidate], towards: Towards, with: Reckoning<'_>) -> Pace {
    let mut cards = candidates.to_vec();
    let n_days = towards.n_days_left().clamp(0, MOST_DAYS);
    let days = (0..n_days).map(|later| go_through(&mut cards, towards, with, later));
    let days: Vec<PacedDay> = days.collect();
    let start = with.scheduler.settings().day_start;
    let then = towards.day.start(start, with.now.offset);
    let remembered = cards.iter().filter(|card| {
        let recall = with.scheduler.recall(&card.memory, then);
        card.seen_on_later_day && recall.is_some_and(|recall| recall >= MASTERED_RECALL)
    });
    Pace {
        n_mastered: (remembered.count() as f64 * with.share_covered).round() as usize,
        n_seen: cards.iter().filter(|card| !card.memory.is_new()).count(),
        days,
    }
}

/// Answers a card well until it is remembered for days.
fn learn(candidate: &mut Candidate, scheduler: &Scheduler, at: Moment) {
    // Any id serves: it only varies intervals, so that cards of one day part.
    let card = CardId::of_question(&candidate.order.to_string());
    let mut memory = candidate.memory;
    let last = memory.last_review.map(|last| scheduler.day(last));
    candidate.seen_on_later_day |= last.is_some_and(|day| day < scheduler.day(at));
    let mut at = at;
    memory = scheduler.review(&memory, card, Grade::Good, at);
    while let Some(due) = memory.due.filter(|_| memory.is_learning()) {
        at = due;
        memory = scheduler.review(&memory, card, Grade::Good, at);
    }
    candidate.memory = memory;
}

/// Does the work of a day that is so many days after today.
fn go_through(
    cards: &mut [Candidate],
    towards: Towards,
    with: Reckoning<'_>,
    later: i32,
) -> PacedDay {
    let now = with
        .now
        .after(SignedDuration::from_hours(24 * i64::from(later)));
    let towards = Towards {
        today: towards.today.plus(later),
        ..towards
    };
    let agenda = if later == 0 {
        with.today.clone()
    } else {
        work_of(cards, towards, with, now)
    };
    for place in agenda.places() {
        if let Some(card) = cards.get_mut(place) {
            learn(card, with.scheduler, now);
        }
    }
    PacedDay {
        day: towards.today,
        n_reviews: agenda.learning.len() + agenda.reviews.len(),
        n_new: agenda.new.len(),
        minutes: agenda.minutes,
    }
}

/// The work of a day after today.
fn work_of(cards: &[Candidate], towards: Towards, with: Reckoning<'_>, now: Moment) -> Agenda {
    let mut candidates = cards.to_vec();
    mark_once_more(&mut candidates, with.scheduler, towards, |_| true);
    let budget = if towards.takes_new_cards() {
        *with.later
    } else {
        with.later.without_new_cards()
    };
    Agenda::new(&candidates, with.scheduler, &budget, now)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::plan::testing::{INTERVIEW, nine, scheduler, seen};

    fn paced(candidates: &[Candidate], days: i32, minutes: u32, share_covered: f64) -> Pace {
        let budget = Budget::of_minutes(minutes, Duration::from_secs(60));
        let towards = Towards {
            day: INTERVIEW,
            today: INTERVIEW.plus(-days),
        };
        let scheduler = scheduler();
        let with = Reckoning {
            scheduler: &scheduler,
            today: &Agenda::default(),
            later: &budget,
            share_covered,
            now: nine(days),
        };
        let today = work_of(candidates, towards, with, with.now);
        let today = &today;
        pace(candidates, towards, Reckoning { today, ..with })
    }

    fn new_cards(n: usize) -> Vec<Candidate> {
        let new = |order| Candidate {
            order,
            ..Candidate::default()
        };
        (0..n).map(new).collect()
    }

    #[test]
    fn new_cards_come_by_the_minutes_until_the_day_before_the_last() {
        let pace = paced(&new_cards(100), 4, 10, 1.0);
        let new: Vec<usize> = pace.days.iter().map(|day| day.n_new).collect();
        assert_eq!((new[0], new[3]), (10, 0), "{pace:?}");
        assert_eq!(pace.n_seen, new.iter().sum::<usize>());
    }

    #[test]
    fn every_day_holds_what_fits_into_its_minutes() {
        let pace = paced(&new_cards(60), 10, 12, 1.0);
        assert_eq!(pace.days.len(), 10);
        assert!(
            pace.days[..7].iter().all(|day| day.minutes <= 12),
            "{pace:?}"
        );
    }

    #[test]
    fn what_was_seen_for_the_first_time_and_never_again_cannot_be_told() {
        let pace = paced(
            &[Candidate {
                seen_on_later_day: false,
                ..seen(1, 60)
            }],
            0,
            10,
            1.0,
        );
        assert_eq!((pace.n_seen, pace.n_mastered), (1, 0));
        let pace = paced(&new_cards(10), 6, 10, 1.0);
        assert_eq!((pace.n_seen, pace.n_mastered), (10, 10));
    }

    #[test]
    fn two_days_ahead_the_new_cards_of_the_first_come_again_on_the_second() {
        let pace = paced(&new_cards(10), 2, 10, 1.0);
        let days: Vec<_> = pace
            .days
            .iter()
            .map(|day| (day.n_reviews, day.n_new))
            .collect();
        assert_eq!(days, [(0, 10), (10, 0)]);
        assert_eq!((pace.n_seen, pace.n_mastered), (10, 10));
    }

    #[test]
    fn what_is_remembered_is_told_as_well_as_the_learner_tells() {
        let cards: Vec<Candidate> = (0..10).map(|_| seen(8, 60)).collect();
        assert_eq!(paced(&cards, 5, 30, 0.8).n_mastered, 8);
    }

    #[test]
    fn after_the_date_and_without_cards_there_is_no_pace() {
        assert_eq!(paced(&[], 5, 30, 1.0).n_mastered, 0);
        assert!(paced(&new_cards(3), -2, 30, 1.0).days.is_empty());
    }
}
