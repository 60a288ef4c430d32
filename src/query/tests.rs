//! Queries over a small deck.

use proptest::prelude::*;

use super::*;
use crate::deck::Deck;
use crate::deck::testing::deck_with;
use crate::domain::{CardState, Hits, Language, LearningState};

const MANIFEST: &str = "
topics:
  - { id: networking, title: { zh: 网络, en: Networking }, keywords: [ 网络 ] }
  - { id: service, parent: networking, title: Service, aliases: [ 服务, svc ], keywords: [ service ] }
  - { id: etcd, title: etcd }
cards:
  - question: 什么是etcd？
    title: { zh: etcd 是做什么的, en: What does etcd do }
    importance: 3
";

const NOTES: &str = "\
# 什么是etcd？（高频）

保存集群状态的键值库，用 Raft 保持一致，e\u{fb00}ective。

# Service 有哪几种类型？

ClusterIP 和 NodePort。

# 网络策略怎么写？

";

fn deck() -> Deck {
    let (deck, errors) = deck_with(Some(MANIFEST), &[("work/log.md", NOTES)]);
    assert_eq!(errors, []);
    deck
}

/// The first character of the questions found.
fn found(query: &str) -> String {
    found_by(
        &Query::parse(query, &deck().topics).unwrap(),
        &CardState::default(),
    )
}

fn found_by(query: &Query, state: &CardState) -> String {
    let deck = deck();
    let cards = deck
        .cards
        .iter()
        .filter(|card| query.matches(&deck, card, state));
    cards
        .filter_map(|card| card.question.chars().next())
        .collect()
}

#[test]
fn terms_are_joined_by_and() {
    for (query, cards) in [
        ("", "什S网"),
        ("topic:etcd", "什"),
        ("topic:etcd,service", "什S"),
        ("网络", "S网"),
        ("网络 -svc", "网"),
        ("网络 !服务", "网"),
        ("tag:frequent", "什"),
        ("tag:高频", "什"),
        ("tag:经常问", "什"),
        ("tag:重点,高频", "什"),
        ("tag:面试问过", ""),
        ("-tag:frequent", "S网"),
        ("source:LOG", "什S网"),
        ("source:nothing", ""),
        ("importance:3", "什"),
        ("importance:1,3", "什S网"),
        ("is:unanswered", "网"),
        ("is:new -is:unanswered", "什S"),
    ] {
        assert_eq!(found(query), cards, "{query}");
    }
}

#[test]
fn texts_are_searched_in_titles_questions_and_answers() {
    for (query, cards) in [
        ("raft", "什"),
        ("ＲＡＦＴ", "什"),
        ("做什么的", "什"),
        ("\"WHAT DOES\"", "什"),
        ("nodeport", "S"),
        ("ff", "什"),
        ("有 哪", "S"),
        ("\"用Raft保持\"", "什"),
        ("没有这样的词", ""),
    ] {
        assert_eq!(found(query), cards, "{query}");
    }
}

#[test]
fn quotes_mean_text_even_where_a_topic_has_the_name() {
    assert_eq!(found("服务"), "S");
    assert_eq!(found("\"服务\""), "");
}

type Change<'a> = &'a dyn Fn(&mut CardState);

