//! Compares plans with plans made by hand. A new card costs two minutes, a review one.

use super::*;
use crate::domain::{Grade, Importance};
use crate::plan::NewCards;
use crate::plan::testing::{at, day, id, input, learning_card, new_card, scheduler, seen_card};

const MINUTE: Duration = Duration::from_secs(60);

/// The numbers of the cards of a turn, in the order of the plan.
fn numbers(plan: &DayPlan, turn: Turn) -> Vec<usize> {
    let planned = plan.all().filter(|planned| planned.turn == turn);
    let number = |planned: &Planned| (0..100).find(|n| id(*n) == planned.card);
    planned.filter_map(number).collect()
}

fn counts(plan: &DayPlan) -> (usize, usize, usize, usize) {
    let (repeats, reviews, new) = (plan.n_repeats(), plan.n_reviews(), plan.n_new());
    (repeats, reviews, new, plan.n_waiting)
}

fn new_cards(range: std::ops::Range<usize>) -> impl Iterator<Item = PlanCard> {
    range.map(new_card)
}

#[test]
fn cards_leave_the_minutes_of_the_mock_interview_however_many_were_shown() {
    let mut input = input(30);
    input.budget.has_mock = true;
    let mut day = StudyDay::new((0..20).map(new_card).collect(), input);
    assert_eq!(day.plan(at(0)).n_new(), 2, "five minutes are left");
    for seconds in [240, 59, 1, 300] {
        let mock = day.plan(at(0)).mock.map(|mock| mock.minutes);
        assert_eq!(mock, Some(25));
        day.spend(Duration::from_secs(seconds));
    }
    assert_eq!(day.plan(at(0)).n_new(), 0);
}

#[test]
fn on_the_first_day_new_cards_fill_the_minutes() {
    let plan = day(new_cards(0..40).collect(), 30).plan(at(0));
    assert_eq!(numbers(&plan, Turn::New), (0..15).collect::<Vec<_>>());
    assert_eq!((plan.minutes(), plan.n_left_out), (30, 25));
    assert_eq!(day(new_cards(0..3).collect(), 30).plan(at(0)).minutes(), 6);
}

#[test]
fn repeats_come_first_then_reviews_then_new_cards() {
    let mut cards = vec![
        learning_card(0, 5, 15),
        learning_card(1, 20, -3),
        learning_card(2, 20, 3 * 24 * 60),
        seen_card(3, 0, 9),
        seen_card(4, 1, 9),
    ];
    cards.extend(new_cards(5..9));
    let plan = day(cards, 8).plan(at(0));
    assert_eq!(numbers(&plan, Turn::Repeat), [1, 0]);
    assert_eq!(numbers(&plan, Turn::Review), [3]);
    // 1 + 1 + 1 of 8 minutes are taken; 5 are left for two new cards.
    assert_eq!(numbers(&plan, Turn::New), [5, 6]);
    assert_eq!(plan.minutes(), 7);
}

#[test]
fn a_repeat_just_after_the_day_ends_still_belongs_to_it() {
    let late: Moment = "2026-11-22T03:50:00+08:00".parse().unwrap();
    let mut card = learning_card(0, 0, 0);
    card.memory.due = Some(late.after(jiff::SignedDuration::from_mins(15)));
    let input = DayInput {
        now: late,
        ..input(30)
    };
    let day = StudyDay::new(vec![card], input);
    assert_eq!(day.plan(late).n_repeats(), 1);
}

#[test]
fn due_reviews_come_by_importance_times_the_chance_of_forgetting() {
    let mut cards = vec![
        seen_card(0, -1, 4),
        seen_card(1, -1, 20),
        seen_card(2, 0, 4),
        seen_card(3, 0, 8),
    ];
    cards[3].importance = Importance::High;
    let plan = day(cards, 30).plan(at(0));
    assert_eq!(numbers(&plan, Turn::Review), [3, 1, 0, 2]);
}

