//! Decks built from a few lines of notes.

use proptest::prelude::*;

use super::*;
use crate::deck::testing::{deck_with, manifest_named, preferring, source};
use crate::domain::{
    Card, CardId, CardKind, EntryIndex, Importance, Preference, Remark, RemarkKind, Tag, TopicId,
};
use crate::notes::Severity;

fn id(question: &str) -> CardId {
    CardId::of_question(question)
}

fn card<'a>(deck: &'a Deck, question: &str) -> &'a Card {
    deck.card_of_entry(id(question)).expect(question)
}

fn deck_of(manifest: &str, notes: &str) -> Deck {
    let (deck, errors) = deck_with(Some(manifest), &[("a.md", notes)]);
    assert_eq!(errors, []);
    deck
}

/// Names of the topics of the card of a question.
fn topics(deck: &Deck, question: &str) -> Vec<String> {
    let topics = card(deck, question).topics.iter();
    topics.map(|topic| topic.0.clone()).collect()
}

const TWO_NOTES: [(&str, &str); 2] = [
    (
        "a.md",
        "# Pod 是什么？（高频）\n\n最小的调度单位。\n\n# 什么是节点？\n\n一台机器。\n",
    ),
    (
        "b.md",
        "# 节点是什么？\n\n- 物理机\n- 虚拟机\n\n# pod是什么\n\n- 一组容器\n- 共享网络\n",
    ),
];

#[test]
fn equal_questions_of_several_notes_are_one_card() {
    let (deck, errors) = deck_with(None, &TWO_NOTES);
    assert_eq!(errors, []);
    assert_eq!(deck.entries.len(), 4);
    assert_eq!(deck.cards.len(), 3);
    let pod = card(&deck, "Pod是什么");
    assert_eq!(pod.question, "Pod 是什么？");
    assert_eq!(
        deck.in_display_order(pod, deck.language),
        [EntryIndex(3), EntryIndex(0)],
        "with points first"
    );
    assert_eq!(pod.tags, [Tag::Frequent]);
    assert_eq!(pod.importance, Importance::High, "marked, and in two notes");
    assert_eq!(deck.answer(EntryIndex(0)), "最小的调度单位。");
    assert_eq!(deck.file_name(deck.entry(EntryIndex(3))), "b.md");
}

#[test]
fn a_same_list_joins_and_its_first_question_names_the_card() {
    let manifest = "same: [ [ 节点是什么？, 什么是节点？ ] ]";
    let (deck, errors) = deck_with(Some(manifest), &TWO_NOTES);
    assert_eq!(errors, []);
    let node = card(&deck, "什么是节点");
    assert_eq!(node.id, id("节点是什么"));
    assert_eq!(node.question, "节点是什么？");
    assert_eq!(node.entries.len(), 2);
    assert!(deck.card(id("什么是节点")).is_none());
    assert!(deck.card(id("节点是什么")).is_some());
}

#[test]
fn generic_questions_under_different_sections_are_not_joined() {
    let notes = "# Service\n\n## 作用是什么？\n\n甲。\n\n# Ingress\n\n## 作用是什么？\n\n乙。\n";
    let (deck, _) = deck_with(None, &[("a.md", notes)]);
    let questions: Vec<&str> = deck
        .cards
        .iter()
        .map(|card| card.question.as_str())
        .collect();
    assert_eq!(questions, ["作用是什么？", "Ingress: 作用是什么？"]);
    assert_eq!(deck.cards[0].id, id("作用是什么？"));
    assert_eq!(deck.cards[1].id, id("Ingress: 作用是什么？"));
    assert_eq!(deck.cards[0].sections, ["Service"]);
}

#[test]
fn a_term_that_is_asked_again_without_an_answer_is_one_card() {
    let notes = "# 一面\n\n## 自我介绍\n\n## 什么是 Pod？\n\n甲。\n\n# 二面\n\n## 自我介绍\n\n## 什么是 CNI？\n\n乙。\n";
    let (deck, _) = deck_with(None, &[("a.md", notes)]);
    assert_eq!(card(&deck, "自我介绍").entries.len(), 2);
}

