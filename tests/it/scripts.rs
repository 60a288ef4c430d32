//! The examples in `contrib`: a shell loop, a tmux popup, and a plugin for Vim and Neovim.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;

use crate::environment::{Environment, Run, is_installed, path_with_program};
use crate::terminal::Terminal;

fn contrib(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("contrib")
        .join(name)
}

/// The grades in the log, with the ids of their cards.
fn grades(environment: &Environment) -> Vec<(String, String)> {
    let log = fs::read_to_string(environment.path().join("home/progress.jsonl"));
    let log = log.unwrap_or_default();
    let events = log.lines().map(|line| serde_json::from_str(line).unwrap());
    let texts = |event: serde_json::Value| {
        let text = |key: &str| event[key].as_str().unwrap().to_owned();
        (text("card"), text("grade"))
    };
    events.map(texts).collect()
}

/// The id and title of the card that comes now.
fn next(environment: &Environment, query: &str) -> (String, String) {
    let mut command = environment.command();
    let output = command.args(["next", query]).output().unwrap();
    let line = Run::of(&output).ok();
    let (id, title) = line.trim_end().split_once("  ").unwrap();
    (id.to_owned(), title.to_owned())
}

#[test]
fn the_shell_loop_asks_shows_and_grades() {
    let environment = Environment::new();
    let (first, title) = next(&environment, "etcd");
    let mut command = Command::new("sh");
    command.arg(contrib("quiz.sh")).arg("etcd");
    command.env_clear().envs(environment.variables());
    command.env("PATH", path_with_program());
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A word is no grade, so the loop asks again.
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"\ngood\n3\nq\n")
        .unwrap();
    let printed = Run::of(&child.wait_with_output().unwrap()).ok();
    assert_eq!(
        grades(&environment),
        [(first, "good".to_owned())],
        "{printed}"
    );
    assert!(printed.contains(&title), "{printed}");
    let (_, second) = next(&environment, "etcd");
    assert!(printed.contains(&second), "{printed}");
}

#[test]
fn the_shell_loop_ends_when_nothing_is_left() {
    let environment = Environment::new();
    let suspend = r#"{"v":1,"id":"01KAJ600000000000000000001","at":"2026-11-21T09:00:00.000Z","do":"suspend","card":"yyk3rzybp823"}"#;
    environment.write("home/progress.jsonl", &format!("{suspend}\n"));
    let mut command = Command::new("sh");
    command.arg(contrib("quiz.sh")).arg("yyk3rzybp823");
    command.env_clear().envs(environment.variables());
    command.env("PATH", path_with_program());
    let printed = Run::of(&command.stdin(Stdio::null()).output().unwrap()).ok();
    assert_eq!(printed.lines().count(), 1, "{printed}");
}

#[test]
fn the_popup_of_tmux_asks_one_card() {
    if !is_installed("tmux", "-V") {
        return;
    }
    let environment = Environment::new();
    environment.write_three_cards();
    let config = "embedded_deck: false\ndecks: [ ../deck.yaml ]\n";
    environment.write("home/config.yaml", config);
    let (id, title) = next(&environment, "etcd");
    let mut command = CommandBuilder::new("/bin/sh");
    let tmux = "exec tmux -S socket -f /dev/null new-session sh";
    command.args(["-c", &format!("PATH={} {tmux}", path_with_program())]);
    let mut terminal = Terminal::run(&environment, command, (100, 30));
    // The prompt is there once the client is attached.
    terminal.wait_until("a prompt", |screen| screen.contains(['$', '#']));
    let popup = contrib("tmux-popup.sh").display().to_string();
    terminal.keys(&format!("{popup} etcd; exit\r"));
    terminal.wait_until(&title, |screen| {
        screen.contains(&title) && screen.contains("q leaves")
    });
    terminal.keys("\r");
    terminal.wait_for("4 all, fluently");
    terminal.keys("4\r");
    terminal.wait_for_end();
    assert_eq!(grades(&environment), [(id, "easy".to_owned())]);
}

#[test]
fn the_plugin_asks_shows_and_grades_in_vim() {
    if !is_installed("vim", "--version") {
        return;
    }
    let environment = Environment::new();
    let (id, _) = next(&environment, "etcd");
    let mut command = Command::new("vim");
    command.env_clear().envs(environment.variables());
    command.env("PATH", path_with_program());
    command.current_dir(environment.path());
    command.args(["-N", "-u", "NONE", "-i", "NONE", "-n", "-es", "-c"]);
    command.arg(format!(
        "source {}",
        contrib("vim/plugin/k8s-quiz.vim").display()
    ));
    for step in [
        "K8sQuiz etcd", "write! question", "call feedkeys('3', 'x')", "call feedkeys(' ', 'x')",
        "write! answer", "call feedkeys('3', 'x')", "write! second", "qall!",
    ] {
        command.args(["-c", step]);
    }
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let read = |name: &str| fs::read_to_string(environment.path().join(name)).unwrap();
    let (question, answer, second) = (read("question"), read("answer"), read("second"));
    assert!(
        question.ends_with("Space shows the answer.\n"),
        "{question}"
    );
    let heading = question.lines().next().unwrap();
    assert!(
        answer.starts_with(heading) && answer.contains("- [ ] "),
        "{answer}"
    );
    assert!(
        second.starts_with("# ") && !second.starts_with(heading),
        "{second}"
    );
    // A grade before the answer is shown counts for nothing.
    assert_eq!(grades(&environment), [(id, "good".to_owned())]);
}
