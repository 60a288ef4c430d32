//! `due`: the line for a prompt or status bar, and the exit codes.

use serde_json::{Value, json};

use crate::environment::Environment;

const NOTES: &str = "\
## 什么是 Service？

一组 Pod 的稳定入口。

## rbac

Role、ClusterRole 和它们的绑定。

## kube-proxy 的作用？
";

const RBAC: &str = "4n9b3g175avg";

/// A log line, numbered so that its id is unique.
fn line(n: u32, at: &str, rest: &str) -> String {
    format!("{{\"v\":1,\"id\":\"01KAJ6{n:020}\",\"at\":\"{at}\",{rest}}}\n")
}

fn review(n: u32, at: &str, grade: &str) -> String {
    let rest = format!("\"do\":\"review\",\"card\":\"{RBAC}\",\"grade\":\"{grade}\"");
    line(n, at, &rest)
}

fn with_notes(log: &str) -> Environment {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("home/progress.jsonl", log);
    environment
}

#[test]
fn a_newcomer_has_a_day_of_new_cards() {
    let environment = Environment::new();
    assert_eq!(environment.run("due").ok(), "0 due, 15 new, 30 min\n");
    assert_eq!(environment.run("due --short").ok(), "30m\n");
    let chinese = environment.run("due --lang zh").ok();
    assert_eq!(chinese, "复习 0，新题 15，约 30 分钟\n");
}

#[test]
fn due_and_new_cards_are_counted_separately() {
    let environment = with_notes(&review(1, "2026-11-10T20:00:00+08:00", "easy"));
    let due = environment.run("due --deck notes.md").ok();
    assert_eq!(due, "1 due, 1 new, 3 min\n");
    let wanted = json!({
        "version": 1, "learning": 0, "reviews": 1, "new": 0, "waiting": 0,
        "minutes": 1, "spent": 0, "budget": 30, "interview": null, "mock": null,
    });
    let found = environment.run("due --deck notes.md --json rbac").json();
    assert_eq!(found, wanted);
}

#[test]
fn nothing_left_is_printed_and_sets_the_exit_code() {
    let environment = with_notes(&review(1, "2026-11-21T19:00:00+08:00", "easy"));
    let run = environment.run("due --deck notes.md rbac");
    assert_eq!((run.code, run.stdout.as_str()), (3, "nothing left today\n"));
    assert_eq!(run.stderr, "");
    let run = environment.run("due --deck notes.md rbac --short");
    assert_eq!((run.code, run.stdout.as_str()), (3, "0m\n"));
    let run = environment.run("due --deck notes.md rbac --json");
    assert_eq!(run.code, 3);
    assert!(
        run.stdout
            .starts_with("{\"version\":1,\"learning\":0,\"reviews\":0,")
    );
}

#[test]
fn reviews_that_do_not_fit_wait_and_time_is_counted() {
    // Four minutes of today are used; one of them, of an undone review, too.
    let spent = |n, rest: &str| line(n, "2026-11-21T19:00:00+08:00", rest);
    let elsewhere = "\"do\":\"review\",\"card\":\"yyk3rzybp823\",\"grade\":\"good\"";
    let mut log = review(1, "2026-11-01T20:00:00+08:00", "easy");
    log += &spent(2, &format!("{elsewhere},\"ms\":180000"));
    log += &spent(3, &format!("{elsewhere},\"ms\":60000"));
    log += &spent(4, "\"do\":\"undo\",\"of\":\"01KAJ600000000000000000003\"");
    log += &spent(5, &format!("{elsewhere},\"ms\":60000,\"cram\":true"));
    log += &spent(6, "\"do\":\"today\",\"minutes\":60");
    log += &spent(7, "\"do\":\"today\",\"minutes\":4");
    let environment = with_notes(&log);
    let found = environment.run("due --deck notes.md --json");
    assert_eq!(found.code, 3);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let wanted = json!({
        "version": 1, "learning": 0, "reviews": 0, "new": 0, "waiting": 1,
        "minutes": 0, "spent": 4, "budget": 4, "interview": null, "mock": null,
    });
    assert_eq!(found, wanted);
    let line = environment.run("due --deck notes.md").stdout;
    assert_eq!(line, "nothing left today, 1 waiting\n");
}

