//! The revealed card: short answer, core and bonus points, follow-ups, answers, languages.

use super::stage::{Stage, assert_line, drawn, press};
use crate::tui::tests::printer::printed;

const SIZE: (u16, u16) = (80, 24);
const SMALL: (u16, u16) = (40, 12);

const OVERLAY: &str = "\
cards:
  - question: 什么是 PodDisruptionBudget？
    title: { zh: PDB 是什么？, en: What is a PDB? }
    short: { zh: 限制自愿中断时同时不可用的副本数, en: It limits how many replicas voluntary disruptions take down }
    points:
      - { zh: 只管自愿中断, en: Voluntary disruptions only, core: true }
      - { zh: 驱逐接口会遵守它, en: The eviction API respects it, core: true }
      - { zh: minAvailable 或 maxUnavailable, en: minAvailable or maxUnavailable }
    followups:
      - zh: 排空节点卡住怎么办？
        en: A drain hangs. What now?
        points: [ { zh: 看哪个 PDB 不许, en: Find the PDB that refuses }, { zh: 先扩容, en: Scale up first } ]
    remarks:
      - { kind: outdated, since: '1.25', zh: policy/v1beta1 已移除。, en: policy/v1beta1 is gone., source: k8s.io, quote: 同时不可用 }
      - { kind: context, zh: 也看 unhealthyPodEvictionPolicy。, en: See unhealthyPodEvictionPolicy. }
";

fn stage() -> Stage {
    Stage::study("disruption").with_file("my-deck.yaml", OVERLAY)
}

/// Both languages at the usual size and in a split.
fn snapshots(name: &str, keys: &str) {
    for (language, mut stage) in [("zh", stage()), ("en", stage().in_english())] {
        for (size_name, size) in [("80x24", SIZE), ("40x12", SMALL)] {
            let screen = stage.screen(keys, size);
            insta::assert_snapshot!(format!("{name}_{size_name}_{language}"), screen);
        }
    }
}

#[test]
fn core_points_come_before_bonus_points() {
    snapshots("core_and_bonus", "<space><space>");
}

#[test]
fn follow_ups_come_once_the_core_is_covered() {
    snapshots("follow_ups", "<space><space><space>j<space><space>");
    let mut stage = stage();
    let missed = stage.text("<space><space>jj", SIZE);
    assert!(!missed.contains("追问"), "{missed}");
}

#[test]
fn answers_open_with_corrections_above_and_notes_below() {
    snapshots("answers", "<space>a");
}

#[test]
fn the_quote_of_a_correction_is_marked_in_the_answer() {
    let screen = stage().screen("<space>a", SIZE);
    let row = screen
        .lines()
        .position(|line| line == "   限制自愿中断时同时不可用的副本数。");
    let marked = format!("{}:17-26 red underlined", row.unwrap());
    assert_line(&screen, &marked);
}

#[test]
fn corrections_can_be_read_alone() {
    let text = stage().text("<space>r", SIZE);
    assert_line(&text, "   过时（1.25 起）");
    assert!(
        !text.contains("说明") || !text.contains("unhealthy"),
        "{text}"
    );
    assert!(!stage().text("<space>rr", SIZE).contains("过时"));
}

#[test]
fn an_answer_in_the_other_language_is_folded_and_says_so() {
    let mut english = stage().in_english();
    let text = english.text("<space>a", SIZE);
    assert_line(&text, "   (in Chinese; Tab shows it)");
    assert!(text.contains("1 in Chinese"), "{text}");
    assert!(!text.contains("副本数"), "{text}");
    let text = english.text("<space>a<tab>", SIZE);
    assert_line(&text, "   限制自愿中断时同时不可用的副本数。");
    let question = english.text("", SIZE);
    assert_line(&question, "   the notes ask it in Chinese");
    assert!(!question.contains("什么是"), "{question}");
}

