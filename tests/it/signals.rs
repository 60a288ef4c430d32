//! Signals: the shell gets a usable terminal back.

use std::fs;
use std::process::Command;

use portable_pty::CommandBuilder;

use crate::environment::{Environment, program};
use crate::terminal::Terminal;

const CTRL_C: &str = "\u{3}";
const CTRL_Z: &str = "\u{1a}";

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write_three_cards();
    environment.write("editor", EDITOR);
    environment
}

/// An editor that waits until someone writes to `gate`.
const EDITOR: &str = "mkfifo gate\necho editing\nexec cat gate >/dev/null\n";

/// A shell that runs a script. The file `quiz` starts a session and writes its process id to a file.
fn shell(environment: &Environment, script: &str) -> Terminal {
    let quiz = format!(
        "echo $$ >pid\nEDITOR='sh ./editor' exec {} study --deck deck.yaml\n",
        program()
    );
    environment.write("quiz", &quiz);
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", &format!("ulimit -c 0; {script}")]);
    Terminal::run(environment, command, (80, 24))
}

/// Sends a signal to the program that `quiz` started.
fn signal(environment: &Environment, name: &str) {
    let pid = fs::read_to_string(environment.path().join("pid")).unwrap();
    let sent = Command::new("kill").args([name, pid.trim()]).status();
    assert!(sent.unwrap().success());
}

#[test]
fn a_signal_ends_the_program_and_restores_the_terminal() {
    for (name, status) in [
        ("-TERM", 143),
        ("-INT", 130),
        ("-HUP", 129),
        ("-QUIT", 131),
        ("-USR1", 138),
        ("-ALRM", 142),
    ] {
        let environment = environment();
        let mut terminal = shell(&environment, "sh quiz; echo status $?; stty -a; read key");
        terminal.wait_for("什么是etcd");
        signal(&environment, name);
        terminal.wait_for(&format!("status {status}"));
        // Without raw mode.
        terminal.wait_for("isig icanon");
        assert!(!terminal.contents().contains("-isig"), "{name}");
        assert!(!terminal.is_full_screen(), "{name}");
        assert!(!terminal.hides_cursor(), "{name}");
        terminal.keys("\n");
        terminal.wait_for_end();
    }
}

#[test]
fn the_program_ends_with_its_terminal_even_without_a_signal() {
    let environment = environment();
    let mut command = CommandBuilder::new(program());
    command.args(["study", "--deck", "deck.yaml"]);
    // Then the system sends no SIGHUP.
    command.set_controlling_tty(false);
    let mut terminal = Terminal::run(&environment, command, (80, 24));
    terminal.wait_for("什么是etcd");
    assert!(!terminal.vanish().success());
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    for by_key in [true, false] {
        let environment = environment();
        let mut terminal = shell(&environment, "PS1='$ ' sh -i");
        terminal.wait_for("$ ");
        terminal.keys("sh ./quiz\n");
        terminal.wait_for("什么是etcd");
        if by_key {
            terminal.keys(CTRL_Z);
        } else {
            signal(&environment, "-TSTP");
        }
        terminal.wait_for("Stopped");
        assert!(!terminal.is_full_screen() && !terminal.hides_cursor());
        terminal.keys("echo $((40 + 2))\n");
        terminal.wait_for("42");
        terminal.keys("fg\n");
        terminal.wait_for("什么是etcd");
        assert!(terminal.is_full_screen());
        terminal.keys(" ");
        terminal.wait_for("键值库");
        terminal.keys("q");
        // The prompt may be on another line than the echo of what was typed before it.
        terminal.wait_until("the screen of the shell", |screen| {
            screen.contains("fg") && !screen.contains("键值库")
        });
        terminal.keys("exit\n");
        terminal.wait_for_end();
    }
}

#[test]
fn without_a_shell_to_continue_it_the_program_does_not_stop() {
    let environment = environment();
    let mut terminal = Terminal::start(&environment, "study --deck deck.yaml");
    terminal.wait_for("什么是etcd");
    terminal.keys(CTRL_Z);
    terminal.keys(" ");
    terminal.wait_for("键值库");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

/// A session at the answer of its first card, with the editor open.
fn editing(environment: &Environment) -> Terminal {
    let mut terminal = shell(environment, "exec sh quiz");
    terminal.wait_for("什么是etcd");
    terminal.keys(" ");
    terminal.wait_for("键值库");
    terminal.keys("e");
    terminal.wait_for("editing");
    terminal
}

#[test]
fn ctrl_c_while_an_editor_runs_belongs_to_the_editor() {
    let environment = environment();
    let mut terminal = editing(&environment);
    terminal.keys(CTRL_C);
    terminal.wait_for("Message");
    terminal.keys("\r");
    terminal.wait_for("键值库");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());

    let edit = format!(
        "EDITOR='sh ./editor' {} edit etcd --deck deck.yaml; echo status $?",
        program()
    );
    let mut terminal = shell(&environment, &format!("rm gate; trap : INT; {edit}"));
    terminal.wait_for("editing");
    terminal.keys(CTRL_C);
    terminal.wait_for("status 1");
    terminal.wait_for_end();
}

#[test]
fn an_editor_that_leaves_raw_mode_behind_does_not_pass_it_to_the_shell() {
    let environment = environment();
    environment.write("editor", "stty raw -echo; echo editing\n");
    let mut terminal = shell(&environment, "sh quiz; stty -a; read key");
    terminal.wait_for("什么是etcd");
    terminal.keys(" ");
    terminal.wait_for("键值库");
    terminal.keys("e");
    terminal.wait_for("nothing changed");
    terminal.keys("q");
    terminal.wait_for("isig icanon");
    assert!(!terminal.contents().contains("-icanon"));
}

#[test]
fn keys_typed_while_an_editor_runs_are_dropped() {
    let environment = environment();
    let mut terminal = editing(&environment);
    terminal.keys("4");
    fs::write(environment.path().join("gate"), "").unwrap();
    terminal.wait_for("键值库");
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    assert!(!environment.progress().exists());
}

#[test]
fn control_c_ends_the_program_in_an_unfinished_sequence() {
    for begun in ["\u{1b}[?2026", "\u{1b}]11;rgb", "\u{1b}[200~paste"] {
        let environment = environment();
        let mut terminal = Terminal::start(&environment, "study --deck deck.yaml");
        terminal.wait_for("什么是etcd");
        terminal.keys(begun);
        terminal.keys(CTRL_C);
        assert!(terminal.wait_for_end().success(), "{begun:?}");
    }
}

#[test]
fn a_late_answer_of_the_terminal_is_no_key() {
    let environment = environment();
    let mut terminal = Terminal::start(&environment, "study --deck deck.yaml");
    terminal.wait_for("什么是etcd");
    terminal.keys(" ");
    terminal.wait_for("键值库");
    for answer in [
        "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\",
        "\u{1b}[?62;1;4c",
        "\u{1b}[>41;354;0c",
        "\u{1b}[?2026;2$y",
        "\u{1b}P>|xterm(388)\u{1b}\\",
        "\u{1b}[1;3R",
    ] {
        terminal.keys(answer);
        terminal.keys("?");
        terminal.wait_for("Keys");
        terminal.keys("q");
        terminal.wait_for("键值库");
    }
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
    assert!(!environment.progress().exists());
}
