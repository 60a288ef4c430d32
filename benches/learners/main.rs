//! Simulated learners: are the announced minutes true, and what is known in the end? Run
//! `cargo bench --bench learners`. BENCHMARKS.md has the tables.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that cannot run says why by panicking"
)]

mod course;
mod learner;
mod process;
mod promise;

use course::{Course, Outcome, Rules};
use k8s_quiz::stats::Calibration;
use learner::Learner;
use promise::Promise;
use rayon::prelude::*;

/// Days of a course, and whether it ends with an interview.
const COURSES: [(i32, bool); 4] = [(12, false), (12, true), (30, false), (30, true)];

/// The rules that are compared with the program's.
const OTHERS: [(Rules, &str); 3] = [
    (Rules::Anki, "Anki"),
    (Rules::Before, "before"),
    (Rules::ByGain, "by gain on every day"),
];

const STEPS: [(&str, &str); 5] = [
    ("none", "learning_steps: []\nrelearning_steps: []\n"),
    (
        "1m and 10m",
        "learning_steps: [1m, 10m]\nrelearning_steps: [10m]\n",
    ),
    ("10m", "learning_steps: [10m]\nrelearning_steps: [10m]\n"),
    ("20m", "learning_steps: [20m]\nrelearning_steps: [20m]\n"),
    ("30m", "learning_steps: [30m]\nrelearning_steps: [30m]\n"),
];

/// Six learners of each kind.
fn learners() -> Vec<Learner> {
    (1..=6).flat_map(kinds).collect()
}

/// Eleven kinds of learners.
fn kinds(seed: u64) -> Vec<Learner> {
    let usual = || Learner::usual(seed);
    vec![
        usual(),
        Learner {
            name: "slower",
            pace: 1.6,
            ..usual()
        },
        Learner {
            name: "faster",
            pace: 0.5,
            ..usual()
        },
        Learner {
            name: "forgetful",
            forgetting: 2.0,
            ..usual()
        },
        Learner {
            name: "retentive",
            forgetting: 0.6,
            ..usual()
        },
        Learner {
            name: "skips days",
            skipped: 0.3,
            ..usual()
        },
        Learner {
            name: "irregular",
            minutes: &[10, 20, 30, 60],
            ..usual()
        },
        Learner {
            name: "one hour",
            config: "minutes_per_day: 60\n",
            ..usual()
        },
        Learner {
            name: "one topic",
            query: "topic:networking",
            ..usual()
        },
        Learner {
            name: "5 new a day",
            config: "new_per_day: 5\n",
            ..usual()
        },
        Learner {
            name: "12 cards",
            deck: Some(12),
            ..usual()
        },
    ]
}

fn main() {
    let is_asked = |what: &str| std::env::args().any(|argument| argument == what);
    match () {
        () if is_asked("steps") => compare_steps(),
        () if is_asked("forecasts") => compare_forecasts(),
        () if is_asked("process") => print_process(),
        () if is_asked("calibration") => print_calibration(),
        () => compare_rules(),
    }
}

/// Prints predicted recall and readiness against what came of them, in ten bins, of 30 days.
fn print_calibration() {
    let learners = learners();
    let outcomes = [true, false].map(|with_date| (with_date, study("", 30, with_date)));
    println!("| date | learners | what | predictions | error |");
    println!("|---|---|---|---:|---:|");
    for (with_date, outcomes) in &outcomes {
        let of_kind = |is_kind: &dyn Fn(&Learner) -> bool| -> Vec<&Outcome> {
            let learners = learners.iter().zip(outcomes);
            let meant = learners.filter(|(learner, _)| is_kind(learner));
            meant.map(|(_, outcome)| outcome).collect()
        };
        for (name, outcomes) in [
            ("all", of_kind(&|_| true)),
            ("forgetful", of_kind(&|it| it.name == "forgetful")),
            ("retentive", of_kind(&|it| it.name == "retentive")),
        ] {
            for (what, found) in calibrations(&outcomes) {
                let (n, error) = (found.n(), 100.0 * found.error());
                println!(
                    "| {} | {name} | {what} | {n} | {error:.1} |",
                    yes(*with_date)
                );
            }
        }
    }
    println!("\n| what | from | predictions | predicted | observed |");
    println!("|---|---:|---:|---:|---:|");
    let all: Vec<&Outcome> = outcomes.iter().flat_map(|(_, it)| it).collect();
    for (what, found) in calibrations(&all) {
        for bin in found.bins {
            println!(
                "| {what} | {:.1} | {} | {:.3} | {:.3} |",
                bin.from, bin.n, bin.predicted, bin.observed
            );
        }
    }
}

