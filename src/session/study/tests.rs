//! Sessions played without a screen.

use super::*;
use crate::domain::{Grade, LearningState, Memory, Ticks};
use crate::memory::{Scheduler, Settings};
use crate::plan::testing::{input, new_card};
use crate::plan::{DayInput, PlanCard};
use crate::session::Tally;
use crate::session::testing::at;

const QUESTIONS: [&str; 3] = ["什么是etcd？", "rbac", "kubelet的作用"];

fn card(n: usize) -> CardId {
    CardId::of_question(QUESTIONS[n])
}

fn scheduler() -> Scheduler {
    Scheduler::new(Settings::default()).unwrap()
}

fn day_of(memories: &[Memory], input: DayInput) -> StudyDay {
    let cards = memories.iter().enumerate().map(|(n, memory)| PlanCard {
        id: card(n),
        memory: *memory,
        ..new_card(n)
    });
    StudyDay::new(cards.collect(), input)
}

fn study_of(memories: &[Memory], now: Moment) -> Study {
    Study::new(day_of(memories, input(30)), now)
}

/// Three new cards.
fn study() -> Study {
    study_of(&[Memory::default(); 3], at(0))
}

fn card_view(n: usize) -> CardView {
    CardView {
        id: Some(card(n)),
        question: QUESTIONS[n].to_owned(),
        ..CardView::default()
    }
}

fn event(number: u128, what: EventKind, now: Moment) -> Event {
    let id = EventId(number);
    Event { id, at: now, what }
}

fn state(memory: Memory) -> CardState {
    CardState {
        memory,
        ..CardState::default()
    }
}

/// Grades the card on the screen as event `number`.
fn grade(study: &mut Study, number: u128, n: usize, grade: Grade, now: Moment) -> Answered {
    assert_eq!(study.now(), Next::Card(card(n)));
    let view = card_view(n);
    let what = study.review(&view, grade, Ticks::default(), now).unwrap();
    let EventKind::Review(answered) = what.clone() else {
        panic!("a review")
    };
    let before = study.day.card(card(n)).unwrap().memory;
    let memory = scheduler().review(&before, card(n), grade, now);
    study.recorded(&event(number, what, now), &state(memory), &view, now);
    answered
}

#[test]
fn cards_come_one_after_the_other_and_learning_ones_come_back() {
    let mut study = study();
    grade(&mut study, 1, 0, Grade::Again, at(0));
    grade(&mut study, 2, 1, Grade::Easy, at(1));
    grade(&mut study, 3, 2, Grade::Easy, at(2));
    grade(&mut study, 4, 0, Grade::Easy, at(3));
    assert_eq!(study.now(), Next::Done);
    assert_eq!(study.graded().count(), 4);
}

#[test]
fn a_card_asked_twice_is_one_card_in_the_tally() {
    let mut study = study();
    grade(&mut study, 1, 0, Grade::Again, at(0));
    grade(&mut study, 2, 1, Grade::Easy, at(0));
    grade(&mut study, 3, 2, Grade::Easy, at(0));
    grade(&mut study, 4, 0, Grade::Easy, at(1));
    let tally = Tally::from_study(&study);
    assert_eq!((tally.n_graded, tally.n_all_points), (3, 2));
}

#[test]
fn a_learning_card_that_is_due_later_is_waited_for() {
    let mut memory = scheduler().review(&Memory::default(), card(0), Grade::Again, at(0));
    memory.due = Some(at(45));
    let mut study = study_of(&[memory], at(0));
    let later = Next::Later {
        due: at(45),
        n_cards: 1,
    };
    assert_eq!(study.now(), later);
    study.advance(at(30));
    assert_eq!(study.now(), Next::Card(card(0)));
}

#[test]
fn times_are_counted_from_when_the_card_was_shown() {
    let mut study = study();
    study.show(at(1));
    study.reveal(at(2));
    study.reveal(at(3));
    let answered = grade(&mut study, 1, 0, Grade::Good, at(4));
    assert_eq!((answered.ms, answered.think), (Some(180_000), Some(60_000)));
    study.show(at(4));
    let answered = grade(&mut study, 2, 1, Grade::Good, at(400));
    assert_eq!((answered.ms, answered.think), (Some(MAX_MS), None));
}

