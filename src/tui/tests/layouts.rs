//! Counts layouts: every part of a card is laid out once for a width and a fold state.

use super::stage::{Stage, drawn, press, resize};
use crate::text::{N_LAID_OUT, N_LAYOUTS};
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

/// The most bytes that one of these keys, each with a frame, puts into lines.
fn most_laid_out(app: &mut App<'_>, keys: &[&str]) -> usize {
    let of_key = keys.iter().map(|key| {
        let before = N_LAID_OUT.get();
        press(app, key);
        drawn(app);
        N_LAID_OUT.get() - before
    });
    of_key.max().unwrap_or_default()
}

/// The most bytes that one key of a session puts into lines, after the first frame and the first
/// frame of the answer.
fn most_in_a_session(stage: &mut Stage) -> usize {
    let mut app = stage.app((80, 24));
    let mut laid_out = |keys: &[&str]| most_laid_out(&mut app, keys);
    laid_out(&["j"]);
    let question = laid_out(&["j", "<pagedown>", "<end>", ".", "<esc>", "<home>"]);
    laid_out(&["<space>"]);
    // Each of both roles of a point.
    laid_out(&["j", "k", "l", "a", "a", "r"]);
    laid_out(&["a"]);
    let answer = laid_out(&[
        "j", "<pagedown>", "k", "<end>", ".", "<esc>", "?", "<esc>", "w", "j", "<esc>",
    ]);
    question.max(answer)
}

#[test]
fn a_key_lays_out_only_what_is_new_on_the_screen() {
    let words = "some words ".repeat(10_000);
    let address = "address".repeat(10_000);
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
        format!("# {words}\n\n## What is it?\n\nIt.\n\n## What is that?\n\nThat.\n"),
        format!("# What is it?\n\n[it](https://{address})\n\n[{words}](https://a.b)\n"),
    ] {
        let most = most_in_a_session(&mut Stage::of_notes(&notes));
        assert!(most < 50_000, "{most} bytes: {}", &notes[..40]);
    }
}

#[test]
fn a_key_lays_out_only_what_is_new_of_a_card_with_a_manifest() {
    let words = "some words ".repeat(10_000);
    let question = format!("What is this: {words}?");
    let notes = format!("# {question}\n\nIt.\n");
    let text = |text: &str| format!("{{ en: \"{text}\" }}");
    let long = text(&words);
    let remark = format!("{{ kind: wrong, en: \"{words}\", source: \"{words}\" }}");
    for card in [
        String::new(),
        format!("short: {long}"),
        format!("points: [ {long}, {} ]", text("two")),
        format!("followups: [ {{ en: \"{words}\", points: [ {long} ] }} ]"),
        format!("remarks: [ {remark} ]"),
        format!("tags: [ \"{words}\" ]"),
    ] {
        let title = format!("cards:\n  - question: \"{question}\"\n    title: Why?");
        let manifest = format!("name: a\nsources: [ notes.md ]\n{title}\n    {card}\n");
        let most = most_in_a_session(&mut Stage::of_deck(&notes, &manifest));
        let start: String = card.chars().take(20).collect();
        assert!(most < 50_000, "{most} bytes: {start}");
    }
}

#[test]
fn a_key_at_home_or_while_skimming_lays_out_only_what_is_new_on_the_screen() {
    let words = "some words ".repeat(10_000);
    let sections = |n| format!("# {words} {n}\n\n## What is {n}?\n\n- {words}\n- two\n\n");
    let notes: String = (0..3).map(sections).collect();
    let mut stage = Stage::of_notes(&notes);
    stage.options.skim = true;
    let mut app = stage.app((80, 24));
    let keys = ["<pagedown>", "<pageup>", "a", "a", "?", "<esc>"];
    most_laid_out(&mut app, &keys);
    let skimming = most_laid_out(&mut app, &keys);
    assert!(skimming < 50_000, "{skimming} bytes");
    drop(app);
    stage.options.query = None;
    for size in [(80, 24), (40, 12)] {
        let mut app = stage.app(size);
        drawn(&app);
        let keys = ["j", "<end>", "k", "<home>", "/", "x", "<esc>"];
        let home = most_laid_out(&mut app, &keys);
        assert!(home < 50_000, "{home} bytes");
    }
}

#[test]
fn a_key_in_a_merge_lays_out_only_what_is_new_on_the_screen() {
    let words = "some words ".repeat(10_000);
    let question = |n| format!("# What is {n} {words}?\n\nIt.\n\n");
    let notes: String = (0..2).map(question).collect();
    let mut stage = Stage::of_notes(&notes);
    let mut app = stage.app((80, 24));
    most_laid_out(&mut app, &["j", "m"]);
    let picking = most_laid_out(&mut app, &["j", "k", "<end>"]);
    most_laid_out(&mut app, &["<enter>"]);
    let asking = most_laid_out(&mut app, &["j", "k"]);
    assert!(picking.max(asking) < 50_000, "{picking}, {asking} bytes");
}
