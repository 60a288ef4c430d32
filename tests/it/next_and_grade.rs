//! `next` and `grade`: study without a terminal.

use serde_json::{Value, json};

use crate::environment::{Environment, NOW};

/// Ten minutes, half an hour and a day after [`NOW`].
const SOON: &str = "2026-11-21T20:10:00+08:00";
const LATER: &str = "2026-11-21T20:30:00+08:00";
const TOMORROW: &str = "2026-11-22T20:00:00+08:00";

fn three_cards() -> Environment {
    let environment = Environment::new();
    environment.write_three_cards();
    environment
}

fn next(environment: &Environment, now: &str) -> Value {
    let run = environment.run_at(now, "next --deck deck.yaml --json");
    serde_json::from_str(&run.stdout).unwrap()
}

fn grade(environment: &Environment, now: &str, card: &str, rest: &str) -> Value {
    let run = environment.run_at(now, &format!("grade {card} {rest} --deck deck.yaml --json"));
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn next_prints_the_first_card_of_the_day_as_export_does() {
    let environment = three_cards();
    let found = next(&environment, NOW);
    let exported = environment
        .run("export --format json --deck deck.yaml 什么是etcd？")
        .json();
    assert_eq!(found["card"], exported["cards"][0]);
    assert_eq!(
        (&found["version"], &found["why"], &found["until"]),
        (&json!(1), &json!("new"), &Value::Null)
    );
    assert_eq!(found["left"]["new"], 3);
    let id = found["card"]["id"].as_str().unwrap();
    let line = environment.run("next --deck deck.yaml").ok();
    assert_eq!(line, format!("{id}  什么是etcd？\n"));
}

#[test]
fn a_grade_moves_on_to_the_next_card() {
    let environment = three_cards();
    let first = next(&environment, NOW)["card"]["id"].clone();
    let graded = grade(&environment, NOW, first.as_str().unwrap(), "4 --seconds 42");
    assert_eq!(graded["memory"]["state"], "review");
    let log = std::fs::read_to_string(environment.progress()).unwrap();
    let event: Value = serde_json::from_str(log.lines().last().unwrap()).unwrap();
    assert_eq!(event["id"], graded["id"]);
    assert_eq!(
        (&event["grade"], &event["as"], &event["ms"], &event["q"]),
        (
            &json!("easy"),
            &json!("recall"),
            &json!(42_000),
            &json!("什么是etcd？")
        )
    );
    assert_ne!(next(&environment, SOON)["card"]["id"], first);
}

#[test]
fn a_month_can_be_studied_with_both_until_the_day_is_done() {
    let environment = three_cards();
    let mut n_graded = 0;
    while let Some(id) = next(&environment, NOW)["card"]["id"].as_str() {
        let _ = grade(&environment, NOW, id, "4 --seconds 5");
        n_graded += 1;
    }
    assert_eq!(n_graded, 3);
    let done = environment.run("next --deck deck.yaml --json");
    assert_eq!(done.code, 3);
    assert_eq!(next(&environment, NOW)["why"], "done");
}

#[test]
fn next_waits_for_a_repeat_that_is_far_away() {
    let environment = three_cards();
    let log = "steps.yaml";
    environment.write(log, "learning_steps: [40m]\n");
    let run = |now: &str, rest: &str| {
        environment.run_at(now, &format!("{rest} --deck deck.yaml --config {log}"))
    };
    for _ in 0..3 {
        let found = run(NOW, "next --json");
        let found: Value = serde_json::from_str(&found.stdout).unwrap();
        let id = found["card"]["id"].as_str().unwrap();
        let _ = run(NOW, &format!("grade {id} 1"));
    }
    let waiting = run(SOON, "next --json");
    assert_eq!(waiting.code, 3);
    let waiting: Value = serde_json::from_str(&waiting.stdout).unwrap();
    assert_eq!(
        (&waiting["card"], &waiting["why"]),
        (&Value::Null, &json!("wait"))
    );
    assert!(
        waiting["until"]
            .as_str()
            .unwrap()
            .starts_with("2026-11-21T20:40:00")
    );
    let back: Value = serde_json::from_str(&run(LATER, "next --json").stdout).unwrap();
    assert_eq!(
        back["why"], "learning",
        "the repeat is due within 20 minutes"
    );
}

#[test]
fn an_unfinished_plan_continues_tomorrow() {
    let environment = three_cards();
    let id = next(&environment, NOW)["card"]["id"].clone();
    let _ = grade(&environment, NOW, id.as_str().unwrap(), "1");
    let found = next(&environment, TOMORROW);
    assert_eq!(found["left"]["learning"], 1);
}

#[test]
fn grade_names_the_points_covered() {
    let environment = Environment::new();
    let graded = environment
        .run("grade yyk3rzybp823 2 --hit 3,1,3 --json")
        .json();
    assert_eq!(graded["version"], 1);
    let log = std::fs::read_to_string(environment.progress()).unwrap();
    let event: Value = serde_json::from_str(log.lines().last().unwrap()).unwrap();
    assert_eq!(event["hit"], json!([1, 3]));
    assert!(event["of"].as_u64().unwrap() >= 3);
}

#[test]
fn grade_refuses_unknown_cards_and_points_and_writes_nothing() {
    let environment = Environment::new();
    for (arguments, said) in [
        ("grade zzzzzzzzzzzz 3", "zzzzzzzzzzzz"),
        ("grade yyk3rzybp823 3 --hit 99", "no point 99"),
        ("grade yyk3rzybp823 5", "5"),
    ] {
        let run = environment.run(arguments);
        assert_eq!(run.code, 2, "{arguments}");
        assert!(run.stderr.contains(said), "{arguments}: {}", run.stderr);
    }
    assert!(!environment.progress().exists());
}
