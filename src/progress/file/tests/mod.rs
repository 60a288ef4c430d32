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
