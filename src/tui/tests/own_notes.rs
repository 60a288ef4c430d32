//! The learner's own notes, made from the screen.

use super::printer::printed;
use super::stage::{Stage, assert_line, drawn, press, shown};
use crate::tui::app::App;
use crate::tui::keymap::Context;
use crate::tui::message::Effect;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

fn screen(app: &App<'_>) -> String {
    printed(&drawn(app))
}

/// Presses keys and performs the terminal effects as the loop does.
fn press_and_edit(app: &mut App<'_>, keys: &str) {
    for effect in press(app, keys) {
        if let Effect::Edit(card) = effect {
            let edited = app.executor.edit(card);
            app.receive(edited);
        }
    }
}

#[test]
fn a_captured_question_records_who_asked_it() {
    let mut stage = Stage::home();
    let text = stage.text("n什么是 ＣＲＤ？１q/<tab>阿里<enter>", SIZE);
    let saved = format!(
        " 已记入 {}；不带 --deck 启动时会问到",
        stage.path("inbox.md")
    );
    assert_line(&text, &saved);
    let inbox = stage.file("inbox.md");
    assert!(inbox.contains("什么是 ＣＲＤ？１q/"), "{inbox}");
    assert!(inbox.contains("面试问过：阿里"), "{inbox}");
    let mut stage = Stage::study("cni");
    let text = stage.text(".n怎么备份？<enter>", SIZE);
    assert_line(&text, "   Calico 网络插件的实现原理");
    assert!(!stage.file("inbox.md").contains("面试"));
}

#[test]
fn the_cursor_is_at_the_caret_in_either_line() {
    let mut stage = Stage::home();
    let mut app = stage.app(SMALL);
    press(&mut app, "n调度");
    let place = |app: &App<'_>| {
        let caret = shown(app).1.unwrap();
        (caret.x, caret.y)
    };
    let (x, y) = place(&app);
    assert_eq!(x, 2 + 4);
    press(&mut app, "<tab>某司");
    assert_eq!(place(&app), (6, y + 2));
    press(&mut app, "<tab><left>");
    assert_eq!(place(&app), (4, y));
}

#[test]
fn an_invalid_or_known_question_shows_an_error_and_keeps_the_text() {
    let mut stage = Stage::home();
    let mut app = stage.app(SIZE);
    press(&mut app, "n？？<enter>");
    assert_eq!(app.state.context(), Context::Notice);
    press(&mut app, "<enter>");
    assert_eq!(app.state.context(), Context::Field);
    assert_line(
        &screen(&app),
        "  | ？？                                                                     |",
    );
    press(&mut app, "<ctrl-u><enter>");
    assert_eq!(
        app.state.context(),
        Context::Field,
        "an empty one is no question"
    );
    press(&mut app, "常用的探针有哪些<enter>");
    assert_line(&screen(&app), " 已有这道题：常用的探针有哪些？");
    drop(app);
    assert_eq!(stage.file("inbox.md"), "");
}

#[test]
fn two_cards_can_be_merged() {
    let mut stage = Stage::study("");
    let mut app = stage.app(SIZE);
    press(&mut app, "m");
    assert_eq!(app.state.context(), Context::Pick);
    press(&mut app, "/tz<enter>");
    assert_line(
        &screen(&app),
        "  +- tz：1 题 ---------------------------------------------------------------+",
    );
    press(&mut app, "<enter>");
    let asked = screen(&app);
    assert_line(
        &asked,
        "  | Calico 网络插件的实现原理                                                |",
    );
    assert_line(
        &asked,
        "  | 常用的探针有哪些？                                                       |",
    );
    let n_cards = app.state.study().unwrap().study.n_cards();
    press(&mut app, "<enter>");
    let overlay = app.executor.library.paths().overlay();
    let joined = format!(" 已合并；要拆开，改 {} 第 2 行", overlay.display());
    assert_line(&screen(&app), &joined);
    assert_eq!(app.state.study().unwrap().study.n_cards(), n_cards - 1);
    press(&mut app, "<space>");
    assert_line(
        &screen(&app),
        "   答案全文（笔记 3 份）                                                      a",
    );
    drop(app);
    let overlay = stage.file("my-deck.yaml");
    assert_eq!(
        overlay.lines().nth(1).unwrap(),
        r#"  - ["Calico 网络插件的实现原理", "常用的探针有哪些？"]"#
    );
}

