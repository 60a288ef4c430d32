//! `export --format anki`: what Anki imports.

use jiff::Timestamp;
use jiff::tz::Offset;
use k8s_quiz::domain::{DayStart, Moment};
use serde_json::Value;

use super::judge;
use crate::environment::{Environment, NOW};

const NOTES: &str = "\
# etcd

## What is etcd?

**Hint**: think of *storage*

**Answer**:

A store with `watch` & <leases>:

- keys
- values

| a | b |
|---|---|
| 1 | 2 |

```yaml
kind: Pod
```

## Why Raft? (frequent)

**Answer**: Quorum.

## Is it new?

**Answer**: Yes.
";

const MANIFEST: &str = "\
name: small
language: en
sources: [ notes.md ]
topics:
  - { id: storage, title: { en: Storage, zh: 存储 } }
  - { id: etcd, parent: storage, title: { en: etcd, zh: etcd } }
cards:
  - question: What is etcd?
    topics: [ etcd ]
    tags: [ my tag ]
    short: { en: A key-value store., zh: 键值库。 }
    points: [ { en: Stores keys, zh: 存键, core: true }, { en: Watches, zh: 监听 } ]
    remarks: [ { kind: outdated, since: '1.25', en: Not <any> more., zh: 不再。 } ]
";

/// A deck of three cards: one in review, one in learning and suspended, one new.
fn studied() -> Environment {
    let environment = Environment::new();
    environment.write("notes.md", NOTES);
    environment.write("deck.yaml", MANIFEST);
    for (now, card) in [
        ("2026-11-01T09:00:00+08:00", "What is etcd? 3 --seconds 12"),
        ("2026-11-01T09:30:00+08:00", "What is etcd? 3"),
        ("2026-11-05T09:00:00+08:00", "What is etcd? 4"),
        ("2026-11-21T19:00:00+08:00", "Why Raft? 1"),
    ] {
        let (question, rest) = card.split_once("? ").unwrap();
        let mut command = environment.command();
        command.args(["grade", "--deck", "deck.yaml", "--now", now]);
        command.arg(format!("{question}?")).args(rest.split(' '));
        assert!(command.status().unwrap().success());
    }
    let listed = environment.run("list --deck deck.yaml --json").json();
    let cards = listed["cards"].as_array().unwrap().iter();
    let mut raft = cards.filter(|card| card["question"] == "Why Raft?");
    let id = raft.next().unwrap()["id"].as_str().unwrap().to_owned();
    let log = std::fs::read_to_string(environment.progress()).unwrap();
    let suspended = format!(
        "{{\"v\":1,\"id\":\"s\",\"at\":\"2026-11-21T19:30:00+08:00\",\"do\":\"suspend\",\"card\":\"{id}\"}}\n"
    );
    environment.write("home/progress.jsonl", &(log + &suspended));
    environment
}

fn export(environment: &Environment, now: &str) -> String {
    let said = environment
        .run_at(now, "export --format anki --deck deck.yaml -o deck.apkg")
        .ok();
    assert!(said.contains("3 cards written to deck.apkg"), "{said}");
    environment.path().join("deck.apkg").display().to_string()
}

fn card<'a>(cards: &'a Value, question: &str) -> &'a Value {
    let mut cards = cards.as_array().unwrap().iter();
    let asks = |card: &&Value| card["fields"]["Question"] == question;
    cards.find(asks).unwrap_or_else(|| panic!("no {question}"))
}