#[test]
fn the_language_switches_in_place_and_keeps_the_ticks() {
    let mut stage = stage();
    let mut app = stage.app(SIZE);
    press(&mut app, "<space><space>L");
    let english = printed(&drawn(&app));
    assert_line(&english, "   [x] Voluntary disruptions only");
    assert_line(&english, " > [ ] The eviction API respects it");
    press(&mut app, "L<space>");
    assert_line(&printed(&drawn(&app)), "   [x] 驱逐接口会遵守它");
    press(&mut app, "3L");
    assert!(printed(&drawn(&app)).contains("Done"));
}

#[test]
fn escape_folds_before_it_leaves() {
    for open in ["a", "r"] {
        let mut stage = Stage::home().with_file("my-deck.yaml", OVERLAY);
        let mut app = stage.app(SIZE);
        press(&mut app, "/disruption<enter>><space><space>");
        let before = printed(&drawn(&app));
        press(&mut app, open);
        assert_ne!(printed(&drawn(&app)), before);
        press(&mut app, "<esc>");
        assert_eq!(printed(&drawn(&app)), before, "{open}");
        press(&mut app, "<esc>");
        assert!(app.state.study().is_none());
    }
}

#[test]
fn keys_that_decide_about_a_card_do_nothing_outside_the_menu() {
    let mut stage = stage();
    for key in ["b", "s", "f", "z"] {
        let text = stage.text(&format!("<space>{key}"), SIZE);
        assert!(text.contains("在菜单里，先按 ."), "{key}: {text}");
    }
    assert_eq!(stage.log(), "");
    let again = stage.text("<space>bb", SIZE);
    assert!(!again.contains("在菜单里"), "said once: {again}");
}

#[test]
fn a_key_that_does_nothing_says_why_once() {
    let mut stage = stage();
    assert_line(&stage.text("1", SIZE), " 先按空格看答案");
    assert!(!stage.text("12", SIZE).contains("先按空格"));
    for key in ["a", "r", "<tab>"] {
        assert_line(&stage.text(key, SIZE), " 先按空格看答案");
    }
    assert_line(&stage.text("i", SIZE), " i 在这里没有用，按 ? 看所有按键");
    assert_line(&stage.text("<esc>", SIZE), " 已经是第一屏，退出按 q");
}

#[test]
fn the_card_before_is_shown_without_undoing_its_grade() {
    let mut stage = Stage::study("");
    let mut app = stage.app(SIZE);
    press(&mut app, "[");
    assert_line(&printed(&drawn(&app)), " 前面还没有学过题");
    press(&mut app, "<space>3<space><space>");
    let before = printed(&drawn(&app));
    press(&mut app, "[");
    let shown = printed(&drawn(&app));
    assert_line(&shown, " Calico 网络插件的实现原理");
    press(&mut app, "<esc>");
    assert_eq!(printed(&drawn(&app)), before);
    drop(app);
    assert_eq!(stage.log().lines().count(), 1);
}

#[test]
fn the_cards_before_are_in_the_order_they_were_asked() {
    let mut stage = Stage::study("");
    for (keys, position) in [("[", "2/2"), ("[[", "1/2"), ("[[j", "2/2")] {
        let text = stage.text(&format!("<space>3<space>3{keys}"), SIZE);
        assert!(text.lines().next().unwrap().ends_with(position), "{text}");
        stage = Stage::study("");
    }
}

#[test]
fn the_key_for_the_next_answer_opens_the_folded_one_in_view() {
    let notes = "# What is etcd?\n\n一个存储。\n\n# etcd?\n\n一个数据库。\n";
    let manifest = "sources: [ notes.md ]\nsame: [ [ What is etcd?, etcd? ] ]\ncards:\n  \
                    - question: What is etcd?\n    points: [ one, two ]\n";
    let mut stage = Stage::of_deck(notes, manifest);
    for (keys, opened) in [("<tab>", "一个数据库"), ("<end><tab>", "一个存储")] {
        let text = stage.text(&format!("<space>a{keys}"), (40, 8));
        assert!(text.contains(opened), "{keys}: {text}");
    }
}

