//! The settings screen: values change in place, in the file and on the screens.

use super::stage::{Stage, assert_line, press};
use crate::config::Theme;
use crate::domain::Language;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn a_choice_takes_effect_at_once_and_is_saved() {
    let mut stage = Stage::home();
    stage.play(",j<right>", SIZE, |app| {
        assert_eq!(app.state.theme, Theme::Dark);
    });
    assert_eq!(stage.file("config.yaml"), "theme: dark\n");
    let text = stage.text(",j", SIZE);
    assert_line(&text, " > 配色            dark");
}

#[test]
fn the_language_of_the_screens_changes_in_place() {
    let mut stage = Stage::home();
    stage.play(",<right>", SIZE, |app| {
        assert_eq!(app.state.language, Language::En);
        press(app, "<right>");
        assert_eq!(app.state.language, Language::Zh);
    });
    assert_eq!(stage.file("config.yaml"), "language: zh\n");
}

#[test]
fn a_typed_value_changes_the_plan_of_the_day() {
    let mut stage = Stage::home();
    let text = stage.text(",jjjjjj<enter><ctrl-u>45<enter>q", SIZE);
    assert!(text.contains("今天 45 分钟"), "{text}");
    assert_eq!(stage.file("config.yaml"), "minutes_per_day: 45\n");
}

#[test]
fn a_value_out_of_range_stays_in_the_field_and_nothing_is_saved() {
    let mut stage = Stage::home();
    let text = stage.text(",jjjjjj<enter><ctrl-u>9999<enter>", SIZE);
    assert_line(
        &text,
        " `minutes_per_day` 不能是 `9999`，应为 1 到 1440 的整数",
    );
    assert!(text.contains("| 9999"), "{text}");
    assert_eq!(stage.file("config.yaml"), "");
}

#[test]
fn undo_brings_back_what_a_setting_was() {
    let mut stage = Stage::home().with_file("config.yaml", "theme: light # mine\n");
    let text = stage.text(",j<right>", SIZE);
    assert_line(&text, " 原来是 light");
    let text = stage.text(",j<right>u", SIZE);
    assert!(!text.contains("原来是"), "{text}");
    assert!(stage.file("config.yaml").starts_with("theme: contrast"));
}

#[test]
fn a_deck_is_closed_and_opened_again() {
    let config = "decks: [more.md]\n";
    let mut stage = Stage::home()
        .with_file("more.md", "# 什么是 Helm？\n\n包管理。\n")
        .with_file("config.yaml", config);
    stage.play(",jjjj<right>", SIZE, |app| {
        let text = app.executor.library.config().decks.clone();
        assert_eq!(text, Vec::<String>::new());
        press(app, "<right>");
        assert_eq!(app.executor.library.config().decks, ["more.md"]);
    });
    assert_eq!(stage.file("config.yaml"), "decks: [\"more.md\"]\n");
}

#[test]
fn own_keys_are_listed_with_their_places() {
    let config = "keys: { home: { y: skim } }\n";
    let mut stage = Stage::home().with_file("config.yaml", config);
    let text = stage.text(",<end>k<enter>", SIZE);
    assert!(text.contains("home: y = skim"), "{text}");
    assert!(text.contains("config.yaml:1:17"), "{text}");
}

#[test]
fn a_config_that_cannot_be_written_leaves_the_value() {
    let mut stage = Stage::home();
    let config = stage.path("config.yaml");
    stage.play(",j", SIZE, |app| {
        // A folder has the name of the file.
        std::fs::create_dir(&config).unwrap();
        press(app, "<right>");
        assert_eq!(app.state.theme, Theme::Terminal);
        assert!(!app.state.overlays.is_empty());
    });
}
