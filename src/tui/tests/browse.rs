//! The browse screen: search, filters, orders and the preview.

use super::printer::printed;
use super::stage::{Stage, assert_line, press, resize, shown};
use crate::text::{Ambiguous, Glyphs, N_LAID_OUT};
use crate::tui::keymap::Context;
use crate::tui::message::Effect;

const SIZE: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (40, 12);

/// The questions on the screen, without their figures.
fn listed(text: &str) -> Vec<&str> {
    let rows = text.lines().skip(3).take_while(|line| !line.contains("──"));
    let titles = rows.map(|line| line.get(3..).unwrap_or_default().split("  ").next());
    titles.flatten().filter(|title| !title.is_empty()).collect()
}

#[test]
fn all_cards_are_listed_with_a_preview_of_the_selected_one() {
    let mut stage = Stage::home();
    let text = stage.text("b", SIZE);
    assert_eq!(listed(&text).len(), 6, "{text}");
    assert!(text.contains("第 1/6 题"), "{text}");
    let below = text.rsplit("──\n").nth(1).unwrap();
    assert!(below.contains(listed(&text)[0]), "{text}");
    let wide = stage.text("bj", LARGE);
    let row = wide.lines().find(|line| line.contains(" > ")).unwrap();
    assert!(row.contains(" | "), "{wide}");
}

#[test]
fn selecting_a_card_moves_no_column() {
    let mut stage = Stage::home();
    let headings = |text: &str| {
        let row = text.lines().nth(2).unwrap();
        row.split_once("主题").unwrap().1.to_owned()
    };
    let text = stage.text("b", SIZE);
    assert!(headings(&text).contains("状态"), "{text}");
    assert_eq!(headings(&stage.text("b<space>", SIZE)), headings(&text));
}

#[test]
fn a_flag_on_several_cards_asks_about_all_of_them() {
    let mut stage = Stage::home();
    let one = stage.text("b.f", SIZE);
    assert!(one.contains("这道题哪里有问题？"), "{one}");
    let two = stage.text("b<space><space>.f", SIZE);
    assert!(two.contains("标记 2 题：哪里有问题？"), "{two}");
}

#[test]
fn a_search_shows_cards_at_every_key_and_escape_clears_it() {
    let mut stage = Stage::home();
    let text = stage.text("/cn", SIZE);
    assert!(text.contains("搜索 cn"), "{text}");
    assert_line(&stage.text("/cni", SIZE), " Enter 确定  Esc 取消");
    let all = stage.text("b", SIZE);
    let found = stage.text("/cni", SIZE);
    assert_eq!(listed(&found), ["Calico 网络插件的实现原理"], "{found}");
    assert_eq!(stage.text("/cni<esc>", SIZE), all);
    assert_eq!(listed(&stage.text("/cni<enter>", SIZE)), listed(&found));
    assert_eq!(stage.text("/cni<enter><esc>", SIZE), all);
    let home = stage.text("", SIZE);
    assert_eq!(stage.text("/cni<enter><esc><esc>", SIZE), home);
    assert_eq!(stage.text("/cni<enter>q", SIZE), home);
}

#[test]
fn cards_whose_question_has_the_words_come_first() {
    let mut stage = Stage::of_deck(
        "# Volumes\n\nThey use gossip.\n\n# What is gossip?\n\nA protocol.\n",
        "name: k\nsources: [ notes.md ]\n",
    );
    stage.options.query = None;
    let text = stage.text("b", SIZE);
    assert_eq!(listed(&text), ["Volumes", "What is gossip?"]);
    let text = stage.text("/gossip", SIZE);
    assert_eq!(listed(&text), ["What is gossip?", "Volumes"]);
}

#[test]
fn pinyin_initials_and_terms_find_cards_while_they_are_typed() {
    let mut stage = Stage::home();
    let text = stage.text("/cydtz", SIZE);
    assert_eq!(listed(&text).len(), 1, "{text}");
    let text = stage.text("/is:unanswered", SIZE);
    assert_eq!(listed(&text).len(), 1, "{text}");
}

