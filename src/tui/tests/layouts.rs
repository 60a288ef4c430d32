//! Counts layouts: every part of a card is laid out once for a width and a fold state.

use super::stage::{Stage, drawn, press, resize};
use crate::text::{N_LAYOUTS, N_WRAPPED};
use crate::tui::app::App;

/// Plays keys one by one, each with a frame; returns how many layouts that takes.
fn n_layouts(app: &mut App<'_>, keys: &[&str]) -> usize {
    let before = N_LAYOUTS.get();
    for key in keys {
        press(app, key);
        drawn(app);
    }
    N_LAYOUTS.get() - before
}

#[test]
fn each_part_of_a_card_is_laid_out_once_for_a_width() {
    let mut stage = Stage::study("apply");
    let mut app = stage.app((80, 24));
    assert_eq!(n_layouts(&mut app, &["<space>"]), 0);
    let moves = [
        "j", "k", "<pagedown>", "<pageup>", "<space>", "<end>", "<home>",
    ];
    assert_eq!(n_layouts(&mut app, &moves), 0);
    assert_eq!(n_layouts(&mut app, &["l"]), 1);
    assert_eq!(n_layouts(&mut app, &["<left>", "l", "j", "u"]), 0);
    assert_eq!(n_layouts(&mut app, &["a"]), 1);
    assert_eq!(
        n_layouts(&mut app, &["a", "a", "<down>", ".", "<esc>", "?", "<esc>"]),
        0
    );
    let before = N_LAYOUTS.get();
    resize(&mut app, (60, 20));
    drawn(&app);
    assert_eq!(N_LAYOUTS.get() - before, 2);
    assert_eq!(n_layouts(&mut app, &moves), 0);
}

/// The most bytes that one key of a session with these notes wraps, after the first frame and
/// the first frame of the answer.
fn most_wrapped(notes: &str) -> usize {
    let mut stage = Stage::of_notes(notes);
    let mut app = stage.app((80, 24));
    let mut wrapped = |keys: &[&str]| {
        let of_key = keys.iter().map(|key| {
            let before = N_WRAPPED.get();
            press(&mut app, key);
            drawn(&app);
            N_WRAPPED.get() - before
        });
        of_key.max().unwrap_or_default()
    };
    wrapped(&["j"]);
    let question = wrapped(&["j", "<pagedown>", "<end>", ".", "<esc>", "<home>"]);
    wrapped(&["<space>"]);
    // Each of both roles of a point.
    wrapped(&["j", "k", "l", "a", "a"]);
    let answer = wrapped(&["j", "<pagedown>", "k", "<end>", ".", "<esc>", "?", "<esc>"]);
    question.max(answer)
}

#[test]
fn a_key_wraps_only_what_is_new_on_the_screen() {
    let words = "some words ".repeat(10_000);
    let table = "| a | b | c |\n|---|---|---|\n".to_owned() + &"| 1 | two | 三 |\n".repeat(500);
    for notes in [
        format!("# What is this: {words}?\n\nIt.\n"),
        format!("# Which one is it?\n\nA. {words}\nB. two\nC. three\n\n答案：A\n"),
        format!("# What is it?\n\n{words}\n"),
        format!("# What is it?\n\n- one: {words}\n- two: {words}\n- three: {words}\n"),
        format!(
            "# What is it?\n\n```\n{}```\n",
            "some code\n".repeat(10_000)
        ),
        format!("# What is it?\n\n{table}"),
    ] {
        let most = most_wrapped(&notes);
        assert!(most < 10_000, "{most} bytes: {}", &notes[..40]);
    }
}
