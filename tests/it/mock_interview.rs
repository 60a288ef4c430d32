//! Mock interviews in a real pseudo-terminal, and the command without one.

use std::fs;

use serde_json::Value;

use crate::environment::Environment;
use crate::terminal::Terminal;

const NOTES: &str = "\
# What is etcd?

A key-value store.

# Which modes does kube-proxy have?

iptables and nftables.
";

const MANIFEST: &str = "\
name: notes
sources: [ notes.md ]
cards:
  - question: What is etcd?
    topics: [ etcd ]
    points: [ { en: A key-value store, core: true }, { en: Raft, core: true } ]
  - question: Which modes does kube-proxy have?
    topics: [ networking ]
    points: [ iptables, nftables ]
topics:
  - id: etcd
    title: etcd
  - id: networking
    title: Networking
";

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("deck.yaml", MANIFEST);
    environment
}

fn events(environment: &Environment) -> Vec<Value> {
    let log = fs::read_to_string(environment.progress()).unwrap_or_default();
    let lines = log.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().unwrap()
}

/// Two minutes that pass in two seconds.
const QUICK: &str = "interview --deck deck.yaml --seed 1 --minutes 2 --clock-speed 60";

#[test]
fn an_interview_is_held_until_the_time_runs_out_and_its_report_is_written() {
    let environment = environment();
    let mut terminal = Terminal::start(&environment, &format!("{QUICK} --report mock.md"));
    // Typed ahead, so that the first answer and its follow-up take no time.
    terminal.keys("  ");
    terminal.wait_for("said the conclusion first");
    terminal.keys("   3\r");
    terminal.wait_for("question 2/2");
    terminal.wait_for("Time is up");
    terminal.keys(" \r");
    terminal.wait_for("By question");
    let written = fs::read_to_string(environment.path().join("mock.md")).unwrap();
    assert!(written.starts_with("# Mock interview 2026-"), "{written}");
    let events = events(&environment);
    let kinds: Vec<&str> = events.iter().filter_map(|it| it["do"].as_str()).collect();
    assert_eq!(kinds, ["review", "review", "interview"]);
    assert!(events[..2].iter().all(|review| review["as"] == "interview"));
    let interview = &events[2];
    assert_eq!(
        (&interview["seed"], &interview["minutes"]),
        (&1.into(), &2.into())
    );
    assert_eq!(
        interview["used_ms"], 120_000,
        "the clock stops at the limit"
    );
    assert_eq!(interview["questions"].as_array().unwrap().len(), 2);
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let contents = terminal.contents();
    assert!(
        contents.contains("mock interview of 2 questions"),
        "{contents}"
    );
    let stats = environment.run("stats --deck deck.yaml --json").json();
    assert_eq!(stats["mock_interviews"][0]["seconds"], 120);
    assert_eq!(stats["mock_interviews"][0]["score"], interview["score"]);
}

#[test]
fn marks_survive_a_kill() {
    let environment = environment();
    let mut terminal = Terminal::start(&environment, "interview --deck deck.yaml --seed 1");
    terminal.keys("0");
    terminal.wait_for("said the conclusion first");
    terminal.keys("\r");
    terminal.wait_for("question 2/2");
    terminal.kill();
    let events = events(&environment);
    assert_eq!((events.len(), &events[0]["as"]), (1, &"interview".into()));
}

#[test]
fn a_seed_of_the_log_asks_its_questions_again() {
    let environment = environment();
    let order = |environment: &Environment| {
        let mut terminal = Terminal::start(environment, "exam --deck deck.yaml --seed 5");
        terminal.wait_for("Answer aloud");
        let first = terminal.contents().contains("What is etcd?");
        terminal.keys("0");
        terminal.wait_for("said the conclusion first");
        terminal.keys("\r");
        terminal.wait_for("question 2/2");
        terminal.keys("\u{3}");
        terminal.wait_for_end();
        first
    };
    let first = order(&environment);
    assert_eq!(order(&environment), first);
    assert_eq!(
        events(&environment).len(),
        4,
        "a review and an interview each time"
    );
}

#[test]
fn a_report_never_replaces_a_file() {
    let environment = environment();
    let run = environment.run("interview --deck deck.yaml --report notes.md");
    let message = run.fails_with(1);
    assert!(message.contains("notes.md already exists"), "{message}");
    let run = environment.run("interview --deck deck.yaml --report nowhere/mock.md");
    let message = run.fails_with(1);
    assert!(message.contains("can't write nowhere/mock.md"), "{message}");
    assert_eq!(
        fs::read_to_string(environment.path().join("notes.md")).unwrap(),
        NOTES
    );
}
