//! Plans counted by hand.

use std::time::Duration;

use super::*;
use crate::domain::{CardId, Grade};
use crate::memory::{NewCards, Settings};

fn now() -> Moment {
    "2026-11-21T09:00:00+08:00".parse().unwrap()
}

fn scheduler() -> Scheduler {
    Scheduler::new(Settings::default()).unwrap()
}

fn budget(minutes: u32) -> Budget {
    Budget::of_minutes(minutes, Duration::from_secs(60))
}

fn new_card(order: usize, topic: u32) -> Candidate {
    Candidate {
        order,
        topic,
        ..Candidate::default()
    }
}

/// A card whose review came due `days` ago.
fn review(order: usize, days: i32, recall: f64) -> Candidate {
    let scheduler = scheduler();
    let card = CardId::of_question("rbac");
    let memory = scheduler.review(&Memory::default(), card, Grade::Easy, now());
    let due = scheduler
        .day(now())
        .plus(-days)
        .start(Default::default(), now().offset);
    Candidate {
        memory: Memory {
            due: Some(due),
            ..memory
        },
        recall: Some(recall),
        order,
        ..Candidate::default()
    }
}

fn learning(order: usize, minutes: i64) -> Candidate {
    let due = now().after(jiff::SignedDuration::from_mins(minutes));
    Candidate {
        memory: Memory {
            state: LearningState::Learning,
            step: Some(0),
            due: Some(due),
            ..Memory::default()
        },
        order,
        ..Candidate::default()
    }
}

fn agenda(candidates: &[Candidate], budget: &Budget) -> Agenda {
    Agenda::new(candidates, &scheduler(), budget, now())
}

#[test]
fn reviews_come_by_lowest_recall_then_importance_then_place() {
    let mut cards = vec![
        review(0, 0, 0.9),
        review(1, 3, 0.5),
        review(2, -1, 0.2),
        review(3, 1, 0.9),
        review(4, 1, 0.9),
    ];
    cards[4].importance = Importance::High;
    assert_eq!(agenda(&cards, &budget(30)).reviews, [1, 4, 0, 3]);
    let ahead = Budget {
        ahead_days: 1,
        ..budget(30)
    };
    assert_eq!(agenda(&cards, &ahead).reviews, [2, 1, 4, 0, 3]);
}

#[test]
fn learning_cards_of_today_are_planned_soonest_first() {
    let cards = [learning(0, 30), learning(1, -5), learning(2, 3 * 24 * 60)];
    let agenda = agenda(&cards, &budget(30));
    assert_eq!(agenda.learning, [1, 0]);
    assert_eq!(agenda.minutes, 2);
}

#[test]
fn a_learning_card_that_is_due_just_after_the_day_ends_still_belongs_to_it() {
    let late: Moment = "2026-11-22T03:50:00+08:00".parse().unwrap();
    let mut card = learning(0, 0);
    card.memory.due = Some(late.after(jiff::SignedDuration::from_mins(15)));
    let agenda = Agenda::new(&[card], &scheduler(), &budget(30), late);
    assert_eq!(agenda.learning, [0]);
}

#[test]
fn new_cards_fill_what_reviews_leave() {
    let mut cards: Vec<_> = (0..5).map(|n| new_card(n, 0)).collect();
    cards.extend((5..8).map(|n| review(n, 0, 0.9)));
    let plan_of = |minutes| agenda(&cards, &budget(minutes));
    assert_eq!(plan_of(5).new, [0, 1]);
    assert_eq!(plan_of(5).minutes, 5);
    assert!(!plan_of(3).reviews_exceed_budget);
    assert!(plan_of(2).reviews_exceed_budget);
    assert!(plan_of(2).new.is_empty());
    assert_eq!(plan_of(2).reviews.len(), 3);
}

#[test]
fn new_cards_come_by_first_then_importance_then_topic_by_topic() {
    let mut cards: Vec<_> = [7, 7, 7, 8, 8, 9]
        .iter()
        .enumerate()
        .map(|(order, topic)| new_card(order, *topic))
        .collect();
    cards[5].importance = Importance::High;
    cards[4].first_rank = Some(0);
    cards[2].first_rank = Some(1);
    assert_eq!(agenda(&cards, &budget(30)).new, [4, 2, 5, 0, 3, 1]);
    assert_eq!(agenda(&cards, &budget(3)).new, [4, 2, 5]);
}

#[test]
fn a_topic_that_had_its_turn_waits_for_the_others() {
    let mut seen = review(0, -5, 0.9);
    seen.topic = 1;
    let cards = [
        seen,
        new_card(1, 1),
        new_card(2, 1),
        new_card(3, 2),
        new_card(4, 2),
    ];
    assert_eq!(agenda(&cards, &budget(30)).new, [3, 1, 4, 2]);
}

#[test]
fn new_cards_of_earlier_today_count() {
    let cards: Vec<_> = (0..9).map(|n| new_card(n, 0)).collect();
    let budget = Budget {
        new_cards: NewCards::AtMost(5),
        new_before: 3,
        ..budget(30)
    };
    assert_eq!(agenda(&cards, &budget).new.len(), 2);
}

#[test]
fn reviews_and_new_cards_are_mixed_evenly() {
    let of = |reviews: usize, new: usize| Agenda {
        reviews: (0..reviews).collect(),
        new: (100..100 + new).collect(),
        ..Agenda::default()
    };
    assert_eq!(of(4, 2).mixed(), [0, 100, 1, 2, 101, 3]);
    assert_eq!(of(2, 2).mixed(), [0, 100, 1, 101]);
    assert_eq!(of(1, 4).mixed(), [100, 101, 0, 102, 103]);
    assert_eq!(of(0, 2).mixed(), [100, 101]);
    assert_eq!(of(2, 0).mixed(), [0, 1]);
}

#[test]
fn a_limit_keeps_what_would_come_first() {
    let mut cards = vec![learning(0, 0)];
    cards.extend((1..5).map(|n| review(n, 0, 0.9)));
    cards.extend((5..7).map(|n| new_card(n, 0)));
    let agenda = agenda(
        &cards,
        &Budget {
            limit: Some(3),
            ..budget(30)
        },
    );
    assert_eq!(
        (agenda.learning.len(), agenda.reviews, agenda.new),
        (1, vec![1], vec![5])
    );
    assert_eq!(agenda.minutes, 3);
}

#[test]
fn a_card_that_comes_once_more_comes_before_its_day() {
    let mut cards = vec![review(0, -9, 0.95), review(1, -9, 0.93)];
    assert_eq!(agenda(&cards, &budget(30)).reviews, [0; 0]);
    cards[1].once_more = true;
    assert_eq!(agenda(&cards, &budget(30)).reviews, [1]);
}
