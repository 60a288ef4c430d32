//! The log on a real disk.

mod failing;
mod merging;
mod reading;
mod together;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Log;
use crate::domain::{CardId, Grade, Moment};
use crate::progress::{Answered, EventKind};

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
    log.history().card_history([card(question)]).reviews.len()
}

/// A log in which `rbac` was reviewed once.
fn log_with_rbac(path: &Path) -> Log {
    let mut log = Log::open(path).unwrap();
    log.append(review("rbac"), now()).unwrap();
    log
}

#[test]
fn several_events_are_saved_together_or_not_at_all() {
    let (_folder, path) = folder();
    let mut log = log_with_rbac(&path);
    fs::rename(&path, path.with_extension("away")).unwrap();
    fs::create_dir(&path).unwrap();
    let suspend = |question: &str| EventKind::Suspend {
        card: card(question),
    };
    let what = vec![suspend("rbac"), suspend("etcd")];
    assert!(log.append_all(what.clone(), now()).is_err());
    assert!(!log.history().card_history([card("rbac")]).suspended);
    fs::remove_dir(&path).unwrap();
    fs::rename(path.with_extension("away"), &path).unwrap();
    let events = log.append_all(what, now()).unwrap();
    assert!(events[0].at < events[1].at && events[0].id < events[1].id);
    let read = Log::open(&path).unwrap();
    for question in ["rbac", "etcd"] {
        assert!(read.history().card_history([card(question)]).suspended);
    }
    assert_eq!(n_reviews(&read, "rbac"), 1);
}
