//! `export --format markdown`: a readable document that parses back to the same notes.

use std::collections::{BTreeMap, BTreeSet};

use k8s_quiz::domain::CardId;
use serde_json::Value;

use crate::dialects;
use crate::environment::Environment;

/// The compared parts of a card: question, tags, whether it is unanswered, hints and answers.
type Kept = (String, Vec<String>, bool, BTreeSet<(String, String)>);

fn kept(environment: &Environment, arguments: &str) -> BTreeMap<String, Kept> {
    let exported = environment.run(&format!("export --format json {arguments}"));
    let exported = exported.json();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let card = |card: &Value| {
        // The document keeps the marks of importance, not the author's own tags.
        let tags = card["tags"].as_array().unwrap().iter().map(text);
        let tags = tags.filter(|tag| ["asked", "frequent", "important"].contains(&&**tag));
        let entries = card["entries"].as_array().unwrap().iter();
        let told = entries.map(|entry| (text(&entry["hint"]), text(&entry["answer"])));
        let kept = (
            text(&card["question"]),
            tags.collect(),
            card["unanswered"].as_bool().unwrap(),
            told.filter(|told| *told != Default::default()).collect(),
        );
        (text(&card["id"]), kept)
    };
    let cards = exported["cards"].as_array().unwrap().iter();
    cards.map(card).collect()
}

/// Writes the document of a deck as `sheet.md`; returns the compared parts of the deck.
fn write_sheet(environment: &Environment, arguments: &str) -> BTreeMap<String, Kept> {
    let sheet = environment.run(&format!("export --format markdown {arguments}"));
    environment.write("sheet.md", &sheet.ok());
    kept(environment, arguments)
}

#[test]
fn every_card_of_the_built_in_deck_is_read_back() {
    let environment = Environment::new();
    for language in ["zh", "en"] {
        let written = write_sheet(&environment, &format!("--lang {language}"));
        assert!(written.len() > 100);
        let read = kept(&environment, "--deck sheet.md");
        for (id, card) in &written {
            assert_eq!(read.get(id), Some(card), "{language}");
        }
        assert_eq!(read.len(), written.len());
        let checked = environment.run("check sheet.md --json").json();
        let warnings = checked["diagnostics"].as_array().unwrap().iter();
        let warnings = warnings.filter(|finding| finding["severity"] != "note");
        assert_eq!(warnings.count(), 0, "{checked}");
    }
}

/// The questions of all dialects, broken notes included.
#[test]
fn every_question_of_the_fixtures_is_read_back() {
    let environment = Environment::new();
    let fixtures = format!("--deck {}", dialects::fixtures().display());
    let written = write_sheet(&environment, &fixtures);
    let read = kept(&environment, "--deck sheet.md");
    assert!(written.len() > 300 && read.keys().eq(written.keys()));
    for (id, (question, tags, unanswered, told)) in &written {
        let card = &read[id];
        assert_eq!((&card.1, &card.2), (tags, unanswered), "{question}");
        assert_eq!(card.3.len(), told.len(), "{question}");
    }
}

/// Notes with answers that contain apparent questions.
const TRAPS: &str = "\
**Q1. 什么是 `<node>`？**

**A:** 甲

## 总结

一句话。

- 什么是 CRD？
  扩展。
- 一个没有答案的题是哪道？

# usage

~~~
# 什么是 Service？
~~~
";

#[test]
fn notes_of_strangers_and_own_answers_are_read_back() {
    let environment = Environment::new();
    environment.write("a.md", TRAPS);
    environment.write(
        "b.md",
        "# rbac（重点）\n\n权限。\n\n# 什么是 Pod？\n\n一组。\n",
    );
    let own = "# rbac\n\n**思路**：\n\n先说对象\n\n**回答**：\n\n# 我的\n\n---\n\n**回答**：什么？\n\n```\n## 什么是 RS？\n";
    environment.write("home/answers/4n9b3g175avg.md", own);
    let mut written = write_sheet(&environment, "--deck a.md --deck b.md");
    let mut read = kept(&environment, "--deck sheet.md");
    let rbac = written.remove("4n9b3g175avg").unwrap();
    let read_rbac = read.remove("4n9b3g175avg").unwrap();
    assert_eq!(read, written);
    assert_eq!((&read_rbac.0, &read_rbac.1), (&rbac.0, &rbac.1));
    let own = "#### 我的\n\n---\n\n**回答**：什么？\n\n```\n## 什么是 RS？\n```";
    let told = ("先说对象".to_owned(), own.to_owned());
    assert!(read_rbac.3.contains(&told), "{read_rbac:?}");
}

/// A manifest that sets every field.
const MANIFEST: &str = "\
name: small
title: { en: Two cards, zh: 两张卡 }
sources: [ a.md, b.md ]
topics:
  - { id: security, title: { en: Security, zh: 安全 } }
  - { id: workloads, title: { en: Workloads, zh: 工作负载 } }
same:
  - [ 什么是Pod？, Pod 是什么东西？ ]
cards:
  - question: rbac
    title: { en: What is RBAC?, zh: RBAC 是什么？ }
    topics: [ security ]
    importance: 3
    points: [ { en: Roles, zh: 角色 }, { en: Bindings, zh: 绑定 } ]
    steps: true
    followups: [ { en: Why additive?, zh: 为什么只增不减？, points: [ no deny ] } ]
    remarks: [ { kind: outdated, since: '1.25', en: There are *two* more., zh: 还有两种。, source: kubernetes.io } ]
  - question: 什么是Pod？
    topics: [ workloads ]
    hide: too easy
  - question: Pod 是什么东西？
    remarks: [ { kind: wrong, en: Not one., zh: 不止一个。 } ]