#[test]
fn the_question_is_written_on_the_first_review_of_a_session_only() {
    let mut study = study_of(&[Memory::default()], at(0));
    let first = grade(&mut study, 1, 0, Grade::Again, at(0));
    assert_eq!(first.asked.unwrap().question.as_deref(), Some(QUESTIONS[0]));
    let second = grade(&mut study, 2, 0, Grade::Again, at(2));
    assert_eq!(second.asked, None);
}

#[test]
fn an_undone_first_review_is_the_first_again() {
    let mut study = study();
    grade(&mut study, 1, 0, Grade::Again, at(0));
    undo(&mut study);
    let again = grade(&mut study, 2, 0, Grade::Good, at(1));
    assert!(again.asked.is_some());
}

fn undo(study: &mut Study) {
    let Some(Undo::Event(of)) = study.undo() else {
        panic!("nothing to undo")
    };
    let what = EventKind::Undo { of };
    let memory = state(Memory::default());
    study.recorded(
        &event(99, what, at(9)),
        &memory,
        &CardView::default(),
        at(9),
    );
}

#[test]
fn undo_brings_the_card_back_even_after_the_last_one() {
    let mut study = study_of(&[Memory::default(); 2], at(0));
    grade(&mut study, 1, 0, Grade::Easy, at(0));
    grade(&mut study, 2, 1, Grade::Easy, at(1));
    assert_eq!(study.now(), Next::Done);
    undo(&mut study);
    assert_eq!(study.now(), Next::Card(card(1)));
    undo(&mut study);
    assert_eq!(study.now(), Next::Card(card(0)));
    assert_eq!((study.undo(), study.graded().count()), (None, 0));
    grade(&mut study, 3, 0, Grade::Easy, at(2));
    grade(&mut study, 4, 1, Grade::Easy, at(3));
    assert_eq!(study.now(), Next::Done);
}

#[test]
fn buried_and_suspended_cards_are_dropped_and_undo_brings_them_back() {
    let mut study = study();
    let card = card(0);
    for (number, what) in [
        (1, EventKind::Bury { card }),
        (2, EventKind::Suspend { card }),
    ] {
        assert_eq!(study.now(), Next::Card(card));
        study.recorded(
            &event(number, what, at(0)),
            &state(Memory::default()),
            &card_view(0),
            at(0),
        );
        assert_eq!(study.now(), Next::Card(super::tests::card(1)));
        undo(&mut study);
    }
    assert_eq!(study.now(), Next::Card(card));
}

#[test]
fn a_flag_leaves_the_card_where_it_is() {
    let mut study = study();
    let what = EventKind::Flag {
        card: card(0),
        why: String::new(),
    };
    study.recorded(
        &event(1, what, at(0)),
        &state(Memory::default()),
        &card_view(0),
        at(0),
    );
    assert_eq!((study.now(), study.undo()), (Next::Card(card(0)), None));
}

#[test]
fn a_skipped_card_leaves_no_trace_and_comes_back_by_undo() {
    let mut study = study();
    study.skip(at(0));
    assert_eq!(
        (study.now(), study.undo()),
        (Next::Card(card(1)), Some(Undo::Skip))
    );
    study.undo_skip(at(0));
    assert_eq!((study.now(), study.undo()), (Next::Card(card(0)), None));
}

#[test]
fn a_session_that_was_left_continues_with_the_same_card() {
    for first_grade in Grade::ALL {
        continues(first_grade);
    }
}

/// Answers cards one by one; after each answer the session is left and opened again half an hour
/// later.
fn continues(first_grade: Grade) {
    let mut study = study();
    for n_answers in 0..4 {
        let Next::Card(id) = study.now() else { return };
        let n = (0..3).find(|n| card(*n) == id).unwrap();
        let given = match n_answers {
            0 => first_grade,
            _ => Grade::Good,
        };
        grade(&mut study, n_answers as u128, n, given, at(n_answers));
        let again = Study::new(study.day.clone(), at(n_answers + 30));
        if let Next::Card(left_at) = study.now() {
            assert_eq!(
                again.now(),
                Next::Card(left_at),
                "{first_grade:?} {n_answers}"
            );
            assert_eq!(
                (again.n_seen(), again.n_cards()),
                (study.n_seen(), study.n_cards())
            );
        }
    }
}

