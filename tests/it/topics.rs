//! Topics: the tree of the built-in deck, query results, and the topics of notes without a
//! manifest.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::environment::Environment;

/// The ids of the cards that a query finds.
fn ids(environment: &Environment, query: &str) -> BTreeSet<String> {
    let listed = environment.run(&format!("list {query} --json")).json();
    let cards = listed["cards"].as_array().unwrap();
    let id = |card: &Value| card["id"].as_str().unwrap().to_owned();
    cards.iter().map(id).collect()
}

/// The topics of the cards of some notes, by question.
fn topics_of_notes(notes: &str) -> HashMap<String, Vec<String>> {
    let environment = Environment::new();
    environment.write("notes.md", notes);
    let listed = environment.run("list --deck notes.md --json").json();
    let cards = listed["cards"].as_array().unwrap();
    let names = |card: &Value| {
        let topics = card["topics"].as_array().unwrap().iter();
        topics
            .map(|topic| topic.as_str().unwrap().to_owned())
            .collect()
    };
    let question = |card: &Value| card["question"].as_str().unwrap().to_owned();
    cards
        .iter()
        .map(|card| (question(card), names(card)))
        .collect()
}

#[test]
fn a_topic_is_found_by_its_names_in_both_languages() {
    let environment = Environment::new();
    let ids = |query: &str| ids(&environment, query);
    assert!(!ids("网络").is_empty());
    assert_eq!(ids("网络"), ids("topic:networking"));
    assert_eq!(ids("etcd"), ids("topic:etcd"));
    assert!(!ids("importance:3").is_empty());
    assert_eq!(
        ids("-importance:3").len() + ids("importance:3").len(),
        ids("").len()
    );
    let _ = environment.run("list is:unanswered").fails_with(1);
}

#[test]
fn a_topic_finds_the_cards_of_its_children() {
    let environment = Environment::new();
    let networking = ids(&environment, "topic:networking");
    for child in ["service", "ingress", "servicemesh"] {
        let child = ids(&environment, &format!("topic:{child}"));
        assert!(!child.is_empty());
        assert!(child.is_subset(&networking));
        assert!(child.len() < networking.len());
    }
    assert!(ids(&environment, "topic:storage").is_disjoint(&ids(&environment, "topic:etcd")));
}

#[test]
fn topics_come_in_the_order_of_a_tree_that_counts_children_with_their_parents() {
    let environment = Environment::new();
    let shown = environment.run("topics --lang zh").ok();
    let rows: Vec<Vec<&str>> = shown.lines().map(|row| row.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 8), "{shown}");
    let at = |topic: &str| rows.iter().position(|row| row[0] == topic).unwrap();
    for child in ["service", "ingress", "servicemesh"] {
        assert!(at("networking") < at(child) && at(child) < at("storage"));
    }
    let topics = environment.run("topics --json").json();
    let topic = |id: &str| -> Value {
        let all = topics["topics"].as_array().unwrap();
        all.iter().find(|topic| topic["id"] == id).unwrap().clone()
    };
    assert_eq!(topic("service")["parent"], "networking");
    assert_eq!(topic("networking")["parent"], Value::Null);
    let cards = |id: &str| topic(id)["cards"].as_u64().unwrap();
    assert!(cards("networking") > cards("service") + cards("ingress"));
    assert_eq!(
        ids(&environment, "topic:networking").len() as u64,
        cards("networking")
    );
}

#[test]
fn notes_without_a_manifest_get_the_topics_of_the_built_in_deck() {
    let topics = topics_of_notes(
        "# 什么是 NodePort？\n\n端口。\n\n# 亲和性有哪几种？\n\n两种。\n\n\
         # 网络策略怎么写？\n\n写 YAML。\n",
    );
    assert_eq!(topics["什么是 NodePort？"], ["service"]);
    assert_eq!(topics["亲和性有哪几种？"], ["scheduling"]);
    assert_eq!(topics["网络策略怎么写？"], ["networking"]);
}

#[test]
fn the_section_title_is_the_topic_without_a_keyword() {
    let topics = topics_of_notes(
        "# Redis 面试题\n\n## 什么是雪崩？\n\n大量键同时过期。\n\n\
         ## 什么是穿透？\n\n查不到。\n\n## 什么是击穿？\n\n热点过期。\n\n\
         # 存储\n\n## 怎么选型？\n\n看场景，比如 Pod 要不要共享。\n",
    );
    assert_eq!(topics["什么是雪崩？"], ["redis面试题"]);
    assert_eq!(topics["怎么选型？"], ["storage"]);
}

#[test]
fn an_answer_decides_only_where_question_and_section_do_not() {
    let topics = topics_of_notes(
        "# etcd\n\n## 如何备份？\n\n给 Service 和 Ingress、Service 做快照。\n\n\
         # 杂项\n\n## 它为什么这么快？\n\n因为 etcd 用 Raft。\n",
    );
    assert!(
        topics["如何备份？"].contains(&"etcd".to_owned()) || topics["如何备份？"] == ["cluster"]
    );
    assert_eq!(topics["它为什么这么快？"], ["etcd"]);
}

#[test]
fn topics_are_listed_with_their_cards() {
    let environment = Environment::new();
    let topics = environment.run("topics --json").json();
    let ids: Vec<_> = topics["topics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|topic| topic["id"].as_str().unwrap())
        .collect();
    for id in "etcd control-plane scheduling pod workloads networking service ingress storage config security \
               autoscaling observability node cluster runtime servicemesh tooling general"
        .split_whitespace()
    {
        assert!(ids.contains(&id), "missing {id} in {ids:?}");
    }
}

/// The program's primary topic almost always matches the manual label of the seeds; the rest are
/// ambiguous.
#[test]
fn primary_topics_are_those_a_reader_gives() {
    let exported = Environment::new().run("export --format json").json();
    let labels = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seeds.tsv");
    let labels = fs::read_to_string(labels).unwrap();
    let topics: HashMap<(String, u64), &str> = labels
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect::<Vec<_>>())
        .map(|row| {
            (
                (format!("seeds/{}", row[0]), row[1].parse().unwrap()),
                row[10],
            )
        })
        .collect();
    let (mut n_right, mut n_all) = (0, 0);
    for card in exported["cards"].as_array().unwrap() {
        for entry in card["entries"].as_array().unwrap() {
            let place = (
                entry["file"].as_str().unwrap().to_owned(),
                entry["line"].as_u64().unwrap(),
            );
            // The parts of a split line have their own topics; the built-in answers are not used.
            let is_split = place == ("seeds/interview-log.md".to_owned(), 10);
            if is_split || place.0.starts_with("decks/") {
                continue;
            }
            n_all += 1;
            n_right += usize::from(
                topics
                    .get(&place)
                    .is_some_and(|topic| card["topics"][0] == *topic),
            );
        }
    }
    assert_eq!(n_all, 241);
    assert!(
        n_right * 100 >= n_all * 95,
        "{n_right} of {n_all} topics are right"
    );
}
