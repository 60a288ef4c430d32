//! Replaying a log gives the memory of the reference sequences.

use std::fmt::Write as _;
use std::path::Path;

use jiff::{Timestamp, tz::Offset};
use serde_json::Value;

use crate::environment::Environment;

/// A time after the end of all sequences.
const AFTERWARDS: &str = "2031-01-01T12:00:00Z";

/// The sequences of one configuration.
fn sequences(steps: bool, retention: f64) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fsrs/vectors.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let sequences = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let same = |sequence: &Value| sequence["steps"] == steps && sequence["retention"] == retention;
    sequences.filter(same).collect()
}

fn config(steps: bool, retention: f64) -> String {
    let (learning, relearning) = if steps {
        ("[1m, 10m]", "[10m]")
    } else {
        ("[]", "[]")
    };
    format!(
        "desired_retention: {retention}\nlearning_steps: {learning}\n\
         relearning_steps: {relearning}\nfuzz: false\ntime_zone: UTC\n"
    )
}

fn log_lines(card: &str, sequence: &Value, log: &mut String, n_events: &mut u32) {
    for review in sequence["reviews"].as_array().unwrap() {
        let grade =
            ["again", "hard", "good", "easy"][review["grade"].as_u64().unwrap() as usize - 1];
        let at = review["at"].as_str().unwrap();
        *n_events += 1;
        let id = format!("{n_events:026}");
        writeln!(
            log,
            r#"{{"v":1,"id":"{id}","at":"{at}","do":"review","card":"{card}","grade":"{grade}"}}"#
        )
        .unwrap();
    }
}

/// Days from 1970-01-01 of days that begin at 04:00 UTC.
fn day(time: &str) -> i64 {
    (time.parse::<Timestamp>().unwrap().as_second() - 4 * 3600).div_euclid(86_400)
}

fn is_close(actual: &Value, expected: &Value) -> bool {
    let (actual, expected) = (actual.as_f64().unwrap(), expected.as_f64().unwrap());
    (actual - expected).abs() <= 1e-3 * expected.abs()
}

fn check(card: &Value, sequence: &Value) {
    let (memory, reviews) = (&card["memory"], sequence["reviews"].as_array().unwrap());
    let expected = sequence["after"].as_array().unwrap().last().unwrap();
    assert_eq!(memory["state"], expected["state"], "{sequence}");
    assert_eq!(memory["step"], expected["step"], "{sequence}");
    assert_eq!(memory["reviews"], reviews.len(), "{sequence}");
    assert!(
        is_close(&memory["stability"], &expected["stability"]),
        "{memory} {sequence}"
    );
    assert!(
        is_close(&memory["difficulty"], &expected["difficulty"]),
        "{memory} {sequence}"
    );
    let (due, expected_due) = (
        memory["due"].as_str().unwrap(),
        expected["due"].as_str().unwrap(),
    );
    let at = |time: &str| time.parse::<Timestamp>().unwrap().as_second();
    if expected["state"] == "review" {
        assert_eq!(day(due), day(expected_due), "{memory} {sequence}");
        let local = Offset::UTC.to_datetime(due.parse().unwrap());
        assert_eq!(
            (local.hour(), local.minute()),
            (4, 0),
            "not at the start of its day: {due}"
        );
    } else {
        assert_eq!(at(due), at(expected_due), "{memory} {sequence}");
    }
}

fn memories_agree(steps: bool, retention: f64) {
    let environment = Environment::new();
    let cards = environment.run("list --json").json();
    let ids: Vec<_> = cards["cards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["id"].clone())
        .collect();
    let sequences = sequences(steps, retention);
    let (mut log, mut n_events) = (String::new(), 0);
    let pairs: Vec<_> = ids.iter().zip(&sequences).collect();
    for (id, sequence) in &pairs {
        log_lines(id.as_str().unwrap(), sequence, &mut log, &mut n_events);
    }
    environment.write("log.jsonl", &log);
    environment.write("config.yaml", &config(steps, retention));
    let run = environment.run_at(
        AFTERWARDS,
        "--config config.yaml --progress log.jsonl list --json",
    );
    let listed = run.json();
    let listed = listed["cards"].as_array().unwrap();
    assert!(pairs.len() > 40);
    for (id, sequence) in pairs {
        check(
            listed.iter().find(|card| card["id"] == *id).unwrap(),
            sequence,
        );
    }
}

#[test]
fn a_log_with_learning_steps_gives_the_reference_memory() {
    memories_agree(true, 0.9);
    memories_agree(true, 0.8);
}

#[test]
fn a_log_without_steps_gives_the_reference_memory() {
    memories_agree(false, 0.9);
    memories_agree(false, 0.95);
}
