//! Ticks, folds and proposals of a revealed card.

use super::*;
use crate::domain::{Bilingual, CardState, FirstShowing, FollowUp};
use crate::session::Answer;

fn follow_up(n_points: usize) -> FollowUp {
    FollowUp {
        text: Bilingual::default(),
        points: vec![Bilingual::default(); n_points],
    }
}

/// Points of which `bonus` are bonus points, with a follow-up of two points, and two answers.
fn card(n_points: usize, bonus: &[usize]) -> CardView {
    CardView {
        points: vec!["point".to_owned(); n_points],
        bonus: bonus.to_vec(),
        follow_ups: vec![follow_up(2)],
        answers: vec![Answer::default(), Answer::default()],
        ..CardView::default()
    }
}

fn revealed(n_points: usize, bonus: &[usize]) -> Revealed {
    Revealed::new(&card(n_points, bonus), false, None)
}

#[test]
fn core_points_come_first_and_follow_ups_once_they_are_covered() {
    let mut revealed = revealed(3, &[1]);
    let [point, follow_up] = [RevealedRow::Point, RevealedRow::FollowUp];
    let folded = [point(0), point(2), point(1), RevealedRow::Answers];
    assert_eq!(revealed.rows(), folded);
    revealed.tick();
    assert_eq!(revealed.rows(), folded);
    revealed.tick();
    assert_eq!(revealed.rows()[3], follow_up(0));
    assert_eq!(revealed.cursor(), point(1));
    revealed.pass();
    revealed.tick();
    assert_eq!(revealed.cursor(), RevealedRow::FollowUpPoint(0, 0));
    for _ in 0..3 {
        revealed.tick();
    }
    assert_eq!(revealed.cursor(), RevealedRow::FollowUpPoint(0, 1));
    assert!(revealed.is_ticked(RevealedRow::FollowUpPoint(0, 1)));
    assert_eq!(revealed.hits().unwrap().hit, [1, 3], "never graded");
}

#[test]
fn nothing_is_proposed_before_a_point_was_ticked_or_passed() {
    let mut revealed = revealed(2, &[]);
    assert_eq!((revealed.proposes(), revealed.hits()), (None, None));
    let mut moved = revealed.clone();
    moved.up();
    assert_eq!(moved.proposes(), None);
    moved.pass();
    assert_eq!(moved.proposes(), Some(Grade::Again));
    revealed.tick();
    assert_eq!(revealed.proposes(), Some(Grade::Hard));
    let could_not = Revealed::new(&card(2, &[]), true, None);
    let proposed = (could_not.proposes(), could_not.hits());
    assert_eq!(proposed, (Some(Grade::Again), None));
}

#[test]
fn a_repeat_on_the_same_day_asks_for_the_missed_points() {
    let hits = Hits {
        hit: vec![1, 3],
        of: 3,
    };
    let first_showing = FirstShowing {
        grade: Grade::Again,
        hits: Some(hits.clone()),
    };
    let mut card = card(3, &[]);
    card.state = CardState {
        reviewed_today: true,
        first_showing: Some(first_showing),
        last_hits: Some(hits),
        ..CardState::default()
    };
    let mut repeat = Revealed::new(&card, false, None);
    assert_eq!(repeat.cursor(), RevealedRow::Point(1));
    assert_eq!((repeat.points().n_ticked(), repeat.proposes()), (2, None));
    repeat.tick();
    assert_eq!(repeat.proposes(), Some(Grade::Good));
    card.state.reviewed_today = false;
    let later = Revealed::new(&card, false, None);
    assert_eq!(later.points().n_ticked(), 0);
}

#[test]
fn an_extra_tick_unticks_nothing() {
    let mut revealed = revealed(2, &[1]);
    for _ in 0..2 {
        revealed.tick();
    }
    revealed.up();
    assert_eq!(revealed.points().n_ticked(), 2);
    revealed.tick();
    assert_eq!(revealed.points().n_ticked(), 1);
    assert_eq!(revealed.cursor(), RevealedRow::Point(1));
}

#[test]
fn opening_the_answers_moves_the_cursor_there_and_back() {
    let mut revealed = revealed(2, &[]);
    revealed.toggle_below(Below::Corrections);
    revealed.toggle_below(Below::Answers);
    assert_eq!(revealed.cursor(), RevealedRow::Answers);
    revealed.toggle_below(Below::Answers);
    assert_eq!(revealed.cursor(), RevealedRow::Point(0));
    assert_eq!(revealed.below, Below::Nothing);
    revealed.turn(1);
    assert_eq!((revealed.below, revealed.answer), (Below::Answers, 0));
    revealed.turn(-1);
    assert_eq!(revealed.answer, 1);
    assert!(revealed.fold_all() && !revealed.fold_all());
    assert_eq!(revealed.cursor(), RevealedRow::Point(0));
}

#[test]
fn without_points_the_answers_are_open() {
    let mut revealed = Revealed::new(&card(0, &[]), false, None);
    assert_eq!(revealed.below, Below::Answers);
    assert!(!revealed.fold_all(), "nothing was opened");
}

#[test]
fn a_wrong_answer_is_folded_until_the_learner_turns_to_it() {
    let mut card = card(1, &[]);
    card.answers[1].is_wrong = true;
    let mut revealed = Revealed::new(&card, false, None);
    assert!(revealed.is_answer_open(0) && !revealed.is_answer_open(1));
    revealed.turn(1);
    revealed.turn(1);
    assert_eq!(revealed.answer, 1);
    assert!(revealed.is_answer_open(1));
}

#[test]
fn ticks_stay_when_the_card_is_loaded_again() {
    let mut revealed = revealed(2, &[]);
    revealed.tick();
    let same = revealed.reloaded(&card(2, &[]));
    assert_eq!(
        (same.hits(), same.cursor()),
        (revealed.hits(), revealed.cursor())
    );
    let other = revealed.reloaded(&card(3, &[]));
    assert_eq!(other.hits(), None);
}