#[test]
fn ten_more_minutes_are_added_to_the_minutes_used() {
    let mut study = Study::new(day_of(&[Memory::default(); 3], input(2)), at(0));
    assert_eq!(study.plan().n_new(), 1);
    study.show(at(0));
    grade(&mut study, 1, 0, Grade::Again, at(3));
    assert_eq!(study.now(), Next::TimeUp);
    let event = study.add_minutes(at(3));
    assert_eq!(event, Some(EventKind::Today { minutes: 13 }));
    assert_eq!(study.now(), Next::TimeUp, "not yet recorded");
    let recorded = super::tests::event(2, event.unwrap(), at(3));
    study.recorded(
        &recorded,
        &CardState::default(),
        &CardView::default(),
        at(3),
    );
    assert_eq!(study.now(), Next::Card(card(1)));
}

#[test]
fn more_minutes_of_a_session_with_its_own_change_nothing_about_the_day() {
    let day = day_of(&[Memory::default(); 3], input(2));
    let mut study = Study::new(day, at(0)).with_own_minutes();
    study.show(at(0));
    grade(&mut study, 1, 0, Grade::Again, at(3));
    assert_eq!(study.add_minutes(at(3)), None);
    assert_eq!(study.now(), Next::Card(card(1)));
}

#[test]
fn a_showing_without_a_grade_takes_its_time() {
    let mut study = Study::new(day_of(&[Memory::default(); 3], input(6)), at(0));
    assert_eq!(study.plan().n_new(), 3);
    study.show(at(0));
    study.skip(at(1));
    assert_eq!(study.plan().n_new(), 2, "five minutes are left");
    study.show(at(1));
    study.skip(at(3));
    assert_eq!(study.plan().n_new(), 1);
}

#[test]
fn a_card_answered_in_another_window_is_not_asked_again() {
    let mut study = study();
    let memory = scheduler().review(&Memory::default(), card(0), Grade::Easy, at(0));
    assert_eq!(memory.state, LearningState::Review);
    assert!(study.changed_elsewhere(&[(card(0), state(memory))], at(1)));
    assert_eq!(
        (study.now(), study.plan().n_cards()),
        (Next::Card(card(1)), 2)
    );
    assert!(!study.changed_elsewhere(&[(card(0), state(memory))], at(1)));
    let suspended = CardState {
        suspended: true,
        ..CardState::default()
    };
    assert!(!study.changed_elsewhere(&[(card(2), suspended)], at(1)));
    assert_eq!(study.plan().n_cards(), 1);
}

#[test]
fn an_answer_undone_in_another_window_is_not_undone_again() {
    let mut study = study();
    grade(&mut study, 1, 0, Grade::Good, at(1));
    grade(&mut study, 2, 1, Grade::Good, at(2));
    assert_eq!(study.undo(), Some(Undo::Event(EventId(2))));
    study.undone_elsewhere(&HashSet::from([EventId(2)]));
    assert_eq!(study.undo(), Some(Undo::Event(EventId(1))));
    study.undone_elsewhere(&HashSet::from([1, 2].map(EventId)));
    assert_eq!(study.undo(), None);
}

#[test]
fn cramming_counts_in_statistics_only_and_repeats_forgotten_cards() {
    let cards = [0, 1, 2].map(card);
    let mut study = Study::cramming(day_of(&[Memory::default(); 3], input(30)), cards, at(0));
    let first = study.now();
    let answered = |study: &Study, n: usize, grade| {
        let what = study
            .review(&card_view(n), grade, Ticks::default(), at(1))
            .unwrap();
        event(u128::try_from(n).unwrap() + 1, what, at(1))
    };
    let state = CardState::default();
    let again = answered(&study, 0, Grade::Again);
    let EventKind::Review(review) = &again.what else {
        panic!("a review is wanted")
    };
    assert!(review.cram);
    study.recorded(&again, &state, &card_view(0), at(1));
    for n in [1, 2] {
        assert_eq!(study.now(), Next::Card(card(n)));
        let good = answered(&study, n, Grade::Good);
        study.recorded(&good, &state, &card_view(n), at(1));
    }
    assert_eq!(study.now(), first, "it comes once more after the others");
    study.recorded(
        &event(9, EventKind::Undo { of: EventId(3) }, at(2)),
        &state,
        &card_view(2),
        at(2),
    );
    assert_eq!(
        study.now(),
        Next::Card(card(2)),
        "an undo brings back the last one"
    );
}