#[test]
fn a_file_added_later_moves_no_id() {
    let one = "# Service\n\n## 作用是什么？\n\n甲。\n";
    let two = "# Ingress\n\n## 作用是什么？\n\n乙。\n";
    let ids = |files: &[(&str, &str)]| -> Vec<CardId> {
        let (deck, _) = deck_with(None, files);
        deck.cards.iter().map(|card| card.id).collect()
    };
    let both = ids(&[("a.md", one), ("b.md", two)]);
    assert_eq!(both[..1], ids(&[("a.md", one)])[..]);
}

#[test]
fn equal_labels_of_two_files_are_two_cards() {
    let one = ("a.md", "# Question 1\n\n甲。\n");
    let two = ("b.md", "# Question 1\n\n乙。\n");
    let (deck, _) = deck_with(None, &[one, two]);
    assert_eq!(deck.cards.len(), 2);
    assert_ne!(deck.cards[0].id, deck.cards[1].id);
}

#[test]
fn a_file_without_a_word_of_kubernetes_gets_no_topic_of_it() {
    let notes = "# Node.js 的 service 有什么安全问题？\n\n甲。\n";
    let (deck, _) = deck_with(None, &[("a.md", notes)]);
    assert_eq!(deck.cards[0].topics[0].0, "general");
    let notes = format!("{notes}\n# Pod 是什么？\n\n乙。\n");
    let (deck, _) = deck_with(None, &[("a.md", &notes)]);
    assert_ne!(deck.cards[0].topics[0].0, "general");
}

#[test]
fn a_section_of_three_cards_is_a_topic_and_a_smaller_one_belongs_to_it() {
    let notes = "# 缓存\n\n## 雪崩\n\n### 什么是雪崩？\n\n甲。\n\n## 穿透\n\n### 什么是穿透？\n\n乙。\n\n\
                 ### 怎么防穿透？\n\n丙。\n\n# 队列\n\n## 什么是死信？\n\n丁。\n";
    let (deck, _) = deck_with(None, &[("a.md", notes)]);
    assert_eq!(topics(&deck, "什么是雪崩"), ["缓存"]);
    assert_eq!(topics(&deck, "什么是穿透"), ["缓存"]);
    assert_eq!(topics(&deck, "什么是死信"), ["general"]);
}

#[test]
fn our_answers_come_first_and_never_name_the_card() {
    let ours = ("decks/kubernetes/pod.md", "# POD是什么\n\n我们的回答。\n");
    let (deck, _) = deck_with(None, &[ours, TWO_NOTES[0]]);
    let pod = card(&deck, "pod是什么");
    let first = deck.entry(pod.entries[0]);
    assert_eq!(deck.source_of(first).origin, crate::deck::Origin::Bundled);
    assert_eq!(pod.question, "Pod 是什么？");
    assert_eq!(pod.importance, Importance::Medium, "ours is no second note");
}

#[test]
fn a_wrong_answer_is_not_first_and_neither_is_none() {
    let notes = [
        ("a.md", "# 甲是什么东西？\n\n- 错的\n- 回答\n"),
        ("b.md", "# 甲是个什么？\n\n对的。\n"),
        ("c.md", "# 甲到底是什么？\n\n# 乙到底是什么？\n"),
    ];
    let manifest = "
same: [ [ 甲是什么东西？, 甲是个什么？, 甲到底是什么？ ] ]
cards: [ { question: 甲是什么东西？, remarks: [ { kind: wrong, zh: 不对 } ] } ]
";
    let (deck, errors) = deck_with(Some(manifest), &notes);
    assert_eq!(errors, []);
    let card = card(&deck, "甲是什么东西");
    assert_eq!(card.entries, [EntryIndex(1), EntryIndex(0), EntryIndex(2)]);
    let wrong: &Remark = &card.remarks[0];
    assert_eq!(
        (wrong.kind, wrong.entry),
        (RemarkKind::Wrong, Some(id("甲是什么东西")))
    );
    let preferred =
        deck.entries_preferring(card, Some(&preferring(id("甲是什么东西"))), deck.language);
    assert_eq!(
        preferred[0],
        EntryIndex(1),
        "a wrong answer is not first even if preferred"
    );
    assert!(!card.unanswered);
}

