//! Compares replaying a log with parsing its JSON and running the FSRS steps, and appending to it
//! with one write and one fsync.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::thread;

use divan::Bencher;
use fsrs::{FSRS, FSRSItem, FSRSReview};
use k8s_quiz::domain::{CardId, Grade};
use k8s_quiz::library::{Library, OpenOptions};
use k8s_quiz::progress::{Answered, EventKind, Log};
use serde::Deserialize;
use tempfile::TempDir;

use crate::open::home_with_notes;
use crate::synthetic_log::{self, N_CARDS};

const LENGTHS: [usize; 2] = [20_000, 200_000];

/// A home with notes and a log about them.
fn home_with_log(n_reviews: usize) -> (TempDir, OpenOptions, PathBuf) {
    let (home, options) = home_with_notes(N_CARDS);
    let log = home.path().join("progress.jsonl");
    synthetic_log::write(n_reviews, &log).unwrap();
    (home, options, log)
}

/// Calls `work` for both halves of a list, each on its own thread.
fn on_two_cores<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> (R, R) {
    let (left, right) = items.split_at(items.len() / 2);
    thread::scope(|scope| {
        let other = scope.spawn(|| work(right));
        (work(left), other.join().unwrap())
    })
}

/// Reads the file and replays its events, without notes and memories.
#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn replay(bencher: Bencher, n_reviews: usize) {
    let (_home, _, path) = home_with_log(n_reviews);
    bencher.bench_local(|| Log::open(&path).unwrap());
}

/// Reads the file, replays its events, computes all memories, and reads the notes of 10,000 cards.
/// `notes_without_log` measures the notes alone.
#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn replay_and_10_000_cards(bencher: Bencher, n_reviews: usize) {
    let (_home, options, _) = home_with_log(n_reviews);
    assert_eq!(
        Library::open(options.clone()).unwrap().history().n_events(),
        n_reviews
    );
    bencher.bench_local(|| Library::open(options.clone()).unwrap());
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn notes_without_log(bencher: Bencher) {
    let (_home, options) = home_with_notes(N_CARDS);
    bencher.bench_local(|| Library::open(options.clone()).unwrap());
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "only the parsing is measured")]
struct Line<'a> {
    v: u8,
    id: &'a str,
    at: &'a str,
    r#do: &'a str,
    card: &'a str,
    grade: Grade,
    r#as: &'a str,
    ms: Option<u32>,
    think: Option<u32>,
    #[serde(default)]
    hit: Vec<u8>,
    of: Option<u8>,
    q: Option<&'a str>,
    file: Option<&'a str>,
}

/// Parses lines that are already in memory.
fn parse(lines: &[&str]) -> usize {
    let parsed = lines.iter().map(|line| serde_json::from_str(line).unwrap());
    parsed
        .map(|line: Line<'_>| line.ms.unwrap_or_default() as usize)
        .sum()
}

/// As many reviews and cards as in the log.
fn items(n_reviews: usize) -> Vec<FSRSItem> {
    let n_each = n_reviews / N_CARDS;
    let review = |n: usize| FSRSReview {
        rating: if n.is_multiple_of(5) { 1 } else { 3 },
        delta_t: u32::from(n > 0),
    };
    let item = |card: usize| FSRSItem {
        reviews: (card % 5..card % 5 + n_each).map(review).collect(),
    };
    (0..N_CARDS).map(item).collect()
}

fn step(model: &FSRS, items: &[FSRSItem]) -> f32 {
    let states = items
        .iter()
        .map(|item| model.memory_state(item.clone(), None).unwrap());
    states.map(|state| state.stability).sum()
}

/// The lower bound for `replay_and_10_000_cards` minus `notes_without_log`.
#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn json_and_fsrs_alone(bencher: Bencher, n_reviews: usize) {
    let (_home, _, log) = home_with_log(n_reviews);
    let text = fs::read_to_string(log).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let (items, model) = (items(n_reviews), FSRS::new(&[]).unwrap());
    bencher.bench_local(|| {
        let parsed = on_two_cores(&lines, parse);
        let stepped = on_two_cores(&items, |items| step(&model, items));
        (parsed, stepped)
    });
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn json_alone(bencher: Bencher, n_reviews: usize) {
    let (_home, _, log) = home_with_log(n_reviews);
    let text = fs::read_to_string(log).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    bencher.bench_local(|| on_two_cores(&lines, parse));
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn fsrs_alone(bencher: Bencher, n_reviews: usize) {
    let (items, model) = (items(n_reviews), FSRS::new(&[]).unwrap());
    bencher.bench_local(|| on_two_cores(&items, |items| step(&model, items)));
}

/// Saves one graded card.
#[divan::bench(args = [10, 200_000], sample_count = 50, sample_size = 1)]
fn append(bencher: Bencher, n_reviews: usize) {
    let (_home, options, _) = home_with_log(n_reviews);
    let mut library = Library::open(options).unwrap();
    let card = CardId::of_question(&crate::synthetic_deck::question(1));
    bencher.bench_local(|| {
        let answered = Answered::new(card, Grade::Good);
        library.record(EventKind::Review(answered)).unwrap()
    });
}

/// Like the previous one, without deck and memory.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn append_to_an_empty_log(bencher: Bencher) {
    let home = TempDir::new().unwrap();
    let mut log = Log::open(home.path().join("progress.jsonl")).unwrap();
    let card = CardId::of_question("rbac");
    let now = "2026-11-21T09:12:33.123+08:00".parse().unwrap();
    bencher.bench_local(|| {
        let answered = Answered::new(card, Grade::Good);
        log.append(EventKind::Review(answered), now).unwrap()
    });
}

/// The lower bound for an append.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn one_fsync(bencher: Bencher) {
    let home = TempDir::new().unwrap();
    let mut file = File::create(home.path().join("log")).unwrap();
    let line = [b'x'; 200];
    bencher.bench_local(|| {
        file.write_all(&line).unwrap();
        file.sync_data().unwrap();
    });
}
