//! What learners add of their own: joined cards, decks, captured questions, answers.

use std::fs;

use serde_json::Value;

use crate::environment::Environment;
use crate::terminal::Terminal;

/// Two questions that are the same in other words, and two that only look alike.
const ALIKE: &str = "\
# kubelet的功能、作用是什么？

节点上的代理。

# 简述 Kubernetes kubelet 的作用？

管理 Pod。

# K8S 上节点的流程

先做什么。

# K8S 下节点的流程

先驱逐。
";

impl Environment {
    /// A file of the learner's folder.
    fn own(&self, name: &str) -> String {
        fs::read_to_string(self.path().join("home").join(name)).unwrap()
    }

    fn exported(&self, arguments: &str) -> Vec<Value> {
        let exported = self
            .run(&format!("export --format json {arguments}"))
            .json();
        exported["cards"].as_array().unwrap().clone()
    }
}

/// The card with this question.
fn card<'a>(cards: &'a [Value], question: &str) -> &'a Value {
    let found = cards.iter().find(|card| card["question"] == question);
    found.unwrap_or_else(|| panic!("{question}"))
}

#[test]
fn look_alikes_are_listed_as_a_manifest_takes_them() {
    let environment = Environment::new();
    environment.write("a.md", ALIKE);
    let listed = environment.run("check --similar --deck a.md").ok();
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(
        lines,
        [
            "same:",
            "  # sure: kubelet, 作用",
            "  - [\"kubelet的功能、作用是什么？\", \"简述 Kubernetes kubelet 的作用？\"]",
        ]
    );
    environment.write("deck.yaml", &format!("sources: [ a.md ]\n{listed}"));
    assert_eq!(environment.exported("--deck deck.yaml").len(), 3);
    let none = environment.run("check --similar deck.yaml").ok();
    assert_eq!(none.lines().count(), 1, "{none}");
    let json = environment.run("check --similar --json a.md").json();
    assert_eq!(json["pairs"][0]["grade"], "sure");
    assert_eq!(json["pairs"][0]["questions"].as_array().unwrap().len(), 2);
}

#[test]
fn an_accepted_pair_is_written_to_the_overlay() {
    let environment = Environment::new();
    environment.write("a.md", ALIKE);
    let own = "# 我的\ncards:\n  - { question: K8S 上节点的流程, importance: 3 } # 重要\n";
    environment.write("home/my-deck.yaml", own);
    let mut terminal = Terminal::start(&environment, "check --similar a.md");
    terminal.wait_for("One card?");
    terminal.keys("y\r");
    assert!(terminal.wait_for_end().success());
    let written = environment.own("my-deck.yaml");
    let rest = written.strip_prefix(own).unwrap();
    assert!(rest.starts_with("same:\n  - [\"kubelet的"), "{rest}");
    assert_eq!(environment.exported("--deck a.md").len(), 3);
    let mut terminal = Terminal::start(&environment, "check --similar a.md");
    terminal.wait_for("No two cards");
}

#[test]
fn the_overlay_is_laid_over_the_built_in_deck() {
    let environment = Environment::new();
    let before = environment.exported("");
    environment.write(
        "home/my-deck.yaml",
        "\
same:
  - [ rbac, \"Kubernetes RBAC 及其特点（优势）？\" ]
cards:
  - question: rbac
    title: { zh: 权限怎么管, en: How are permissions kept }
    topics: [ general ]
    importance: 3
  - question: helm
    hide: 不问
  - question: 别的笔记里的题
    importance: 1
",
    );
    let cards = environment.exported("");
    assert_eq!(cards.len(), before.len() - 1);
    let rbac = card(&cards, "rbac");
    assert_eq!(rbac["title"]["zh"], "权限怎么管");
    assert_eq!(rbac["topics"], serde_json::json!(["general"]));
    assert_eq!(rbac["importance"], 3);
    assert_eq!(rbac["entries"].as_array().unwrap().len(), 2);
    assert_eq!(card(&cards, "helm")["hidden"], "不问");
    let shown = environment.run("show rbac --lang en").ok();
    assert!(shown.contains("How are permissions kept"), "{shown}");
    let listed = environment.run("list").ok();
    assert!(!listed.contains(" helm\n"), "{listed}");
    // It may speak of decks that are not open: that is worth a note, no more.
    let checked = environment.run("check").ok();
    assert!(checked.contains("my-deck.yaml:10:15: note"), "{checked}");
}

#[test]
fn a_broken_overlay_is_an_error_with_its_place_and_nothing_is_lost() {
    let environment = Environment::new();
    environment.write("home/my-deck.yaml", "same: [ rbac\n");
    let run = environment.run("check");
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.contains("my-deck.yaml:1:7: error"),
        "{}",
        run.stdout
    );
    assert!(environment.exported("").len() > 100);
}

