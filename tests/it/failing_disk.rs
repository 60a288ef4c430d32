//! Full, read-only or missing disks: the card stays on the screen, and the program does not claim
//! to have saved anything.

use std::fs;
use std::process::Command;

use portable_pty::CommandBuilder;

use crate::environment::{Environment, NOW, program};
use crate::terminal::Terminal;

fn environment() -> Environment {
    let environment = Environment::new();
    environment.write_three_cards();
    environment
}

fn study(environment: &Environment, options: &str) -> Terminal {
    let mut terminal = Terminal::start(environment, &format!("study --deck deck.yaml {options}"));
    terminal.wait_for("什么是etcd");
    terminal
}

/// The grades in a log, in line order.
fn grades(environment: &Environment, name: &str) -> Vec<String> {
    let text = fs::read_to_string(environment.path().join(name)).unwrap_or_default();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines
        .map(|event: serde_json::Value| event["grade"].as_str().unwrap().to_owned())
        .collect()
}

/// Answers two cards that cannot be saved because of `why`, then saves to another file.
fn continue_unsaved_then_in_another_file(
    environment: &Environment,
    terminal: &mut Terminal,
    why: &str,
) {
    terminal.keys(" 3");
    terminal.wait_for("Not saved");
    terminal.wait_for(why);
    terminal.keys("\u{1b}");
    terminal.wait_until("the card stays", |screen| {
        screen.contains("什么是etcd") && !screen.contains("Not saved")
    });
    terminal.keys("3");
    terminal.wait_for("Not saved");
    terminal.keys("3");
    terminal.wait_for("什么是Pod");
    terminal.wait_for("1 unsaved");
    terminal.keys(" 4");
    terminal.wait_for("Not saved");
    terminal.keys("2");
    terminal.wait_for("Save to which file?");
    terminal.keys("saved.jsonl\r");
    terminal.wait_for("什么是CRD");
    assert!(
        !terminal.contents().contains("unsaved"),
        "{}",
        terminal.contents()
    );
    assert_eq!(grades(environment, "saved.jsonl"), ["good", "easy"]);
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_card_stays_until_another_file_is_given() {
    let environment = environment();
    let mut terminal = study(&environment, "--progress /dev/full");
    continue_unsaved_then_in_another_file(&environment, &mut terminal, "no space left");
}

/// Leaves a session on a full disk with an unsaved answer.
#[cfg(target_os = "linux")]
fn leaving_with_an_unsaved_answer(environment: &Environment) -> Terminal {
    let mut terminal = study(environment, "--progress /dev/full");
    terminal.keys(" 3");
    terminal.wait_for("Not saved");
    terminal.keys("3");
    terminal.wait_for("什么是Pod");
    terminal.keys("q");
    terminal.wait_for("only in memory");
    terminal
}

#[cfg(target_os = "linux")]
#[test]
fn leaving_with_unsaved_answers_asks_first_and_reports_them() {
    let environment = environment();
    let mut terminal = leaving_with_an_unsaved_answer(&environment);
    terminal.keys("3");
    assert!(!terminal.wait_for_end().success());
    assert!(
        terminal.contents().contains("1 answer is not saved"),
        "{}",
        terminal.contents()
    );
}

#[cfg(target_os = "linux")]
#[test]
fn unsaved_answers_can_go_to_another_file_on_leaving() {
    let environment = environment();
    let mut terminal = leaving_with_an_unsaved_answer(&environment);
    terminal.keys("2");
    terminal.wait_for("Save to which file?");
    terminal.keys("saved.jsonl\r");
    assert!(terminal.wait_for_end().success());
    assert_eq!(grades(&environment, "saved.jsonl"), ["good"]);
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_folder_for_the_log_the_card_stays() {
    let environment = environment();
    let mut terminal = study(&environment, "--progress /proc/no/progress.jsonl");
    continue_unsaved_then_in_another_file(&environment, &mut terminal, "Can't create the folder");
}

#[test]
fn a_missing_folder_is_reported_and_used_once_restored() {
    let environment = environment();
    let mut terminal = study(&environment, "");
    terminal.keys(" 3");
    terminal.wait_for("什么是Pod");
    let (home, away) = (
        environment.path().join("home"),
        environment.path().join("away"),
    );
    fs::rename(&home, &away).unwrap();
    terminal.keys(" 4");
    terminal.wait_for("is missing");
    assert!(!home.exists(), "the folder must not be created again");
    fs::rename(&away, &home).unwrap();
    terminal.keys("1");
    terminal.wait_for("什么是CRD");
    assert_eq!(
        grades(&environment, "home/progress.jsonl"),
        ["good", "easy"]
    );
    terminal.keys("q");
    assert!(terminal.wait_for_end().success());
}

/// Whether this machine allows private mounts.
fn can_mount() -> bool {
    let tried = Command::new("unshare")
        .args(["-m", "mount", "-t", "tmpfs", "none", "/mnt"])
        .output();
    tried.is_ok_and(|output| output.status.success())
}

/// Studies with `home` mounted by `mount`, invisible to other processes.
fn study_mounted(environment: &Environment, mount: &str) -> Terminal {
    fs::create_dir_all(environment.path().join("home")).unwrap();
    let study = format!("{} study --deck deck.yaml --now {NOW}", program());
    let mut command = CommandBuilder::new("/bin/sh");
    command.args([
        "-c",
        "exec unshare -m sh -c \"$0\"",
        &format!("{mount} && exec {study}"),
    ]);
    let mut terminal = Terminal::run(environment, command, (80, 24));
    terminal.wait_for("什么是etcd");
    terminal
}

#[test]
fn a_disk_that_fills_up_keeps_no_partial_line() {
    if !can_mount() {
        return;
    }
    let environment = environment();
    let fill = "mount -t tmpfs -o size=16k none home && head -c 12288 /dev/zero | tr '\\0' '\\n' \
                > home/progress.jsonl && head -c 4000 /dev/zero > home/rest";
    let mut terminal = study_mounted(&environment, fill);
    continue_unsaved_then_in_another_file(&environment, &mut terminal, "no space left");
}

#[test]
fn on_a_read_only_disk_the_card_stays() {
    if !can_mount() {
        return;
    }
    let environment = environment();
    let mount = "mount --bind home home && mount -o remount,bind,ro home";
    let mut terminal = study_mounted(&environment, mount);
    continue_unsaved_then_in_another_file(&environment, &mut terminal, "the disk is read-only");
}
