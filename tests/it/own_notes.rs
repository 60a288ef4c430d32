//! Learners' own additions: merged cards, decks, captured questions, answers.

use std::fs;
use std::process::Output;

use serde_json::Value;

use crate::environment::{Environment, NOW};
use crate::terminal::Terminal;

/// Two questions with the same meaning, and two that only look similar.
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

/// Two questions of the built-in deck.
const TWO_CARDS: &str = "\
# rbac

四种对象。

# Kubernetes RBAC 及其特点（优势）？

不用重启。
";

impl Environment {
    /// A file of the learner's folder.
    fn own(&self, name: &str) -> String {
        fs::read_to_string(self.path().join("home").join(name)).unwrap()
    }

    /// Runs `edit` with a shell script as the editor; `$1` is the file.
    fn edit_with(&self, card: &str, script: &str) -> Output {
        let editor = self.write("my editor.sh", &format!("#!/bin/sh\n{script}\n"));
        let mut command = self.command();
        command.args(["edit", card, "--now", NOW]);
        command.env("EDITOR", format!("sh '{}'", editor.display()));
        command.output().unwrap()
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
    let checked = environment.run("check a.md").ok();
    let note = "a.md:5:1: note: may be the same as: kubelet的功能、作用是什么？";
    assert!(checked.contains(note), "{checked}");
    let built_in = environment.run("check").ok();
    assert!(!built_in.contains("possible duplicate"), "{built_in}");
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
    terminal.wait_for("Merge?");
    terminal.keys("y\r");
    assert!(terminal.wait_for_end().success());
    let written = environment.own("my-deck.yaml");
    let rest = written.strip_prefix(own).unwrap();
    assert!(rest.starts_with("same:\n  - [\"kubelet的"), "{rest}");
    assert_eq!(environment.exported("--deck a.md").len(), 3);
    let mut terminal = Terminal::start(&environment, "check --similar a.md");
    terminal.wait_for("No similar cards");
}

#[test]
fn a_refused_pair_is_not_proposed_again_and_one_passed_over_is() {
    let environment = Environment::new();
    environment.write("a.md", ALIKE);
    let mut terminal = Terminal::start(&environment, "check --similar a.md");
    terminal.wait_for("Merge?");
    terminal.keys("\r");
    assert!(terminal.wait_for_end().success());
    let mut terminal = Terminal::start(&environment, "check --similar a.md");
    terminal.wait_for("Merge?");
    terminal.keys("n\r");
    assert!(terminal.wait_for_end().success());
    let written = environment.own("my-deck.yaml");
    assert!(
        written.starts_with("cards:\n  - question: \"kubelet的"),
        "{written}"
    );
    assert!(written.contains("related: [\"简述 Kubernetes kubelet 的作用？\"]"));
    let listed = environment.run("check --similar a.md").ok();
    assert_eq!(listed, "No similar cards.\n");
    assert_eq!(environment.exported("--deck a.md").len(), 4);
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
    let n_entries = |card: &Value| card["entries"].as_array().unwrap().len();
    let joined = [
        card(&before, "rbac"),
        card(&before, "Kubernetes RBAC 及其特点（优势）？"),
    ];
    assert_eq!(
        n_entries(rbac),
        joined.into_iter().map(n_entries).sum::<usize>()
    );
    assert_eq!(card(&cards, "helm")["hidden"], "不问");
    let shown = environment.run("show rbac --lang en").ok();
    assert!(shown.contains("How are permissions kept"), "{shown}");
    let listed = environment.run("list").ok();
    assert!(!listed.contains(" helm\n"), "{listed}");
    // It may mention decks that are not open, which is only a note.
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
    assert!(added.contains(": 4 cards"), "{added}");
    let path = environment.path().join("notes").display().to_string();
    let config = format!("# mine\nfuzz: false\ndecks: [\"{path}\"]\n");
    assert_eq!(environment.own("config.yaml"), config);
    // Two of the four match the same card of the built-in deck.
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
fn a_missing_deck_is_listed_with_the_cause() {
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
    assert!(
        refused.contains("config.yaml:1:1: can't change"),
        "{refused}"
    );
    assert_eq!(environment.own("config.yaml"), config);
}

#[test]
fn a_captured_question_becomes_a_card_and_is_captured_once() {
    let environment = Environment::with_notes(TWO_CARDS);
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

    let id = k8s_quiz::domain::CardId::of_question("什么是CRD");
    let how = format!("有了答案就会问到：k8s-quiz edit {id}");
    assert!(added.contains(&how), "{added}");
    let again = environment.run("add 什么是crd").ok();
    assert!(again.contains("this card exists"), "{again}");
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
    let environment = Environment::with_notes(TWO_CARDS);
    let n_before = environment.exported("").len();
    let known = environment.run("add RBAC?").ok();
    assert!(
        known.contains("this card exists") && known.contains("4n9b3g175avg"),
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
    assert_eq!(card(&cards, "rbac")["importance"], 1);
    let _ = environment.run("add ？").fails_with(1);
}

/// The stderr of a failed run.
fn complaint(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A script that edits the file with `sed`, portable across systems.
fn sed(arguments: &str) -> String {
    format!("sed {arguments} \"$1\" > new.md; cat new.md > \"$1\"")
}

/// Notes with a hint and an answer.
const RBAC: &str = "# rbac\n\n**思路**：四种对象\n\n**回答**：\n\nRole 与 RoleBinding。\n";

#[test]
fn an_own_answer_is_written_in_the_editor_and_comes_first() {
    let environment = Environment::new();
    environment.write("a.md", RBAC);
    // The script copies the draft so that the test sees the editor's input.
    let script = format!("cp \"$1\" draft.md; {}", sed("'s/^Role 与.*/## 我的一点/'"));

    environment.write(
        "home/config.yaml",
        "embedded_deck: false\ndecks: [ ../a.md ]\n",
    );
    let edited = environment.edit_with("rbac", &script);
    assert!(edited.status.success(), "{edited:?}");
    let draft = fs::read_to_string(environment.path().join("draft.md")).unwrap();
    assert_eq!(
        draft,
        "# rbac\n\n**Hint**:\n\n四种对象\n\n**Answer**:\n\nRole 与 RoleBinding。\n"
    );
    let kept = "# rbac\n\n**回答**：\n\n## 我的一点\n";
    assert_eq!(environment.own("answers/4n9b3g175avg.md"), kept);
    let cards = environment.exported("");
    assert_eq!(cards.len(), 1);
    let entries = cards[0]["entries"].as_array().unwrap();
    assert_eq!(entries[0]["answer"], "## 我的一点");
    assert_eq!(entries[1]["answer"], "Role 与 RoleBinding。");
    assert_eq!(cards[0]["title"], Value::Null);
    let files = fs::read_dir(environment.path().join("home/answers")).unwrap();
    assert_eq!(files.count(), 1, "no draft stays");

    let unchanged = environment.edit_with("rbac", "true");
    assert!(String::from_utf8_lossy(&unchanged.stdout).contains("nothing changed"));
    assert_eq!(environment.own("answers/4n9b3g175avg.md"), kept);
    let script = "printf '# rbac\\n\\n**Hint**:\\n\\n四种对象\\n\\n**Answer**:\\n\\nRole 与 RoleBinding。\\n' > \"$1\"";
    let back = environment.edit_with("rbac", script);
    assert!(
        String::from_utf8_lossy(&back.stdout).contains("same as the notes"),
        "{back:?}"
    );
    assert!(
        !environment
            .path()
            .join("home/answers/4n9b3g175avg.md")
            .exists()
    );
}

#[test]
fn a_question_in_other_words_is_the_cards_title_and_a_hint_stays_with_it() {
    let environment = Environment::new();
    environment.write(
        "home/config.yaml",
        "embedded_deck: false\ndecks: [ ../a.md ]\n",
    );
    environment.write("a.md", RBAC);
    let script = sed("-e 's/^# .*/# 权限怎么管？/' -e 's/四种/记住四种/'");
    let edited = environment.edit_with("rbac", &script);
    assert!(edited.status.success(), "{edited:?}");
    let kept = "# 权限怎么管？\n\n**思路**：\n\n记住四种对象\n";
    assert_eq!(environment.own("answers/4n9b3g175avg.md"), kept);
    let cards = environment.exported("");
    assert_eq!(cards[0]["id"], "4n9b3g175avg");
    assert_eq!(cards[0]["question"], "rbac");
    assert_eq!(cards[0]["title"]["zh"], "权限怎么管？");
    let shown = environment.run("show rbac").ok();
    assert!(
        shown.contains("记住四种对象") && shown.contains("Role 与 RoleBinding"),
        "{shown}"
    );

    let back = environment.edit_with("rbac", &sed("'s/^# .*/# RBAC/'"));
    assert!(back.status.success(), "{back:?}");
    let kept = "# rbac\n\n**思路**：\n\n记住四种对象\n";
    assert_eq!(environment.own("answers/4n9b3g175avg.md"), kept);
    assert_eq!(environment.exported("")[0]["title"], Value::Null);
}

#[test]
fn an_editor_that_fails_or_is_missing_loses_nothing() {
    let environment = Environment::with_notes(TWO_CARDS);
    let mut command = environment.command();
    let none = command.args(["edit", "rbac"]).output().unwrap();
    let words = complaint(&none);
    assert!(
        words.contains("VISUAL") && words.contains("EDITOR"),
        "{words}"
    );

    let mut command = environment.command();
    command.args(["edit", "rbac", "--lang", "zh"]);
    command
        .env("VISUAL", "no-such-editor -x")
        .env("EDITOR", "true");
    let missing = complaint(&command.output().unwrap());
    assert!(
        missing.contains("no-such-editor") && missing.contains("没有这个文件"),
        "{missing}"
    );
    command.env("VISUAL", "vi 'x");
    assert!(complaint(&command.output().unwrap()).contains("引号"));

    let failed = complaint(&environment.edit_with("rbac", "echo 写了一半 >> \"$1\"; exit 3"));
    assert!(
        failed.contains("exit code 3") && failed.contains(".4n9b3g175avg.md"),
        "{failed}"
    );
    let draft = environment.own("answers/.4n9b3g175avg.md");
    assert!(draft.ends_with("写了一半\n"), "{draft}");
    assert!(
        !environment
            .path()
            .join("home/answers/4n9b3g175avg.md")
            .exists()
    );
    let goes_on = environment.edit_with("rbac", "true");
    assert!(goes_on.status.success(), "{goes_on:?}");
    assert!(
        environment
            .own("answers/4n9b3g175avg.md")
            .ends_with("写了一半\n")
    );

    let broken = complaint(&environment.edit_with("rbac", "echo 没有题目 > \"$1\""));
    assert!(broken.contains("first line"), "{broken}");
    assert!(
        environment
            .own("answers/4n9b3g175avg.md")
            .ends_with("写了一半\n")
    );
    assert_eq!(environment.own("answers/.4n9b3g175avg.md"), "没有题目\n");
    let _ = environment.run("edit 0000000000000").fails_with(1);
}

#[test]
fn a_broken_answer_is_reported_shown_unchanged_and_makes_no_card() {
    let environment = Environment::with_notes(TWO_CARDS);
    environment.write("home/answers/4n9b3g175avg.md", "忘了写题目\n");
    environment.write("home/answers/000000000000.md", "# 一道别处的题？\n\n答案\n");
    environment.write("home/answers/rbac.md", "# rbac\n\n答案\n");
    let n_cards = environment.exported("").len();
    assert_eq!(
        n_cards,
        Environment::with_notes(TWO_CARDS).exported("").len()
    );
    let report = environment.run("check --json");
    assert_eq!(report.code, 1);
    let report: Value = serde_json::from_str(&report.stdout).unwrap();
    let found = |name: &str| {
        let mut found = report["diagnostics"].as_array().unwrap().iter();
        let of = |found: &&Value| found["file"].as_str().unwrap().ends_with(name);
        found.find(of).unwrap()["severity"].clone()
    };
    assert_eq!(found("answers/4n9b3g175avg.md"), "error");
    assert_eq!(found("answers/000000000000.md"), "note");
    assert_eq!(found("answers/rbac.md"), "warning");
    let mended = environment.edit_with("rbac", &sed("'1s/^/# rbac /'"));
    assert!(mended.status.success(), "{mended:?}");
    assert_eq!(
        environment.own("answers/4n9b3g175avg.md"),
        "# rbac 忘了写题目\n"
    );
}

#[test]
fn an_own_answer_follows_a_question_that_was_reworded() {
    let environment = Environment::new();
    environment.write(
        "home/config.yaml",
        "embedded_deck: false\ndecks: [ ../a.md ]\n",
    );
    environment.write("a.md", "# 请问什么是etcd？\n\n键值库。\n");
    environment.write(
        "home/answers/p6ed7r4khb6h.md",
        "# 什么是etcd？\n\n我的答案\n",
    );
    let review = "{\"v\":1,\"id\":\"01KAJ600000000000000000001\",\"at\":\"2026-11-21T11:00:00.000+08:00\",\"do\":\"review\",\"card\":\"p6ed7r4khb6h\",\"grade\":\"good\",\"q\":\"什么是etcd？\",\"file\":\"a.md\"}\n";
    environment.write("home/progress.jsonl", review);
    let cards = environment.exported("");
    assert_eq!(cards[0]["entries"][0]["answer"], "我的答案");
}

#[test]
fn questions_of_an_interview_are_found_by_who_asked() {
    let environment = Environment::new();
    environment
        .run("add 怎么备份Velero集群？ --asked Acme二面")
        .ok();
    // Asks the same as a card in other words: that card is marked.
    let marked = environment
        .run("add etcd是什么 --asked Acme --lang en")
        .ok();
    assert!(
        marked.contains("marked as asked in an interview"),
        "{marked}"
    );
    let listed = environment.run("list asked:acme --json").json();
    let cards = listed["cards"].as_array().unwrap();
    assert_eq!(cards.len(), 2, "{listed}");
    for card in cards {
        assert_eq!(card["importance"], 3, "{card}");
        let mut tags = card["tags"].as_array().unwrap().iter();
        assert!(tags.any(|tag| tag == "asked"), "{card}");
    }
    let second = environment.run("list asked:二面 --json").json();
    assert_eq!(second["cards"].as_array().unwrap().len(), 1);
    let _ = environment.run("list asked:Globex").fails_with(1);
    let _ = environment.run("list asked:").fails_with(2);
}