#[test]
fn reviews_that_exceed_the_minutes_wait_and_no_new_cards_come() {
    let mut cards: Vec<_> = (0..12).map(|n| seen_card(n, -7, 9)).collect();
    cards.extend(new_cards(12..20));
    let plan = day(cards.clone(), 10).plan(at(0));
    assert_eq!(counts(&plan), (0, 10, 0, 2));
    assert!(plan.reviews_fill_day);
    let mut input = input(10);
    input.budget.time += MINUTE / 2;
    input.estimates.first = MINUTE / 2;
    let short = StudyDay::new(cards.clone(), input).plan(at(0));
    assert_eq!(counts(&short), (0, 10, 0, 2), "half a minute is left");
    let exact = day(cards, 12).plan(at(0));
    assert_eq!(counts(&exact), (0, 12, 0, 0));
    assert!(!exact.reviews_fill_day);
}

#[test]
fn spent_time_is_not_planned_again() {
    let cards: Vec<_> = new_cards(0..20).collect();
    let spent = |minutes: u32| {
        let input = DayInput {
            spent: MINUTE * minutes,
            ..input(30)
        };
        StudyDay::new(cards.clone(), input).plan(at(0)).n_new()
    };
    assert_eq!([spent(0), spent(11), spent(29), spent(45)], [15, 9, 0, 0]);
}

#[test]
fn a_pending_repeat_costs_the_rest_of_its_estimate_and_at_least_a_third() {
    let with_time = |seconds: u64| {
        let card = PlanCard {
            shown_today: Some(DayKind::First),
            time_today: Duration::from_secs(seconds),
            ..learning_card(0, 5, 15)
        };
        day(vec![card], 30).plan(at(0)).cost().as_secs()
    };
    assert_eq!(
        [with_time(30), with_time(100), with_time(300)],
        [90, 40, 40]
    );
    let unseen = day(vec![learning_card(0, 600, -3)], 30).plan(at(0));
    assert_eq!(unseen.cost(), MINUTE, "not shown today");
}

#[test]
fn an_answered_card_leaves_the_plan_and_its_repeat_is_planned() {
    let mut day = day(new_cards(0..20).collect(), 30);
    let again = scheduler().review(&Memory::default(), id(0), Grade::Again, at(1));
    day.answered(id(0), again, Some(90_000), at(1));
    let plan = day.plan(at(1));
    // 90 seconds are spent, 40 expected for the repeat: 1,670 of 1,800 are left for 13 new cards.
    assert_eq!(counts(&plan), (1, 0, 13, 0));
    assert!(!numbers(&plan, Turn::New).contains(&0));
    assert_eq!(day.input().graded[0].turn, Turn::New);
    day.undone(id(0), Memory::default());
    assert_eq!(
        counts(&day.plan(at(1))),
        (0, 0, 14, 0),
        "the time stays spent"
    );
}

#[test]
fn an_answer_of_unknown_time_counts_the_estimate_once() {
    let mut day = day(vec![new_card(0)], 30);
    let again = scheduler().review(&Memory::default(), id(0), Grade::Again, at(1));
    day.answered(id(0), again, None, at(1));
    assert_eq!(day.input().spent, MINUTE * 2);
    day.answered(id(0), again, None, at(21));
    assert_eq!(day.input().spent, MINUTE * 2);
    day.answered(id(0), again, Some(600_000), at(41));
    assert_eq!(
        day.input().spent,
        MINUTE * 7,
        "a showing counts at most five minutes"
    );
}

#[test]
fn new_cards_are_limited_and_forced() {
    let cards = || {
        let reviews = (0..4).map(|n| seen_card(n, 0, 9));
        reviews.chain(new_cards(4..20)).collect::<Vec<_>>()
    };
    let planned = |minutes: u32, new_cards, n_introduced| {
        let mut input = input(minutes);
        input.budget.new_cards = new_cards;
        input.n_introduced = n_introduced;
        counts(&StudyDay::new(cards(), input).plan(at(0)))
    };
    assert_eq!(planned(30, NewCards::AtMost(5), 0), (0, 4, 5, 0));
    assert_eq!(planned(30, NewCards::AtMost(5), 3), (0, 4, 2, 0));
    assert_eq!(planned(30, NewCards::AtMost(5), 7), (0, 4, 0, 0));
    assert_eq!(planned(2, NewCards::Exactly(9), 0), (0, 2, 9, 2));
    assert_eq!(planned(30, NewCards::Exactly(0), 0), (0, 4, 0, 0));
}

