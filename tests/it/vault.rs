//! Notes of Obsidian and Logseq: their tags, links and marks on cards.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::dialects;
use crate::environment::Environment;

fn texts(value: &Value) -> Vec<&str> {
    let texts = value.as_array().unwrap().iter();
    texts.map(|text| text.as_str().unwrap()).collect()
}

/// Every card of a vault: its tags, related cards, and what `show` prints.
fn cards(language: &str) -> String {
    let environment = Environment::new();
    let vault = dialects::fixtures().join("vault");
    let deck = format!(
        "--deck {} --lang {language}",
        vault.join(language).display()
    );
    let listed = environment.run(&format!("list --json {deck}")).json();
    let cards = listed["cards"].as_array().unwrap();
    let question = |card: &Value| card["question"].as_str().unwrap().to_owned();
    let ids = cards
        .iter()
        .map(|card| (card["id"].as_str().unwrap(), question(card)));
    let questions: BTreeMap<&str, String> = ids.collect();
    let shown = cards.iter().map(|card| {
        let related = texts(&card["related"])
            .into_iter()
            .map(|id| &*questions[id]);
        let show = format!("show {} {deck}", card["id"].as_str().unwrap());
        format!(
            "# {}\ntags: {}\nrelated: {}\n\n{}\n",
            question(card),
            texts(&card["tags"]).join(" "),
            related.collect::<Vec<_>>().join(" / "),
            environment.run(&show).ok()
        )
    });
    let shown: String = shown.collect();
    shown.replace(&vault.display().to_string(), "~")
}

#[test]
fn a_vault_is_shown_as_its_program_shows_it() {
    let settings = dialects::snapshot_settings(&dialects::fixtures().join("vault"));
    for language in ["en", "zh"] {
        settings.bind(|| insta::assert_snapshot!(language, cards(language)));
    }
}

#[test]
fn a_tag_finds_the_tags_below_it() {
    let environment = Environment::new();
    let vault = dialects::fixtures().join("vault/en");
    let find = |query: &str| {
        let listed = environment.run(&format!("list --json {query} --deck {}", vault.display()));
        listed.json()["cards"].as_array().unwrap().len()
    };
    assert_eq!(
        (find("tag:interview"), find("tag:interview/round1")),
        (1, 1)
    );
    assert_eq!(find("tag:k8s"), 7);
}