#[test]
fn a_query_with_a_mistake_keeps_the_list_and_stays_for_correction() {
    let mut stage = Stage::home();
    let before = stage.text("/is", SIZE);
    let text = stage.text("/is:duu", SIZE);
    assert_eq!(listed(&text), listed(&before), "{text}");
    assert!(text.contains("没有 `is:duu` 这个状态"), "{text}");
    let context = stage.play("/is:duu<enter>", SIZE, |app| app.state.context());
    assert_eq!(context, Context::Search);
    let text = stage.text("/is:duu<enter>", SIZE);
    assert_line(&text, " 没有 `is:duu` 这个状态；是不是想写 due？");
    let text = stage.text("/is:duu<enter><backspace>e<enter>", SIZE);
    assert_line(&text, "   没有匹配的题。");
}

#[test]
fn the_caret_is_in_the_search_field() {
    let mut stage = Stage::home();
    let caret = stage.play("/节点", SIZE, |app| shown(app).1.unwrap());
    assert_eq!((caret.x, caret.y), (1 + 5 + 4, 0));
    let caret = stage.play("/节点<enter>", SIZE, |app| shown(app).1);
    assert_eq!(caret, None);
}

#[test]
fn arrows_move_in_the_list_while_the_search_is_typed() {
    let mut stage = Stage::home();
    let all = stage.text("b", SIZE);
    let text = stage.text("/<down>", SIZE);
    let row = text.lines().find(|line| line.starts_with(" > ")).unwrap();
    assert!(row.contains(listed(&all)[1]), "{text}");
}

#[test]
fn digits_filter_by_state_and_the_footer_counts_each() {
    let mut stage = Stage::home();
    stage.text("<enter><space>1", SIZE);
    let mut stage = stage.reopened("2026-11-21T09:30:00+08:00");
    let text = stage.text("b", SIZE);
    let filters = " 1 全部 6  2 到期 1  3 未学 5  4 薄弱 0  5 标记 0  6 暂停 0  7 缺答案 1";
    assert_line(&text, filters);
    for (key, n) in [("1", 6), ("2", 1), ("3", 5), ("4", 0), ("7", 1), ("8", 6)] {
        let text = stage.text(&format!("b{key}"), SIZE);
        assert_eq!(listed(&text).len(), n.max(1), "{key}: {text}");
        assert_eq!(text.contains("没有匹配的题"), n == 0, "{key}: {text}");
        assert_line(&text, filters);
    }
    let text = stage.text("b3/cni<enter>", SIZE);
    assert_eq!(listed(&text).len(), 1, "{text}");
    assert!(text.contains("1 全部 1"), "{text}");
}

#[test]
fn left_and_right_change_the_order() {
    let mut stage = Stage::home();
    for (keys, order) in [
        ("b", "按到期"),
        ("b<right>", "按记得程度"),
        ("b<right><right>", "按重要程度"),
        ("b<left>", "按遗忘次数"),
        ("b<left><left>", "按上次学习"),
        ("b<left><left><left>", "按主题"),
    ] {
        let text = stage.text(keys, SIZE);
        let order = format!("  {order}  右箭头 换排序");
        assert!(text.lines().next().unwrap().ends_with(&order), "{text}");
    }
}

#[test]
fn tab_lets_keys_scroll_the_preview() {
    let mut stage = Stage::home();
    let mut app = stage.app((80, 18));
    press(&mut app, "/apply<enter><tab><end>");
    let scrolled = shown(&app).0;
    press(&mut app, "<home>");
    assert_ne!(shown(&app).0, scrolled);
    press(&mut app, "<end>");
    assert_eq!(shown(&app).0, scrolled);
}

#[test]
fn the_cursor_stays_on_its_card_when_the_list_is_made_again() {
    let mut stage = Stage::home();
    let before = stage.text("bjj", SIZE);
    let row = before.lines().find(|line| line.starts_with(" > "));
    let after = stage.text("bjj<enter>q", SIZE);
    assert_eq!(after.lines().find(|line| line.starts_with(" > ")), row);
    assert_eq!(stage.text("bjjLL", SIZE), before);
}

