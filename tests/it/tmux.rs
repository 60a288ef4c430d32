//! Copying: to the terminal, and inside tmux, which by default drops the escape sequence for that.

use std::fs;

use portable_pty::CommandBuilder;

use crate::environment::{Environment, program};
use crate::terminal::Terminal;

/// Copies the first question of a session, with a `tmux` that runs `script`.
fn copy(environment: &Environment, script: &str) -> Terminal {
    environment.write_three_cards();
    let mut terminal = study_in_tmux(environment, script);
    terminal.wait_for("什么是etcd");
    terminal.keys("c");
    terminal
}

/// Studies `deck.yaml` with a `tmux` that runs `script`.
fn study_in_tmux(environment: &Environment, script: &str) -> Terminal {
    environment.write("bin/tmux", script);
    let mut command = CommandBuilder::new("/bin/sh");
    let study = format!("exec {} study --deck deck.yaml", program());
    let run = format!("chmod +x bin/tmux; TMUX=/tmp/t,1,0 PATH=$PWD/bin:$PATH {study}");
    command.args(["-c", &run]);
    Terminal::run(environment, command, (80, 24))
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

/// A card whose question and answer hold ESC, BEL, DEL, NUL, C1 controls and a bidi override.
fn write_controls(environment: &Environment) {
    let hostile = "a\u{1b}]52;c;ZXZpbA==\u{7}b\u{9d}c\u{9b}d\u{7f}e\u{202e}f\u{0}g\rh";
    let notes = format!("# What is KQ {hostile}?\n\nKA {hostile}\n\n```sh\n{hostile}\n```\n");
    environment.write("three.md", &notes);
    environment.write("deck.yaml", "name: controls\nsources: [ three.md ]\n");
}

#[track_caller]
fn assert_harmless(copied: &str) {
    let controls = |character: char| character.is_control() && character != '\n';
    assert!(!copied.contains(controls), "{copied:?}");
    assert!(!copied.contains('\u{202e}'), "{copied:?}");
    assert!(
        copied.contains("KQ a") && copied.contains("KA a"),
        "{copied:?}"
    );
}

#[test]
fn a_copy_through_tmux_holds_no_control_characters() {
    let environment = Environment::new();
    write_controls(&environment);
    let mut terminal = study_in_tmux(&environment, "#!/bin/sh\ncat >given\n");
    terminal.wait_for("KQ");
    terminal.keys(" c");
    terminal.wait_for("copied");
    assert_harmless(&fs::read_to_string(environment.path().join("given")).unwrap());
}

#[test]
fn a_copy_to_the_terminal_holds_no_control_characters() {
    let environment = Environment::new();
    write_controls(&environment);
    let mut terminal = Terminal::start(&environment, "study --deck deck.yaml");
    terminal.wait_for("KQ");
    terminal.keys(" c");
    terminal.wait_for("copied");
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    let (_, sequence) = written.split_once("\u{1b}]52;c;").unwrap();
    let end = sequence.find(['\u{7}', '\u{1b}']).unwrap();
    assert_harmless(&from_base64(&sequence[..end]));
}

fn from_base64(text: &str) -> String {
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let values = text.chars().filter_map(|digit| digits.find(digit));
    let mut bytes = Vec::new();
    let (mut bits, mut n_bits) = (0_u32, 0);
    for value in values {
        bits = bits << 6 | value as u32;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            bytes.push((bits >> n_bits) as u8);
        }
    }
    String::from_utf8(bytes).unwrap()
}