";

fn small_deck() -> Environment {
    let environment = Environment::new();
    let a =
        "# rbac（经常问）\n\n**思路**：\n\n对象\n\n**回答**：\n\n## 对象\n\n```yaml\nkind: Role\n";
    environment.write("a.md", a);
    environment.write(
        "b.md",
        "# 什么是Pod？\n\n一组容器。\n\n# Pod 是什么东西？\n\n一个容器。\n\n# 有哪些 CNI？\n\n略\n",
    );
    environment.write("deck.yaml", MANIFEST);
    environment
}

#[test]
fn a_document_is_pleasant_to_read() {
    let environment = small_deck();
    for language in ["en", "zh"] {
        let arguments = format!("export --format markdown --deck deck.yaml --lang {language}");
        let sheet = environment.run(&arguments).ok();
        let settings = dialects::snapshot_settings(&dialects::fixtures().join("sheet"));
        settings.bind(|| insta::assert_snapshot!(language, sheet));
    }
}

#[test]
fn a_brief_document_has_points_and_only_cards_without_points_have_an_answer() {
    let environment = small_deck();
    let _ = environment
        .run("grade rbac 2 --hit 2 --deck deck.yaml")
        .ok();
    for (language, lines) in [
        (
            "en",
            [
                "### What is RBAC?",
                "1. Roles **(missed last time)**",
                "2. Bindings",
                "- Why additive?",
            ],
        ),
        (
            "zh",
            [
                "### RBAC 是什么？", "1. 角色 **(上次漏了)**", "2. 绑定", "- 为什么只增不减？",
            ],
        ),
    ] {
        let export = "export --format markdown --brief --deck deck.yaml --lang";
        let sheet = environment.run(&format!("{export} {language}")).ok();
        for line in lines {
            assert!(sheet.lines().any(|it| it == line), "{line}: {sheet}");
        }
        assert!(
            !sheet.contains("kind: Role") && !sheet.contains("<!--"),
            "{sheet}"
        );
        let answers = ["一组容器。", "一个容器。"];
        let answers = answers.map(|answer| sheet.contains(answer));
        assert_eq!(answers, [true, false], "one answer of each: {sheet}");
    }
}

#[test]
fn a_query_chooses_and_nothing_found_fails() {
    let environment = small_deck();
    let export = "export --format markdown --deck deck.yaml";
    let found = environment.run(&format!("{export} topic:security")).ok();
    assert!(
        found.contains("\n### rbac (frequent)\n") && !found.contains("Pod"),
        "{found}"
    );
    for format in ["json", "markdown"] {
        let export = format!("export --format {format} --deck deck.yaml");
        let _ = environment
            .run(&format!("{export} nothinglikethis"))
            .fails_with(1);
        let _ = environment
            .run(&format!("{export} topic:nosuch"))
            .fails_with(2);
    }
    let error = environment.run("export --format html").fails_with(2);
    assert!(error.contains("json, markdown"), "{error}");
}

#[test]
fn escape_sequences_of_notes_do_not_reach_the_document() {
    let environment = Environment::new();
    environment.write(
        "a.md",
        "# 什么是 \u{1b}[31mPod？\n\n一组\u{1b}]0;x\u{7}容器。\n",
    );
    let written = write_sheet(&environment, "--deck a.md");
    let read = kept(&environment, "--deck sheet.md");
    assert!(read.keys().eq(written.keys()));
    let sheet = std::fs::read_to_string(environment.path().join("sheet.md")).unwrap();
    assert!(!sheet.contains(['\u{1b}', '\u{7}']));
}

#[test]
fn the_sheet_says_what_was_missed_above_the_answer() {
    let environment = Environment::new();
    environment.write("notes.md", "# What is etcd?\n\n- a key-value store\n- it elects a leader by Raft\n- only the API server talks to it\n\n# What is a Pod?\n\nContainers.\n");
    environment.write(
        "deck.yaml",
        "name: notes\nsources: [ notes.md ]\ncards:\n  - question: What is a Pod?\n    short: The smallest unit\n    points: [ one address, one fate ]\n",
    );
    let deck = "--deck deck.yaml --lang en";
    for (question, grade) in [
        ("What is etcd?", "1 --hit 1"),
        ("What is a Pod?", "2 --hit 2"),
    ] {
        let id = CardId::of_question(question);
        environment.run(&format!("grade {deck} {id} {grade}")).ok();
    }
    let sheet = environment
        .run(&format!("export --format markdown {deck} is:weak"))
        .ok();
    let position = |text: &str| {
        sheet
            .find(text)
            .unwrap_or_else(|| panic!("no {text}: {sheet}"))
    };
    assert!(position("one address **(missed last time)**") < position("Containers."));
    assert!(position("**In short**: The smallest unit") < position("one fate"));
    assert!(!sheet.contains("one fate **"));
    assert!(
        position("it elects a leader by Raft") < position("**Answer**"),
        "{sheet}"
    );
    environment.write("sheet.md", &sheet);
    let cards = environment.run("list --deck sheet.md --json").json();
    assert_eq!(cards["cards"].as_array().unwrap().len(), 2);
}