#[test]
fn a_registered_deck_opens_beside_the_built_in_one() {
    let environment = Environment::new();
    environment.write("home/config.yaml", "# mine\nfuzz: false\n");
    environment.write("notes/a.md", ALIKE);
    environment.write("notes/empty/readme.md", "nothing\n");
    let n_before = environment.exported("").len();
    let added = environment.run("deck add notes").ok();
    assert!(added.contains("4 cards from "), "{added}");
    let path = environment.path().join("notes").display().to_string();
    let config = format!("# mine\nfuzz: false\ndecks: [\"{path}\"]\n");
    assert_eq!(environment.own("config.yaml"), config);
    // Two of the four are the same card of the built-in deck.
    assert_eq!(environment.exported("").len(), n_before + 2);

    let twice = environment.run("deck add ./notes/../notes").ok();
    assert!(twice.contains("already"), "{twice}");
    let empty = environment.run("deck add notes/empty").fails_with(1);
    assert!(empty.contains("no question"), "{empty}");
    let gone = environment.run("deck add gone").fails_with(1);
    assert!(gone.contains("gone"), "{gone}");
    assert_eq!(environment.own("config.yaml"), config);

    let listed = environment.run("deck list").ok();
    assert!(listed.contains("built in"), "{listed}");
    let row = listed.lines().find(|line| line.contains(&path)).unwrap();
    assert!(row.trim_start().starts_with("4 "), "{listed}");

    let unknown = environment.run("deck remove gone --lang zh").fails_with(1);
    assert!(unknown.contains(&path), "{unknown}");
    let _ = environment.run("deck remove notes").ok();
    assert_eq!(
        environment.own("config.yaml"),
        "# mine\nfuzz: false\ndecks: []\n"
    );
    assert_eq!(environment.exported("").len(), n_before);
}

#[test]
fn a_deck_that_is_gone_is_listed_with_the_cause() {
    let environment = Environment::new();
    environment.write(
        "home/config.yaml",
        "embedded_deck: false\ndecks: [ gone ]\n",
    );
    let listed = environment.run("deck list").ok();
    assert!(listed.contains("no such file"), "{listed}");
    assert!(!listed.contains("built in"), "{listed}");
    let _ = environment.run("deck remove gone").ok();
    assert!(environment.own("config.yaml").ends_with("decks: []\n"));
}

#[test]
fn decks_on_several_lines_are_refused_with_their_place() {
    let environment = Environment::new();
    let config = "decks:\n  - other\n";
    environment.write("home/config.yaml", config);
    environment.write("a.md", ALIKE);
    let refused = environment.run("deck add a.md").fails_with(1);
    assert!(refused.contains("line 1, column 1"), "{refused}");
    assert_eq!(environment.own("config.yaml"), config);
}

#[test]
fn a_captured_question_becomes_a_card_and_is_captured_once() {
    let environment = Environment::new();
    let added = environment.run("add 什么是 CRD？ --lang zh").ok();
    assert!(
        added.contains("已记下") && added.contains("重要度 1"),
        "{added}"
    );
    assert_eq!(
        environment.own("inbox.md"),
        "# 收集的题\n\n## 什么是 CRD？\n"
    );
    let cards = environment.exported("");
    let crd = card(&cards, "什么是 CRD？");
    assert_eq!(crd["tags"], serde_json::json!([]));
    assert!(added.contains(crd["id"].as_str().unwrap()), "{added}");

    let again = environment.run("add 什么是crd").ok();
    assert!(again.contains("already"), "{again}");
    let asked = environment.run("add 什么是crd --asked 某司").ok();
    assert!(asked.contains("marked as asked"), "{asked}");
    let inbox = environment.own("inbox.md");
    assert_eq!(
        inbox,
        "# 收集的题\n\n## 什么是 CRD？（asked in an interview: 某司, 2026-11-21）\n"
    );
    let cards = environment.exported("");
    let crd = card(&cards, "什么是 CRD？");
    assert_eq!(
        (&crd["tags"][0], &crd["importance"]),
        (&"asked".into(), &3.into())
    );
    assert_eq!(
        environment.run("list tag:asked --json").json()["cards"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn a_question_of_the_deck_is_marked_through_the_inbox() {
    let environment = Environment::new();
    let n_before = environment.exported("").len();
    let known = environment.run("add RBAC?").ok();
    assert!(
        known.contains("already") && known.contains("4n9b3g175avg"),
        "{known}"
    );
    assert!(!environment.path().join("home/inbox.md").exists());
    let joined = environment.run("add RBAC? --asked me --lang zh").ok();
    assert!(
        joined.contains("已标记") && joined.contains("4n9b3g175avg"),
        "{joined}"
    );
    let cards = environment.exported("");
    assert_eq!(cards.len(), n_before);
    let rbac = card(&cards, "rbac");
    assert_eq!(
        (&rbac["tags"][0], &rbac["importance"]),
        (&"asked".into(), &3.into())
    );
    assert_eq!(rbac["unanswered"], false);
    let alike = environment.run("add RBAC 的特点和优势").ok();
    assert!(alike.contains("njfq6sd6z347"), "{alike}");
}

#[test]
fn an_inbox_is_silent_in_check_and_its_importance_is_the_learners() {
    let environment = Environment::new();
    environment.write("home/config.yaml", "embedded_deck: false\n");
    for question in ["rbac", "什么是 <details>", "helm", "1. 亲和性"] {
        let mut command = environment.command();
        let output = command
            .args(["add", question, "--asked", "A（B）"])
            .output()
            .unwrap();
        assert!(output.status.success(), "{question}");
    }
    let report = environment.run("check --json").json();
    assert_eq!(report["diagnostics"], serde_json::json!([]));
    assert_eq!(report["cards"], 4);
    environment.write(
        "home/my-deck.yaml",
        "cards: [ { question: rbac, importance: 1 } ]\n",
    );
    let cards = environment.exported("");
    assert_eq!(card(&cards, "rbac？")["importance"], 1);
    let _ = environment.run("add ？").fails_with(1);
}
