//! Sessions played through the queue.

use proptest::prelude::*;

use super::*;

fn at(minutes: i64) -> Moment {
    let start: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
    start.after(SignedDuration::from_mins(minutes))
}

fn memory(state: LearningState, due: Option<i64>) -> Memory {
    Memory {
        state,
        due: due.map(at),
        ..Memory::default()
    }
}

fn learning(due: i64) -> Memory {
    memory(LearningState::Learning, Some(due))
}

fn done() -> Memory {
    memory(LearningState::Review, Some(100_000))
}

/// A queue of `n` new cards, with `related` pairs.
fn queue_of(n: usize, related: &[(usize, usize)]) -> Queue {
    let mut candidates = vec![Candidate::default(); n];
    for (card, other) in related {
        candidates[*card].related.push(*other);
    }
    let agenda = Agenda {
        new: (0..n).collect(),
        ..Agenda::default()
    };
    Queue::new(&agenda, &candidates)
}

/// The order in which cards come when each is answered well at once.
fn order(mut queue: Queue) -> Vec<usize> {
    let mut order = Vec::new();
    while let Next::Card(card) = queue.next(at(0)) {
        order.push(card);
        queue.answered(card, &done());
    }
    order
}

#[test]
fn looking_changes_nothing() {
    let queue = queue_of(2, &[]);
    assert_eq!(queue.next(at(0)), Next::Card(0));
    assert_eq!(queue.next(at(0)), Next::Card(0));
    assert_eq!(order(queue), [0, 1]);
}

#[test]
fn a_learning_card_comes_when_its_instant_has_come() {
    let mut queue = queue_of(3, &[]);
    queue.answered(0, &learning(1));
    assert_eq!(queue.next(at(0)), Next::Card(1));
    queue.answered(1, &done());
    assert_eq!(queue.next(at(1)), Next::Card(0));
}

#[test]
fn planned_learning_cards_come_by_time() {
    let candidates: Vec<_> = [5, -5, 0]
        .into_iter()
        .map(|due| Candidate {
            memory: learning(due),
            ..Candidate::default()
        })
        .collect();
    let agenda = Agenda {
        learning: vec![1, 2, 0],
        ..Agenda::default()
    };
    assert_eq!(order(Queue::new(&agenda, &candidates)), [1, 2, 0]);
}

#[test]
fn when_only_learning_cards_remain_they_come_up_to_twenty_minutes_early() {
    let mut queue = queue_of(1, &[]);
    queue.answered(0, &learning(21));
    let later = Next::Later {
        due: at(21),
        n_cards: 1,
    };
    assert_eq!(queue.next(at(0)), later);
    assert_eq!(queue.next(at(1)), Next::Card(0));
    queue.answered(0, &done());
    assert_eq!(queue.next(at(1)), Next::Done);
}

#[test]
fn an_early_card_is_not_the_one_just_answered_if_there_is_another() {
    let mut queue = queue_of(2, &[]);
    queue.answered(0, &learning(10));
    queue.answered(1, &learning(1));
    assert_eq!(queue.next(at(0)), Next::Card(0));
    assert_eq!(queue.next(at(1)), Next::Card(1));
    queue.answered(0, &done());
    queue.answered(1, &learning(2));
    assert_eq!(queue.next(at(1)), Next::Card(1));
}

#[test]
fn related_cards_are_kept_apart_while_others_are_left() {
    let order_of = |n, related: &[_]| order(queue_of(n, related));
    let apart = order_of(15, &[(1, 0)]);
    let place = |card| apart.iter().position(|other| *other == card).unwrap();
    assert_eq!(place(1) - place(0), APART + 1);
    assert_eq!(order_of(3, &[(0, 1)]), [0, 2, 1]);
    assert_eq!(order_of(2, &[(0, 1), (1, 1)]), [0, 1]);
}

#[test]
fn a_related_learning_card_waits_for_others_too() {
    let mut queue = queue_of(3, &[(0, 1)]);
    queue.answered(0, &learning(1));
    queue.answered(1, &learning(2));
    assert_eq!(queue.next(at(2)), Next::Card(2));
    queue.answered(2, &done());
    assert_eq!(queue.next(at(2)), Next::Card(0));
}

#[test]
fn an_undone_card_comes_at_once_and_the_one_shown_stays() {
    let mut queue = queue_of(3, &[]);
    queue.answered(0, &learning(1));
    assert_eq!(queue.next(at(0)), Next::Card(1));
    queue.put_back(0, &Memory::default());
    assert_eq!(
        queue.left(),
        Left {
            new: 3,
            ..Left::default()
        }
    );
    assert_eq!(order(queue), [0, 1, 2]);
}

#[test]
fn grades_are_undone_one_after_the_other() {
    let mut queue = queue_of(3, &[]);
    queue.answered(0, &done());
    queue.answered(1, &done());
    queue.put_back(1, &Memory::default());
    queue.put_back(0, &Memory::default());
    assert_eq!(order(queue), [0, 1, 2]);
}

#[test]
fn a_removed_card_is_gone_wherever_it_waits() {
    let mut queue = queue_of(4, &[]);
    queue.answered(0, &learning(1));
    queue.put_back(1, &Memory::default());
    queue.remove(0);
    queue.remove(1);
    queue.remove(2);
    queue.remove(9);
    assert_eq!(order(queue), [3]);
}

#[test]
fn what_is_left_is_counted_by_kind() {
    let mut candidates = vec![Candidate::default(); 3];
    candidates[1].memory = done();
    let agenda = Agenda {
        reviews: vec![1],
        new: vec![0, 2],
        ..Agenda::default()
    };
    let mut queue = Queue::new(&agenda, &candidates);
    assert_eq!(
        queue.left(),
        Left {
            learning: 0,
            reviews: 1,
            new: 2
        }
    );
    queue.answered(1, &learning(10));
    assert_eq!(
        queue.left(),
        Left {
            learning: 1,
            reviews: 0,
            new: 2
        }
    );
    assert_eq!(queue.left().n_cards(), 3);
}

proptest! {
    #[test]
    fn every_card_comes_once(n in 0usize..40, pairs in prop::collection::vec((0usize..40, 0usize..40), 0..60)) {
        let related: Vec<_> = pairs.into_iter().filter(|(a, b)| *a < n && *b < n).collect();
        let mut cards = order(queue_of(n, &related));
        cards.sort_unstable();
        prop_assert_eq!(cards, (0..n).collect::<Vec<_>>());
    }
}
