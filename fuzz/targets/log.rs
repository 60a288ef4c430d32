//! Any bytes as a progress log: each line is an event or named as a bad one, and what was read
//! can be appended to and read again.

#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use k8s_quiz::domain::{CardId, Grade};
use k8s_quiz::progress::{Answered, EventKind, Log};
use libfuzzer_sys::fuzz_target;

/// One file for all runs of this process.
static PATH: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("k8s-quiz-fuzz-{}", std::process::id())));

fuzz_target!(|bytes: &[u8]| {
    fs::write(&*PATH, bytes).unwrap();
    let mut log = Log::open(&*PATH).unwrap();
    let n_events = log.history().n_events();
    let n_lines = bytes.split(|byte| *byte == b'\n').count();
    assert!(n_events + log.bad_lines().len() <= n_lines);
    for id in log.history().ids() {
        log.history().card_history([id]);
    }
    log.history().last_change();
    let answered = Answered::new(CardId::of_question("rbac"), Grade::Good);
    let now = "2026-11-21T09:12:33.123+08:00".parse().unwrap();
    let event = log.append_unsaved(EventKind::Review(answered), now);
    let live = log.history().clone();
    log.save().unwrap();
    assert!(fs::read(&*PATH).unwrap().starts_with(bytes));
    let again = Log::open(&*PATH).unwrap();
    assert!(again.history().contains(event.id));
    assert_eq!(*again.history(), live);
});