#[test]
fn anki_imports_fields_decks_tags_and_memory() {
    let environment = studied();
    let path = export(&environment, NOW);
    if !judge::is_there() {
        return;
    }
    let imported = judge::ask("import", &["out", &path]);
    assert_eq!(imported.to_string(), "[3,0,0,3]");
    let cards = judge::ask("cards", &["out"]);
    let etcd = card(&cards, "What is etcd?");
    assert_eq!(etcd["note_type"], "k8s-quiz");
    assert_eq!(etcd["deck"], "k8s-quiz::storage::etcd");
    assert_eq!(etcd["tags"].to_string(), r#"["my_tag"]"#);
    let field = |name: &str| etcd["fields"][name].as_str().unwrap();
    for html in [
        "<code>watch</code> &amp; &lt;leases&gt;",
        "<li>keys</li>",
        "<td>2</td>",
        "<pre><code class=\"language-yaml\">kind: Pod\n</code></pre>",
        "Not &lt;any&gt; more.",
    ] {
        assert!(
            field("Answer").contains(html),
            "{html}: {}",
            field("Answer")
        );
    }
    assert_eq!(field("Hint"), "<p>think of <em>storage</em></p>");
    assert_eq!(
        field("Points"),
        "<p>A key-value store.</p><ul><li class=\"core\">Stores keys</li><li>Watches</li></ul>"
    );
    assert_eq!(
        (field("Source"), field("Topic")),
        ("notes.md:3", "Storage / etcd")
    );
    assert!(etcd["question"].as_str().unwrap().contains("nightMode"));

    let exported = environment
        .run("export --format json --deck deck.yaml")
        .json();
    for ours in exported["cards"].as_array().unwrap() {
        let theirs = card(&cards, ours["question"].as_str().unwrap());
        assert_eq!(theirs["fields"]["Id"], ours["id"]);
        let memory = &ours["memory"];
        for key in ["stability", "difficulty"] {
            let difference = match (memory[key].as_f64(), theirs[key].as_f64()) {
                (Some(ours), Some(theirs)) => (ours - theirs).abs(),
                (ours, theirs) => f64::from(u8::from(ours != theirs)),
            };
            assert!(difference < 0.001, "{key}: {memory} {theirs}");
        }
        assert_eq!(theirs["reps"], memory["reviews"]);
        assert_eq!(
            theirs["reviews"].as_array().unwrap().len() as u64,
            memory["reviews"]
        );
    }
    let raft = card(&cards, "Why Raft?");
    assert_eq!((&raft["queue"], &raft["type"]), (&(-1).into(), &1.into()));
    assert_eq!(raft["tags"].to_string(), r#"["frequent"]"#);
    assert_eq!(card(&cards, "Is it new?")["queue"], 0);
    let fine = judge::ask("problems", &["out"]);
    assert!(
        !fine.as_str().unwrap().to_lowercase().contains("fixed"),
        "{fine}"
    );
}

#[test]
fn a_card_is_due_in_anki_on_the_day_on_which_it_is_due_here() {
    let environment = studied();
    let today = environment
        .run("export --format json --deck deck.yaml")
        .json();
    let due = today["cards"][0]["memory"]["due"]
        .as_str()
        .unwrap()
        .to_owned();
    let now = Moment::new(Timestamp::now(), Offset::constant(8));
    let at = now.to_string();
    let path = export(&environment, &at);
    if !judge::is_there() {
        return;
    }
    judge::ask("import", &["due", &path]);
    let cards = judge::ask("cards", &["due"]);
    let theirs = card(&cards, "What is etcd?")["due"].as_i64().unwrap();
    let day = |moment: Moment| moment.day(DayStart::default()).0;
    let ours = day(due.parse().unwrap()) - day(now);
    assert_eq!(theirs, i64::from(ours), "{due}");
}

#[test]
fn a_second_import_updates_and_doubles_nothing() {
    let environment = studied();
    let path = export(&environment, NOW);
    if !judge::is_there() {
        return;
    }
    judge::ask("import", &["twice", &path]);
    let before = judge::ask("cards", &["twice"]);
    let again = judge::ask("import", &["twice", &path]);
    assert_eq!(again.to_string(), "[0,0,3,3]");
    environment.write("notes.md", &NOTES.replace("Quorum.", "A majority."));
    let path = export(&environment, "2026-11-22T20:00:00+08:00");
    let changed = judge::ask("import", &["twice", &path]);
    assert_eq!(changed[0], 0);
    let after = judge::ask("cards", &["twice"]);
    assert_eq!(after.as_array().unwrap().len(), 3);
    assert_eq!(
        card(&after, "Why Raft?")["fields"]["Answer"],
        "<p>A majority.</p>"
    );
    for (before, after) in std::iter::zip(before.as_array().unwrap(), after.as_array().unwrap()) {
        assert_eq!(before["reviews"], after["reviews"]);
    }
}

#[test]
fn the_whole_built_in_deck_is_imported() {
    let environment = Environment::new();
    let said = environment
        .run("export --format anki --output all.apkg")
        .ok();
    let n_cards: u64 = said.split(' ').next().unwrap().parse().unwrap();
    assert!(n_cards > 150, "{said}");
    if !judge::is_there() {
        return;
    }
    let path = environment.path().join("all.apkg").display().to_string();
    let imported = judge::ask("import", &["all", &path]);
    assert_eq!(imported[0], n_cards);
}

#[test]
fn a_package_needs_a_file() {
    let environment = Environment::with_notes("# What is a Pod?\n\nContainers.\n");
    let error = environment.run("export --format anki").fails_with(2);
    assert!(error.contains("--output deck.apkg"), "{error}");
    let error = environment
        .run("export --format anki -o gone/deck.apkg")
        .fails_with(1);
    assert!(error.contains("gone/deck.apkg"), "{error}");
}