/// The deck of two titled cards that the overlay joins. `overlay` is further lines of it.
fn joined_by_overlay(cards: &str, overlay: &str) -> Deck {
    let notes = "# rbac\n\n四种对象。\n\n# 角色是什么？\n\n- 一组权限\n- 一个对象\n";
    let part = DeckPart {
        manifests: vec![manifest_named("deck.yaml", cards)],
        sources: vec![source("a.md", notes)],
    };
    let overlay = format!("same: [ [ rbac, 角色是什么？ ] ]\n{overlay}");
    let overlay = manifest_named("my-deck.yaml", &overlay);
    let (deck, errors) = Deck::build(vec![part], Some(overlay));
    assert_eq!(errors, []);
    deck
}

const TOPICS: &str = "topics: [ { id: security, title: 安全 }, { id: config, title: 配置 } ]\n";

#[test]
fn the_first_question_of_a_joined_card_gives_title_and_points() {
    let cards = format!(
        "{TOPICS}cards:
  - {{ question: rbac, title: 四种对象, topics: [ security ], points: [ {{ zh: 一 }}, {{ zh: 二 }} ] }}
  - question: 角色是什么？
    title: 角色
    topics: [ config ]
    steps: true
    points: [ {{ zh: 三 }} ]
    remarks: [ {{ kind: context, zh: 不全 }} ]
"
    );
    let deck = joined_by_overlay(&cards, "");
    let rbac = card(&deck, "角色是什么");
    let points: Vec<&str> = rbac
        .points
        .iter()
        .filter_map(|point| point.text.zh.as_deref())
        .collect();
    assert_eq!(rbac.id, id("rbac"));
    assert_eq!(
        rbac.title.as_ref().and_then(|title| title.zh.as_deref()),
        Some("四种对象")
    );
    assert_eq!((points, rbac.steps), (vec!["一", "二"], false));
    assert_eq!(topics(&deck, "rbac"), ["security", "config"]);
    assert_eq!(rbac.remarks[0].entry, Some(id("角色是什么")));
    let own = "cards: [ { question: rbac, title: 我的 } ]";
    let deck = joined_by_overlay(&cards, own);
    let title = card(&deck, "rbac").title.clone().unwrap();
    assert_eq!(title.zh.as_deref(), Some("我的"), "the learner's own title");
}

#[test]
fn points_of_a_joined_question_fill_in_where_the_first_has_none() {
    let cards = "cards: [ { question: 角色是什么？, steps: true, points: [ { zh: 三 } ] } ]";
    let deck = joined_by_overlay(cards, "");
    let rbac = card(&deck, "rbac");
    assert_eq!((rbac.points.len(), rbac.steps), (1, true));
}

#[test]
fn the_preferred_answer_goes_before_the_others() {
    let manifest = "same: [ [ 节点是什么？, 什么是节点？ ] ]";
    let (deck, _) = deck_with(Some(manifest), &TWO_NOTES);
    let node = card(&deck, "节点是什么");
    let usual = deck.in_display_order(node, deck.language);
    let other = deck.entry(usual[1]).id;
    assert_eq!(
        deck.entries_preferring(node, Some(&preferring(other)), deck.language)[0],
        usual[1]
    );
    assert_eq!(deck.entries_preferring(node, None, deck.language), usual);
}