#[test]
fn reviews_ahead_are_planned_if_asked_for() {
    let cards: Vec<_> = (0..4).map(|n| seen_card(n, n as i32, 9)).collect();
    let mut input = input(30);
    input.budget.ahead_days = 2;
    let plan = StudyDay::new(cards, input).plan(at(0));
    assert_eq!(plan.n_reviews(), 3);
}

#[test]
fn named_cards_come_due_or_not_even_without_minutes() {
    let card = PlanCard {
        is_named: true,
        ..seen_card(0, 5, 4)
    };
    let day = day(vec![card], 0);
    let plan = day.plan(at(0));
    assert_eq!(counts(&plan), (0, 1, 0, 0));
    assert!(!day.is_time_up(&plan));
}

#[test]
fn suspended_and_skipped_cards_are_not_planned() {
    let mut day = day(new_cards(0..3).collect(), 30);
    day.set_skipped(id(1), true);
    assert_eq!(numbers(&day.plan(at(0)), Turn::New), [0, 2]);
    day.set_skipped(id(1), false);
    assert_eq!(numbers(&day.plan(at(0)), Turn::New), [0, 1, 2]);
}

/// A day with cards of the interview, which is in `days` days.
fn towards(cards: Vec<PlanCard>, days: i64, minutes: u32) -> StudyDay {
    let cards = cards.into_iter().map(|card| PlanCard {
        is_examined: true,
        ..card
    });
    let goal = Goal {
        at: at(days * 24 * 60),
        first_day: FirstDay {
            stability: 1.5,
            difficulty: 5.0,
        },
    };
    let input = DayInput {
        goal: Some(goal),
        ..input(minutes)
    };
    StudyDay::new(cards.collect(), input)
}

#[test]
fn towards_a_date_an_important_new_card_is_worth_more_than_an_old_review() {
    let important = PlanCard {
        importance: Importance::High,
        ..new_card(1)
    };
    let cards = vec![
        seen_card(0, 0, 4),
        important,
        new_card(2),
        seen_card(3, 30, 8),
    ];
    for days in [0, 1, 9] {
        let day = towards(cards.clone(), days, 30);
        let plan = day.plan(at(0));
        // Cards that are not due are studied too.
        assert_eq!(counts(&plan), (0, 2, 2, 0), "{days} days");
        assert_eq!(plan.cards[0].card, id(1), "{days} days");
    }
}

#[test]
fn towards_a_date_smaller_cards_fill_the_minutes_that_are_left() {
    // Two new cards at two minutes, then a review in the minute that is left.
    let mut cards: Vec<_> = new_cards(0..5).collect();
    cards.push(seen_card(5, 0, 9));
    for card in &mut cards[..5] {
        card.importance = Importance::High;
    }
    let plan = towards(cards, 9, 5).plan(at(0));
    assert_eq!(numbers(&plan, Turn::New), [0, 1]);
    assert_eq!(numbers(&plan, Turn::Review), [5]);
    assert_eq!(plan.minutes(), 5);
}

#[test]
fn cards_outside_the_interview_come_last() {
    let mut day = towards(vec![new_card(0), new_card(1)], 9, 30);
    let mut cards: Vec<PlanCard> = day.cards().cloned().collect();
    cards.push(seen_card(2, 0, 9));
    cards.push(seen_card(3, 9, 9));
    cards.push(new_card(4));
    day = StudyDay::new(cards, day.input().clone());
    let order: Vec<CardId> = day.plan(at(0)).cards.iter().map(|card| card.card).collect();
    assert_eq!(
        order,
        [0, 1, 2, 4].map(id),
        "what is neither examined nor due stays"
    );
}
