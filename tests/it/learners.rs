//! Simulated learners, as in `cargo bench --bench learners`, but few of them and a small deck.

#[path = "../../benches/learners/course.rs"]
mod course;
#[path = "../../benches/learners/learner.rs"]
mod learner;
#[path = "../../benches/learners/process.rs"]
mod process;
#[path = "../../benches/learners/promise.rs"]
mod promise;

use course::{Course, Outcome, Rules};
use k8s_quiz::stats::Calibration;
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
fn announced_minutes_and_the_forecast_of_the_eve_are_true() {
    for with_date in [false, true] {
        let mut promise = Promise::default();
        let (mut forecast, mut mastered) = (0.0, 0.0);
        for learner in learners() {
            let outcome = run(&learner, Rules::Program, with_date, None);
            forecast += outcome.forecasts.last().copied().unwrap_or_default();
            mastered += outcome.mastered;
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
        assert!(promise.waiting() < 4.0, "{promise:?}");
        let is_near = (forecast - mastered).abs() < 0.1 * mastered;
        assert!(
            is_near || !with_date,
            "{forecast} mastered on the eve, then {mastered}"
        );
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

/// `cargo bench --bench learners -- calibration` has the bins of 66 learners.
#[test]
fn predicted_recall_and_readiness_come_true() {
    let outcomes = [1, 2, 3].map(|seed| {
        let learner = Learner {
            deck: Some(80),
            ..Learner::usual(seed)
        };
        run(&learner, Rules::Program, true, None)
    });
    for (what, predictions) in [
        ("recall", outcomes.each_ref().map(|it| &it.recalls)),
        ("readiness", outcomes.each_ref().map(|it| &it.readiness)),
    ] {
        let found = Calibration::new(predictions.into_iter().flatten().copied());
        assert!(found.n() > 100, "{what}: {found:?}");
        assert!(found.error() <= 0.05, "{what}: {} {found:?}", found.error());
    }
}

/// A learner studies twelve days with `next` and `grade`, another one six. The morning's minutes are
/// read from the home screen in a terminal. `cargo bench --bench learners -- process` prints such days of the embedded
/// deck.
#[test]
fn twelve_days_with_the_program_itself_take_the_minutes_that_home_announces() {
    for (n_days, with_date) in [(6, false), (12, true)] {
        let learner = Learner {
            deck: Some(60),
            config: "minutes_per_day: 10\n",
            ..Learner::usual(1)
        };
        let days = process::study(&learner, n_days, with_date);
        for (n, day) in days.iter().enumerate() {
            let (announced, spent, n_left) = (day.announced, day.spent, day.n_left);
            println!("day {n}: announced {announced}, spent {spent:.1}, left {n_left}");
            // A showing counts at most five minutes.
            assert!(day.spent < 15.0, "day {n}: {day:?}");
        }
        let within = |day: &&process::ProcessDay| {
            let announced = f64::from(day.announced);
            (day.spent - announced).abs() <= (0.2 * announced).max(3.0)
        };
        let later = &days[5..];
        let n_true = later.iter().filter(within).count();
        assert!(n_true >= later.len() - 1, "{days:#?}");
        let n_answers: usize = days.iter().map(|day| day.n_answers).sum();
        assert!(n_answers > 5 * days.len(), "{days:#?}");
    }
}
