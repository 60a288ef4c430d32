//! `progress`: explains and repairs the log, and edits single cards.

use std::fs;

use k8s_quiz::domain::CardId;

use crate::environment::Environment;

/// A log line for a review at `hour` o'clock of the day.
fn review(question_or_id: &str, hour: u32, question: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"01KAJ6{hour:020}\",\"at\":\"2026-11-21T{hour:02}:00:00.000+08:00\",\
         \"do\":\"review\",\"card\":\"{question_or_id}\",\"grade\":\"good\",\
         \"q\":\"{question}\",\"file\":\"three.md\"}}\n"
    )
}

const FOREIGN: &str =
    "{\"v\":2,\"id\":\"f\",\"at\":\"2026-11-21T09:12:33Z\",\"do\":\"dance\",\"with\":[1]}\n";

fn environment(log: &str) -> Environment {
    let environment = Environment::new();
    environment.write_three_cards();
    environment.write("home/progress.jsonl", log);
    environment
}

fn log(environment: &Environment) -> String {
    fs::read_to_string(environment.progress()).unwrap()
}

#[test]
fn every_line_that_is_not_used_is_explained_with_its_place() {
    let good = review("p6ed7r4khb6h", 1, "什么是etcd？");
    let text = format!(
        "{good}  什么 nonsense\n{FOREIGN}{}{{\"v\":1,\"id\"",
        good.replace("\"good\"", "\"fine\"")
    );
    let environment = environment(&text);
    let run = environment.run("progress check --deck deck.yaml");
    assert_eq!(run.code, 1);
    let path = environment.progress().display().to_string();
    let expected = format!(
        "{path}:2:3: not a record; kept, not used\n\
         {path}:3:45: “dance” is from a newer version; kept, not used\n\
         {path}:4:115: unknown grade; kept, not used\n\
         {path}:5:11: an incomplete record; kept, not used\n\
         1 valid event\n\
         k8s-quiz progress check --repair rewrites the file without these lines and keeps the old file\n"
    );
    assert_eq!(run.stdout, expected);
    assert_eq!(log(&environment), text, "looking changes nothing");
}

#[test]
fn a_newer_version_does_not_fail() {
    let environment = environment(&(FOREIGN.to_owned() + &review("p6ed7r4khb6h", 1, "x")));
    let said = environment
        .run("progress check --deck deck.yaml --lang zh")
        .ok();
    assert!(said.contains("来自更新的版本"), "{said}");
    let said = environment
        .run("progress check --repair --deck deck.yaml")
        .ok();
    assert!(said.contains("nothing to repair"), "{said}");
}

#[test]
fn a_repair_reports_dropped_lines_and_the_backup() {
    let good = review("p6ed7r4khb6h", 1, "什么是etcd？");
    let text = format!("{good}<<<<<<< HEAD\n{FOREIGN}");
    let environment = environment(&text);
    let said = environment
        .run("progress check --repair --deck deck.yaml")
        .ok();
    assert!(said.contains(":2:1: not a record"), "{said}");
    assert!(said.contains("2 lines kept, 1 removed"), "{said}");
    assert_eq!(log(&environment), good + FOREIGN);
    let old = environment
        .path()
        .join("home/progress.2026-11-21T200000.jsonl");
    assert!(said.contains(&old.display().to_string()), "{said}");
    assert_eq!(fs::read_to_string(old).unwrap(), text);
    let _ = environment.run("progress check --deck deck.yaml").ok();
}

#[test]
fn a_question_that_no_note_asks_is_listed_and_linked_by_hand() {
    let environment = environment(&review("yyk3rzybp823", 1, "CRD 和 Operator 是什么关系？"));
    let said = environment.run("progress check --deck deck.yaml").ok();
    for part in [
        "yyk3rzybp823  CRD 和 Operator 是什么关系？",
        "1 review, in three.md",
    ] {
        assert!(said.contains(part), "{said}");
    }
    let said = environment
        .run("progress relink yyk3 CRD --deck deck.yaml")
        .ok();
    assert_eq!(said, "yyk3rzybp823 now counts for: 什么是CRD？\n");
    let listed = environment
        .run("list is:review --json --deck deck.yaml")
        .json();
    assert_eq!(listed["cards"][0]["question"], "什么是CRD？");
    let lines = log(&environment).lines().count();
    let said = environment
        .run("progress relink yyk3 CRD --deck deck.yaml")
        .ok();
    assert!(said.contains("already"), "{said}");
    assert_eq!(
        log(&environment).lines().count(),
        lines,
        "nothing new to say"
    );
    let said = environment.run("progress check --deck deck.yaml").ok();
    assert!(!said.contains("No open note"), "{said}");
    let _ = environment.run("progress undo --deck deck.yaml").ok();
    let none = environment
        .run("list is:review --json --deck deck.yaml")
        .fails_with(1);
    assert!(none.contains("no card matches"), "{none}");
}

