//! Simulated learners: are the announced minutes true, and what is known in the end? Run
//! `cargo bench --bench learners`. BENCHMARKS.md has the table.

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

use course::{Course, Known, Outcome, Rules};
use learner::Learner;
use promise::Promise;
use rayon::prelude::*;

/// Ten kinds of learners.
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

const SEEDS: u64 = 6;

fn main() {
    let is_asked = |what: &str| std::env::args().any(|argument| argument == what);
    match () {
        () if is_asked("steps") => compare_steps(),
        () if is_asked("process") => print_process(),
        () => compare_rules(),
    }
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
                if with_date { "yes" } else { "no" },
                n + 1,
                day.announced,
                day.spent,
                day.n_answers,
                day.n_left,
            );
        }
    }
}

/// Runs a course by the program's rules, then by others with the minutes that it took.
fn against_others(learner: &Learner, n_days: i32, with_date: bool) -> [Outcome; 3] {
    let course = |rules, limits| Course {
        learner,
        rules,
        n_days,
        with_date,
        limits,
    };
    let ours = course(Rules::Program, None).run();
    let minutes: Vec<f64> = ours
        .days
        .iter()
        .map(|day| day.map_or(0.0, |day| day.spent))
        .collect();
    let anki = course(Rules::Anki, Some(&minutes)).run();
    let before = course(Rules::Before, Some(&minutes)).run();
    [ours, anki, before]
}

fn compare_rules() {
    println!(
        "| days | date | days with true minutes | with at most 4 waiting | over by 2 showings |"
    );
    println!("|---:|---|---:|---:|---:|");
    let mut results = Vec::new();
    for (n_days, with_date) in [(12, false), (12, true), (30, false), (30, true)] {
        let learners: Vec<Learner> = (1..=SEEDS).flat_map(kinds).collect();
        let outcomes: Vec<[Outcome; 3]> = learners
            .par_iter()
            .map(|learner| against_others(learner, n_days, with_date))
            .collect();
        let mut promise = Promise::default();
        for (name, outcomes) in learners.iter().map(|learner| learner.name).zip(&outcomes) {
            let own = Promise::new(&outcomes[0].days);
            eprintln!("{n_days} days, date {with_date}, {name}: {own:?}");
            promise.add(own);
        }
        println!(
            "| {n_days} | {} | {:.0} % | {:.0} % | {} |",
            if with_date { "yes" } else { "no" },
            100.0 * promise.share_within(),
            100.0 * promise.share_waiting_few(),
            promise.n_far_over,
        );
        results.push((n_days, with_date, outcomes));
    }
    println!("\n| days | date | rules | cards known | recall by importance | readiness |");
    println!("|---:|---|---|---:|---:|---:|");
    for (n_days, with_date, outcomes) in &results {
        for (rules, name) in ["program", "Anki", "before"].into_iter().enumerate() {
            let known = mean(outcomes.iter().map(|outcomes| outcomes[rules].known));
            println!(
                "| {n_days} | {} | {name} | {:.1} | {:.3} | {:.3} |",
                if *with_date { "yes" } else { "no" },
                known.cards,
                known.recall,
                known.readiness,
            );
        }
    }
}

fn mean(known: impl ExactSizeIterator<Item = Known>) -> Known {
    let n = known.len() as f64;
    known.fold(Known::default(), |mean, one| Known {
        cards: mean.cards + one.cards / n,
        recall: mean.recall + one.recall / n,
        readiness: mean.readiness + one.readiness / n,
    })
}

/// Compares learning steps, on learners who forget as expected and twice as fast.
fn compare_steps() {
    println!("| learning steps | days | cards known | readiness | days with true minutes |");
    println!("|---|---:|---:|---:|---:|");
    for (name, config) in [
        ("none", "learning_steps: []\nrelearning_steps: []\n"),
        (
            "1m and 10m",
            "learning_steps: [1m, 10m]\nrelearning_steps: [10m]\n",
        ),
        ("10m", "learning_steps: [10m]\nrelearning_steps: [10m]\n"),
        ("20m", "learning_steps: [20m]\nrelearning_steps: [20m]\n"),
        ("30m", "learning_steps: [30m]\nrelearning_steps: [30m]\n"),
    ] {
        for n_days in [12, 30] {
            let learners: Vec<Learner> = (1..=SEEDS)
                .flat_map(|seed| [1.0, 2.0].map(|forgetting| (seed, forgetting)))
                .map(|(seed, forgetting)| Learner {
                    config,
                    forgetting,
                    ..Learner::usual(seed)
                })
                .collect();
            let rules = Rules::Program;
            let outcomes: Vec<Outcome> = learners
                .par_iter()
                .map(|learner| {
                    let (with_date, limits) = (false, None);
                    Course {
                        learner,
                        rules,
                        n_days,
                        with_date,
                        limits,
                    }
                    .run()
                })
                .collect();
            let mut promise = Promise::default();
            outcomes
                .iter()
                .for_each(|outcome| promise.add(Promise::new(&outcome.days)));
            let known = mean(outcomes.iter().map(|outcome| outcome.known));
            println!(
                "| {name} | {n_days} | {:.1} | {:.3} | {:.0} % |",
                known.cards,
                known.readiness,
                100.0 * promise.share_within()
            );
        }
    }
}
