//! Measures the browse screen in a pseudo-terminal of 120 columns and 40 rows: from a key to the end
//! of its frame.

use std::cell::{Cell, RefCell};

use divan::Bencher;
use tempfile::TempDir;

use crate::open::home_with_notes;
use crate::screen::{END_OF_FRAME, Program};

/// The browse screen on a deck of `n_cards` cards.
fn browse(n_cards: usize) -> (TempDir, RefCell<Program>) {
    let (home, _) = home_with_notes(n_cards);
    let arguments = ["--deck", "notes", "--lang", "en"];
    let mut program = Program::start(home.path(), &arguments, (120, 40));
    program.wait_for(END_OF_FRAME);
    program.press(b"b");
    program.wait_for(b"KQ");
    program.wait_for(END_OF_FRAME);
    (home, RefCell::new(program))
}

fn frame(program: &RefCell<Program>, keys: &[u8]) {
    program.borrow_mut().press(keys);
    program.borrow_mut().wait_for(END_OF_FRAME);
}

/// To the next card and back, with a preview each: two frames.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 50, sample_size = 2)]
fn two_keys_in_the_list(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    bencher.bench_local(|| {
        frame(&program, b"j");
        frame(&program, b"k");
    });
}

/// A page down and a page up, with a screenful of new rows each: two frames.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 50, sample_size = 2)]
fn two_pages_in_the_list(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    bencher.bench_local(|| {
        frame(&program, b"\x1b[6~");
        frame(&program, b"\x1b[5~");
    });
}

/// A letter of a search that is in every card, and its deletion: two searches and two frames.
#[divan::bench(args = [300, 10_000], sample_count = 50, sample_size = 2)]
fn two_keys_of_a_search(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    frame(&program, b"/");
    for letter in [b"s", b"t", b"a", b"t"] {
        frame(&program, letter);
    }
    bencher.bench_local(|| {
        frame(&program, b"e");
        frame(&program, b"\x7f");
    });
}

/// A letter of a search in the text of an open card, and its deletion: two frames.
#[divan::bench(args = [300, 100_000], sample_count = 50, sample_size = 2)]
fn two_keys_of_a_search_in_a_text(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    for key in [b"\r", b"/", b"s"] {
        frame(&program, key);
    }
    bencher.bench_local(|| {
        frame(&program, b"t");
        frame(&program, b"\x7f");
    });
}

/// Another order of all cards.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 20, sample_size = 1)]
fn another_order(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    bencher.bench_local(|| frame(&program, b"\x1b[C"));
}

/// Another filter of all cards, and back: two frames.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 20, sample_size = 1)]
fn two_filters(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    bencher.bench_local(|| {
        frame(&program, b"3");
        frame(&program, b"1");
    });
}

/// A card with all its answers, and the list again: two frames.
#[divan::bench(args = [300, 10_000, 100_000], sample_count = 20, sample_size = 1)]
fn a_card_and_back(bencher: Bencher, n_cards: usize) {
    let (_home, program) = browse(n_cards);
    bencher.bench_local(|| {
        frame(&program, b"\r");
        frame(&program, b"q");
    });
}

/// A search through 100,000 cards, which shows its progress.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn search_of_100_000(bencher: Bencher) {
    let (_home, program) = browse(100_000);
    // Another text each time: the same again is not searched.
    let number = Cell::new(700);
    let type_text = |program: &mut Program| {
        number.set(number.get() + 1);
        program.press(format!("/\x15KA000{}", number.get()).as_bytes());
        program.wait_until_shown("press Enter to search");
        program.wait_until_shown(&format!("Search KA000{}", number.get()));
    };
    let search = |program: &mut Program| {
        program.press(b"\r");
        program.wait_until_shown("1 of 1 ");
    };
    bencher
        .with_inputs(|| type_text(&mut program.borrow_mut()))
        .bench_local_values(|()| search(&mut program.borrow_mut()));
}