#[test]
fn a_torn_last_line_is_reported_until_the_next_event_is_appended() {
    let torn = format!(
        "{}{{\"v\":1,\"id\":\"01K",
        review("s6qhmd6d4d7q", 1, "什么是CRD？")
    );
    let environment = environment(&torn);
    for command in ["list --json", "stats", "plan"] {
        let run = environment.run(&format!("{command} --deck deck.yaml"));
        let said = "progress.jsonl:2:16: the last record is incomplete";
        assert!(run.stderr.contains(said), "{command}: {}", run.stderr);
    }
    let status_bar = environment.run("due --short --deck deck.yaml");
    assert_eq!(status_bar.stderr, "");
    let explained = environment.run("progress check --deck deck.yaml");
    assert_eq!(explained.fails_with(1), "", "said once, on stdout");

    let _ = environment.run("plan --date +3 --deck deck.yaml").ok();
    let below = environment.run("list --json --deck deck.yaml");
    assert_eq!(below.stderr, "");
    assert_eq!(log(&environment).lines().nth(1), torn.lines().last());
}

#[test]
fn a_reworded_question_that_was_found_again_is_listed_with_its_reviews() {
    let environment = environment(&review("yyk3rzybp823", 1, "到底什么是CRD？"));
    let said = environment.run("progress check --deck deck.yaml").ok();
    for part in ["found again", "1 review, in three.md", "什么是CRD？"] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
}

#[test]
fn invalid_links_are_refused_and_a_cycle_has_no_effect() {
    let environment = environment(&review("yyk3rzybp823", 1, "x"));
    let wrong = environment
        .run("progress relink zzzz CRD --deck deck.yaml")
        .fails_with(1);
    assert!(wrong.contains("zzzz"), "{wrong}");
    let several = environment
        .run("progress relink yyk3 什么是 --deck deck.yaml")
        .fails_with(1);
    assert!(several.contains("3 cards"), "{several}");
    let _ = environment
        .run("progress relink yyk3 CRD --deck deck.yaml")
        .ok();
    let before = log(&environment);
    let crd = environment.run("show CRD --json --deck deck.yaml").json();
    let id = crd["cards"][0]["id"].as_str().unwrap().to_owned();
    let said = environment.run(&format!("progress relink {id} CRD --deck deck.yaml"));
    assert_eq!(said.code, 1, "{}{}", said.stdout, said.stderr);
    assert_eq!(log(&environment), before);
}

#[test]
fn a_card_is_forgotten_only_after_confirmation() {
    let environment = environment(&review("p6ed7r4khb6h", 1, "什么是etcd？"));
    let asked = environment
        .run("progress forget etcd --deck deck.yaml")
        .fails_with(1);
    assert!(asked.contains("--yes"), "{asked}");
    assert_eq!(log(&environment).lines().count(), 1);
    let said = environment
        .run("progress forget 什么是etcd --yes --deck deck.yaml --lang zh")
        .ok();
    assert_eq!(said, "重新当作新题：什么是etcd？\n");
    assert!(log(&environment).ends_with("\"do\":\"forget\",\"card\":\"p6ed7r4khb6h\"}\n"));
    let listed = environment
        .run("list is:new --json --deck deck.yaml")
        .json();
    assert_eq!(listed["cards"].as_array().unwrap().len(), 3);
}

#[test]
fn on_a_terminal_forgetting_is_asked_about() {
    for (answer, n_lines) in [("n\r", 1), ("y\r", 2)] {
        let environment = environment(&review("p6ed7r4khb6h", 1, "什么是etcd？"));
        let arguments = "progress forget p6ed --deck deck.yaml";
        let mut terminal = crate::terminal::Terminal::start(&environment, arguments);
        terminal.wait_for("Forget 1 review of “什么是etcd？”");
        terminal.keys(answer);
        assert!(terminal.wait_for_end().success());
        assert_eq!(log(&environment).lines().count(), n_lines);
    }
}

#[test]
fn a_relinked_question_is_listed_with_its_new_wording() {
    let old = "请问什么是CRD？";
    let id = CardId::of_question(old);
    let environment = environment(&review(id.as_str(), 1, old));
    let listed = environment
        .run("list is:review --json --deck deck.yaml")
        .json();
    assert_eq!(listed["cards"][0]["question"], "什么是CRD？");
    let said = environment.run("progress check --deck deck.yaml").ok();
    assert!(!said.contains("No open note"), "{said}");
    let again = said.split("found again").nth(1).unwrap_or_default();
    assert!(again.contains(id.as_str()), "{said}");
    assert!(again.contains("什么是CRD？"), "{said}");
}

#[test]
fn a_failed_merge_names_the_log_the_cause_and_the_fix() {
    let environment = Environment::new();
    let said = environment.run("progress merge nosuch").fails_with(1);
    for part in ["can't merge nosuch", "no such file", "another machine"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(!said.contains("--progress"), "{said}");
}