#[test]
fn a_state_that_no_card_is_in_now_is_nothing_left() {
    let environment = with_notes(&review(1, "2026-11-21T19:00:00+08:00", "easy"));
    for query in ["is:due", "rbac is:leech", "is:due -is:new"] {
        let run = environment.run(&format!("due --deck notes.md {query}"));
        let said = (run.code, run.stdout.as_str(), run.stderr.as_str());
        assert_eq!(said, (3, "nothing left today\n", ""), "{query}");
    }
    for query in ["nonsense", "nonsense is:due"] {
        let run = environment.run(&format!("due --deck notes.md {query}"));
        assert!(run.fails_with(1).contains("no card matches"), "{query}");
    }
}

#[test]
fn an_interview_date_is_shown_with_the_minutes() {
    let plan = |date: &str| {
        let rest = format!("\"do\":\"plan\",\"date\":{date},\"name\":\"ACME\"");
        with_notes(&line(1, "2026-11-20T09:00:00+08:00", &rest))
    };
    let dated = plan("\"2026-12-03\"");
    assert_eq!(dated.run("due --deck notes.md --short").ok(), "12d 4m\n");
    assert_eq!(
        dated.run("due --deck notes.md").ok(),
        "0 due, 2 new, 4 min, interview in 12 days\n"
    );
    let found = dated.run("due --deck notes.md --json").json();
    let wanted = json!({"date": "2026-12-03", "days": 12});
    assert_eq!(found["interview"], wanted);
    let late = dated.run_at("2026-12-04T09:00:00+08:00", "due --deck notes.md --short");
    assert_eq!(late.ok(), "4m\n");
    let ended = plan("null").run("due --deck notes.md --short").ok();
    assert_eq!(ended, "4m\n");
}

#[test]
fn mock_interviews_7_3_and_1_days_before_take_their_minutes_from_the_day() {
    let plan = line(
        1,
        "2026-11-20T09:00:00+08:00",
        "\"do\":\"plan\",\"date\":\"2026-12-03\"",
    );
    let environment = with_notes(&plan);
    let due = |environment: &Environment, day: &str| {
        let now = format!("2026-{day}T09:00:00+08:00");
        environment
            .run_at(&now, "due --deck notes.md --json")
            .json()
    };
    let planned = json!({"questions": 6, "minutes": 25});
    for (day, mock) in [
        ("11-25", Value::Null),
        ("11-26", planned.clone()),
        ("11-27", Value::Null),
        ("11-30", planned.clone()),
        ("12-02", planned),
        ("12-03", Value::Null),
    ] {
        let found = due(&environment, day);
        assert_eq!(found["mock"], mock, "{day}");
        let total = found["minutes"].as_u64().unwrap() + mock["minutes"].as_u64().unwrap_or(0);
        assert!(total <= 30, "{day}: {total}");
    }
    let at = "2026-11-26T09:00:00+08:00";
    assert_eq!(
        environment.run_at(at, "due --deck notes.md").ok(),
        "0 due, 2 new, 4 min, mock interview 25 min, interview in 7 days\n"
    );
    assert_eq!(
        environment.run_at(at, "due --deck notes.md --short").ok(),
        "7d 29m\n"
    );
    let shown = environment.run_at(at, "plan --deck notes.md").ok();
    assert_eq!(shown.matches("mock interview").count(), 3, "{shown}");
    let short = plan.clone()
        + &line(
            2,
            "2026-11-26T08:00:00+08:00",
            "\"do\":\"today\",\"minutes\":12",
        );
    let short = due(&with_notes(&short), "11-26");
    assert_eq!(short["mock"], json!({"questions": 2, "minutes": 10}));
    let held = plan
        + &line(
            3,
            "2026-11-26T08:00:00+08:00",
            "\"do\":\"interview\",\"score\":0.5",
        );
    assert_eq!(due(&with_notes(&held), "11-26")["mock"], Value::Null);
}

#[test]
fn an_invalid_query_fails_as_in_other_commands() {
    let environment = with_notes("");
    let _ = environment
        .run("due --deck notes.md nosuchword")
        .fails_with(1);
    let _ = environment
        .run("due --deck notes.md is:nothing")
        .fails_with(2);
    let _ = environment.run("due --short --json").fails_with(2);
}
