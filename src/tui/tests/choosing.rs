//! Multiple-choice questions answered by letter.

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press};
use crate::domain::{AskedAs, Language};
use crate::tui::message::Message;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

/// The path of the notes from the working directory of the tests.
const NOTES: &str = "src/tui/tests/choices.md";

/// A session with the multiple-choice questions that match a query.
fn stage(query: &str, language: Language) -> Stage {
    let mut stage = Stage::of_path(NOTES, query, language);
    stage.options.asked_as = AskedAs::Choice;
    stage
}

/// The question about etcd, with one right option; that about restarts has two.
fn etcd() -> Stage {
    stage("component", Language::En)
}

fn restarts() -> Stage {
    stage("重启", Language::En)
}

fn snapshots(name: &str, query: &str, keys: &str) {
    for (language, suffix) in [(Language::Zh, "zh"), (Language::En, "en")] {
        for (size, of) in [(SIZE, "80x24"), (SMALL, "40x12")] {
            let screen = stage(query, language).screen(keys, size);
            insta::assert_snapshot!(format!("{name}_{of}_{suffix}"), screen);
        }
    }
}

/// The digit of an option on the screen.
fn digit_of(text: &str, option: &str) -> String {
    let row = text.lines().find(|line| line.ends_with(option));
    let letter = row.and_then(|row| row.trim_start().strip_prefix("[ ] "));
    let letter = letter.and_then(|row| row.bytes().next()).unwrap();
    char::from(letter - b'A' + b'1').to_string()
}

#[test]
fn options_are_chosen_before_the_reveal() {
    snapshots("one_of_four", "component", "b");
    snapshots("two_of_four", "重启", "ab");
}

#[test]
fn the_right_options_are_marked_after_the_reveal() {
    snapshots("wrong", "component", "c<space>");
    snapshots("half_right", "重启", "ac<space>");
    snapshots("right", "重启", "ab<space>");
}

#[test]
fn the_log_has_the_letters_of_the_note() {
    for (option, grade, letter) in [("etcd", "good", "B"), ("kube-proxy", "again", "C")] {
        let mut stage = etcd();
        let digit = digit_of(&stage.text("", SIZE), option);
        stage.text(&format!("{digit}<enter><enter>"), SIZE);
        let log = stage.log();
        let written = format!(r#""grade":"{grade}","as":"choice""#);
        assert!(log.contains(&written), "{log}");
        assert!(log.contains(&format!(r#""chose":"{letter}""#)), "{log}");
    }
    let mut stage = restarts();
    stage.text("ba<space><enter>", SIZE);
    assert!(stage.log().contains(r#""chose":"AB""#));
}

#[test]
fn letters_digits_and_clicks_choose() {
    let mut stage = etcd();
    let by_letter = stage.text("c", SIZE);
    assert_eq!(by_letter.matches("[x]").count(), 1, "{by_letter}");
    for keys in ["3", "C", "Ｃ", "３", "ac", "cc3"] {
        assert_eq!(stage.text(keys, SIZE), by_letter, "{keys}");
    }
    let mut app = stage.app(SIZE);
    let now = app.executor.library.now();
    app.receive(Message::Clicked(2, now));
    assert!(printed(&drawn(&app)).starts_with(&by_letter));
    let two = restarts().text("ca", SIZE);
    assert_eq!(two.matches("[x]").count(), 2, "{two}");
}

#[test]
fn an_answer_needs_a_choice_unless_the_learner_has_none() {
    let mut stage = etcd();
    let told = " choose an option first; 0 if you don't know";
    assert_line(&stage.text("<space>", SIZE), told);
    assert_line(&stage.text("7", SIZE), " there are only 4 options");
    stage.text("0<enter>", SIZE);
    let log = stage.log();
    let written = r#""grade":"again","as":"choice""#;
    assert!(log.contains(written) && !log.contains("chose"), "{log}");
}

#[test]
fn undo_brings_the_choice_back() {
    let mut stage = etcd();
    let mut app = stage.app(SIZE);
    press(&mut app, "c<space>");
    let before = printed(&drawn(&app));
    press(&mut app, "<enter>u");
    let after = printed(&drawn(&app));
    let body = |screen: &str| -> Vec<String> {
        let rows = screen.lines().skip(1).take(18);
        rows.map(str::to_owned).collect()
    };
    assert_eq!(body(&after), body(&before));
}

#[test]
fn only_questions_with_options_are_asked_as_choices() {
    let mut stage = stage("", Language::En);
    let text = stage.text("", SIZE);
    assert!(text.contains("1/2"), "{text}");
    stage.options.asked_as = AskedAs::Recall;
    let text = stage.text("", SIZE);
    assert!(text.contains("1/3"), "{text}");
}

#[test]
fn the_menu_keeps_its_letters() {
    let mut stage = etcd();
    stage.text("b.b", SIZE);
    assert!(stage.log().contains(r#""do":"bury""#));
}

#[test]
fn a_search_finds_the_text_of_options() {
    let text = stage("OnFailure", Language::En).text("", SIZE);
    assert!(text.contains("重启策略"), "{text}");
}

#[test]
fn without_choosing_options_keep_the_order_of_the_note() {
    let mut stage = Stage::of_path(NOTES, "component", Language::En);
    let text = stage.text("", SIZE);
    for row in ["   A. kubelet", "   B. etcd", "   C. kube-proxy"] {
        assert_line(&text, row);
    }
    let text = stage.text("<space>", SIZE);
    let marked = |row: &str| row.starts_with("   B. etcd  ") && row.ends_with("right");
    assert!(text.lines().any(marked), "{text}");
}
