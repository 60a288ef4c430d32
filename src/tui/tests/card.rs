//! The card screen: everything about one card, its reviews, and related cards.

use super::stage::{Stage, assert_line};
use crate::domain::{CardId, Language};

const SIZE: (u16, u16) = (80, 24);

#[test]
fn enter_opens_the_card_and_arrows_go_through_the_list() {
    let mut stage = Stage::home();
    let first = stage.text("b<enter>", SIZE);
    assert!(first.contains("第 1/6 题"), "{first}");
    let second = stage.text("b<enter><right>", SIZE);
    assert!(second.contains("第 2/6 题"), "{second}");
    assert_ne!(first, second);
    assert_eq!(stage.text("b<enter><right><left>", SIZE), first);
    assert_eq!(stage.text("bj<enter>", SIZE), second);
    assert_eq!(stage.text("b<enter><right>q", SIZE), stage.text("bj", SIZE));
}

#[test]
fn the_history_has_date_grade_points_and_time_of_each_review() {
    let mut stage = Stage::study("disruption");
    stage.text("<space><space><space><enter>", SIZE);
    let mut stage = stage.reopened("2026-11-25T09:00:00+08:00");
    stage.options.query = None;
    let text = stage.text("/disruption<enter><enter><tab>", SIZE);
    let review = "2026-11-21 09:00";
    let row = text.lines().find(|line| line.contains(review)).unwrap();
    assert!(row.contains("讲到 2/"), "{text}");
    assert!(row.ends_with("0:00"), "{text}");
    assert!(text.contains("> 记录 1"), "{text}");
    assert_line(&stage.text("b7<enter><tab>", SIZE), "   还没有答过。");
}

#[test]
fn the_history_of_a_multiple_choice_question_has_the_letters_chosen() {
    for (language, chose) in [(Language::Zh, "选了 AC"), (Language::En, "chose AC")] {
        let stage = Stage::of_path("src/tui/tests/choices.md", "", language);
        let id = CardId::of_question("Pod 的重启策略有哪些？");
        let mut stage = stage.with_file(
            "progress.jsonl",
            &format!("{{\"v\":1,\"id\":\"01KAJ600000000000000000000\",\"at\":\"2026-11-20T09:00:00+08:00\",\"do\":\"review\",\"card\":\"{id}\",\"grade\":\"again\",\"as\":\"choice\",\"chose\":\"AC\"}}\n"),
        );
        stage.options.query = None;
        for size in [SIZE, (40, 12)] {
            let text = stage.text("/重启<enter><enter><tab>", size);
            assert!(text.contains(chose), "{text}");
        }
    }
}

#[test]
fn related_cards_open_on_top_and_back_returns() {
    let notes = "# What is etcd?\n\nA store.\n\n# What is Raft?\n\nA protocol.\n\n# Why?\n\nSo.\n";
    let manifest = "name: a\nsources: [ notes.md ]\ncards:\n  - question: What is etcd?\n    related: [ What is Raft? ]\n";
    let mut stage = Stage::of_deck(notes, manifest);
    stage.options.query = None;
    let related = stage.text("b<enter><tab><tab>", SIZE);
    assert_line(&related, " > What is Raft?");
    assert!(related.contains("> related 1"), "{related}");
    let other = stage.text("b<enter><tab><tab><enter><tab><tab>", SIZE);
    assert_line(&other, " > What is etcd?");
    assert_eq!(stage.text("b<enter><tab><tab><enter>q", SIZE), related);
    assert_line(
        &stage.text("b<end><enter><tab><tab>", SIZE),
        "   No related cards.",
    );
}

#[test]
fn a_long_card_scrolls_by_pages() {
    let mut stage = Stage::home();
    let size = (80, 16);
    let top = stage.text("/apply<enter><enter>", size);
    let next = stage.text("/apply<enter><enter><space>", size);
    assert_ne!(top, next);
    assert_eq!(stage.text("/apply<enter><enter><space><pageup>", size), top);
}

#[test]
fn points_have_no_numbers_and_a_tag_replaces_the_importance() {
    let notes = "# What is etcd?\n\nA store.\n\n# What is Raft?\n\nA protocol.\n";
    let points = "points: [ { en: watch }, { en: quorum, core: true } ]";
    let manifest = format!(
        "name: a\nsources: [ notes.md ]\ncards:\n  \
         - {{ question: What is etcd?, importance: 3, tags: [ frequent ], {points} }}\n  \
         - {{ question: What is Raft?, importance: 3 }}\n"
    );
    let mut stage = Stage::of_deck(notes, &manifest);
    stage.options.query = None;
    let text = stage.text("b<home><enter>", SIZE);
    assert_line(&text, "   - quorum");
    assert_line(&text, "   - watch");
    assert!(
        text.contains("often asked") && !text.contains("almost always"),
        "{text}"
    );
    let text = stage.text("b<end><enter>", SIZE);
    assert!(text.contains("almost always asked"), "{text}");
}
