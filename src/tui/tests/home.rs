//! The home screen: topics and minutes.

use super::stage::{Stage, assert_line};
use crate::domain::Language;
use crate::query::Query;
use crate::tui::keymap::Context;

const SIZE: (u16, u16) = (80, 24);

#[test]
fn home_starts_the_selected_topic_and_comes_back() {
    let mut stage = Stage::home();
    let text = stage.text("j<enter>", SIZE);
    assert_line(
        &text,
        " 网络 > CNI                                                    1/2  还剩 4 分钟",
    );
    let text = stage.text("j<enter><space>4q", SIZE);
    assert_line(
        &text,
        " > 网络                          0          1            0/2   ▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱▱",
    );
}

#[test]
fn keys_dropped_from_the_footer_are_in_the_menu() {
    let mut stage = Stage::home();
    let text = stage.text(".", (40, 12));
    for label in [
        "|   v  速览                            |",
        "|   p  计划                            |",
        "| > i  模拟                            |",
        "|   /  搜索                            |",
    ] {
        assert_line(&text, label);
    }
    let text = stage.text(".<end>", (40, 12));
    assert_line(&text, "| > ?  帮助                            |");
    assert_line(
        &stage.text(".<end>", (40, 12)),
        "| > ?  帮助                            |",
    );
    assert_line(
        &stage.text(".n", (40, 12)),
        "| 谁问的                               |",
    );
}

#[test]
fn a_narrow_skim_screen_shows_the_menu_key() {
    let mut stage = Stage::home();
    for (keys, footer) in [
        ("v", "j 下一题  空格 下一页  a 全文  . 更多"),
        ("vj", "j 下一题  k 上一题  空格 下一页  . 更多"),
    ] {
        assert_line(&stage.text(keys, (40, 12)), footer);
    }
    let mut stage = Stage::home().in_english();
    for keys in ["v", "vj"] {
        let text = stage.text(keys, (40, 12));
        assert_line(&text, "j next  Space page down  . more");
    }
}