#[test]
fn of_two_notes_that_ask_in_the_same_words_the_preferred_files_answer_goes_first() {
    let notes = [
        ("a.md", "# 节点是什么？\n\n一台机器。\n"),
        ("b.md", "# 节点是什么？\n\n一台机器，或者一台虚拟机。\n"),
    ];
    let (deck, _) = deck_with(None, &notes);
    let node = card(&deck, "节点是什么");
    for (file, first) in [("a.md", 0), ("b.md", 1)] {
        let preference = Preference {
            entry: node.id,
            file: Some(file.to_owned()),
        };
        let entries = deck.entries_preferring(node, Some(&preference), deck.language);
        assert_eq!(entries[0], EntryIndex(first), "{file}");
    }
}

#[test]
fn a_rule_reaches_its_card() {
    let manifest = "
topics: [ { id: network, title: 网络 } ]
cards:
  - question: pod是什么
    title: { zh: 什么叫 Pod }
    topics: [ network ]
    importance: 1
    kind: scenario
    points: [ 一, 二 ]
    steps: true
    followups: [ 为什么？ ]
    related: [ 什么是节点？ ]
    hide: 太旧
";
    let (deck, errors) = deck_with(Some(manifest), &TWO_NOTES);
    assert_eq!(errors, []);
    let pod = card(&deck, "pod是什么");
    assert_eq!(pod.topics, [TopicId("network".into())]);
    assert_eq!(
        (pod.importance, pod.kind),
        (Importance::Low, CardKind::Scenario)
    );
    assert_eq!(
        (pod.points.len(), pod.steps, pod.follow_ups.len()),
        (2, true, 1)
    );
    assert_eq!(pod.hidden.as_deref(), Some("太旧"));
    assert!(pod.title.is_some());
    assert_eq!(pod.related, [id("什么是节点")]);
    assert_eq!(
        card(&deck, "什么是节点").related,
        [pod.id],
        "related both ways"
    );
}

#[test]
fn a_line_of_several_questions_is_split() {
    let manifest = "
cards:
  - { question: 证书有哪些，怎么轮换？, importance: 3, split: [ 证书有哪些？, 证书怎么轮换？ ] }
same: [ [ 什么是证书？, 证书有哪些？ ] ]
";
    let notes = "# 证书有哪些，怎么轮换？\n\n# 什么是证书？\n\n一份文件。\n";
    let deck = deck_of(manifest, notes);
    assert_eq!(deck.cards.len(), 2);
    assert_eq!(card(&deck, "证书怎么轮换").importance, Importance::High);
    assert!(card(&deck, "证书怎么轮换").unanswered);
    assert!(
        !card(&deck, "证书有哪些").unanswered,
        "answered by the joined one"
    );
    assert!(deck.card_of_entry(id("证书有哪些，怎么轮换？")).is_none());
}

#[test]
fn topics_come_from_question_then_section_then_answer_then_section_title() {
    let notes = "\
# etcd 大合集

## 如何备份与恢复？

甲。

# 杂项

## 它为什么这么快？

etcd 用 Raft。

## 队列与堆栈是什么？

乙。

## 红黑树是什么？

丙。
";
    let (deck, _) = deck_with(None, &[("a.md", notes)]);
    assert_eq!(topics(&deck, "它为什么这么快"), ["etcd"]);
    assert_eq!(topics(&deck, "队列与堆栈是什么"), ["杂项"]);
    assert_eq!(
        deck.topics.find("杂项").unwrap().title.get(Language::En),
        "杂项"
    );
    let deck = deck_of("topics: [ { id: etcd, title: etcd } ]", notes);
    assert_eq!(topics(&deck, "如何备份与恢复"), ["etcd"]);
    assert_eq!(topics(&deck, "队列与堆栈是什么"), ["general"]);
}

