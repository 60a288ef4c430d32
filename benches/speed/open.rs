//! Opens decks: the work between the command and the first screen.

use std::path::Path;

use divan::Bencher;
use k8s_quiz::library::{Environment, Library, OpenOptions};
use tempfile::TempDir;

use crate::synthetic_deck;

/// Options for a learner whose files are all in `home`.
pub fn options(home: &Path) -> OpenOptions {
    OpenOptions {
        environment: Environment {
            app_home: Some(home.to_owned()),
            ..Environment::default()
        },
        ..OpenOptions::default()
    }
}

/// A home with notes of `n_cards` cards in the folder `notes`.
pub fn home_with_notes(n_cards: usize) -> (TempDir, OpenOptions) {
    let home = TempDir::new().unwrap();
    let notes = home.path().join("notes");
    std::fs::create_dir(&notes).unwrap();
    for file in synthetic_deck::files(n_cards) {
        std::fs::write(notes.join(file.name), file.text).unwrap();
    }
    let options = OpenOptions {
        decks: vec![notes],
        ..options(home.path())
    };
    (home, options)
}

#[divan::bench(args = [300, 10_000, 100_000], sample_count = 20)]
fn folder(bencher: Bencher, n_cards: usize) {
    let (_home, options) = home_with_notes(n_cards);
    bencher.bench_local(|| Library::open(options.clone()).unwrap());
}

/// The built-in deck.
#[divan::bench]
fn embedded(bencher: Bencher) {
    let home = TempDir::new().unwrap();
    let options = options(home.path());
    bencher.bench_local(|| Library::open(options.clone()).unwrap());
}

/// A learner's own notes.
#[divan::bench]
fn embedded_and_300_cards(bencher: Bencher) {
    let (home, options) = home_with_notes(300);
    std::fs::write(home.path().join("config.yaml"), "decks: [notes]\n").unwrap();
    let options = OpenOptions {
        decks: Vec::new(),
        ..options
    };
    assert!(Library::open(options.clone()).unwrap().deck().cards.len() > 400);
    bencher.bench_local(|| Library::open(options.clone()).unwrap());
}
