//! The commands, as a script calls them.

use serde_json::{Value, json};

use crate::environment::{Environment, NOW};

/// Two notes with one question in common, one without an answer.
const NOTES: &str = "\
# 网络

## 1. 什么是 Service？（经常问）

- ClusterIP：集群内访问
- NodePort：节点端口

## 2. kube-proxy 的作用？

## 3. 什么是 Service？

**思路**：先说为什么需要。

**回答**：

一组 Pod 的稳定入口。
";

/// A log line for a review at `hour` o'clock of the day.
fn review_line(card: &str, hour: u32) -> String {
    format!(
        "{{\"v\":1,\"id\":\"01KAJ6{hour:020}\",\"at\":\"2026-11-21T1{hour}:00:00.000+08:00\",\
         \"do\":\"review\",\"card\":\"{card}\",\"grade\":\"good\"}}\n"
    )
}

/// The keys of an object, sorted.
fn keys(value: &Value) -> Vec<&str> {
    sorted(value.as_object().unwrap().keys().map(String::as_str))
}

fn sorted<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut words: Vec<_> = words.collect();
    words.sort_unstable();
    words
}

#[test]
fn export_has_the_shape_of_the_contract() {
    let exported = Environment::new().run("export --format json").json();
    assert_eq!(keys(&exported), ["cards", "version"]);
    assert_eq!(exported["version"], 1);
    let cards = exported["cards"].as_array().unwrap();
    let etcd = cards
        .iter()
        .find(|card| card["id"] == "yyk3rzybp823")
        .unwrap();
    let card_keys = "id question title topics tags importance kind sections short points followups related \
                     entries remarks memory suspended buried flagged leech unanswered hidden";
    assert_eq!(keys(etcd), sorted(card_keys.split_whitespace()));
    let entries = etcd["entries"].as_array().unwrap();
    let entry = entries
        .iter()
        .find(|entry| entry["id"] == etcd["id"] && entry["file"] == "seeds/interview-collection.md")
        .unwrap();
    let entry_keys =
        "id file line end_line question language options hint answer note picture_only tags";
    assert_eq!(keys(entry), sorted(entry_keys.split_whitespace()));
    assert_eq!(entry["file"], "seeds/interview-collection.md");
    assert_eq!(
        (&entry["line"], &entry["end_line"]),
        (&json!(7), &json!(23))
    );
    assert_eq!(entry["question"], "简述 ETCD 及其特点？");
    assert!(
        entry["answer"]
            .as_str()
            .unwrap()
            .starts_with("etcd 是 CoreOS 团队发起的开源项目")
    );
    assert!(
        entry["answer"]
            .as_str()
            .unwrap()
            .trim_end()
            .ends_with("一致性的算法。")
    );
    assert_eq!(etcd["sections"][0], "ETCD");
    assert_eq!(entry["language"], "zh");
    assert_eq!(keys(&etcd["points"][0]), ["core", "en", "zh"]);
    assert_eq!(etcd["points"][0]["core"], true);
    let new = json!({
        "state": "new", "step": null, "stability": null, "difficulty": null, "due": null,
        "last_review": null, "reviews": 0, "lapses": 0, "recall": null,
    });
    assert_eq!(etcd["memory"], new);
}

#[test]
fn export_has_everything_that_a_manifest_says_about_a_card() {
    let environment = Environment::new();
    environment.write("a.md", "# rbac\n\nRole and RoleBinding.\n");
    environment.write(
        "a.yaml",
        "sources: [ a.md ]\ncards:\n  - question: rbac\n    tags: [ crd ]\n    short: Rights\n    \
         points: [ { zh: 角色, core: true }, { en: binding } ]\n    \
         followups: [ { en: Why?, points: [ so ] } ]\n    \
         remarks: [ { kind: wrong, en: No, quote: Role } ]\n",
    );
    let exported = environment.run("export --format json --deck a.yaml").json();
    let card = &exported["cards"][0];
    assert_eq!(card["tags"], json!(["crd"]));
    assert_eq!(card["short"], json!({ "zh": "Rights", "en": "Rights" }));
    let points = json!([
        { "zh": "角色", "en": null, "core": true },
        { "zh": null, "en": "binding", "core": false },
    ]);
    assert_eq!(card["points"], points);
    let follow_ups = json!([
        { "zh": null, "en": "Why?", "points": [{ "zh": "so", "en": "so" }] },
    ]);
    assert_eq!(card["followups"], follow_ups);
    assert_eq!(card["remarks"][0]["quote"], "Role");
    assert_eq!(card["remarks"][0]["entry"], card["id"]);
    let entry = &card["entries"][0];
    assert_eq!(
        (&entry["language"], &entry["options"]),
        (&json!("en"), &json!([]))
    );
}