#[test]
fn an_unknown_question_in_a_manifest_is_an_error() {
    let manifest = "
first: [ 什么是节电？ ]
topics:
  - { id: a, parent: b, title: A }
  - { id: b, parent: a, title: B }
  - { id: a, title: A }
  - { id: c, parent: nowhere, title: C }
same:
  - [ 什么是节点？, pod是什么, 什么是节点 ]
cards:
  - { question: 什么是节点？, topics: [ d ] }
  - { question: 什么是 节点 }
";
    let (_, errors) = deck_with(Some(manifest), &TWO_NOTES);
    let words: Vec<String> = errors
        .iter()
        .map(|error| format!("{}: {}", error.position.line, error.message(Language::En)))
        .collect();
    assert_eq!(
        words,
        [
            "2: no source has this question: 什么是节电？; the nearest question is: 什么是节点？",
            "4: these topics are parents of each other: a, b",
            "6: the topic `a` is already defined in line 4",
            "7: unknown topic `nowhere`",
            "9: this question is already listed in line 9: 什么是节点",
            "11: unknown topic `d`",
            "12: this question is already listed in line 11: 什么是 节点",
        ]
    );
}

#[test]
fn an_overlay_applies_to_all_decks_and_may_name_closed_ones() {
    let part = |name: &str, text: &str| DeckPart {
        manifests: Vec::new(),
        sources: vec![source(name, text)],
    };
    let overlay = manifest_named(
        "my-deck.yaml",
        "
topics: [ { id: mine, title: 我的, keywords: [ 节点 ] } ]
same: [ [ 节点是什么？, 什么是节点？ ] ]
cards:
  - { question: 这里没有的问题, hide: x }
  - { question: pod是什么, importance: 3 }
",
    );
    let parts = TWO_NOTES.map(|(name, text)| part(name, text)).to_vec();
    let (deck, errors) = Deck::build(parts, Some(overlay));
    assert_eq!(topics(&deck, "什么是节点"), ["mine"]);
    assert_eq!(card(&deck, "什么是节点").entries.len(), 2);
    assert_eq!(card(&deck, "pod是什么").importance, Importance::High);
    let severities: Vec<Severity> = errors.iter().map(|error| error.severity).collect();
    assert_eq!(severities, [Severity::Note]);
}

#[test]
fn an_empty_deck_is_a_deck() {
    let (deck, errors) = Deck::build(Vec::new(), None);
    assert!(deck.cards.is_empty() && errors.is_empty());
    let (deck, _) = deck_with(None, &[("empty.md", "")]);
    assert!(deck.cards.is_empty());
}

#[test]
fn the_language_is_the_manifests_or_that_of_the_questions() {
    assert_eq!(deck_with(None, &TWO_NOTES).0.language, Language::Zh);
    let english = [("a.md", "# What is a pod?\n\nA group of containers.\n")];
    assert_eq!(deck_with(None, &english).0.language, Language::En);
    let named = deck_with(Some("language: zh"), &english).0;
    assert_eq!(named.language, Language::Zh);
}

proptest! {
    #[test]
    fn every_entry_is_in_exactly_one_card(
        questions in prop::collection::vec("[甲乙丙丁ab]{1,3}", 1..12),
        same in prop::collection::vec(prop::collection::vec("[甲乙丙丁ab]{1,3}", 2..4), 0..4),
    ) {
        let notes: String = questions.iter().map(|q| format!("# 什么是{q}？\n\n答。\n\n")).collect();
        let lists: Vec<String> = same
            .iter()
            .map(|list| {
                let list: Vec<String> = list.iter().map(|q| format!("什么是{q}？")).collect();
                format!("  - [ {} ]\n", list.join(", "))
            })
            .collect();
        let manifest = format!("same:\n{}", lists.concat());
        let (deck, _) = deck_with(Some(&manifest), &[("a.md", &notes)]);
        let mut placed: Vec<EntryIndex> =
            deck.cards.iter().flat_map(|card| card.entries.clone()).collect();
        placed.sort_unstable();
        let all: Vec<EntryIndex> = (0..deck.entries.len() as u32).map(EntryIndex).collect();
        prop_assert_eq!(placed, all);
        for card in &deck.cards {
            prop_assert!(card.entries.iter().any(|entry| deck.entry(*entry).id == card.id));
            for entry in deck.entries_of(card) {
                prop_assert_eq!(deck.card_of_entry(entry.id).map(|card| card.id), Some(card.id));
            }
        }
    }
}
