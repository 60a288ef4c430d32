//! Merging the logs of two machines, and repairing a log.

use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::{add_text, folder, log_with_rbac, n_reviews, now, review};
use crate::progress::file::Log;
use crate::progress::{BadLine, EventKind};

/// An event of a newer version.
const FOREIGN: &str = r#"{"v":2,"id":"f","at":"2026-11-21T09:12:33Z","do":"review","cards":["?"]}"#;

fn bad_lines(bad_lines: &[BadLine]) -> Vec<u64> {
    bad_lines.iter().map(|bad| bad.line).collect()
}

#[test]
fn a_merge_appends_only_missing_events() {
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
fn a_running_program_continues_with_a_repaired_file() {
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

/// Events on one of two machines: a review, or the undo of an earlier event.
fn any_actions() -> impl Strategy<Value = Vec<(bool, Option<usize>)>> {
    proptest::collection::vec((any::<bool>(), proptest::option::of(0..9usize)), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn logs_merged_either_way_are_equal(actions in any_actions()) {
        let folder = TempDir::new().unwrap();
        let paths = ["left", "right"].map(|name| folder.path().join(name));
        let mut logs = paths.clone().map(|path| Log::open(path).unwrap());
        let mut done = Vec::new();
        for (is_right, undoes) in actions {
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
