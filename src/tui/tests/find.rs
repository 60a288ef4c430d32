//! The search in the text on the screen, and its way to the search for cards.

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press, resize, shown};
use crate::tui::keymap::Context;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

fn apply() -> Stage {
    Stage::study("kubectl apply")
}

/// The texts that are marked in the way of the current place.
fn here(screen: &str) -> Vec<&str> {
    let styles = screen.lines().filter(|line| line.ends_with("reversed"));
    styles.collect()
}

#[test]
fn a_search_marks_the_places_in_the_answer() {
    for (language, mut stage) in [("zh", apply()), ("en", apply().in_english())] {
        for (name, size) in [("large", SIZE), ("small", SMALL)] {
            let screen = stage.screen("<space>/cni", size);
            insta::assert_snapshot!(format!("find_{name}_{language}"), screen);
        }
    }
}

#[test]
fn a_search_says_what_it_is_for_and_what_it_did_not_find() {
    let mut stage = apply();
    let empty = stage.text("<space>/", SIZE);
    assert_line(&empty, " Enter 下一处  Tab 搜全部题目  Esc 关闭");
    assert_line(&empty, " 查找 这里的文字");
    let text = stage.text("<space>/istio", SIZE);
    assert!(text.contains("查找 istio"), "{text}");
    assert!(text.contains("没有找到"), "{text}");
}

#[test]
fn a_search_goes_from_place_to_place_and_around() {
    let mut stage = apply();
    stage.play("<space>/kubelet", SIZE, |app| {
        for position in ["1/4", "2/4", "3/4", "4/4", "1/4"] {
            let screen = printed(&drawn(app));
            assert_eq!(here(&screen).len(), 1, "{screen}");
            assert!(screen.contains(&format!(" {position}\n")), "{screen}");
            press(app, "<enter>");
        }
        press(app, "<up><up>");
        assert!(printed(&drawn(app)).contains(" 4/4\n"));
    });
}

#[test]
fn the_place_comes_into_view_and_the_view_stays_when_the_search_closes() {
    let mut stage = apply();
    stage.play("<space>/退出码", SMALL, |app| {
        let found = printed(&drawn(app));
        assert!(found.contains("| 出码"), "{found}");
        press(app, "<esc>");
        let after = printed(&drawn(app));
        assert!(after.contains("| 出码"), "{after}");
        assert!(here(&after).is_empty(), "{after}");
        assert_eq!(app.state.context(), Context::Checklist);
    });
    assert_eq!(stage.log(), "");
}

#[test]
fn another_size_keeps_the_place_in_view() {
    apply().play("<space>/退出码", SIZE, |app| {
        for size in [SMALL, (120, 40), SMALL] {
            resize(app, size);
            let text = printed(&drawn(app));
            assert_eq!(
                here(&text).len(),
                if size == SMALL { 2 } else { 1 },
                "{text}"
            );
        }
        assert!(shown(app).1.is_some());
    });
}

#[test]
fn tab_searches_all_cards_for_the_same_text() {
    for keys in ["<space>/", "/"] {
        let mut stage = Stage::study("cni");
        let tab = if keys.starts_with('/') { "" } else { "<tab>" };
        let text = stage.text(&format!("{keys}etcd{tab}"), SIZE);
        assert!(text.contains("搜索 etcd"), "{text}");
        assert!(text.contains("kubectl apply"), "{text}");
        let script = format!("{keys}etcd{tab}<enter><esc><esc>");
        let context = stage.play(&script, SIZE, |app| app.state.context());
        let back = if tab.is_empty() {
            Context::Question
        } else {
            Context::Checklist
        };
        assert_eq!(context, back);
    }
}

#[test]
fn the_preview_and_an_open_card_are_searched_too() {
    let mut stage = Stage::home();
    let text = stage.text("/apply<enter><tab>/kubelet", (120, 40));
    assert!(text.contains("查找 kubelet"), "{text}");
    assert!(text.contains(" 1/"), "{text}");
    let text = stage.text("/apply<enter><tab>/etcd<tab>", (120, 40));
    assert!(text.contains("搜索 etcd"), "{text}");
    let text = stage.text("/apply<enter><enter>/退出码", SMALL);
    assert!(text.contains("退出码"), "{text}");
    let text = stage.text("v/没有这个词", SIZE);
    assert!(text.contains("没有找到"), "{text}");
}

#[test]
fn a_card_changed_from_the_list_changes_in_the_session_below() {
    // The card is suspended in the list, then the learner comes back to the session.
    let mut stage = Stage::study("");
    let (before, after) = stage.play("", SIZE, |app| {
        let title = app.state.study().unwrap().card.title.clone();
        press(app, "/");
        for character in title.chars().filter(|it| it.is_alphanumeric()).take(8) {
            press(app, &character.to_string());
        }
        press(app, "<enter>.s<esc><esc>");
        (title, app.state.study().unwrap().card.title.clone())
    });
    assert_eq!(stage.deeds(), ["suspend"]);
    assert_ne!(before, after);
}
