//! Both READMEs match the program: the keys and the number of cards.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use k8s_quiz::domain::Language;
use k8s_quiz::tui::keymap::{Context, Keymap};

use crate::environment::Environment;

const BEGIN: &str = "<!-- keys: written by the tests from the keymap -->\n";
const END: &str = "<!-- end of keys -->\n";

/// One table per context: keys and their actions.
fn key_tables(language: Language) -> String {
    let keymap = Keymap::default();
    let contexts = [
        Context::Home,
        Context::Question,
        Context::Checklist,
        Context::End,
        Context::Speaking,
        Context::Scoring,
        Context::Browse,
        Context::Card,
        Context::Statistics,
        Context::Find,
    ];
    let mut tables = String::new();
    for context in contexts {
        writeln!(tables, "\n| {} | |\n|---|---|", context.title(language)).unwrap();
        for (label, keys) in keymap.labelled(context, language, |it| it.label(language)) {
            writeln!(tables, "| {} | {label} |", keys.join(", ")).unwrap();
        }
    }
    tables.push('\n');
    tables
}

fn check(file: &str, language: Language) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (tables, after) = rest.split_once(END).unwrap();
    let expected = key_tables(language);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, format!("{before}{BEGIN}{expected}{END}{after}")).unwrap();
        return;
    }
    assert!(
        tables == expected,
        "INSTA_UPDATE=always cargo test writes the keys of {file} anew"
    );
}

#[test]
fn the_keys_in_the_readme_are_those_of_the_keymap() {
    check("README.md", Language::En);
}

#[test]
fn the_keys_in_the_chinese_readme_are_those_of_the_keymap() {
    check("README.zh-CN.md", Language::Zh);
}

#[test]
fn both_readmes_count_the_cards_of_the_built_in_deck() {
    let exported = Environment::new().run("export --format json").json();
    let cards = exported["cards"].as_array().unwrap();
    let n_cards = cards.len();
    let entries = cards
        .iter()
        .flat_map(|card| card["entries"].as_array().unwrap());
    let questions: BTreeSet<_> = entries.map(|entry| entry["id"].as_str().unwrap()).collect();
    let n_questions = questions.len();
    let counted = format!("{n_questions} questions on {n_cards} cards");
    for (file, counted) in [
        ("README.md", counted.clone()),
        (
            "README.zh-CN.md",
            format!("{n_questions} 道题合成 {n_cards} 题"),
        ),
        ("CHANGELOG.md", counted),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        assert!(
            fs::read_to_string(path).unwrap().contains(&counted),
            "{file}: {counted}"
        );
    }
}
