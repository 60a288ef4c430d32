//! The log on a real disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
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
        column: 17,
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
    let saved_here = Log::open(&path).unwrap();
    assert_eq!(
        n_reviews(&saved_here, "rbac"),
        2,
        "what this program saved is put back"
    );
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

#[test]
fn what_this_program_saved_survives_that_the_file_is_replaced() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let older = path.with_extension("old");
    drop(
        Log::open(&older)
            .unwrap()
            .append(review("etcd"), now())
            .unwrap(),
    );
    fs::rename(&older, &path).unwrap();
    log.refresh().unwrap();
    assert_eq!((n_reviews(&log, "rbac"), n_reviews(&log, "etcd")), (1, 1));
    assert!(log.unsaved().is_empty());
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
    assert_eq!(fs::read_to_string(&path).unwrap().lines().count(), 2);
}

#[test]
fn a_log_that_only_reads_puts_nothing_back() {
    let (_folder, path) = folder();
    drop(log_with_rbac(&path));
    let mut reader = Log::open(&path).unwrap();
    let empty = path.with_extension("new");
    fs::write(&empty, "").unwrap();
    fs::rename(&empty, &path).unwrap();
    reader.refresh().unwrap();
    assert_eq!(reader.history().n_events(), 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), "");
}

#[test]
fn a_folder_that_is_gone_is_not_made_anew() {
    let (folder, path) = folder();
    let mut log = log_with_rbac(&path);
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let error = log.append(review("etcd"), now()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::FolderGone);
    log.refresh().unwrap();
    log.keep(review("etcd"), now());
    assert_eq!(
        log.unsaved().len(),
        2,
        "nothing is claimed that is on no disk"
    );
    log.move_to(folder.path().join("other.jsonl")).unwrap();
    assert_eq!(Log::open(log.path()).unwrap().history().n_events(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_nothing_and_claims_nothing() {
    let mut log = Log::open("/dev/full").unwrap();
    let error = log.append(review("rbac"), now()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::Write);
    assert_eq!(log.history().n_events(), 0);
    let kept = log.keep(review("rbac"), now());
    assert!(log.append(review("etcd"), now()).is_err());
    assert_eq!(log.unsaved(), [kept]);
}

#[test]
fn an_undo_calls_an_event_as_its_line_does() {
    let (_folder, path) = folder();
    let long = "6f8f5771-5090-da26-3245-3988d9a1501b";
    for id in [long, "evt-1"] {
        let line = format!(
            r#"{{"v":1,"id":"{id}","at":"2026-11-21T09:12:33Z","do":"review","card":"{}","grade":"good"}}"#,
            card("rbac")
        );
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, line).unwrap();
        let mut log = Log::open(&path).unwrap();
        let of = log.history().last_change().unwrap();
        log.append(EventKind::Undo { of }, now()).unwrap();
        assert_eq!(n_reviews(&Log::open(&path).unwrap(), "rbac"), 0);
        let text = fs::read_to_string(&path).unwrap();
        let named = format!(r#""do":"undo","of":"{id}"}}"#);
        assert!(text.trim_end().ends_with(&named), "{text}");
    }
}

/// An event of a version to come.
const FOREIGN: &str = r#"{"v":2,"id":"f","at":"2026-11-21T09:12:33Z","do":"review","cards":["?"]}"#;

fn bad_lines(bad_lines: &[BadLine]) -> Vec<u64> {
    bad_lines.iter().map(|bad| bad.line).collect()
}

#[test]
fn a_merge_appends_what_is_missing_and_nothing_else() {
    let (folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let copy = folder.path().join("copy.jsonl");
    fs::copy(&path, &copy).unwrap();
    drop(
        Log::open(&copy)
            .unwrap()
            .append(review("etcd"), now())
            .unwrap(),
    );
    add_text(&copy, &format!("{FOREIGN}\n<<<<<<< HEAD\n{FOREIGN}"));
    let merged = log.merge(&copy).unwrap();
    assert_eq!((merged.n_new, merged.n_known), (2, 2));
    assert_eq!(bad_lines(&merged.bad_lines), [4]);
    let before = fs::read(&path).unwrap();
    let again = log.merge(&copy).unwrap();
    assert_eq!((again.n_new, again.n_known), (0, 4));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
    assert_eq!((n_reviews(&log, "rbac"), n_reviews(&log, "etcd")), (1, 1));
}

#[test]
fn a_repair_keeps_every_event_and_the_old_file() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let line = fs::read_to_string(&path).unwrap();
    let glued = line.replace(r#""id":"0"#, r#""id":"7"#);
    let torn = r#"{"v":1,"id":"01KA"#;
    let old = format!("\u{feff}{line}{line}{FOREIGN}\n{torn}{glued}=======\n\0\0");
    fs::write(&path, &old).unwrap();
    log.refresh().unwrap();
    let repaired = log.repair(now()).unwrap();
    let counts = (repaired.n_kept, repaired.n_rescued, repaired.n_repeated);
    assert_eq!(counts, (3, 1, 1));
    assert_eq!(bad_lines(&repaired.dropped), [5, 6]);
    let new = fs::read_to_string(&path).unwrap();
    assert_eq!(new, format!("{line}{FOREIGN}\n{glued}"));
    let backup = repaired.backup.unwrap();
    assert_eq!(
        backup.file_name().unwrap(),
        "progress.2026-11-21T091233.jsonl"
    );
    assert_eq!(fs::read_to_string(backup).unwrap(), old);
    assert_eq!(n_reviews(&log, "rbac"), 2);
    assert_eq!(log.repair(now()).unwrap().backup, None);
    assert!(log.bad_lines().iter().all(|bad| bad.problem.is_foreign()));
}

#[test]
fn a_program_that_runs_goes_on_with_a_repaired_file() {
    let (_folder, path) = folder();
    let mut running = log_with_rbac(&path);
    add_text(&path, "nonsense\n");
    drop(Log::open(&path).unwrap().repair(now()).unwrap());
    running.append(review("etcd"), now()).unwrap();
    let log = Log::open(&path).unwrap();
    assert_eq!(
        (log.history(), log.bad_lines().len()),
        (running.history(), 0)
    );
    assert_eq!(log.history().n_events(), 2);
}

/// What happened on one of two machines: a review, or the undo of an earlier event.
fn any_deeds() -> impl Strategy<Value = Vec<(bool, Option<usize>)>> {
    proptest::collection::vec((any::<bool>(), proptest::option::of(0..9usize)), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn logs_merged_either_way_say_the_same(deeds in any_deeds()) {
        let folder = TempDir::new().unwrap();
        let paths = ["left", "right"].map(|name| folder.path().join(name));
        let mut logs = paths.clone().map(|path| Log::open(path).unwrap());
        let mut done = Vec::new();
        for (is_right, undoes) in deeds {
            let what = match undoes.and_then(|n| done.get(n)) {
                Some(of) => EventKind::Undo { of: *of },
                None => review("rbac"),
            };
            done.push(logs[usize::from(is_right)].append(what, now()).unwrap().id);
        }
        for path in &paths {
            fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
        }
        let [left, right] = &mut logs;
        left.merge(&paths[1]).unwrap();
        right.merge(&paths[0]).unwrap();
        prop_assert_eq!(left.history(), right.history());
        prop_assert_eq!(left.history().n_events(), done.len());
        for log in [left, right] {
            let opened = Log::open(log.path()).unwrap();
            prop_assert_eq!(opened.history(), log.history());
        }
    }
}