#[test]
fn a_merge_needs_confirmation() {
    let mut stage = Stage::study("cni");
    stage.text("m<enter><esc><esc>", SIZE);
    assert_eq!(stage.file("my-deck.yaml"), "");
    let text = stage.text("m/没有的词<enter>", SIZE);
    assert_line(
        &text,
        "  | 没有找到，按 / 重新搜索。                                                |",
    );
    let text = stage.text("m/is:duu<enter>", SIZE);
    assert_line(&text, " 没有 `is:duu` 这个状态；是不是想写 due？");
}

const EDITOR: &str = "printf '# 题目\\n\\n我自己的答案\\n' > \"$1\"\n";

#[test]
fn an_own_answer_comes_first_on_the_same_card() {
    let mut stage = Stage::study("cni").with_file("editor.sh", EDITOR);
    let mut app = stage.app(SIZE);
    press_and_edit(&mut app, "<space>e");
    let answers = app.executor.library.paths().answers();
    let saved = format!(" 你的答案保存在 {}/5h7zm77sv4g5.md", answers.display());
    let shown = screen(&app);
    for line in [
        "   答案 1/3  自己的答案   笔记原题：Calico 网络插件的实现原理",
        "   我自己的答案",
        &saved,
    ] {
        assert_line(&shown, line);
    }
    press_and_edit(&mut app, "3");
    drop(app);
    assert!(stage.log().contains(r#""grade":"good""#));
}

#[test]
fn an_own_answer_keeps_ticks_and_shows_nothing_too_early() {
    let mut stage = Stage::study("disruption").with_file("editor.sh", EDITOR);
    let mut app = stage.app(SIZE);
    press_and_edit(&mut app, "<space><space>e");
    assert_line(&screen(&app), "   [x] 只管自愿中断");
    drop(app);
    let mut stage = Stage::study("is:unanswered").with_file("editor.sh", EDITOR);
    let mut app = stage.app(SIZE);
    press_and_edit(&mut app, "e");
    assert_eq!(app.state.context(), Context::Question);
    assert!(!screen(&app).contains("我自己的答案"));
    press(&mut app, "<space>");
    assert_line(&screen(&app), "   我自己的答案");
}

#[test]
fn a_failing_editor_shows_an_error_and_keeps_the_card() {
    let mut stage = Stage::study("cni").with_file("editor.sh", "exit 3\n");
    let mut app = stage.app(SMALL);
    press_and_edit(&mut app, "<space>e");
    assert_eq!(app.state.context(), Context::Notice);
    assert_line(&screen(&app), "| 退出码 3                             |");
    press(&mut app, "<esc>");
    assert_eq!(app.state.context(), Context::Checklist);
}

#[test]
fn named_decks_can_be_added_at_home_and_at_the_end() {
    for (mut stage, keys) in [
        (Stage::home(), "d"),
        (Stage::study("cni"), "<space>4<down><enter>"),
    ] {
        let text = stage.text(keys, SIZE).replace("\n ", "");
        let config = stage.path("config.yaml");
        assert!(
            text.contains(&format!("deck.yaml；已写入 {config}")),
            "{text}"
        );
        assert!(stage.file("config.yaml").contains("deck.yaml"));
        assert!(!stage.text("", SIZE).contains("加入常用题库"));
    }
}

#[test]
fn an_unwritable_config_shows_an_error() {
    let mut stage = Stage::home().with_file("config.yaml", "decks:\n  - other\n");
    let text = stage.text("d", SIZE);
    assert_line(
        &text,
        "  | 请手动修改，或写成一行；文件没有改动                                     |",
    );
}