#[test]
fn states_are_the_learners() {
    let in_state = |state: LearningState| move |card: &mut CardState| card.memory.state = state;
    let relearning = in_state(LearningState::Relearning);
    let review = in_state(LearningState::Review);
    let missed = |card: &mut CardState| {
        card.memory.state = LearningState::Review;
        card.last_hits = Some(Hits {
            hit: vec![1],
            of: 2,
        });
    };
    let states: [(&str, Change<'_>); 8] = [
        ("is:learning", &relearning),
        ("is:review", &review),
        ("is:due", &|card| card.due_now = true),
        ("is:today", &|card| card.reviewed_today = true),
        ("is:suspended", &|card| card.suspended = true),
        ("is:flagged", &|card| card.flagged = Some(String::new())),
        ("is:leech", &|card| card.leech = true),
        ("is:weak", &missed),
    ];
    for (text, change) in states {
        let query = Query::parse(text, &deck().topics).unwrap();
        let mut state = CardState::default();
        assert_eq!(found_by(&query, &state), "", "{text} of a new card");
        change(&mut state);
        assert_eq!(found_by(&query, &state), "什S网", "{text}");
    }
}

#[test]
fn unknown_names_are_errors_with_suggestions() {
    let topics = deck().topics;
    for (query, message) in [
        (
            "pod topci:etcd",
            "unknown key `topci:` (put it in quotes to search for the text); did you mean topic?",
        ),
        ("topic:etdc", "unknown topic `etdc`; did you mean etcd?"),
        (
            "is:suspend",
            "unknown state `is:suspend`; did you mean suspended?",
        ),
        ("importance:4", "`importance:4` must be 1, 2 or 3"),
        ("topic:", "missing value after `topic:`"),
    ] {
        let error = Query::parse(query, &topics).unwrap_err();
        assert_eq!(error.message(Language::En), message);
    }
    assert_eq!(
        Query::parse("pod topci:etcd", &topics).unwrap_err().column,
        5
    );
}

#[test]
fn a_wide_colon_behind_no_key_is_text() {
    assert!(Query::parse("note：x", &deck().topics).is_ok());
    assert_eq!(found("topic：etcd"), "什");
}

#[test]
fn topics_like_a_text_are_proposed() {
    let topics = deck().topics;
    let query = Query::parse("netwroking", &topics).unwrap();
    assert_eq!(query.near_topics(&topics), ["networking"]);
}

#[test]
fn titles_are_found_by_pinyin_when_asked() {
    let by = |text: &str| {
        let query = Query::parse(text, &deck().topics).unwrap().with_pinyin();
        found_by(&query, &CardState::default())
    };
    assert_eq!(by("wlcl"), "网");
    assert_eq!(by("wangluo"), "网");
    assert_eq!(by("lx"), "S");
    assert_eq!(found("wlcl"), "");
}

#[test]
fn a_query_within_a_topic_keeps_its_terms_even_with_an_open_quote() {
    let topics = deck().topics;
    for text in ["", "什么", "\"什么", "-lx"] {
        let query = Query::parse(text, &topics).unwrap();
        let within = query.within(&TopicId("etcd".into()), &topics);
        let found = found_by(&within, &CardState::default());
        assert_eq!(found, "什", "{text}");
    }
}

#[test]
fn a_query_knows_which_states_it_asks_for() {
    let query = Query::parse("-is:due is:unanswered", &deck().topics).unwrap();
    assert!(query.asks_for(Is::Unanswered) && !query.asks_for(Is::Due));
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_an_error_at_a_position_in_it(text in "\\PC{0,40}") {
        if let Err(error) = Query::parse(&text, &deck().topics) {
            prop_assert!(error.column as usize <= text.chars().count());
            prop_assert!(!error.message(Language::Zh).is_empty());
        }
    }

    #[test]
    fn a_negated_term_finds_the_other_cards(text in "[a-zA-Z网络服务什么]{1,3}") {
        let both = found(&text).chars().count() + found(&format!("-{text}")).chars().count();
        prop_assert_eq!(both, 3);
    }
}

#[test]
fn a_tag_matches_every_name_shown_on_screens() {
    use crate::words::card;
    let shown = [card::tag_frequent, card::tag_important, card::tag_asked];
    for (shown, tag) in shown.into_iter().zip(["frequent", "important", "asked"]) {
        for language in [Language::En, Language::Zh] {
            let query = format!("tag:\"{}\"", shown(language));
            let query = Query::parse(&query, &deck().topics).unwrap();
            let Condition::Tag(names) = &query.terms[0].what else {
                panic!("no tag: {query:?}");
            };
            assert!(names.iter().any(|name| name == tag), "{names:?}");
        }
    }
}
