//! The program in a shell: help and command-line errors.

use serde_json::Value;

use crate::environment::Environment;

const COMMANDS: [&str; 16] = [
    "due", "stats", "config", "optimize", "study", "topics", "list", "show", "check", "add",
    "edit", "deck", "progress", "export", "completions", "man",
];

/// The help text of a command.
fn help_of(environment: &Environment, command: &str) -> String {
    let mut program = environment.command();
    let arguments = command.split(' ');
    let output = program.arg("help").args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn help_is_there_for_every_command() {
    let environment = Environment::new();
    let help = environment.run("--help").ok();
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{help}");
        let of_command = help_of(&environment, command);
        let flag = environment.run(&format!("{command} --help")).ok();
        assert_eq!(of_command, flag);
        assert!(of_command.contains("Usage: k8s-quiz "), "{of_command}");
        assert!(
            of_command.lines().all(|line| line.chars().count() <= 100),
            "{of_command}"
        );
        if command != "progress" {
            let example = format!("k8s-quiz {command}");
            assert!(of_command.contains("Examples:"), "{of_command}");
            assert!(of_command.matches(&example).count() >= 2, "{of_command}");
        }
    }
    assert!(help.contains("Examples:"));
    let nested = help_of(&environment, "deck add");
    assert!(
        nested.contains("k8s-quiz deck add [OPTIONS] <PATH>"),
        "{nested}"
    );
}

#[test]
fn a_usage_error_is_in_the_learners_language() {
    let environment = Environment::new();
    let english = environment.run("list --jsno").fails_with(2);
    assert!(
        english.contains("unexpected argument '--jsno'"),
        "{english}"
    );
    let chinese = environment.run("list --jsno --lang zh").fails_with(2);
    let lines: Vec<&str> = chinese.lines().collect();
    assert_eq!(lines[0], "错误：没有 --jsno 这个选项");
    assert_eq!(lines[1], "  是不是 --json？");
    assert!(chinese.contains("\n用法：k8s-quiz list "), "{chinese}");
    let mut command = environment.command();
    command.env("LANG", "zh_CN.UTF-8").args(["lsit"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("错误：没有 lsit 这个命令"), "{said}");
}

#[test]
fn a_negated_term_is_not_an_option() {
    let listed = Environment::new().run("list -is:suspended --json").json();
    assert!(listed["cards"].as_array().unwrap().len() > 100);
}

#[test]
fn where_nothing_is_near_no_topics_are_listed() {
    let environment = Environment::new();
    let near = environment.run("list etdc").fails_with(1);
    assert!(near.contains("topics with a similar name: etcd"), "{near}");
    let none = environment.run("list qqqqzzzz").fails_with(1);
    assert!(
        !none.contains("networking") && none.contains("k8s-quiz topics"),
        "{none}"
    );
    let chinese = environment.run("list qqqqzzzz --lang zh").fails_with(1);
    assert!(chinese.starts_with("错误：没有匹配的题\n"), "{chinese}");
}

#[test]
fn a_config_that_was_named_must_be_there() {
    let environment = Environment::new();
    let error = environment.run("list --config nowhere.yaml").fails_with(1);
    assert!(
        error.contains("nowhere.yaml") && error.contains("no such file"),
        "{error}"
    );
    let _ = environment.run("list").ok();
}

#[test]
fn without_any_deck_a_hint_explains_how_to_add_one() {
    let environment = Environment::new();
    environment.write("home/config.yaml", "embedded_deck: false\n");
    for command in [
        "list", "topics", "study", "export --format json", "export --format markdown",
    ] {
        let error = environment.run(command).fails_with(1);
        assert!(error.contains("embedded_deck: false"), "{command}: {error}");
        assert!(error.contains("k8s-quiz deck add"), "{command}: {error}");
    }
    environment.write("empty.yaml", "");
    let error = environment.run("list --deck empty.yaml").fails_with(1);
    assert!(error.contains("empty.yaml:1:1: error: no notes"), "{error}");
    assert!(
        error.contains("run k8s-quiz check empty.yaml to see"),
        "{error}"
    );
}

/// A manifest with everything that `show` prints.
const MANIFEST: &str = "\
sources: [ a.md ]
cards:
  - question: rbac
    points: [ Role, RoleBinding ]
    followups: [ { zh: 为什么只增不减？, en: Why is it additive?, points: [ 没有 deny ] } ]
";

#[test]
fn show_says_why_a_card_is_flagged_and_what_is_asked_next() {
    let environment = Environment::new();
    environment.write("a.md", "# rbac\n\n权限。\n\n# 没有答案的题是哪道？\n");
    environment.write("deck.yaml", MANIFEST);
    let flag = "{\"v\":1,\"id\":\"01KAJ600000000000000000001\",\"at\":\"2026-11-21T11:00:00.000+08:00\",\
                \"do\":\"flag\",\"card\":\"4n9b3g175avg\",\"why\":\"答案\u{7}过时\"}\n";
    environment.write("home/progress.jsonl", &flag.replace('\u{7}', "\\u0007"));
    let shown = environment.run("show rbac --deck deck.yaml --lang zh").ok();
    assert!(shown.contains("已标记：答案\u{2407}过时\n"), "{shown}");
    assert!(
        shown.contains("追问\n  ? 为什么只增不减？\n    - 没有 deny\n"),
        "{shown}"
    );
    assert!(
        shown.contains("答案  出自 a.md:1\n"),
        "the answer's source: {shown}"
    );
    let shown = environment.run("show rbac --deck deck.yaml --lang en").ok();
    assert!(
        shown.contains("Follow-up questions\n  ? Why is it additive?"),
        "{shown}"
    );
    let shown = environment.run("show 没有答案的题 --deck deck.yaml").ok();
    assert!(shown.contains("\n  a.md:5\n"), "{shown}");
}

#[test]
fn decks_are_listed_for_programs_too() {
    let environment = Environment::new();
    environment.write("a.md", "# rbac\n\n权限。\n");
    environment.write("home/config.yaml", "decks: [ ../a.md, gone ]\n");
    let listed = environment.run("deck list --json").json();
    let decks = listed["decks"].as_array().unwrap();
    assert_eq!(decks.len(), 3);
    assert_eq!(
        (&decks[0]["path"], &decks[0]["error"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(decks[1]["counts"]["cards"], 1);
    assert!(decks[1]["path"].as_str().unwrap().ends_with("a.md"));
    assert_eq!(decks[2]["counts"], Value::Null);
    assert!(decks[2]["error"].as_str().unwrap().contains("no such file"));
}

#[test]
fn a_tilde_that_the_shell_left_is_the_home_folder() {
    let environment = Environment::new();
    environment.write("notes/a.md", "# rbac\n\n权限。\n");
    let path = environment.path().join("notes").display().to_string();
    let added = environment.run("deck add ~/notes").ok();
    assert!(added.contains(&path), "{added}");
    let listed = environment.run("list --deck=~/notes --json").json();
    assert_eq!(listed["cards"].as_array().unwrap().len(), 1);
    let removed = environment.run("deck remove ~/notes").ok();
    assert!(removed.starts_with("removed "), "{removed}");
    let picture = environment.write("x.png", "");
    std::fs::write(picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe").unwrap();
    let refused = environment.run("deck add x.png").fails_with(1);
    assert!(refused.contains("it has no questions"), "{refused}");
}
