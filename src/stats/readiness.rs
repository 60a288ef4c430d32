//! Readiness: how well the learner would answer a set of cards.

use super::share_covered;
use crate::domain::{Card, CardState, Moment};
use crate::memory::Scheduler;

/// The mean of recall times the [share of the answer covered](share_covered), weighted by
/// importance, from 0 to 1; 0 without cards.
pub fn readiness<'a>(cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>) -> f64 {
    weighted_mean(cards, |state| state.recall)
}

/// Readiness at `then` if nothing is studied until then.
pub fn readiness_on<'a>(
    cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>,
    scheduler: &Scheduler,
    then: Moment,
) -> f64 {
    weighted_mean(cards, |state| scheduler.recall(&state.memory, then))
}

fn weighted_mean<'a>(
    cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>,
    recall: impl Fn(&CardState) -> Option<f64>,
) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (card, state) in cards {
        let weight = card.importance.weight();
        weights += weight;
        let showing = state.first_showing.as_ref();
        let share = showing.map_or(0.0, |showing| share_covered(card, showing));
        sum += weight * recall(state).unwrap_or(0.0) * share;
    }
    if weights == 0.0 { 0.0 } else { sum / weights }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CardId, Grade, Memory};
    use crate::memory::Settings;
    use crate::stats::testing::{card, hits, seen};

    fn assert_near(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() < 1e-9,
            "{found}, expected {expected}"
        );
    }

    #[test]
    fn no_cards_and_cards_not_started_give_no_readiness() {
        assert_near(readiness([]), 0.0);
        assert_near(readiness([(&card(3, &[]), &CardState::default())]), 0.0);
    }

    #[test]
    fn readiness_is_recall_times_what_was_known() {
        let cases = [
            (seen(0.9, Grade::Easy), 0.9),
            (seen(0.9, Grade::Good), 0.9),
            (seen(0.9, Grade::Hard), 0.45),
            (seen(0.9, Grade::Again), 0.0),
            (hits(seen(0.5, Grade::Again), 3, 4), 0.375),
            (hits(seen(0.5, Grade::Good), 0, 4), 0.0),
        ];
        for (state, expected) in cases {
            assert_near(readiness([(&card(2, &[]), &state)]), expected);
        }
    }

    #[test]
    fn important_cards_weigh_more() {
        let (high, low) = (card(3, &[]), card(1, &[]));
        let (known, unknown) = (seen(0.8, Grade::Good), CardState::default());
        assert_near(readiness([(&high, &known), (&low, &unknown)]), 0.6);
        assert_near(readiness([(&high, &unknown), (&low, &known)]), 0.2);
    }

    #[test]
    fn readiness_falls_until_a_date() {
        let scheduler = Scheduler::new(Settings::default()).unwrap();
        let at: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
        let memory = scheduler.review(
            &Memory::default(),
            CardId::of_question("rbac"),
            Grade::Good,
            at,
        );
        let state = CardState {
            memory,
            ..seen(1.0, Grade::Good)
        };
        let then: Moment = "2026-12-03T09:00:00+08:00".parse().unwrap();
        let card = card(1, &[]);
        let expected = scheduler.recall(&memory, then).unwrap();
        assert_near(readiness_on([(&card, &state)], &scheduler, then), expected);
        assert!(expected < 0.9);
    }
}
