//! Simulated learners, as in `cargo bench --bench learners`, but few of them and a small deck.

#[path = "../../benches/learners/course.rs"]
mod course;
#[path = "../../benches/learners/learner.rs"]
mod learner;
#[path = "../../benches/learners/promise.rs"]
mod promise;

use course::{Course, Outcome, Rules};
use learner::Learner;
use promise::Promise;

fn run(learner: &Learner, rules: Rules, with_date: bool, limits: Option<&[f64]>) -> Outcome {
    let n_days = 12;
    let course = Course {
        learner,
        rules,
        n_days,
        with_date,
        limits,
    };
    course.run()
}

fn learners() -> Vec<Learner> {
    let usual = |seed| Learner {
        deck: Some(80),
        ..Learner::usual(seed)
    };
    vec![
        usual(1),
        Learner {
            name: "slower",
            pace: 1.6,
            ..usual(2)
        },
        Learner {
            name: "fast and forgetful",
            pace: 0.6,
            forgetting: 2.0,
            ..usual(3)
        },
        Learner {
            name: "skips days",
            skipped: 0.3,
            config: "new_per_day: 5\n",
            ..usual(4)
        },
    ]
}

#[test]
fn the_announced_minutes_are_true_from_the_sixth_day() {
    for with_date in [false, true] {
        let mut promise = Promise::default();
        for learner in learners() {
            let outcome = run(&learner, Rules::Program, with_date, None);
            let own = Promise::new(&outcome.days);
            assert_eq!(
                own.n_far_over, 0,
                "{} is over by two showings",
                learner.name
            );
            promise.add(own);
        }
        assert!(promise.n_days > 20, "{promise:?}");
        assert!(promise.share_within() >= 0.9, "{promise:?}");
        assert!(promise.share_waiting_few() >= 0.9, "{promise:?}");
    }
}

#[test]
fn towards_a_date_more_is_known_than_by_other_rules_in_the_same_minutes() {
    let learners = [1, 2].map(|seed| Learner {
        deck: Some(100),
        config: "minutes_per_day: 15\n",
        ..Learner::usual(seed)
    });
    let mut sums = [0.0; 3];
    for learner in &learners {
        let program = run(learner, Rules::Program, true, None);
        let days = program.days.iter();
        let minutes: Vec<f64> = days.map(|day| day.map_or(0.0, |day| day.spent)).collect();
        let others = [Rules::Anki, Rules::Before];
        let others = others.map(|rules| run(learner, rules, true, Some(&minutes)));
        for (sum, outcome) in sums.iter_mut().zip([&program, &others[0], &others[1]]) {
            assert!(outcome.known.readiness <= outcome.known.recall);
            assert!(outcome.known.cards > 10.0);
            *sum += outcome.known.recall;
        }
    }
    let [program, anki, before] = sums;
    assert!(program > anki && program > before, "{sums:?}");
}