fn calibrations(outcomes: &[&Outcome]) -> [(&'static str, Calibration); 2] {
    let recalls = outcomes.iter().flat_map(|it| it.recalls.iter().copied());
    let readiness = outcomes.iter().flat_map(|it| it.readiness.iter().copied());
    [
        ("recall", Calibration::new(recalls)),
        ("readiness", Calibration::new(readiness)),
    ]
}

fn yes(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// Prints what home said each morning and what the day took, for the program as a whole process.
fn print_process() {
    println!("| date | day | announced, min | spent, min | answers | left at the end |");
    println!("|---|---:|---:|---:|---:|---:|");
    for with_date in [false, true] {
        let days = process::study(&Learner::usual(1), 12, with_date);
        for (n, day) in days.into_iter().enumerate() {
            println!(
                "| {} | {} | {} | {:.1} | {} | {} |",
                yes(with_date),
                n + 1,
                day.announced,
                day.spent,
                day.n_answers,
                day.n_left,
            );
        }
    }
}

/// Runs a course by the program's rules, then by others in the minutes that it took.
fn against_others(learner: &Learner, n_days: i32, with_date: bool) -> [Outcome; 4] {
    let course = |rules, limits| {
        let course = Course {
            learner,
            rules,
            n_days,
            with_date,
            limits,
        };
        course.run()
    };
    let program = course(Rules::Program, None);
    let days = program.days.iter();
    let minutes: Vec<f64> = days.map(|day| day.map_or(0.0, |day| day.spent)).collect();
    let [anki, before, by_gain] = OTHERS.map(|(rules, _)| course(rules, Some(&minutes)));
    [program, anki, before, by_gain]
}

fn compare_rules() {
    let learners = learners();
    println!(
        "| days | date | days with true minutes | at most 4 wait | wait | over by 2 showings |"
    );
    println!("|---:|---|---:|---:|---:|---:|");
    let mut rows = String::new();
    for (n_days, with_date) in COURSES {
        let outcomes: Vec<[Outcome; 4]> = learners
            .par_iter()
            .map(|learner| against_others(learner, n_days, with_date))
            .collect();
        let promise = promise(outcomes.iter().map(|outcomes| &outcomes[0]));
        println!(
            "| {n_days} | {} | {} | {} |",
            yes(with_date),
            kept(&promise),
            promise.n_far_over,
        );
        let names = OTHERS.map(|(_, name)| name);
        for (rules, name) in ["program"].into_iter().chain(names).enumerate() {
            rows += &format!(
                "| {n_days} | {} | {name} | {} |\n",
                yes(with_date),
                known(outcomes.iter().map(|outcomes| &outcomes[rules])),
            );
        }
        print_kinds(&learners, &outcomes);
    }
    println!(
        "\n| days | date | rules | minutes | cards known | recall by importance | readiness |"
    );
    println!("|---:|---|---|---:|---:|---:|---:|");
    println!("{rows}");
}

/// Prints the results of each kind of learners.
fn print_kinds(learners: &[Learner], outcomes: &[[Outcome; 4]]) {
    let n_kinds = kinds(0).len();
    for (kind, learner) in learners.iter().enumerate().take(n_kinds) {
        let of_kind = || outcomes.iter().skip(kind).step_by(n_kinds);
        let promise = promise(of_kind().map(|outcomes| &outcomes[0]));
        eprintln!("{}: {}", learner.name, kept(&promise));
        for rules in 0..=OTHERS.len() {
            eprintln!("  {}", known(of_kind().map(|outcomes| &outcomes[rules])));
        }
    }
}

fn promise<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Promise {
    outcomes.fold(Promise::default(), |mut promise, outcome| {
        promise.add(Promise::new(&outcome.days));
        promise
    })
}

/// The cells of a row about minutes.
fn kept(promise: &Promise) -> String {
    let (within, few) = (promise.share_within(), promise.share_waiting_few());
    let (within, few) = (100.0 * within, 100.0 * few);
    format!("{within:.0} % | {few:.0} % | {:.1}", promise.waiting())
}

/// The cells of a row about the means of some outcomes.
fn known<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> String {
    let outcomes: Vec<&Outcome> = outcomes.collect();
    let mean = |value: fn(&Outcome) -> f64| {
        let values = outcomes.iter().map(|outcome| value(outcome));
        values.sum::<f64>() / outcomes.len() as f64
    };
    format!(
        "{:.0} | {:.1} | {:.3} | {:.3}",
        mean(Outcome::minutes),
        mean(|outcome| outcome.known.cards),
        mean(|outcome| outcome.known.recall),
        mean(|outcome| outcome.known.readiness),
    )
}

/// Prints how many cards are mastered on the day of an interview, and how far forecasts are off in
/// the mean of learners.
fn compare_forecasts() {
    println!("| days | mastered | forecast halfway | off by | forecast on the eve | off by |");
    println!("|---:|---:|---:|---:|---:|---:|");
    for (n_days, with_date) in COURSES.into_iter().filter(|(_, with_date)| *with_date) {
        let outcomes = study("", n_days, with_date);
        let mean = |value: &dyn Fn(&Outcome) -> f64| {
            outcomes.iter().map(value).sum::<f64>() / outcomes.len() as f64
        };
        print!("| {n_days} | {:.1} |", mean(&|outcome| outcome.mastered));
        for index in 0..2 {
            let forecast = mean(&|outcome| outcome.forecasts[index]);
            let off = mean(&|outcome| (outcome.forecasts[index] - outcome.mastered).abs());
            print!(" {forecast:.1} | {off:.1} |");
        }
        println!();
    }
}

/// All learners by the program's rules, with these learning steps in the config.
fn study(steps: &'static str, n_days: i32, with_date: bool) -> Vec<Outcome> {
    let run = |learner: Learner| {
        let course = Course {
            learner: &Learner { steps, ..learner },
            rules: Rules::Program,
            n_days,
            with_date,
            limits: None,
        };
        course.run()
    };
    learners().into_par_iter().map(run).collect()
}

fn compare_steps() {
    println!(
        "| learning steps | days | date | minutes | cards known | recall by importance | readiness \
         | days with true minutes | at most 4 wait | wait |"
    );
    println!("|---|---:|---|---:|---:|---:|---:|---:|---:|---:|");
    for (name, steps) in STEPS {
        for (n_days, with_date) in COURSES {
            let outcomes = study(steps, n_days, with_date);
            println!(
                "| {name} | {n_days} | {} | {} | {} |",
                yes(with_date),
                known(outcomes.iter()),
                kept(&promise(outcomes.iter())),
            );
        }
    }
}