#[test]
fn lists_have_the_same_shape_without_texts() {
    let environment = Environment::new();
    let listed = environment.run("list --json").json();
    let exported = environment.run("export --format json").json();
    let (listed, exported) = (
        listed["cards"].as_array().unwrap(),
        exported["cards"].as_array().unwrap(),
    );
    assert_eq!(keys(&listed[0]), keys(&exported[0]));
    assert_eq!(listed.len(), exported.len());
    for entry in listed
        .iter()
        .flat_map(|card| card["entries"].as_array().unwrap())
    {
        assert_eq!(
            (&entry["hint"], &entry["answer"]),
            (&Value::Null, &Value::Null)
        );
    }
}

#[test]
fn all_242_questions_of_the_seeds_are_in_the_deck() {
    let exported = Environment::new().run("export --format json").json();
    let cards = exported["cards"].as_array().unwrap();
    let entries = cards
        .iter()
        .flat_map(|card| card["entries"].as_array().unwrap());
    // A line with several questions is split but counts once.
    let places: std::collections::HashSet<_> = entries
        .filter(|entry| entry["file"].as_str().unwrap().starts_with("seeds/"))
        .map(|entry| {
            (
                entry["file"].as_str().unwrap(),
                entry["line"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(places.len(), 242);
}

#[test]
fn notes_of_ones_own_replace_the_deck() {
    let environment = Environment::new();
    environment.write("notes/a.md", NOTES);
    let exported = environment.run("export --format json --deck notes").json();
    let cards = exported["cards"].as_array().unwrap();
    let questions: Vec<_> = cards
        .iter()
        .map(|card| card["question"].as_str().unwrap())
        .collect();
    assert_eq!(questions, ["什么是 Service？", "kube-proxy 的作用？"]);
    let entries = cards[0]["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().all(|entry| entry["file"] == "notes/a.md"));
    let hinted = entries.iter().find(|entry| entry["line"] == 10).unwrap();
    assert_eq!(hinted["hint"], "先说为什么需要。");
    assert_eq!(hinted["answer"], "一组 Pod 的稳定入口。");
    assert_eq!(cards[0]["tags"], json!(["frequent"]));
    assert_eq!(cards[1]["unanswered"], true);
}

#[test]
fn decks_named_before_and_after_the_command_both_count() {
    let environment = Environment::new();
    environment.write("a.md", "# 什么是 Pod？\n\n一组容器。\n");
    environment.write("b.md", "# 什么是 etcd？\n\n键值库。\n");
    let listed = environment
        .run("--deck a.md list --deck b.md --json")
        .json();
    assert_eq!(listed["cards"].as_array().unwrap().len(), 2);
}

#[test]
fn a_card_that_is_named_outright_is_listed_first() {
    let environment = Environment::new();
    let notes = "# 准入控制是什么？\n\n在 RBAC 之后。\n\n# rbac\n\n四种对象。\n\n# RBAC 有哪些特点？\n\n两点。\n";
    environment.write("a.md", notes);
    let listed = |query: &str| {
        let command = format!("list {query} --json --deck a.md");
        let found = environment.run(&command).json();
        let cards = found["cards"].as_array().unwrap().clone();
        let question = |card: &Value| card["question"].as_str().unwrap().to_owned();
        cards.iter().map(question).collect::<Vec<_>>()
    };
    let in_order = ["准入控制是什么？", "rbac", "RBAC 有哪些特点？"];
    assert_eq!(listed(""), in_order);
    assert_eq!(listed("RBAC"), [in_order[1], in_order[0], in_order[2]]);
}

#[test]
fn show_lists_each_other_wording_once() {
    let shown = Environment::new().run("show sfx6fh9f6wdc").ok();
    let n_times = |wording: &str| shown.matches(wording).count();
    assert_eq!(n_times("二进制部署和kubeadm部署集群的对比"), 1, "{shown}");
    assert_eq!(n_times("两种集群部署方式有何区别"), 1, "{shown}");
}

#[test]
fn show_puts_each_remark_above_the_answer_it_is_about() {
    let environment = Environment::new();
    environment.write(
        "a.md",
        "# How does a node join?\n\nBy itself.\n\n# rbac\n\nFour objects.\n",
    );
    environment.write(
        "b.md",
        "# How a node joins a cluster\n\n- It asks\n- It gets a certificate\n",
    );
    environment.write(
        "deck.yaml",
        "sources: [ a.md, b.md ]
same: [ [ How does a node join?, How a node joins a cluster ] ]
cards:
  - question: How does a node join?
    remarks: [ { kind: outdated, en: Once., source: KEP-1 }, { kind: incomplete, en: More., source: KEP-2 } ]
  - question: How a node joins a cluster
    remarks: [ { kind: incomplete, en: More still., source: KEP-3 } ]
  - question: rbac
    remarks: [ { kind: incomplete, en: More., source: KEP-4 } ]
",
    );
    let show = |query: &str| {
        let command = format!("show {query} --lang en --deck deck.yaml");
        environment.run(&command).ok()
    };
    let shown = show("join");
    let parts: Vec<&str> = shown.split("\nAnswer ").collect();
    let [_, first, second] = parts[..] else {
        panic!("{shown}")
    };
    let one = "1 of 2  b.md:1\n  Not quite right\n    More still.\n    KEP-3\n\n";
    assert!(first.starts_with(one), "{first}");
    let two = "2 of 2  a.md:1\n  Outdated\n    Once.\n    KEP-1\n\n  Not quite right\n    More.\n";
    assert!(second.starts_with(two), "{second}");
    let shown = show("rbac");
    assert!(
        !shown.contains("Answer 1"),
        "one answer needs no number: {shown}"
    );
}

#[test]
fn show_puts_a_remark_with_the_note_and_not_with_the_decks_own_answer() {
    let environment = Environment::new();
    environment.write("a.md", "# rbac\n\nFour objects.\n");
    environment.write("deck/ours.md", "# rbac\n\nRoles and bindings.\n");
    let manifest = "sources: [ a.md, deck/*.md ]
cards: [ { question: rbac, remarks: [ { kind: incomplete, en: More., source: KEP-4 } ] } ]
";
    environment.write("deck.yaml", manifest);
    let shown = environment.run("show rbac --lang en --deck deck.yaml").ok();
    let (_, note) = shown.split_once("Answer 2 of 2").unwrap();
    assert!(note.contains("More."), "{shown}");
    assert_eq!(shown.matches("More.").count(), 1, "{shown}");
}

#[test]
fn a_wrong_query_is_a_usage_error_that_names_near_ones() {
    let environment = Environment::new();
    let wrong = environment.run("list topic:etdc").fails_with(2);
    assert!(wrong.contains("etcd"), "{wrong}");
    let wrong = environment.run("list is:duee").fails_with(2);
    assert!(wrong.contains("due"), "{wrong}");
    let _ = environment.run("list --jsno").fails_with(2);
}

#[test]
fn a_failed_lookup_suggests_similar_topics_and_paths() {
    let environment = Environment::new();
    environment.write("mynotes.md", NOTES);
    let nothing = environment.run("list etdc").fails_with(1);
    assert!(nothing.contains("etcd"), "{nothing}");
    let path = environment.run("list mynotes.md").fails_with(1);
    assert!(path.contains("--deck mynotes.md"), "{path}");
}

#[test]
fn study_as_choice_needs_a_question_whose_note_tells_the_right_option() {
    let environment = Environment::with_notes("# Which port has SMTP?\n\nA. 80\nB. 25\n");
    let untold = environment.run("study --deck notes.md --as choice");
    let english = untold.fails_with(1);
    assert!(
        english.contains("no multiple-choice question here"),
        "{english}"
    );
    environment.write(
        "notes.md",
        "# Which port has SMTP?\n\nA. 80\nB. 25\n\nAnswer: B\n",
    );
    let told = environment.run("study --deck notes.md --as choice");
    let told = told.fails_with(1);
    assert!(told.contains("terminal"), "{told}");
    let _ = environment.run("study --as mix").fails_with(2);
}

#[test]
fn study_without_a_terminal_says_so() {
    let environment = Environment::new();
    let english = environment.run("study").fails_with(1);
    assert!(english.contains("terminal"), "{english}");
    let chinese = environment.run("study --lang zh").fails_with(1);
    assert!(chinese.contains("终端"), "{chinese}");
}

#[test]
fn check_prints_what_it_recognized() {
    let environment = Environment::new();
    environment.write("notes/a.md", &format!("随手记的一句话\n\n{NOTES}"));
    let report = environment.run("check notes").ok();
    assert!(report.contains("notes/a.md"), "{report}");
    assert!(
        report.contains("3 questions; 2 answered; 1 without an answer; 1 section"),
        "{report}"
    );
    assert!(report.contains("notes/a.md:1:1: note"), "{report}");
    assert!(report.contains("随手记的一句话"), "{report}");
    let last = report.lines().last().unwrap();
    assert_eq!(
        last,
        "2 cards from 3 questions in 1 file, 1 without an answer"
    );
}

#[test]
fn check_fails_on_warnings_only_when_strict() {
    let environment = Environment::new();
    environment.write("a.md", "# 什么是 Pod？\n\n```yaml\nkind: Pod\n");
    let _ = environment.run("check a.md").ok();
    assert_eq!(environment.run("check a.md --strict").code, 1);
    let report = environment.run("check a.md --json").json();
    assert_eq!(report["diagnostics"][0]["severity"], "warning");
}

#[test]
fn a_title_fixes_a_truncated_question() {
    let environment = Environment::new();
    environment.write(
        "a.md",
        "# 当 Pod 是 Running，但没有就绪时，\n\n看就绪探针。\n",
    );
    assert_eq!(environment.run("check a.md --strict").code, 1);
    environment.write(
        "deck.yaml",
        "name: x\nsources: [ a.md ]\ncards:\n  - question: 当 Pod 是 Running，但没有就绪时\n    \
         title: Pod 是 Running 但没有就绪，怎么排查？\n",
    );
    let _ = environment.run("check deck.yaml --strict").ok();
}

#[test]
fn a_manifest_with_mistakes_is_an_error_with_its_place() {
    let environment = Environment::new();
    environment.write("a.md", NOTES);
    environment.write(
        "deck.yaml",
        "name: x\nsources: [ a.md ]\nfirst: [ 什么是 Servce？ ]\n",
    );
    let run = environment.run("check deck.yaml");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("deck.yaml:3:10"), "{}", run.stdout);
    assert!(
        run.stdout.contains("什么是 Service？"),
        "the nearest question: {}",
        run.stdout
    );
}

#[test]
fn mistakes_of_a_manifest_come_in_the_order_of_its_lines() {
    let environment = Environment::new();
    environment.write("a.md", NOTES);
    environment.write(
        "deck.yaml",
        "name: x\nsources: [ a.md ]\nfirst: [ 什么是 Servce？ ]\nzzz: 1\n",
    );
    let found = environment.run("check deck.yaml").stdout;
    let places = found.lines().filter(|line| line.starts_with("deck.yaml:"));
    let places: Vec<_> = places.map(|line| &line[..12]).collect();
    assert_eq!(places, ["deck.yaml:3:", "deck.yaml:4:"]);
}

#[test]
fn a_deck_that_is_not_there_is_an_error() {
    let error = Environment::new().run("list --deck nowhere").fails_with(1);
    assert!(error.contains("nowhere"), "{error}");
}

#[test]
fn show_finds_a_card_by_id_beginning_and_query() {
    let environment = Environment::new();
    for card in ["yyk3rzybp823", "yyk3r", "\"简述 ETCD 及其特点\""] {
        let shown = environment.run(&format!("show {card}")).ok();
        assert!(shown.contains("简述 ETCD 及其特点？"), "{shown}");
        assert!(shown.contains("Raft"), "{shown}");
    }
    assert!(
        environment.run("show rbac").ok().contains("4n9b3g175avg"),
        "a question names its card"
    );
    let several = environment.run("show etcd").fails_with(1);
    assert!(several.contains("give an id"), "{several}");
    assert!(several.contains("yyk3rzybp823  What is etcd"), "{several}");
    let _ = environment.run("show zzzzzzzzzzzzzz").fails_with(1);
}

#[test]
fn an_unknown_state_is_answered_with_those_there_are() {
    let error = Environment::new().run("list is:foo").fails_with(2);
    assert!(error.contains("learning, review, due"), "{error}");
    let error = Environment::new().run("list foo:x").fails_with(2);
    assert!(error.contains("topic, tag, is, source"), "{error}");
}

#[test]
fn show_takes_a_question_before_all_cards_that_mention_it() {
    let environment = Environment::new();
    for (question, id) in [
        ("rbac", "4n9b3g175avg"),
        ("RBAC？", "4n9b3g175avg"),
        ("\"什么是etcd\"", "yyk3rzybp823"),
    ] {
        let shown = environment.run(&format!("show {question}")).ok();
        assert_eq!(
            shown.lines().nth(1).unwrap().split(' ').next(),
            Some(id),
            "{shown}"
        );
    }
}

#[test]
fn a_log_in_any_state_is_explained() {
    let environment = Environment::new();
    let review = review_line("yyk3rzybp823", 1);
    environment.write(
        "home/progress.jsonl",
        &format!("{review}nonsense\n{{\"v\":1,\"id\""),
    );
    let run = environment.run("progress check");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert!(
        run.stdout.contains(":2:2: ") && run.stdout.contains(":3:11: "),
        "{}",
        run.stdout
    );
    let listed = environment.run("list is:review --json").json();
    assert_eq!(listed["cards"][0]["id"], "yyk3rzybp823");
}

#[test]
fn a_log_from_the_future_is_warned_about_when_something_is_recorded() {
    let environment = Environment::new();
    let log = review_line("yyk3rzybp823", 1).replace("2026-11-21", "2029-11-21");
    environment.write("home/progress.jsonl", &log);
    let undone = environment.run("progress undo");
    assert!(undone.stderr.contains("in the future"), "{}", undone.stderr);
    let _ = undone.ok();
}

#[test]
fn the_last_action_is_taken_back_by_an_event() {
    let environment = Environment::new();
    let log = review_line("yyk3rzybp823", 1) + &review_line("4n9b3g175avg", 2);
    environment.write("home/progress.jsonl", &log);
    let undone = environment.run("progress undo").ok();
    assert!(
        undone.starts_with("undone: grade 3 (nearly all), "),
        "{undone}"
    );
    assert!(undone.contains("RBAC"), "{undone}");
    let after = std::fs::read_to_string(environment.progress()).unwrap();
    assert!(after.starts_with(&log), "the log is only appended to");
    assert_eq!(after.lines().count(), 3);
    assert!(after.contains("\"do\":\"undo\""));
    let listed = environment.run("list is:review,learning --json").json();
    assert_eq!(listed["cards"].as_array().unwrap().len(), 1);
    let undone = environment.run("progress undo --lang zh").ok();
    assert!(
        undone.starts_with("已撤销：评分 3（基本讲全），"),
        "{undone}"
    );
    assert!(undone.contains("etcd"), "{undone}");
}

#[test]
fn an_undo_reports_the_undone_grade_even_if_the_card_is_not_open() {
    let environment = Environment::new();
    environment.write("a.md", "# b？\n\nc\n");
    let suspended = review_line("4n9b3g175avg", 2).replace("review", "suspend");
    environment.write("home/progress.jsonl", &suspended);
    let undone = environment.run("progress undo --deck a.md").ok();
    assert_eq!(undone, "undone: suspended, 4n9b3g175avg\n");
    let nothing = environment.run("progress undo").fails_with(1);
    assert!(nothing.contains("nothing to undo"), "{nothing}");
}

#[test]
fn progress_path_names_the_file() {
    let environment = Environment::new();
    let path = environment.run("progress path").ok();
    assert_eq!(path.trim(), environment.progress().display().to_string());
    let path = environment.run("progress path --progress other.jsonl").ok();
    assert_eq!(path.trim(), "other.jsonl");
}

#[test]
fn a_closed_pipe_is_not_an_error() {
    let environment = Environment::new();
    for format in ["json", "markdown"] {
        let mut command = environment.command();
        command.args(["export", "--format", format, "--now", NOW]);
        command
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{format}: {error}");
    }
}

#[test]
fn escape_sequences_of_notes_never_reach_the_terminal() {
    let environment = Environment::new();
    environment.write(
        "a.md",
        "# 什么是 \u{1b}[31mPod？\n\n一组\u{1b}]0;x\u{7}容器\u{9b}31m。\n\nleft \u{1b}[2J\n",
    );
    for command in ["list", "show 什么是", "check", "topics"] {
        let run = environment.run(&format!("{command} --deck a.md --color always"));
        let bare = run.stdout.replace("\u{1b}[", "");
        let sgr_only = run.stdout.split("\u{1b}[").skip(1).all(|rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')
                .starts_with('m')
        });
        assert!(
            sgr_only && !bare.contains(['\u{1b}', '\u{7}', '\u{9b}']),
            "{command}: {:?}",
            run.stdout
        );
        assert!(!run.stderr.contains('\u{1b}'));
    }
}

#[test]
fn a_deck_without_a_question_says_so() {
    let environment = Environment::new();
    environment.write("prose.md", "Just prose, nothing here.\n");
    for command in [
        "list", "topics", "study", "export --format json", "export --format markdown",
    ] {
        let error = environment
            .run(&format!("{command} --deck prose.md"))
            .fails_with(1);
        assert!(
            error.contains("this deck has no questions"),
            "{command}: {error}"
        );
    }
}

#[test]
fn a_manifest_with_mistakes_is_used_as_far_as_it_goes_and_warned_about() {
    let environment = Environment::new();
    environment.write("a.md", NOTES);
    environment.write(
        "deck.yaml",
        "name: x\nsources: [ a.md ]\nfirst: [ 什么是 Servce？ ]\n",
    );
    let run = environment.run("list --deck deck.yaml");
    assert!(run.stderr.contains("1 error in"), "{}", run.stderr);
    assert!(run.ok().contains("什么是 Service？"));
}

#[test]
fn the_version_and_the_help_can_be_asked_for_after_a_command_too() {
    let environment = Environment::new();
    let version = environment.run("--version").ok();
    assert!(version.starts_with("k8s-quiz "), "{version}");
    for asked in ["-V", "list -V", "study etcd -V", "progress check --version"] {
        assert_eq!(environment.run(asked).ok(), version, "{asked}");
    }
    assert!(
        environment
            .run("list -h")
            .ok()
            .contains("Usage: k8s-quiz list")
    );
}

#[test]
fn options_are_shown_with_the_question_and_do_not_tell_the_right_one() {
    let environment = Environment::new();
    environment.write(
        "quiz.md",
        "# Quiz\n\n## Which object keeps a stable address?\n\n- [ ] Pod\n- [x] Service\n- [ ] Node\n\n\
         ## Which component stores the state?\n\n- [x] etcd\n- [ ] kubelet\n",
    );
    let cards = environment
        .run("export --format json --deck quiz.md")
        .json();
    let entry = &cards["cards"][0]["entries"][0];
    assert_eq!(
        entry["options"],
        serde_json::json!(["- [ ] Pod", "- [x] Service", "- [ ] Node"])
    );
    let shown = environment
        .run("show --lang en --deck quiz.md stable address")
        .ok();
    let options = "A. Pod\nB. Service\nC. Node\n";
    assert!(shown.replace("  ", "").contains(options), "{shown}");
}

#[test]
fn a_table_has_a_row_for_each_card_and_quotes_what_needs_it() {
    let notes = "# What is a Pod?\n\nContainers, \"one\" or\nmore.\n\n# rbac\n\nRoles.\n";
    let environment = Environment::with_notes(notes);
    let csv = environment.run("export --format csv").ok();
    let header = "id,question,points,answer,hint,source,topic,tags,importance,state,due,stability,difficulty,reviews\n";
    assert!(csv.starts_with(header), "{csv}");
    assert!(
        csv.contains("What is a Pod?,,\"Containers, \"\"one\"\" or\nmore.\",,notes.md:1,"),
        "{csv}"
    );
    assert!(
        csv.contains("4n9b3g175avg,rbac,,Roles.,,notes.md:6,"),
        "{csv}"
    );
    let tsv = environment.run("export --format tsv rbac").ok();
    assert!(tsv.contains("4n9b3g175avg\trbac\t\tRoles.\t"), "{tsv}");
    assert_eq!(tsv.lines().count(), 2);
    let said = environment.run("export --format csv -o cards.csv").ok();
    assert_eq!(said, "2 cards written to cards.csv\n");
    let written = std::fs::read_to_string(environment.path().join("cards.csv")).unwrap();
    assert_eq!(written, csv);
}
