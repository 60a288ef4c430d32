//! Progress survives edits: studies a card, edits its notes, and finds its progress again.

use std::fs;

use serde_json::Value;

use crate::environment::Environment;
use crate::terminal::Terminal;

const STUDIED: &str = "简述 ETCD 及其特点？";
const OTHER: &str = "# 什么是CRD？\n\n扩展。\n\n";

/// An edit of the notes, and the card that has the progress afterwards.
struct Case {
    name: &'static str,
    /// The files after the edit; `a.md` is deleted if it is missing here.
    notes: &'static [(&'static str, &'static str)],
    /// The question of the card that has the progress; `None` if it is ambiguous.
    found_at: Option<&'static str>,
    /// Whether study records a relink.
    is_relinked: bool,
}

const CASES: &[Case] = &[
    Case {
        name: "the answer was edited",
        notes: &[("a.md", "# 简述 ETCD 及其特点？\n\n完全不同的答案。\n")],
        found_at: Some(STUDIED),
        is_relinked: false,
    },
    Case {
        name: "moved to another file",
        notes: &[
            ("a.md", "# rbac\n\n四种对象。\n"),
            ("b.md", "# 简述 ETCD 及其特点？\n\n键值库。\n"),
        ],
        found_at: Some(STUDIED),
        is_relinked: false,
    },
    Case {
        name: "numbered, marked and set in bold",
        notes: &[(
            "a.md",
            "## 17. **简述 ETCD 及其特点？**（经常问）\n\n键值库。\n",
        )],
        found_at: Some(STUDIED),
        is_relinked: false,
    },
    Case {
        name: "another dialect, other spaces and punctuation",
        notes: &[(
            "a.md",
            "- 简述etcd及其特点?\n  - 键值库。\n- 什么是PV？\n  - 卷。\n",
        )],
        found_at: Some("简述etcd及其特点?"),
        is_relinked: false,
    },
    Case {
        name: "reworded a little",
        notes: &[("a.md", "# 请简述 etcd 及其主要特点？\n\n键值库。\n")],
        found_at: Some("请简述 etcd 及其主要特点？"),
        is_relinked: true,
    },
    Case {
        name: "reworded, next to a similar question",
        notes: &[(
            "a.md",
            "# 请简述 etcd 及其特点\n\n一。\n\n# 再简述 etcd 及其特点\n\n二。\n",
        )],
        found_at: None,
        is_relinked: false,
    },
    Case {
        name: "another question in its place",
        notes: &[("a.md", "# 简述 CNI 及其特点？\n\n网络。\n")],
        found_at: None,
        is_relinked: false,
    },
    Case {
        name: "deleted with its file",
        notes: &[("b.md", "# rbac\n\n四种对象。\n")],
        found_at: None,
        is_relinked: false,
    },
];

/// A folder of notes with one studied card.
fn studied() -> Environment {
    let environment = Environment::new();
    environment.write("notes/a.md", &format!("# {STUDIED}\n\n键值库。\n"));
    environment.write("notes/z.md", OTHER);
    let mut terminal = Terminal::start(&environment, "study 特点 --deck notes");
    terminal.wait_for(STUDIED);
    terminal.keys(" 4");
    terminal.wait_for("Done");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    environment
}

/// The questions of the cards with progress.
fn seen(environment: &Environment) -> Vec<String> {
    let listed = environment.run("list --json --deck notes").json();
    let cards = listed["cards"].as_array().unwrap().iter();
    cards
        .filter(|card| card["memory"]["state"] != "new")
        .map(|card| card["question"].as_str().unwrap().to_owned())
        .collect()
}

fn log(environment: &Environment) -> String {
    fs::read_to_string(environment.progress()).unwrap()
}

fn check(case: &Case, environment: &Environment) {
    let before = log(environment);
    fs::remove_file(environment.path().join("notes/a.md")).unwrap();
    for (name, text) in case.notes {
        environment.write(&format!("notes/{name}"), text);
    }
    let expected: Vec<String> = case.found_at.into_iter().map(str::to_owned).collect();
    assert_eq!(seen(environment), expected, "{}", case.name);
    let said = environment.run("progress check --deck notes").ok();
    let is_orphan = case.found_at.is_none() && case.name != "deleted with its file";
    assert_eq!(
        said.contains(STUDIED),
        is_orphan || case.is_relinked,
        "{}: {said}",
        case.name
    );
    assert_eq!(
        log(environment),
        before,
        "{}: reading writes nothing",
        case.name
    );
}

#[test]
fn progress_is_found_again_after_every_edit_of_the_notes() {
    for case in CASES {
        let environment = studied();
        check(case, &environment);
        let mut terminal = Terminal::start(&environment, "study --deck notes");
        terminal.wait_for(". more");
        assert_eq!(
            terminal.contents().contains("relinked"),
            case.is_relinked,
            "{}",
            case.name
        );
        terminal.keys("q");
        assert!(terminal.wait_for_end().success());
        let n_relinks = log(&environment).matches("\"do\":\"relink\"").count();
        assert_eq!(n_relinks, usize::from(case.is_relinked), "{}", case.name);
        let expected: Vec<String> = case.found_at.into_iter().map(str::to_owned).collect();
        assert_eq!(seen(&environment), expected, "{}", case.name);
    }
}

fn memory_of(environment: &Environment, question: &str, reviews: u64) {
    let listed = environment.run("list --json --deck deck.yaml").json();
    let cards = listed["cards"].as_array().unwrap();
    let card = cards
        .iter()
        .find(|card| card["question"] == question)
        .unwrap();
    assert_eq!(card["memory"]["reviews"], Value::from(reviews), "{card}");
}

#[test]
fn joining_cards_in_a_manifest_joins_their_histories_until_they_are_separated() {
    let environment = Environment::new();
    environment.write_three_cards();
    let apart = fs::read_to_string(environment.path().join("deck.yaml")).unwrap();
    let mut terminal = Terminal::start(&environment, "study --deck deck.yaml");
    for question in ["什么是etcd", "什么是Pod"] {
        terminal.wait_for(question);
        terminal.keys(" 3");
    }
    terminal.wait_for("什么是CRD");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let joined = format!("{apart}same:\n  - [ 什么是etcd？, 什么是Pod？ ]\n");
    environment.write("deck.yaml", &joined);
    memory_of(&environment, "什么是etcd？", 2);
    environment.write("deck.yaml", &apart);
    memory_of(&environment, "什么是etcd？", 1);
    memory_of(&environment, "什么是Pod？", 1);
}
