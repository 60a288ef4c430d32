//! Whole interviews by key-like steps, and properties of any order of steps.

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::domain::{AskedAs, Grade};
use crate::progress::EventId;
use crate::session::mock::MarkRow;

fn at(seconds: i64) -> Moment {
    let nine: Moment = "2026-11-21T09:00:00+08:00".parse().unwrap();
    nine.after(SignedDuration::from_secs(seconds))
}

fn id(n: usize) -> CardId {
    CardId::of_question(&format!("card {n}"))
}

/// A card with two core points and no follow-up of its own.
fn view(id: CardId) -> CardView {
    CardView {
        id: Some(id),
        question: "what is etcd".to_owned(),
        title: "what is etcd".to_owned(),
        points: vec!["a".to_owned(), "b".to_owned()],
        ..CardView::default()
    }
}

fn interview(n_questions: usize, minutes: u32) -> Player {
    let questions = (0..n_questions).map(|n| DrawnQuestion {
        card: id(n),
        predicted: Some(0.5),
        pick: 0,
    });
    let mut player = Player {
        run: MockRun::new(MockSetup { seed: 7, minutes }, questions),
        saved: 0,
        reviews: Vec::new(),
    };
    player.run.ask(at(0));
    player
}

/// An interview whose events are saved at once.
struct Player {
    run: MockRun,
    saved: u128,
    reviews: Vec<Answered>,
}

impl Player {
    fn view(&self) -> CardView {
        view(self.run.card().unwrap_or(id(99)))
    }

    fn save(&mut self, what: EventKind, now: Moment) {
        self.saved += 1;
        let event = Event {
            id: EventId::from_text(&format!("event {}", self.saved)),
            at: now,
            what,
        };
        self.run.recorded(&event, now);
        self.run.ask(now);
    }

    fn finish_speaking(&mut self, seconds: i64) {
        self.run.finish_speaking(&self.view(), at(seconds));
    }

    fn accept(&mut self, seconds: i64) -> bool {
        let Some(review) = self.run.review(&self.view(), at(seconds)) else {
            return false;
        };
        if let EventKind::Review(answered) = &review {
            self.reviews.push(answered.clone());
        }
        self.save(review, at(seconds));
        true
    }

    /// Answers from one second to another, and the follow-up for ten seconds more.
    fn answer(&mut self, to: i64) {
        self.finish_speaking(to);
        self.finish_speaking(to + 10);
    }

    fn tick_points(&mut self, n: usize) {
        let marks = self.run.marks_mut().unwrap();
        marks.pass();
        marks.pass();
        for _ in 0..n {
            marks.tick();
        }
        assert!(marks.give(3), "the follow-up by shape takes a mark");
    }
}

#[test]
fn the_clock_runs_only_while_the_learner_speaks() {
    let mut player = interview(2, 25);
    assert_eq!(player.run.speaking(at(40)), 40_000);
    player.run.pause(true, at(40));
    assert_eq!(player.run.used(at(100)), 40_000);
    player.run.pause(false, at(100));
    player.run.hold(true, at(110));
    player.run.hold(false, at(200));
    player.finish_speaking(210);
    assert_eq!(player.run.stage(), MockStage::FollowUp);
    assert_eq!(
        (player.run.speaking(at(215)), player.run.used(at(215))),
        (5_000, 65_000)
    );
    player.finish_speaking(220);
    assert_eq!(player.run.stage(), MockStage::Marks);
    assert!(!player.run.is_running());
    assert_eq!(player.run.used(at(900)), 70_000, "marking takes no time");
    player.tick_points(2);
    assert!(player.accept(900));
    assert_eq!(player.run.used(at(930)), 100_000, "the next answer");
}

#[test]
fn an_interview_makes_a_review_of_each_question_and_one_event() {
    let mut player = interview(2, 25);
    player.answer(60);
    player.tick_points(2);
    assert!(player.accept(100));
    player.answer(130);
    player.tick_points(0);
    assert!(player.accept(150));
    assert_eq!(player.run.stage(), MockStage::Over);
    let kinds: Vec<_> = player
        .reviews
        .iter()
        .map(|it| (it.asked_as, it.grade))
        .collect();
    let interview = AskedAs::Interview;
    assert_eq!(kinds, [(interview, Grade::Hard), (interview, Grade::Again)]);
    let first = &player.reviews[0];
    assert_eq!((first.think, first.ms), (Some(60_000), Some(100_000)));
    assert_eq!(first.hits.as_ref().unwrap().hit, [1, 2]);
    let event = player.run.event(at(150)).unwrap();
    assert_eq!((event.seed, event.minutes, event.used_ms), (7, 25, 110_000));
    assert_eq!((event.score, event.predicted), (0.4, Some(0.5)));
    let questions: Vec<_> = event.questions.iter().map(|it| (it.score, it.ms)).collect();
    assert_eq!(questions, [(0.7, Some(70_000)), (0.1, Some(40_000))]);
}

