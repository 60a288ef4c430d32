//! Two programs with one log, and a file that is replaced while a program runs.

use std::fs;

use super::{card, folder, log_with_rbac, n_reviews, now, review};
use crate::progress::EventKind;
use crate::progress::file::Log;

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
fn programs_that_write_at_the_same_time_lose_nothing() {
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
fn changes_are_reported_once() {
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
fn a_replaced_file_is_read_again() {
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
fn a_deleted_file_is_written_again_with_what_this_program_saved() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    fs::remove_file(&path).unwrap();
    log.refresh().unwrap();
    assert_eq!(n_reviews(&log, "rbac"), 1);
    log.append(review("rbac"), now()).unwrap();
    assert_eq!(n_reviews(&log, "rbac"), 2);
    assert_eq!(n_reviews(&Log::open(&path).unwrap(), "rbac"), 2);
}

#[test]
fn what_this_program_saved_is_written_to_a_file_that_replaced_its_own() {
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
fn a_program_that_only_reads_writes_nothing_to_a_replaced_file() {
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
