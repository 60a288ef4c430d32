//! Copying inside tmux, which by default drops the escape sequence for that.

use std::fs;

use portable_pty::CommandBuilder;

use crate::environment::{Environment, program};
use crate::terminal::Terminal;

/// Copies the first question of a session, with a `tmux` that runs `script`.
fn copy(environment: &Environment, script: &str) -> Terminal {
    environment.write_three_cards();
    environment.write("bin/tmux", script);
    let mut command = CommandBuilder::new("/bin/sh");
    let study = format!("exec {} study --deck deck.yaml", program());
    let run = format!("chmod +x bin/tmux; TMUX=/tmp/t,1,0 PATH=$PWD/bin:$PATH {study}");
    command.args(["-c", &run]);
    let mut terminal = Terminal::run(environment, command, (80, 24));
    terminal.wait_for("什么是etcd");
    terminal.keys("c");
    terminal
}

#[test]
fn a_copy_goes_through_tmux() {
    let environment = Environment::new();
    let mut terminal = copy(&environment, "#!/bin/sh\necho \"$@\" >given\ncat >>given\n");
    terminal.wait_for("copied");
    let given = fs::read_to_string(environment.path().join("given")).unwrap();
    assert_eq!(given, "load-buffer -w -\n什么是etcd？\n");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    assert!(!written.contains("\u{1b}]52;"), "{written:?}");
}

#[test]
fn a_copy_that_tmux_refuses_says_what_to_set() {
    let environment = Environment::new();
    let mut terminal = copy(&environment, "#!/bin/sh\nexit 1\n");
    terminal.wait_for("tmux set -s set-clipboard on");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}
