//! Saves that fail.

use std::fs;

use super::{folder, log_with_rbac, n_reviews, now, review};
use crate::progress::file::{Log, LogErrorKind};

#[test]
fn a_failed_save_changes_nothing_and_can_be_tried_again() {
    let (folder, path) = folder();
    let blocked = folder.path().join("deep");
    let mut log = Log::open(&path).unwrap();
    fs::write(&blocked, "a file in place of a folder").unwrap();
    let error = log.append(review("rbac"), now()).unwrap_err();
    assert!(error.cause.is_some());
    assert_eq!(log.history().n_events(), 0);
    fs::remove_file(&blocked).unwrap();
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(Log::open(&path).unwrap().history(), log.history());
}

#[test]
fn the_next_save_writes_unsaved_events_first() {
    let (folder, path) = folder();
    let blocked = folder.path().join("deep");
    let mut log = Log::open(&path).unwrap();
    fs::write(&blocked, "").unwrap();
    log.append(review("rbac"), now()).unwrap_err();
    log.append_unsaved(review("rbac"), now());
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
fn unsaved_events_can_be_saved_to_another_file() {
    let (folder, path) = folder();
    let mut log = Log::open(&path).unwrap();
    fs::write(folder.path().join("deep"), "").unwrap();
    log.append_unsaved(review("rbac"), now());
    assert!(log.move_to(folder.path().join("deep/too.jsonl")).is_err());
    assert_eq!(log.path(), path);
    let other = folder.path().join("other.jsonl");
    log.move_to(&other).unwrap();
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(Log::open(&other).unwrap().history().n_events(), 2);
}

#[test]
fn nothing_is_saved_to_a_file_that_is_not_a_log() {
    let (folder, path) = folder();
    let mut log = log_with_rbac(&path);
    let notes = folder.path().join("notes.md");
    fs::write(&notes, "# What is etcd?\n").unwrap();
    log.append_unsaved(review("rbac"), now());
    let error = log.move_to(&notes).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::NotALog);
    assert_eq!((log.path(), log.unsaved().len()), (path.as_path(), 1));
    // The log itself may be replaced by another file while the program runs.
    fs::copy(&notes, &path).unwrap();
    let error = log.append(review("etcd"), now()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::NotALog);
    assert_eq!(log.repair(now()).unwrap_err().kind, LogErrorKind::NotALog);
    for file in [&notes, &path] {
        assert_eq!(fs::read_to_string(file).unwrap(), "# What is etcd?\n");
    }
}

#[test]
fn a_deleted_folder_is_not_created_again() {
    let (folder, path) = folder();
    let mut log = log_with_rbac(&path);
    fs::remove_dir_all(path.parent().unwrap()).unwrap();
    let error = log.append(review("etcd"), now()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::FolderGone);
    log.refresh().unwrap();
    log.append_unsaved(review("etcd"), now());
    assert_eq!(log.unsaved().len(), 2, "events of a lost file are unsaved");
    log.move_to(folder.path().join("other.jsonl")).unwrap();
    assert_eq!(Log::open(log.path()).unwrap().history().n_events(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_event_in_the_history() {
    let mut log = Log::open("/dev/full").unwrap();
    let error = log.append(review("rbac"), now()).unwrap_err();
    assert_eq!(error.kind, LogErrorKind::Write);
    assert_eq!(log.history().n_events(), 0);
    let kept = log.append_unsaved(review("rbac"), now());
    assert!(log.append(review("etcd"), now()).is_err());
    assert_eq!(log.unsaved(), [kept]);
}
