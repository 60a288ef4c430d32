//! The log on a real disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Log, LogErrorKind};
use crate::domain::{CardId, Grade, Moment};
use crate::progress::{Answered, BadLine, EventKind, LineProblem};

fn card(question: &str) -> CardId {
    CardId::of_question(question)
}

fn review(question: &str) -> EventKind {
    EventKind::Review(Answered::new(card(question), Grade::Good))
}

fn now() -> Moment {
    "2026-11-21T09:12:33.123+08:00".parse().unwrap()
}

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("deep/er/progress.jsonl");
    (folder, path)
}

fn add_text(path: &Path, text: &str) {
    let mut file = fs::OpenOptions::new().append(true).open(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

fn n_reviews(log: &Log, question: &str) -> usize {
    log.history().gathered([card(question)]).reviews.len()
}

/// A log in which `rbac` was reviewed once.
fn log_with_rbac(path: &Path) -> Log {
    let mut log = Log::open(path).unwrap();
    log.append(review("rbac"), now()).unwrap();
    log
}

#[test]
fn a_missing_file_is_an_empty_log_and_is_made_by_the_first_event() {
    let (_folder, path) = folder();
    let mut log = Log::open(&path).unwrap();
    assert!(!path.exists());
    let event = log.append(review("rbac"), now()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), event.line());
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
}

#[test]
fn two_programs_see_each_others_events() {
    let (_folder, path) = folder();
    let mut left = Log::open(&path).unwrap();
    let mut right = Log::open(&path).unwrap();
    for _ in 0..3 {
        let before = left.append(review("rbac"), now()).unwrap();
        let after = right.append(review("rbac"), now()).unwrap();
        assert!(after.at > before.at && after.id != before.id);
    }
    left.refresh().unwrap();
    assert_eq!(left.history(), right.history());
    assert_eq!(n_reviews(&left, "rbac"), 6);
}

#[test]
fn programs_that_write_at_once_lose_nothing() {
    let (_folder, path) = folder();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut log = Log::open(&path).unwrap();
                (0..10).for_each(|_| drop(log.append(review("rbac"), now()).unwrap()));
            });
        }
    });
    let log = Log::open(&path).unwrap();
    assert_eq!(log.bad_lines(), []);
    assert_eq!(n_reviews(&log, "rbac"), 40);
}

#[test]
fn changes_are_told_once() {
    let (_folder, path) = folder();
    let mut left = log_with_rbac(&path);
    let mut right = Log::open(&path).unwrap();
    left.take_changes();
    let event = right.append(review("etcd"), now()).unwrap();
    left.refresh().unwrap();
    let changes = left.take_changes();
    assert_eq!(
        changes.cards.into_iter().collect::<Vec<_>>(),
        [card("etcd")]
    );
    assert!(!changes.replaced);
    left.refresh().unwrap();
    assert!(left.take_changes().is_empty());
    right
        .append(EventKind::Undo { of: event.id }, now())
        .unwrap();
    left.refresh().unwrap();
    assert!(left.take_changes().cards.contains(&card("etcd")));
    assert_eq!(n_reviews(&left, "etcd"), 0);
}

#[test]
fn a_torn_last_line_is_reported_and_never_glued_to_the_next_event() {
    let (_folder, path) = folder();
    drop(log_with_rbac(&path));
    add_text(&path, r#"{"v":1,"id":"01KA"#);
    let mut log = Log::open(&path).unwrap();
    let torn = BadLine {
        line: 2,
        column: 18,
        problem: LineProblem::Torn,
    };
    assert_eq!(log.bad_lines(), [torn]);
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(n_reviews(&log, "rbac"), 2);
    add_text(&path, "nonsense\n");
    log.refresh().unwrap();
    let again = Log::open(&path).unwrap();
    assert_eq!(again.history(), log.history());
    let lines: Vec<u64> = again.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!(lines, [2, 4]);
    let lines: Vec<u64> = log.bad_lines().iter().map(|bad| bad.line).collect();
    assert_eq!(lines, [2, 4]);
}

#[test]
fn a_line_that_another_program_is_still_writing_is_read_when_it_is_whole() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let line = fs::read_to_string(&path).unwrap().replace("01", "02");
    let (start, end) = line.split_at(40);
    add_text(&path, start);
    log.refresh().unwrap();
    assert_eq!(log.bad_lines().len(), 1);
    add_text(&path, end);
    log.refresh().unwrap();
    assert_eq!(log.bad_lines(), []);
    assert_eq!(n_reviews(&log, "rbac"), 2);
}

#[test]
fn a_whole_last_line_counts_without_its_newline() {
    let (_folder, path) = folder();
    let log = log_with_rbac(&path);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.trim_end()).unwrap();
    let again = Log::open(&path).unwrap();
    assert_eq!(again.history(), log.history());
    assert_eq!(again.bad_lines(), []);
}