#[test]
fn when_the_time_runs_out_the_answer_is_marked_and_no_more_is_asked() {
    let mut player = interview(3, 1);
    assert!(!player.run.tick(&player.view(), at(59)));
    assert!(player.run.tick(&player.view(), at(63)));
    assert_eq!(player.run.stage(), MockStage::Marks);
    assert_eq!(
        player.run.used(at(70)),
        60_000,
        "no more than the interview has"
    );
    assert_eq!(
        player.run.back(at(70)),
        MockBack::Nowhere,
        "no time to speak"
    );
    player.run.marks_mut().unwrap().tick();
    assert!(player.accept(80));
    assert_eq!(player.run.stage(), MockStage::Over);
    assert_eq!(player.run.event(at(80)).unwrap().questions.len(), 1);
}

#[test]
fn a_question_that_is_given_up_scores_nothing_and_is_not_followed_up() {
    let mut player = interview(1, 25);
    player.run.give_up(&player.view(), at(5));
    let marks = player.run.marks().unwrap();
    assert!(marks.is_complete() && !marks.has_follow_up());
    assert!(player.accept(20));
    assert_eq!(player.reviews[0].grade, Grade::Again);
    assert_eq!(player.reviews[0].hits.as_ref().unwrap().hit, [0u8; 0]);
}

#[test]
fn leaving_early_keeps_what_was_marked() {
    let mut player = interview(3, 25);
    assert_eq!(player.run.event(at(5)), None);
    player.answer(60);
    player.tick_points(1);
    player.accept(90);
    player.finish_speaking(120);
    let event = player.run.event(at(130)).unwrap();
    assert_eq!((event.questions.len(), event.used_ms), (1, 110_000));
}

#[test]
fn every_step_can_be_undone() {
    let mut player = interview(2, 25);
    player.answer(60);
    player.run.marks_mut().unwrap().tick();
    assert_eq!(player.run.back(at(100)), MockBack::Moved);
    assert_eq!(player.run.speaking(at(105)), 15_000, "the clock runs on");
    assert_eq!(player.run.back(at(105)), MockBack::Moved);
    assert_eq!(player.run.stage(), MockStage::Answer);
    assert_eq!(player.run.speaking(at(110)), 65_000);
    player.answer(110);
    let marks = player.run.marks().unwrap();
    assert!(marks.is_ticked(MarkRow::Conclusion), "the ticks stay");
    player.tick_points(2);
    player.accept(150);
    let MockBack::Undo(of) = player.run.back(at(160)) else {
        panic!("the last marks");
    };
    player.save(EventKind::Undo { of }, at(160));
    assert_eq!(
        (player.run.stage(), player.run.number()),
        (MockStage::Marks, 1)
    );
    assert_eq!(player.run.n_marked(), 0);
    player.accept(170);
    assert_eq!((player.run.n_marked(), player.run.number()), (1, 2));
    assert_eq!(
        player.run.speaking(at(170)),
        10_000,
        "the time of the second question counts"
    );
}

#[test]
fn a_question_whose_card_was_removed_is_left_out() {
    let mut player = interview(2, 25);
    player.run.drop_card(id(0));
    assert_eq!(
        (player.run.card(), player.run.n_questions()),
        (Some(id(1)), 1)
    );
    player.run.drop_card(id(1));
    assert_eq!(player.run.stage(), MockStage::Over);
    assert_eq!(player.run.event(at(0)), None);
}

proptest! {
    #[test]
    fn the_figures_add_up_in_any_order_of_steps(
        n_questions in 0usize..4,
        minutes in 1u32..4,
        steps in prop::collection::vec((0u8..10, 0i64..50), 0..60),
    ) {
        let mut player = interview(n_questions, minutes);
        let mut now = 0;
        for (step, seconds) in steps {
            let was_running = player.run.is_running();
            let used = player.run.used(at(now));
            now += seconds;
            let moved = player.run.used(at(now)) - used;
            prop_assert_eq!(moved, if was_running { seconds as u64 * 1000 } else { 0 });
            player.run.tick(&player.view(), at(now));
            match step {
                0 | 1 => player.finish_speaking(now),
                2 => player.run.give_up(&player.view(), at(now)),
                3 => player.run.pause(!player.run.is_paused(), at(now)),
                4 => player.run.hold(seconds % 2 == 0, at(now)),
                5 => if let MockBack::Undo(of) = player.run.back(at(now)) {
                    player.save(EventKind::Undo { of }, at(now));
                },
                6 => { player.run.marks_mut().map(|marks| marks.give(4)); }
                7 => { player.run.marks_mut().map(Marks::tick); }
                _ => { player.accept(now); }
            }
            prop_assert!(player.run.used(at(now)) <= u64::from(minutes) * 60_000);
            prop_assert!(!player.run.is_running() || player.run.is_speaking());
            let marked = player.run.n_marked();
            if let Some(event) = player.run.event(at(now)) {
                prop_assert_eq!(event.questions.len(), marked);
                let sum: f64 = event.questions.iter().map(|it| it.score).sum();
                prop_assert!((event.score - sum / marked as f64).abs() < 1e-3);
                let spoken: u64 = event.questions.iter().filter_map(|it| it.ms).map(u64::from).sum();
                prop_assert!(spoken <= event.used_ms);
                if marked == player.run.n_questions() {
                    prop_assert_eq!(spoken, event.used_ms);
                }
            } else {
                prop_assert_eq!(marked, 0);
            }
        }
    }
}