#[test]
fn a_resize_loads_the_rows_that_come_into_view() {
    let mut stage = Stage::home();
    let large = stage.text("b", LARGE);
    let mut app = stage.app(SMALL);
    press(&mut app, "b");
    resize(&mut app, LARGE);
    assert_eq!(
        printed(&shown(&app).0).split("\n\n---").next(),
        Some(large.as_str())
    );
}

#[test]
fn an_unanswered_card_says_how_to_write_an_answer() {
    let mut stage = Stage::home();
    assert!(stage.text("b7", SIZE).contains("\n e 写自己的答案"));
    assert!(stage.text("b7<enter>", SIZE).contains(" e 写自己的答案"));
}

#[test]
fn a_search_of_a_large_deck_runs_on_enter_and_shows_its_progress() {
    let notes: String = (0..10_500)
        .map(|n| format!("# What is {n}?\n\nx{n}\n\n"))
        .collect();
    let mut stage = Stage::of_notes(&notes);
    stage.options.query = None;
    let mut app = stage.app(SIZE);
    press(&mut app, "/x10400");
    let typed = printed(&shown(&app).0);
    assert!(typed.contains("press Enter to search"), "{typed}");
    assert!(typed.contains("What is 0?"), "{typed}");
    let mut effects = press(&mut app, "<enter>");
    let mut progress = Vec::new();
    while let Some(effect) = effects.pop() {
        let Effect::SearchOn(search) = effect else {
            panic!("{effect:?}")
        };
        let top = printed(&shown(&app).0).lines().next().unwrap().to_owned();
        progress.push(top.split("searched ").nth(1).unwrap_or_default().to_owned());
        let message = app.executor.search_on(*search);
        effects = app.receive(message);
    }
    assert_eq!(progress, ["0 of 10500", "10000 of 10500"]);
    let found = printed(&shown(&app).0);
    assert!(found.contains("1 of 1"), "{found}");
    assert!(found.contains("What is 10400?"), "{found}");
}

#[test]
fn nothing_outside_ascii_is_drawn_but_the_notes_where_glyphs_are_ascii() {
    let mut stage = Stage::home().in_english();
    let mut app = stage.app(SIZE);
    app.state.glyphs = Glyphs {
        ambiguous: Ambiguous::Wide,
        ascii: true,
    };
    press(&mut app, "b<space>");
    insta::assert_snapshot!("browse_ascii", printed(&shown(&app).0));
    press(&mut app, "<enter>");
    insta::assert_snapshot!("card_ascii", printed(&shown(&app).0));
}

#[test]
fn a_key_in_a_long_list_draws_only_what_is_visible() {
    let words = "some words ".repeat(10_000);
    let notes: String = (0..50)
        .map(|n| format!("# What is {n} {words}?\n\nx\n\n"))
        .collect();
    let mut stage = Stage::of_notes(&notes);
    stage.options.query = None;
    let mut app = stage.app(SIZE);
    press(&mut app, "b");
    let most = ["j", "k", "<pagedown>", "<end>"].map(|key| {
        let before = N_LAID_OUT.get();
        press(&mut app, key);
        shown(&app);
        N_LAID_OUT.get() - before
    });
    // A new preview wraps one question.
    assert!(most.iter().all(|n| *n < 3 * words.len()), "{most:?}");
    let before = N_LAID_OUT.get();
    press(&mut app, "<tab>");
    press(&mut app, "<down>");
    shown(&app);
    let scrolled = N_LAID_OUT.get() - before;
    assert!(scrolled < 50_000, "{scrolled}");
}

#[test]
fn a_review_is_due_in_whole_days_and_a_repeat_in_minutes() {
    let mut stage = Stage::home();
    stage.text("<enter><space>1<space>4", (80, 24));
    let mut stage = stage.reopened("2026-11-21T20:00:00+08:00");
    let text = stage.text("b", SIZE);
    assert!(text.contains(" 现在 "), "{text}");
    assert!(text.contains(" 天 "), "{text}");
    let mut stage = stage.reopened("2026-11-21T09:05:00+08:00");
    let text = stage.text("b", SIZE);
    assert!(text.contains("分钟 "), "{text}");
}
