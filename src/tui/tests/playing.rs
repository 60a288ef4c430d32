//! What keys do, told by the screen and by the log.

use super::stage::{Stage, drawn, press, resize};
use crate::domain::Language;
use crate::tui::keymap::Context;
use crate::tui::message::Effect;

const SIZE: (u16, u16) = (80, 24);

/// The events of the log, without what differs from run to run.
fn deeds(stage: &Stage) -> Vec<String> {
    let deed = |line: &str| {
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        let key = |key: &str| event.get(key).map(|value| format!(" {key}={value}"));
        let kind = event["do"].as_str().unwrap();
        let keys = ["grade", "hit", "of", "q", "file", "why"];
        let keys = keys
            .iter()
            .filter(|name| **name != "of" || kind == "review");
        let rest: String = keys.filter_map(|name| key(name)).collect();
        format!("{kind}{rest}")
    };
    stage.log().lines().map(deed).collect()
}

#[test]
fn digits_grade_only_after_the_reveal() {
    let mut stage = Stage::study("cni");
    assert!(stage.text("3", SIZE).contains("看答案"));
    assert_eq!(stage.log(), "");
    stage.text("<space>3", SIZE);
    assert_eq!(
        deeds(&stage),
        [r#"review grade="good" q="Calico 网络插件的实现原理" file="notes.md""#]
    );
}

#[test]
fn ticks_propose_a_grade_and_enter_takes_it() {
    let mut stage = Stage::study("disruption");
    let text = stage.text("<space>", SIZE);
    assert!(text.contains("讲到 0/3，建议 1"), "{text}");
    let text = stage.text("<space><space>j<space>", SIZE);
    assert!(text.contains("讲到 2/3，建议 2"), "{text}");
    stage.text("<space><space>j<space><enter>", SIZE);
    let deeds = deeds(&stage);
    assert!(
        deeds[0].starts_with(r#"review grade="hard" hit=[1,3] of=3"#),
        "{deeds:?}"
    );
}

#[test]
fn a_grade_without_a_look_at_the_points_says_nothing_about_them() {
    let mut stage = Stage::study("disruption");
    stage.text("<space>3", SIZE);
    assert!(deeds(&stage)[0].starts_with(r#"review grade="good" q="#));
    let mut stage = Stage::study("disruption");
    stage.text("<space><enter>", SIZE);
    assert!(deeds(&stage)[0].starts_with(r#"review grade="again" hit=[] of=3"#));
}

#[test]
fn a_point_that_holds_its_whole_text_is_not_said_twice() {
    let mut stage = Stage::study("apply");
    let text = stage.text("<space>jjjjjl", (40, 12));
    assert_eq!(text.matches("分配地址").count(), 1, "{text}");
}

#[test]
fn who_cannot_answer_is_proposed_the_lowest_grade() {
    let mut stage = Stage::study("常用的探针");
    assert!(stage.text("0", SIZE).contains("建议 1"));
    stage.text("0<enter>", SIZE);
    assert!(deeds(&stage)[0].starts_with(r#"review grade="again""#));
}

#[test]
fn undo_brings_the_card_back_also_after_the_last() {
    let mut stage = Stage::study("cni");
    let text = stage.text("<space>4", SIZE);
    assert!(text.contains("学完了"), "{text}");
    let text = stage.text("u", SIZE);
    assert!(
        text.contains("没有可撤销的"),
        "a new run has nothing to undo: {text}"
    );
    let mut stage = Stage::study("cni");
    let text = stage.text("<space>4u", SIZE);
    assert!(
        text.contains("Calico 网络插件的实现原理") && text.contains("已撤销"),
        "{text}"
    );
    assert_eq!(deeds(&stage).last().unwrap(), "undo");
}

#[test]
fn a_session_left_in_the_middle_goes_on_with_the_same_card() {
    let mut stage = Stage::study("");
    stage.text("<space>1<space>3", SIZE);
    let before = stage.text("", SIZE);
    let mut stage = stage.reopened("2026-11-21T09:20:00+08:00");
    let after = stage.text("", SIZE);
    let title = |text: &str| {
        text.lines()
            .find(|line| line.starts_with("   "))
            .map(str::to_owned)
    };
    assert_eq!(title(&before), title(&after));
}

#[test]
fn more_new_cards_than_planned_come_back_too() {
    let mut stage = Stage::study("");
    stage.options.new = Some(1);
    let text = stage.text("<space>4+<space>1", SIZE);
    assert!(text.contains("2/4"), "{text}");
    // The day was planned without the card that was forgotten then.
    stage.options.new = None;
    let mut stage = stage.reopened("2026-11-21T09:20:00+08:00");
    assert!(stage.text("", SIZE).contains("3/5"));
    stage.play("", SIZE, |app| {
        let study = &app.state.study().unwrap().study;
        assert_eq!(study.left().learning, 1);
    });
}

#[test]
fn a_missed_point_is_marked_the_next_time() {
    let mut stage = Stage::study("disruption");
    stage.text("<space>j<space>j3", SIZE);
    let mut stage = stage.reopened("2026-11-24T09:00:00+08:00");
    let text = stage.text("<space>", SIZE);
    assert_eq!(text.matches("上次也漏了").count(), 2, "{text}");
}

#[test]
fn menu_letters_work_in_the_menu_and_without_it() {
    for keys in ["b", ".b"] {
        let mut stage = Stage::study("cni");
        stage.text(keys, SIZE);
        assert_eq!(deeds(&stage), ["bury"]);
    }
}

#[test]
fn a_flag_takes_a_reason_and_can_be_taken_away() {
    let mut stage = Stage::study("cni");
    let text = stage.text("f太旧<enter>", SIZE);
    assert!(text.contains("已标记"), "{text}");
    assert_eq!(deeds(&stage), [r#"flag why="太旧""#]);
    stage.text("d", SIZE);
    assert_eq!(deeds(&stage)[1], "unflag");
}

#[test]
fn the_preferred_answer_comes_first() {
    let mut stage = Stage::study("cni");
    let text = stage.text("<space><tab>", SIZE);
    assert!(text.contains("答案 2/2"), "{text}");
    stage.text("<space><tab>p", SIZE);
    assert_eq!(deeds(&stage), ["prefer"]);
    let text = stage.text("<space>", SIZE);
    assert!(text.contains("数据包不做封装"), "{text}");
}

#[test]
fn an_unanswered_card_is_skipped_without_a_trace() {
    let mut stage = Stage::study("is:unanswered");
    let text = stage.text("<space>", SIZE);
    assert!(text.contains("学完了"), "{text}");
    let text = stage.text("3", SIZE);
    assert!(text.contains("还没有这道题的答案"), "{text}");
    assert_eq!(stage.log(), "");
    let text = stage.text("<space>u", SIZE);
    assert!(text.contains("还没有这道题的答案"), "{text}");
}

#[test]
fn the_limit_holds() {
    let mut stage = Stage::study("");
    stage.options.limit = Some(1);
    let text = stage.text("<space>4", SIZE);
    assert!(text.contains("学完了"), "{text}");
    let mut stage = Stage::study("");
    stage.options.new = Some(2);
    assert!(stage.text("", SIZE).contains("1/2"));
}

#[test]
fn home_starts_the_selected_topic_and_comes_back() {
    let mut stage = Stage::home();
    let text = stage.text("j<enter>", SIZE);
    assert!(text.contains("网络"), "{text}");
    let text = stage.text("j<enter><space>4q", SIZE);
    assert!(text.contains("> 网络"), "{text}");
}

#[test]
fn a_query_that_cannot_be_read_is_said() {
    let mut stage = Stage::home();
    let text = stage.text("/is:duu<enter>", SIZE);
    assert!(text.contains("没有 `is:duu`"), "{text}");
    let text = stage.text("/没有的词<enter>", SIZE);
    assert!(text.contains("没有找到"), "{text}");
}

#[test]
fn pinyin_initials_find_cards() {
    let text = Stage::home().text("/cydtz<enter>", SIZE);
    assert!(text.contains("cydtz：1 题"), "{text}");
}

#[test]
fn a_chinese_character_tells_of_the_input_method() {
    let text = Stage::study("cni").text("的", SIZE);
    assert!(text.contains("输入法是中文"), "{text}");
    let text = Stage::study("cni").text("\u{3000}４", SIZE);
    assert!(text.contains("学完了"), "{text}");
}

#[test]
fn at_the_root_escape_does_nothing_and_q_leaves() {
    for (keys, left) in [
        ("<esc>", false),
        ("q", true),
        ("<space><ctrl-c>", true),
        ("?q", false),
    ] {
        let left_then = Stage::study("cni").play(keys, SIZE, |app| app.state.is_left());
        assert_eq!(left_then, left, "{keys}");
    }
}

#[test]
fn leaving_tells_what_was_done() {
    let mut stage = Stage::study("");
    let summary = stage.play("<space>4<space>1<space>4q", SIZE, |app| app.summary());
    assert_eq!((summary.n_graded, summary.n_told), (3, 2));
    assert_eq!(summary.most_missed.as_deref(), Some("工作负载"));
    assert!(
        summary
            .line(Language::Zh)
            .unwrap()
            .starts_with("3 题 · 讲全 2 · 漏得最多：工作负载")
    );
}

#[test]
fn copies_and_places_are_asked_of_the_terminal() {
    let mut stage = Stage::study("cni");
    let mut app = stage.app(SIZE);
    let effects = press(&mut app, "c");
    assert_eq!(
        effects,
        [Effect::Copy("Calico 网络插件的实现原理\n".to_owned())]
    );
    let effects = press(&mut app, "<space>o<enter>");
    let [Effect::OpenFile(place)] = effects.as_slice() else {
        panic!("{effects:?}")
    };
    assert!(place.file.ends_with("notes.md"));
    assert_eq!(place.line, 1);
    let effects = press(&mut app, "w2");
    assert_eq!(
        effects,
        [Effect::Browse(
            "https://www.rfc-editor.org/rfc/rfc4271".to_owned()
        )]
    );
}

#[test]
fn the_point_under_the_cursor_stays_in_view_when_the_size_changes() {
    let mut stage = Stage::study("apply");
    let mut app = stage.app(SIZE);
    press(&mut app, "<space>jjjjjj");
    assert_eq!(app.state.context(), Context::Checklist);
    for size in [(40, 12), (120, 40), (30, 8), (60, 16)] {
        resize(&mut app, size);
        let shown: String = drawn(&app)
            .content()
            .iter()
            .map(|cell| cell.symbol())
            .collect();
        assert!(shown.contains('>'), "{size:?}: {shown}");
    }
}

#[test]
fn what_another_window_answered_is_not_asked_again() {
    let mut stage = Stage::study("");
    let first = stage.text("", SIZE);
    let log_before = {
        let mut app = stage.app(SIZE);
        let card = app.state.study().unwrap().sheet.card.unwrap();
        let line = format!(
            r#"{{"v":1,"id":"01KAJ6ZZZZZZZZZZZZZZZZZZZA","at":"2026-11-21T09:00:01+08:00","do":"review","card":"{card}","grade":"easy"}}"#
        );
        let path = app.performer.library.log().path().to_owned();
        std::fs::write(&path, line + "\n").unwrap();
        press(&mut app, "<space>");
        let shown: String = drawn(&app)
            .content()
            .iter()
            .map(|cell| cell.symbol())
            .collect();
        assert!(shown.contains("别 的 窗 口"), "{shown}");
        std::fs::read_to_string(path).unwrap()
    };
    assert_eq!(log_before.lines().count(), 1);
    assert_ne!(stage.text("", SIZE), first);
}
