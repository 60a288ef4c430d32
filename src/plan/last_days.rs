//! The last days before an interview: every seen card once more.

use std::cmp::Reverse;

use super::Towards;
use crate::domain::LearningState;
use crate::memory::{Candidate, Scheduler};

/// Marks the seen cards that come today because the interview is near.
///
/// What was not reviewed since the last days began, or only on its very first day, is spread evenly over those that are left, the
/// weakest and most important first: by importance times the chance of having forgotten the card
/// on the day of the interview. Cards that are due today are among today's share. `counts` says
/// which candidates, by their places, the interview is about.
pub fn mark_once_more(
    candidates: &mut [Candidate],
    scheduler: &Scheduler,
    towards: Towards,
    counts: impl Fn(usize) -> bool,
) {
    if !towards.is_near() {
        return;
    }
    let waiting: Vec<usize> = (0..candidates.len())
        .filter(|place| counts(*place) && is_waiting(&candidates[*place], scheduler, towards))
        .collect();
    let is_due = |place: &usize| {
        let due = candidates[*place].memory.due;
        due.is_some_and(|due| scheduler.day(due) <= towards.today)
    };
    let (due, mut others): (Vec<usize>, Vec<usize>) = waiting.iter().partition(|at| is_due(at));
    let share = waiting.len().div_ceil(towards.n_last_days_left());
    others.sort_by_cached_key(|place| {
        let candidate = &candidates[*place];
        (
            Reverse(urgency_then(candidate, scheduler, towards)),
            candidate.order,
        )
    });
    others.truncate(share.saturating_sub(due.len()));
    for place in others {
        candidates[place].once_more = true;
    }
}

/// Whether a card is remembered for days and has not yet come once more in the last days: what was
/// seen for the first time in them comes again on a day after it.
fn is_waiting(candidate: &Candidate, scheduler: &Scheduler, towards: Towards) -> bool {
    let memory = &candidate.memory;
    let last = memory.last_review.map(|at| scheduler.day(at));
    let came = |day| day >= towards.last_days_begin() && candidate.seen_on_later_day;
    memory.state == LearningState::Review
        && last.is_some_and(|day| day < towards.today && !came(day))
}

/// How urgent a card is that would not come again before the interview.
fn urgency_then(candidate: &Candidate, scheduler: &Scheduler, towards: Towards) -> u32 {
    let start = scheduler.settings().day_start;
    let then = candidate
        .memory
        .last_review
        .map(|last| towards.day.start(start, last.offset));
    let recall = then.and_then(|then| scheduler.recall(&candidate.memory, then));
    candidate.importance.urgency(recall)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Day, Importance};
    use crate::plan::testing::{INTERVIEW, scheduler, seen};

    /// The places that come `days` before the interview.
    fn once_more(candidates: &[Candidate], days: i32) -> Vec<usize> {
        let mut candidates = candidates.to_vec();
        mark_once_more(&mut candidates, &scheduler(), towards(days), |_| true);
        (0..candidates.len())
            .filter(|place| candidates[*place].once_more)
            .collect()
    }

    fn towards(days: i32) -> Towards {
        Towards {
            day: INTERVIEW,
            today: Day(INTERVIEW.0 - days),
        }
    }

    /// Cards last reviewed so many days before the interview, all due long after it.
    fn cards(days: &[i32]) -> Vec<Candidate> {
        let seen = |(order, days): (usize, &i32)| Candidate {
            order,
            ..seen(*days, 60)
        };
        days.iter().enumerate().map(seen).collect()
    }

    #[test]
    fn before_the_last_days_nothing_comes_before_its_time() {
        assert!(once_more(&cards(&[10, 9, 8]), 4).is_empty());
        assert!(once_more(&cards(&[10, 9, 8]), -1).is_empty());
    }

    #[test]
    fn cards_are_spread_over_the_last_days_the_weakest_first() {
        let cards = cards(&[5, 6, 7, 8, 9, 10]);
        assert_eq!(once_more(&cards, 3), [4, 5]);
        assert_eq!(once_more(&cards, 2), [3, 4, 5]);
        assert_eq!(once_more(&cards, 1), [0, 1, 2, 3, 4, 5]);
        assert_eq!(once_more(&cards, 0), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn every_seen_card_comes_once_in_the_last_days() {
        let mut cards = cards(&[4, 5, 6, 7, 8, 9, 10, 11]);
        let mut came = Vec::new();
        for days in [3, 2, 1] {
            for place in once_more(&cards, days) {
                came.push(place);
                cards[place] = Candidate {
                    order: place,
                    ..seen(days, 60)
                };
            }
        }
        came.sort_unstable();
        assert_eq!(came, (0..cards.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_card_first_seen_in_the_last_days_comes_again_on_a_later_one() {
        let mut cards = cards(&[3, 2, 1]);
        for card in &mut cards {
            card.seen_on_later_day = false;
        }
        assert_eq!(
            once_more(&cards, 2),
            [0],
            "not on the day it was first seen"
        );
        assert_eq!(once_more(&cards, 1), [0, 1]);
    }

    #[test]
    fn important_cards_come_before_others_that_are_as_weak() {
        let mut cards = cards(&[9, 9, 9]);
        cards[1].importance = Importance::High;
        assert_eq!(once_more(&cards, 3), [1]);
    }

    #[test]
    fn cards_that_are_due_are_among_the_days_share() {
        let mut cards = cards(&[9, 9, 9]);
        cards[2] = seen(9, 5);
        assert!(
            once_more(&cards, 3).is_empty(),
            "one is due, that is a third"
        );
    }

    #[test]
    fn cards_the_interview_is_not_about_are_left_alone() {
        let mut cards = cards(&[9, 9]);
        mark_once_more(&mut cards, &scheduler(), towards(1), |place| place == 1);
        assert_eq!([cards[0].once_more, cards[1].once_more], [false, true]);
    }
}
