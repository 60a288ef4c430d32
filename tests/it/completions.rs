//! Completion in the shells: the scripts are run by bash, zsh and fish where these are installed.

use std::process::Command;

use portable_pty::CommandBuilder;

use crate::environment::{Environment, Run, is_installed, path_with_program};
use crate::terminal::Terminal;

/// The candidates for a command line up to the cursor, without their descriptions.
fn candidates(environment: &Environment, line: &str) -> Vec<String> {
    let mut command = environment.command();
    command.args(["complete", &format!("--line={line}")]);
    let run = Run::of(&command.output().unwrap());
    assert_eq!(run.stderr, "", "{line}");
    let lines = run.ok();
    let values = lines.lines().map(|line| line.split('\t').next().unwrap());
    values.map(str::to_owned).collect()
}

#[test]
fn topics_ids_and_tags_of_the_open_decks_are_completed() {
    let environment = Environment::new();
    for (line, wanted) in [
        ("k8s-quiz study etc", &["etcd"][..]),
        ("k8s-quiz study 网络", &["网络"]),
        (
            "k8s-quiz study -topic:etcd,netw",
            &["-topic:etcd,networking"],
        ),
        ("k8s-quiz study yyk3r", &["yyk3rzybp823"]),
        ("k8s-quiz list tag:freq", &["tag:frequent"]),
        ("k8s-quiz list is:due,sus", &["is:due,suspended"]),
        ("k8s-quiz list source:numb", &["source:numbered-questions"]),
        ("k8s-quiz show yyk", &["yyk3rzybp823"]),
        ("k8s-quiz progress relink abc yyk", &["yyk3rzybp823"]),
        ("k8s-quiz --lang=z", &["--lang=zh"]),
        ("k8s-quiz exp", &["export"]),
        ("k8s-quiz check --str", &["--strict"]),
        ("k8s-quiz study --deck ", &["/"]),
        ("k8s-quiz study --minutes ", &[]),
        ("k8s-quiz compl", &["completions"]),
        ("k8s-quiz man stu", &["study"]),
    ] {
        assert_eq!(candidates(&environment, line), wanted, "{line}");
    }
    environment.write("own.md", "# 什么是 CRD？\n\n扩展 API。\n");
    let card = "{ question: 什么是 CRD？, tags: [ mine ] }";
    environment.write(
        "own.yaml",
        &format!("name: own\nsources: [ own.md ]\ncards: [ {card} ]\n"),
    );
    let own = candidates(&environment, "k8s-quiz list --deck own.yaml tag:m");
    assert_eq!(own, ["tag:mine"]);
}

#[test]
fn an_error_prints_nothing() {
    let environment = Environment::new();
    environment.write("home/config.yaml", "no: such key\n");
    assert!(candidates(&environment, "k8s-quiz study et").is_empty());
    assert!(candidates(&environment, "k8s-quiz list --deck nowhere.md et").is_empty());
}

/// A shell in a terminal that has the script, and the program in its path.
fn shell(environment: &Environment, start: &str, script: &str) -> Terminal {
    let mut command = CommandBuilder::new("/bin/sh");
    let path = path_with_program();
    command.args(["-c", &format!("PATH={path} PS1='$ ' exec {start}")]);
    let mut terminal = Terminal::run(environment, command, (100, 24));
    terminal.keys(&format!("{script}; echo re''ady\r"));
    terminal.wait_for("ready");
    terminal
}

/// Completes lines, each with a Tab, and waits for what becomes of them.
fn complete(mut terminal: Terminal) {
    for (typed, completed) in [
        ("k8s-quiz study etc", "k8s-quiz study etcd "),
        ("k8s-quiz study topic:etc", "k8s-quiz study topic:etcd "),
        ("k8s-quiz list -is:sus", "k8s-quiz list -is:suspended "),
        ("k8s-quiz show yyk", "k8s-quiz show yyk3rzybp823 "),
        (
            "k8s-quiz list --deck my\\ no",
            "k8s-quiz list --deck my\\ notes.md ",
        ),
    ] {
        terminal.keys(&format!("{typed}\tx"));
        terminal.wait_for(&format!("{completed}x"));
        // Deletes the line.
        terminal.keys("\x15");
    }
    terminal.keys("exit\r");
}

#[test]
fn tab_completes_in_bash() {
    if !is_installed("bash", "--version") {
        return;
    }
    let environment = Environment::new();
    environment.write("my notes.md", "# 什么是 CRD？\n\n扩展 API。\n");
    complete(shell(
        &environment,
        "bash --norc --noprofile -i",
        "source <(k8s-quiz completions bash)",
    ));
}

#[test]
fn tab_completes_in_zsh() {
    if !is_installed("zsh", "--version") {
        return;
    }
    let environment = Environment::new();
    environment.write("my notes.md", "# 什么是 CRD？\n\n扩展 API。\n");
    complete(shell(
        &environment,
        "zsh -f -i",
        "autoload -U compinit; compinit -u -D; source <(k8s-quiz completions zsh)",
    ));
}

#[test]
fn fish_lists_the_candidates() {
    if !is_installed("fish", "--version") {
        return;
    }
    let environment = Environment::new();
    let script = "k8s-quiz completions fish | source; complete -C 'k8s-quiz study etc'";
    let mut command = Command::new("fish");
    command.env_clear().envs(environment.variables());
    command.env("PATH", path_with_program());
    let output = command
        .args(["--no-config", "-c", script])
        .output()
        .unwrap();
    assert_eq!(Run::of(&output).ok(), "etcd\tetcd\n");
}
