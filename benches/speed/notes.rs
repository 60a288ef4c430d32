//! Compares reading notes with iterating the Markdown parser over the same bytes.

use std::hint::black_box;
use std::thread;

use divan::Bencher;
use divan::counter::BytesCount;
use k8s_quiz::notes;
use pulldown_cmark::{Options, Parser};

use crate::synthetic_deck::{SyntheticFile, files};

const SIZES: [usize; 3] = [300, 10_000, 100_000];

fn bytes(files: &[SyntheticFile]) -> BytesCount {
    BytesCount::new(files.iter().map(|file| file.text.len()).sum::<usize>())
}

/// The baseline: counts the parser's events.
#[divan::bench(args = SIZES, sample_count = 20)]
fn markdown_alone(bencher: Bencher, n_cards: usize) {
    let files = files(n_cards);
    bencher.counter(bytes(&files)).bench_local(|| {
        let events = |file: &SyntheticFile| {
            let parser = Parser::new_ext(&file.text, Options::ENABLE_TABLES);
            parser.into_offset_iter().map(black_box).count()
        };
        files.iter().map(events).sum::<usize>()
    });
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn read_on_one_core(bencher: Bencher, n_cards: usize) {
    let files = files(n_cards);
    bencher.counter(bytes(&files)).bench_local(|| read(&files));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn read_on_two_cores(bencher: Bencher, n_cards: usize) {
    let files = files(n_cards);
    let (left, right) = files.split_at(files.len() / 2);
    bencher.counter(bytes(&files)).bench_local(|| {
        thread::scope(|scope| {
            let other = scope.spawn(|| read(right));
            read(left) + other.join().unwrap()
        })
    });
}

/// Reads files and returns the number of entries.
fn read(files: &[SyntheticFile]) -> usize {
    let n_entries = |file: &SyntheticFile| black_box(notes::read(&file.text)).entries.len();
    files.iter().map(n_entries).sum()
}
