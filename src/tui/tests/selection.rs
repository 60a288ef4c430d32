//! Several cards selected on the browse screen, and what is done with them.

use std::fs;

use super::stage::{Stage, assert_line, press};
use crate::tui::keymap::Context;
use crate::tui::message::Effect;

const SIZE: (u16, u16) = (80, 24);

/// The first columns of the list's rows that show a card.
fn boxes(text: &str) -> Vec<&str> {
    let rows = text.lines().skip(3).take_while(|line| !line.contains("──"));
    let boxes = rows.filter_map(|line| line.get(3..6));
    boxes.filter(|text| text.starts_with('[')).collect()
}

#[test]
fn space_selects_and_a_range_or_all_found_are_selected_at_once() {
    let mut stage = Stage::home();
    for (keys, marked) in [
        ("b", vec![]),
        ("b<space>", vec![0]),
        ("b<space><space>", vec![0, 1]),
        ("b<space>k<space>", vec![]),
        ("bj<space>jj-", vec![1, 2, 3, 4]),
        ("b*", vec![0, 1, 2, 3, 4, 5]),
        ("b**", vec![]),
        ("b*<esc>", vec![]),
        ("b<space>7", vec![]),
    ] {
        let text = stage.text(keys, SIZE);
        let boxes = boxes(&text);
        let found: Vec<usize> = (0..boxes.len()).filter(|n| boxes[*n] == "[x]").collect();
        assert_eq!(found, marked, "{keys}: {text}");
        assert_eq!(text.contains("已选"), !marked.is_empty(), "{text}");
    }
}

#[test]
fn what_decides_about_cards_is_saved_for_all_selected_ones_and_undone_together() {
    for (keys, deed) in [
        ("b", "bury"),
        ("s", "suspend"),
        ("f旧<enter>", "flag why=\"旧\""),
    ] {
        let mut stage = Stage::home();
        let text = stage.text(&format!("b<space><space>.{keys}"), SIZE);
        assert!(text.contains(" 2 题："), "{text}");
        assert_eq!(stage.deeds(), [deed, deed]);
        stage.text(&format!("b<space><space>.{keys}u"), SIZE);
        assert_eq!(stage.deeds()[2..], [deed, deed, "undo", "undo"]);
    }
}

#[test]
fn without_a_selection_the_card_under_the_cursor_is_meant() {
    let mut stage = Stage::home();
    let text = stage.text("b.s", SIZE);
    assert_eq!(stage.deeds(), ["suspend"]);
    assert!(text.contains("6 暂停 1"), "{text}");
    stage.text("b6.y", SIZE);
    stage.text("b<enter>.f<enter>", SIZE);
    assert_eq!(stage.deeds(), ["suspend", "resume", "flag why=\"\""]);
    stage.text("b<enter>.x", SIZE);
    assert_eq!(stage.deeds()[3..], ["unflag"]);
}

#[test]
fn forgetting_asks_once_and_can_be_undone() {
    let mut stage = Stage::home();
    stage.text("<enter><space>4", SIZE);
    let n = stage.deeds().len();
    let text = stage.text("b<space><space>.<delete>", SIZE);
    assert!(text.contains("这 2 题从头学？"), "{text}");
    assert_eq!(stage.deeds().len(), n);
    stage.text("b<space><space>.<delete><esc>", SIZE);
    assert_eq!(stage.deeds().len(), n);
    let text = stage.text("b.<delete><enter>", SIZE);
    assert_eq!(stage.deeds()[n..], ["forget"]);
    assert!(text.contains("3 未学 6"), "{text}");
    let text = stage.text("b.<delete><enter>u", SIZE);
    assert_eq!(stage.deeds()[n + 1..], ["forget", "undo"]);
    assert_line(&text, " 已撤销");
}

#[test]
fn the_selected_cards_are_studied_now_due_or_not() {
    let mut stage = Stage::home();
    let text = stage.text("b*>", SIZE);
    assert!(text.contains("空格 看答案"), "{text}");
    let context = stage.play("b7>", SIZE, |app| app.state.context());
    assert_eq!(context, Context::Unanswered);
    let mut stage = Stage::home();
    let n = |stage: &mut Stage, keys: &str| {
        stage.text(keys, SIZE);
        stage
            .deeds()
            .iter()
            .filter(|deed| deed.starts_with("review"))
            .count()
    };
    assert_eq!(n(&mut stage, "b<space><space>><space>4<space>4<space>4"), 2);
    // All were answered today, one is suspended and one comes tomorrow: asked again all the same.
    stage.text("b.s", SIZE);
    stage.text("bj.b", SIZE);
    assert_eq!(n(&mut stage, "b<space><space>><space>4<space>4<space>4"), 4);
}

#[test]
fn a_tag_is_written_into_the_overlay_and_found() {
    let mut stage = Stage::home();
    let text = stage.text("b<space><space>##网关<enter>", SIZE);
    assert!(text.contains("已加标签 网关"), "{text}");
    let text = stage.text("/tag:网关<enter>", SIZE);
    assert!(text.contains("第 1/2 题"), "{text}");
    assert_eq!(stage.file("my-deck.yaml").matches("网关").count(), 2);
    assert_eq!(stage.log(), "");
}

#[test]
fn an_action_on_one_card_refuses_several() {
    let mut stage = Stage::home();
    for key in ["e", "o", "m", "c"] {
        let text = stage.text(&format!("b<space><space>{key}"), SIZE);
        assert_line(&text, " 这个一次只能一题，先按 Esc 取消选中");
    }
    let mut app = stage.app(SIZE);
    press(&mut app, "/cni<enter>");
    assert!(matches!(press(&mut app, "e")[..], [Effect::Edit(_)]));
    let effects = press(&mut app, "o<enter>");
    let [Effect::OpenFile(place)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert_eq!((place.file.ends_with("notes.md"), place.line), (true, 1));
}

#[test]
fn several_events_that_could_not_be_saved_are_saved_once_it_works_again() {
    let mut stage = Stage::home();
    let path = stage.log_path();
    fs::create_dir(&path).unwrap();
    let mut app = stage.app(SIZE);
    press(&mut app, "b<space><space>.s");
    assert_eq!(app.state.context(), Context::Failure);
    fs::remove_dir(&path).unwrap();
    press(&mut app, "1");
    assert_eq!(app.state.context(), Context::Browse);
    drop(app);
    assert_eq!(stage.deeds(), ["suspend", "suspend"]);
}