#[test]
fn a_correction_alone_says_which_answer_it_is_about() {
    let notes = "# What is etcd?\n\nA cache.\n\n# etcd?\n\nA store.\n";
    let manifest = "sources: [ notes.md ]\nsame: [ [ What is etcd?, etcd? ] ]\ncards:\n  \
                    - question: etcd?\n    points: [ one, two ]\n    \
                    remarks: [ { kind: incomplete, en: It is consistent. } ]\n";
    let text = Stage::of_deck(notes, manifest).text("<space>r", SIZE);
    let rows: Vec<&str> = text
        .lines()
        .skip_while(|row| !row.contains("Answer "))
        .collect();
    assert_eq!(
        rows[..3],
        [
            "   Answer 2 of 2", "   Not quite right", "     It is consistent."
        ]
    );
}

#[test]
fn who_reveals_at_once_is_told_to_speak_once_a_session() {
    let told = "先开口讲，再看要点";
    let text = Stage::study("").text("<space>3<space>3", SIZE);
    assert!(!text.contains(told), "{text}");
    let text = Stage::study("").text("<space>2", SIZE);
    assert!(!text.contains(told), "{text}");
}

#[test]
fn no_time_spoken_is_shown_if_it_is_short_or_the_learner_was_away() {
    let mut stage = stage();
    let mut app = stage.app(SIZE);
    press(&mut app, "<space>");
    for ms in [5_000, 600_000] {
        let revealed = app.state.study_mut().unwrap().revealed_mut();
        revealed.unwrap().spoken = Some(ms);
        let text = printed(&drawn(&app));
        assert!(!text.contains("讲了"), "{text}");
    }
}

#[test]
fn skimming_shows_core_points_before_bonus_points() {
    let mut stage = stage();
    stage.text("<space><space>j1", SIZE);
    stage.options.skim = true;
    let text = stage.text("", SIZE);
    let first = text.lines().skip_while(|row| !row.starts_with("   - "));
    let rows: Vec<&str> = first.take(4).collect();
    let expected = [
        "   - 只管自愿中断",
        "   - 驱逐接口会遵守它                                                  上次漏了",
        "   加分",
        "   - minAvailable 或 maxUnavailable",
    ];
    assert_eq!(rows, expected, "{text}");
}

#[test]
fn only_core_points_are_marked_as_missed_before() {
    let mut stage = stage();
    stage.text("<space>jjj1", SIZE);
    let mut stage = stage.reopened("2026-11-24T09:00:00+08:00");
    let text = stage.text("<space>", SIZE);
    assert_eq!(text.matches("上次漏了").count(), 2, "{text}");
}

#[test]
fn the_first_card_ever_explains_itself() {
    for (mut stage, line) in [
        (Stage::study(""), "先开口讲一遍，再按空格对要点。"),
        (
            Stage::study("").in_english(),
            "Say your answer aloud, then press Space",
        ),
    ] {
        assert_line(&stage.text("", SMALL), line);
    }
    let line = "先开口讲一遍";
    let mut stage = Stage::study("");
    let text = stage.text("<space>2", SIZE);
    assert!(!text.contains(line), "{text}");
    let mut stage = stage.reopened("2026-11-21T10:00:00+08:00");
    assert!(!stage.text("", SIZE).contains(line));
}

#[test]
fn missed_points_of_follow_ups_are_logged() {
    let mut stage = stage();
    stage.text("<space><space><space>j<space><space><enter>", SIZE);
    let log = stage.log();
    let written = r#""grade":"good","as":"recall""#;
    assert!(log.contains(written), "{log}");
    let followups = r#""hit":[1,2],"of":3,"followups":[{"n":1,"hit":[1],"of":2}]"#;
    assert!(log.contains(followups), "{log}");
}