#[test]
fn todays_minutes_are_chosen_from_a_list_or_typed() {
    let mut stage = Stage::home();
    let text = stage.text("+", SIZE);
    for line in [
        "  | > 1  30 分钟                                                             |",
        "  |   2  60 分钟                                                             |",
        "  |   3  120 分钟                                                            |",
        "  |   4  其他                                                                |",
    ] {
        assert_line(&text, line);
    }
    let today = |minutes| {
        format!(
            " 今天 {minutes} 分钟    复习 0   新题 5   约 10 分钟                        Enter 开始"
        )
    };
    assert_line(&stage.text("+2", SIZE), &today(60));
    assert!(stage.log().contains(r#""do":"today","minutes":60"#));
    let text = stage.text("+4<ctrl-u>soon<enter>", SIZE);
    assert_line(&text, " 分钟数，1 到 1440");
    assert_line(&stage.text("+4４５<enter>", SIZE), &today(45));
    let mut next_day = stage.reopened("2026-11-22T09:00:00+08:00");
    assert_line(&next_day.text("", SIZE), &today(30));
}

/// A log line of today that took so many milliseconds, of a card of another deck.
fn used(n: usize, ms: u32) -> String {
    format!(
        "{{\"v\":1,\"id\":\"01KAJ6{n:020}\",\"at\":\"2026-11-21T08:0{n}:00+08:00\",\"do\":\"review\",\"card\":\"yyk3rzybp823\",\"grade\":\"good\",\"ms\":{ms}}}\n"
    )
}

#[test]
fn with_the_minutes_used_up_a_session_ends_before_it_begins() {
    let mut stage = Stage::study("")
        .with_file("config.yaml", "minutes_per_day: 5\n")
        .with_file("progress.jsonl", &used(1, 300_000));
    let text = stage.text("", SIZE);
    assert_line(&text, "     2  再学 10 分钟");
    let context = stage.play("+<space>", SIZE, |app| app.state.context());
    assert_eq!(context, Context::Checklist, "a card comes");
    assert!(stage.log().contains(r#""do":"today","minutes":15"#));
}

#[test]
fn after_days_without_study_home_says_one_line() {
    let line = used(1, 1_000).replace("11-21T08", "11-14T08");
    let mut stage = Stage::home().with_file("progress.jsonl", &line);
    let text = stage.text("", SIZE);
    assert_line(&text, " 已重新安排，今天还是 30 分钟");
    let mut stage = stage.with_file(
        "progress.jsonl",
        &used(1, 1_000).replace("11-21T08", "11-20T08"),
    );
    assert!(!stage.text("", SIZE).contains("已重新安排"));
}

#[test]
fn a_break_is_shown_at_home() {
    let pause = "{\"v\":1,\"id\":\"01KAJ600000000000000000001\",\"at\":\"2026-11-20T08:00:00+08:00\",\"do\":\"pause\",\"from\":\"2026-11-20\",\"to\":\"2026-11-23\"}\n";
    let mut stage = Stage::home().with_file("progress.jsonl", pause);
    let text = stage.text("", SIZE);
    assert_line(&text, " 休息到 11-23 周一    复习 0   新题 0   约 0 分钟");
}

#[test]
fn the_key_that_starts_is_on_the_first_line_if_there_is_something_to_study() {
    let mut stage = Stage::home().in_english();
    let today = " Today 30 min    reviews 0   new 5   about 10 min                   Enter start";
    assert_line(&stage.text("", SIZE), today);
    let text = stage.text(
        "<enter><space>4<space>1<space>4<space>4<space>4<space>4qq",
        SIZE,
    );
    assert!(!text.contains("Enter start"), "{text}");
}

#[test]
fn browse_lists_the_cards_of_the_selected_topic() {
    let mut stage = Stage::home();
    let text = stage.text("jb", SIZE);
    assert!(text.contains("topic:networking"), "{text}");
    assert!(text.contains("第 1/2 题"), "{text}");
    assert!(stage.text("jb<esc>", SIZE).contains("第 1/6 题"));
    assert!(stage.text("b", SIZE).contains("第 1/6 题"));
}

/// Two cards of two topics each, almost always asked, and ten personal ones.
fn two_topics() -> (String, String) {
    let notes = "# Backups？\n\ntext\n\n# Snapshots？\n\ntext\n";
    let mut manifest = "\
name: k
sources: [ notes.md ]
topics:
  - { id: storage, title: { zh: 存储, en: Storage } }
  - { id: etcd, title: etcd }
cards:
"
    .to_owned();
    for question in ["Backups？", "Snapshots？"] {
        let card = "topics: [ storage, etcd ], importance: 3";
        manifest += &format!("  - {{ question: {question}, {card} }}\n");
    }
    let mut notes = notes.to_owned();
    for word in [
        "apple", "bread", "cloud", "drums", "eagle", "fruit", "grape", "house", "igloo", "jelly",
    ] {
        notes += &format!("\n# {word}？\n\ntext\n");
        manifest += &format!("  - {{ question: {word}？, kind: personal, importance: 3 }}\n");
    }
    (notes, manifest)
}

#[test]
fn a_session_of_a_topic_shows_its_cards_under_that_topic() {
    let (notes, manifest) = two_topics();
    for (query, topic) in [("", "Storage"), ("etcd", "etcd"), ("storage", "Storage")] {
        for keys in ["", "<space>3["] {
            let mut stage = Stage::of_deck(&notes, &manifest);
            stage.options.query = Query::parse(query, &stage.library.deck().topics).ok();
            let text = stage.text(keys, SIZE);
            assert!(text.starts_with(&format!(" {topic} ")), "{query}: {text}");
        }
    }
}

#[test]
fn the_counts_of_home_fit_80_columns() {
    let (notes, manifest) = two_topics();
    for language in [Language::Zh, Language::En] {
        let mut stage = Stage::home_of_deck(&notes, &manifest, language);
        let text = stage.text("", SIZE);
        let counts = text.lines().nth(3).unwrap();
        assert!(counts.contains(" 0/12 ") && counts.contains("10"), "{text}");
    }
}
