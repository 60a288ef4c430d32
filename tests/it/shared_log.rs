//! Several programs share a log: nothing is lost, and each sees the events of the others.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use k8s_quiz::domain::{CardId, Grade};
use k8s_quiz::progress::{Answered, EventKind, Log};
use tempfile::TempDir;

use crate::environment::{Environment, NOW};
use crate::terminal::Terminal;

/// The variables that tell a child process the log and the question.
const LOG: &str = "K8S_QUIZ_TEST_LOG";
const QUESTION: &str = "K8S_QUIZ_TEST_QUESTION";

const N_PROCESSES: usize = 2;
const N_EVENTS: usize = 5_000;

fn review(question: &str) -> EventKind {
    EventKind::Review(Answered::new(CardId::of_question(question), Grade::Good))
}

fn append(path: &Path, question: &str, n_events: usize) {
    let mut log = Log::open(path).unwrap();
    for _ in 0..n_events {
        log.append(review(question), NOW.parse().unwrap()).unwrap();
    }
}

/// Appends events in a child process of the tests below; does nothing otherwise.
#[test]
fn appends_events_in_a_child_process() {
    if let Some(log) = std::env::var_os(LOG) {
        append(Path::new(&log), &std::env::var(QUESTION).unwrap(), N_EVENTS);
    }
}

/// A folder in memory if possible, because 10,000 syncs to a disk are slow.
fn fast_folder() -> TempDir {
    TempDir::new_in("/dev/shm").unwrap_or_else(|_| TempDir::new().unwrap())
}

fn writer(log: &Path, question: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args([
            "--exact",
            "shared_log::appends_events_in_a_child_process",
            "--test-threads=1",
        ])
        .env(LOG, log)
        .env(QUESTION, question);
    command
}

#[test]
fn two_processes_append_5000_events_each_and_lose_none() {
    let folder = fast_folder();
    let path = folder.path().join("progress.jsonl");
    let questions: Vec<String> = (0..N_PROCESSES).map(|n| n.to_string()).collect();
    let writers: Vec<_> = questions
        .iter()
        .map(|question| {
            writer(&path, question)
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let log = Log::open(&path).unwrap();
    assert_eq!(log.bad_lines(), []);
    for question in &questions {
        let reviews = log
            .history()
            .card_history([CardId::of_question(question)])
            .reviews;
        assert_eq!(reviews.len(), N_EVENTS);
    }
    let n_lines = fs::read_to_string(&path).unwrap().lines().count();
    assert_eq!(n_lines, N_PROCESSES * N_EVENTS);
}

fn study(environment: &Environment) -> Terminal {
    environment.write_three_cards();
    let mut terminal = Terminal::start(environment, "study --deck deck.yaml");
    terminal.wait_for("什么是etcd");
    terminal
}

#[test]
fn a_session_skips_a_card_that_another_program_answered() {
    let environment = Environment::new();
    let mut terminal = study(&environment);
    append(&environment.progress(), "什么是etcd？", 1);
    terminal.keys(" ");
    terminal.wait_for("什么是Pod");
    terminal.wait_for("already answered in another window");
    terminal.keys(" 3");
    terminal.wait_for("什么是CRD");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let log = Log::open(environment.progress()).unwrap();
    assert_eq!(log.history().n_events(), 2);
}

#[test]
fn a_session_continues_in_a_file_that_a_sync_tool_replaced() {
    let environment = Environment::new();
    let mut terminal = study(&environment);
    terminal.keys(" 3");
    terminal.wait_for("什么是Pod");
    // The log of the other machine lacks the answer given here.
    let theirs = environment.path().join("home/.syncthing.progress.tmp");
    append(&theirs, "什么是Pod？", 1);
    fs::rename(&theirs, environment.progress()).unwrap();
    terminal.keys(" ");
    terminal.wait_for("什么是CRD");
    terminal.keys(" 3");
    terminal.wait_until("what comes then", |screen| !screen.contains("什么是CRD"));
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let log = Log::open(environment.progress()).unwrap();
    for question in ["什么是etcd？", "什么是Pod？", "什么是CRD？"] {
        let reviews = log
            .history()
            .card_history([CardId::of_question(question)])
            .reviews;
        assert_eq!(reviews.len(), 1, "{question}");
    }
}

/// A log of another machine with one review of each question.
fn other_log(environment: &Environment, name: &str, questions: &[&str]) -> PathBuf {
    let path = environment.path().join(name);
    questions
        .iter()
        .for_each(|question| append(&path, question, 1));
    path
}

#[test]
fn merging_appends_missing_events() {
    let environment = Environment::new();
    append(&environment.progress(), "什么是etcd？", 1);
    let before = fs::read_to_string(environment.progress()).unwrap();
    let other = other_log(&environment, "a.jsonl", &["什么是Pod？", "rbac"]);
    writeln!(
        OpenOptions::new().append(true).open(&other).unwrap(),
        "{before}broken"
    )
    .unwrap();
    let said = environment.run("progress merge a.jsonl a.jsonl").ok();
    assert_eq!(
        said,
        "a.jsonl:4:1: not a record; not merged\n\
         merged 2 events from a.jsonl, 1 already there\n\
         a.jsonl:4:1: not a record; not merged\n\
         merged 0 events from a.jsonl, 3 already there\n"
    );
    let after = fs::read_to_string(environment.progress()).unwrap();
    assert!(after.starts_with(&before) && after.lines().count() == 3);
    let missing = environment.run("progress merge gone.jsonl").fails_with(1);
    assert!(missing.contains("gone.jsonl"), "{missing}");
}