#[test]
fn lines_that_cannot_be_used_are_told_with_their_numbers_and_stay() {
    let (_folder, path) = folder();
    drop(log_with_rbac(&path));
    let foreign = r#"{"v":2,"id":"x","at":"2026-11-21T09:12:33Z","do":"dance"}"#;
    add_text(&path, &format!("\r\n{foreign}\r\n\0\0\0\n"));
    let mut log = Log::open(&path).unwrap();
    let problems: Vec<(u64, bool)> = log
        .bad_lines()
        .iter()
        .map(|bad| (bad.line, bad.problem.is_foreign()))
        .collect();
    assert_eq!(problems, [(3, true), (4, false)]);
    log.append(review("rbac"), now()).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains(foreign));
}

#[test]
fn a_replaced_file_is_read_anew() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let other = path.with_extension("tmp");
    drop(log_with_rbac(&other));
    let mut writer = Log::open(&other).unwrap();
    writer.append(review("etcd"), now()).unwrap();
    fs::rename(&other, &path).unwrap();
    log.append(review("rbac"), now()).unwrap();
    assert!(log.take_changes().replaced);
    assert_eq!(n_reviews(&log, "rbac"), 2);
    assert_eq!(n_reviews(&log, "etcd"), 1);
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
}

#[test]
fn when_the_file_is_gone_memory_stays_and_a_new_one_is_made() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    fs::remove_file(&path).unwrap();
    log.refresh().unwrap();
    assert_eq!(n_reviews(&log, "rbac"), 1);
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(n_reviews(&log, "rbac"), 2);
    assert_eq!(n_reviews(&Log::open(&path).unwrap(), "rbac"), 1);
}

#[test]
fn a_failed_save_changes_nothing_and_can_be_tried_again() {
    let (folder, path) = folder();
    let blocked = folder.path().join("deep");
    let mut log = Log::open(&path).unwrap();
    fs::write(&blocked, "a file where a folder is wanted").unwrap();
    let error = log.append(review("rbac"), now()).unwrap_err();
    assert!(error.cause.is_some());
    assert_eq!(log.history().n_events(), 0);
    fs::remove_file(&blocked).unwrap();
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
}

#[test]
fn what_was_kept_unsaved_is_saved_first_by_the_next_save() {
    let (folder, path) = folder();
    let blocked = folder.path().join("deep");
    let mut log = Log::open(&path).unwrap();
    fs::write(&blocked, "").unwrap();
    log.append(review("rbac"), now()).unwrap_err();
    log.keep(review("rbac"), now());
    assert_eq!(n_reviews(&log, "rbac"), 1);
    assert_eq!(log.unsaved().len(), 1);
    log.save().unwrap_err();
    fs::remove_file(&blocked).unwrap();
    log.append(review("etcd"), now()).unwrap();
    assert!(log.unsaved().is_empty());
    let saved = Log::open(&path).unwrap();
    assert_eq!(saved.history(), log.history());
    assert_eq!(saved.history().n_events(), 2);
}

#[test]
fn unsaved_events_can_go_to_another_file() {
    let (folder, path) = folder();
    let mut log = Log::open(&path).unwrap();
    fs::write(folder.path().join("deep"), "").unwrap();
    log.keep(review("rbac"), now());
    assert!(log.move_to(folder.path().join("deep/too.jsonl")).is_err());
    assert_eq!(log.path(), path);
    let other = folder.path().join("other.jsonl");
    log.move_to(&other).unwrap();
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(Log::open(&other).unwrap().history().n_events(), 2);
}

#[test]
fn a_folder_in_place_of_the_file_is_an_error() {
    let folder = TempDir::new().unwrap();
    let error = Log::open(folder.path()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::Read);
    assert_eq!(error.path, folder.path());
}

#[test]
fn a_log_of_many_blocks_reads_as_a_small_one() {
    let (_folder, path) = folder();
    let line = log_with_rbac(&path).history().n_events();
    assert_eq!(line, 1);
    let first = fs::read_to_string(&path).unwrap();
    let mut text = String::from("\u{feff}");
    for n in 0..20_000 {
        let id = format!("{n:026}");
        text.push_str(&format!(
            "{{\"v\":1,\"id\":\"{id}\",\"at\":\"2026-11-21T09:12:33Z\",\"do\":\"review\",\"card\":\"{}\",\"grade\":\"good\",\"q\":\"{}\"}}\n",
            card(&(n % 100).to_string()),
            "问".repeat(20),
        ));
    }
    text.push_str("bad\n");
    text.push_str(first.trim_end());
    fs::write(&path, text).unwrap();
    let log = Log::open(&path).unwrap();
    assert_eq!(log.history().n_events(), 20_001);
    assert_eq!(n_reviews(&log, "7"), 200);
    assert_eq!(log.bad_lines()[0].line, 20_001);
    assert_eq!(log.bad_lines().len(), 1);
}
