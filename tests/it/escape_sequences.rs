//! No byte sequence of any input reaches the terminal raw: notes, manifests, logs, the config,
//! file names, plan names and arguments.

use std::fs;
use std::process::Command;

use proptest::prelude::*;

use crate::environment::{Environment, NOW, Run};
use crate::terminal::Terminal;

/// What terminals obey: cursor, colors, titles, the clipboard, other character sets, queries.
const SEQUENCES: &[&str] = &[
    "\u{1b}[2J", "\u{1b}[31m", "\u{1b}]0;title\u{7}", "\u{1b}]52;c;aGk=\u{7}", "\u{1b}[?1049l",
    "\u{1b}[6n", "\u{1b}P1$r\u{1b}\\", "\u{1b}(0", "\u{1b}c", "\u{9b}31m", "\u{9d}0;t\u{9c}",
    "\u{90}x\u{9c}", "\r", "\u{8}\u{8}", "\u{7}", "\u{e}", "\u{7f}", "\u{85}", "\u{202e}",
    "\u{2066}", "\u{0}",
];

/// A sequence between words, so that it is part of a question, a name or a reason.
fn hostile() -> impl Strategy<Value = String> {
    let sequence = prop_oneof![
        prop::sample::select(SEQUENCES).prop_map(str::to_owned),
        prop::sample::select(SEQUENCES).prop_map(|text| format!("{text}{text}")),
        "[\u{1}-\u{8}\u{e}-\u{1f}\u{7f}-\u{9f}]{1,3}",
    ];
    sequence.prop_map(|sequence| format!("节点{sequence}rbac"))
}

/// The control characters in what a program wrote, without line ends, and without tabs, which
/// separate the columns of a table.
fn raw(written: &str) -> Vec<char> {
    let is_bidi = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let characters = written.chars();
    characters
        .filter(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || is_bidi(*c))
        .collect()
}

/// A double-quoted YAML or JSON text: every character by its number.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| format!("\\u{:04x}", c as u32))
        .collect();
    format!("\"{escaped}\"")
}

/// Notes, a manifest, an overlay, a config and a log full of a text.
fn write_hostile(environment: &Environment, text: &str) {
    // A file system takes all but `/` and NUL.
    let name = text.replace(['/', '\0'], "_");
    let text = &text.replace('\r', "\u{1b}");
    environment.write(
        &format!("notes/{name}.md"),
        &format!(
            "# {text}是什么？\n\n- **{text}**：{text}\n- `{text}` <https://a.b/{text}>\n\n```sh\n{text}\n```\n\n\
             | a{text} | b |\n|---|---|\n| {text} | c |\n\n# {text}是什么？？\n\n思路：{text}\n\n{text}\n\n\
             # {text}没有答案的题是哪道？\n\n### {text}\n"
        ),
    );
    let (quoted, question) = (quoted(text), quoted(&format!("{text}是什么？")));
    environment.write(
        "notes/deck.yaml",
        &format!(
            "name: {quoted}\nsources: [ \"*.md\" ]\ntopics: [ {{ id: hostile, title: {quoted} }} ]\n{quoted}: x\n\
             cards:\n  - question: {question}\n    title: {quoted}\n    topics: [ hostile ]\n    tags: [ {quoted} ]\n    \
             short: {quoted}\n    points: [ {quoted}, b ]\n    followups: [ {{ zh: {quoted}, en: {quoted}, points: [ {quoted} ] }} ]\n    \
             remarks: [ {{ kind: outdated, since: {quoted}, zh: {quoted}, en: {quoted}, source: {quoted} }} ]\n  \
             - question: {quoted}\n"
        ),
    );
    environment.write(
        "home/my-deck.yaml",
        &format!("cards: [ {{ question: {question}, kind: {quoted} }} ]\n"),
    );
    let event = |n: u32, rest: &str| {
        format!(
            "{{\"v\":1,\"id\":\"01KAJ60000000000000000000{n}\",\"at\":\"2026-11-20T11:00:0{n}.000+08:00\",{rest}}}\n"
        )
    };
    let log = [
        event(
            1,
            &format!(
                "\"do\":\"review\",\"card\":\"4n9b3g175avg\",\"grade\":\"again\",\"as\":\"recall\",\"q\":{quoted},\"file\":{quoted}"
            ),
        ),
        event(
            2,
            &format!("\"do\":\"flag\",\"card\":\"4n9b3g175avg\",\"why\":{quoted}"),
        ),
        event(
            3,
            &format!("\"do\":\"plan\",\"date\":\"2026-12-03\",\"name\":{quoted},\"query\":null"),
        ),
        event(4, &format!("\"do\":{quoted}")),
        event(
            5,
            &format!("\"do\":\"review\",\"card\":{quoted},\"grade\":\"good\""),
        ),
        format!("{text}\n{{\"v\":1,\"id\""),
    ];
    environment.write("home/progress.jsonl", &log.concat());
}

/// Runs the program with arguments that may hold anything but NUL.
fn run(environment: &Environment, arguments: &[&str]) -> Run {
    let arguments = arguments.iter().map(|text| text.replace('\0', ""));
    let mut command: Command = environment.command();
    command.args(arguments).args(["--now", NOW]);
    Run::of(&command.output().unwrap())
}

const COMMANDS: &[&str] = &[
    "due", "next", "topics", "list", "stats", "plan", "check", "check --explain",
    "check --similar", "check --strict", "progress check", "progress undo", "config", "deck list",
    "export --format markdown", "list --json", "export --format json", "stats --json",
    "check --json", "check --similar --json", "topics --json", "due --json", "next --json",
    "deck add notes", "deck list", "deck remove notes", "progress check --repair",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    #[test]
    fn no_command_writes_a_control_character(text in hostile(), chinese: bool) {
        let environment = Environment::new();
        write_hostile(&environment, &text);
        let language = if chinese { "zh" } else { "en" };
        let deck = ["--lang", language, "--deck", "notes/deck.yaml", "--deck", "notes"];
        for command in COMMANDS {
            let words: Vec<&str> = command.split(' ').chain(deck).collect();
            let run = run(&environment, &words);
            prop_assert_eq!(raw(&run.stdout), [], "{}: {:?}", command, run.stdout);
            prop_assert_eq!(raw(&run.stderr), [], "{}: {:?}", command, run.stderr);
        }
        let argument = text.as_str();
        for words in [
            &["show", "rbac"][..], &["list", argument], &["show", argument], &["add", argument, "--asked", argument],
            &["grade", argument, "3"], &["list", "--lang", argument], &["list", argument, "--jsno"],
            &[argument], &["--deck", argument, "list"], &["--progress", argument, "progress", "check"],
            &["--config", argument, "config"], &["list", "--now", argument], &["plan", "--date", argument],
            &["plan", "--date", "2026-12-03", "--name", argument], &["progress", "merge", argument],
            &["progress", "forget", argument], &["progress", "relink", argument, argument], &["deck", "remove", argument],
            &["deck", "add", argument], &["list", &format!("topic:{argument}")], &["list", &format!("is:{argument}")],
            &["list", &format!("{argument}:x")], &["study", argument], &["export", "--format", argument],
        ] {
            let words: Vec<&str> = words.iter().copied().chain(deck).collect();
            let run = run(&environment, &words);
            prop_assert_eq!(raw(&run.stdout), [], "{:?}: {:?}", words, run.stdout);
            prop_assert_eq!(raw(&run.stderr), [], "{:?}: {:?}", words, run.stderr);
        }
        environment.write("home/config.yaml", &format!("theme: {0}\nkeys: {{ {0}: {{ x: y }} }}\n{0}: 1\n", quoted(&text)));
        let run = run(&environment, &["list"]);
        prop_assert_eq!(raw(&run.stderr), [], "{:?}", run.stderr);
    }
}

#[test]
fn the_line_after_leaving_shows_the_sequences_of_a_topic() {
    let environment = Environment::new();
    environment.write("a.md", "# rbac\n\nRole.\n");
    environment.write(
        "deck.yaml",
        "sources: [ a.md ]\ntopics: [ { id: x, title: \"a\\e]0;owned\\a\\e[31mb\" } ]\n\
         cards: [ { question: rbac, topics: [ x ], points: [ one, two ] } ]\n",
    );
    let mut terminal = Terminal::start(&environment, "study --deck deck.yaml --lang en");
    terminal.wait_for("rbac");
    terminal.keys(" ");
    terminal.wait_for("one");
    terminal.keys(" j1");
    terminal.wait_until("the next card or the end", |contents| {
        !contents.contains("one")
    });
    terminal.keys("\u{3}");
    assert!(terminal.wait_for_end().success());
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    assert!(
        written.contains("most missed: a␛]0;owned␇␛[31mb"),
        "{written:?}"
    );
    assert!(
        !written.contains("\u{1b}]0;") && !written.contains("\u{1b}[31mb"),
        "{written:?}"
    );
}

#[test]
fn the_path_of_the_log_is_visible_on_a_terminal_and_raw_in_a_pipe() {
    let environment = Environment::new();
    let name = "a\u{1b}[31m\u{7}.jsonl";
    let piped = run(&environment, &["progress", "path", "--progress", name]);
    assert_eq!(piped.ok(), format!("{name}\n"));
    let mut command = portable_pty::CommandBuilder::new(crate::environment::program());
    command.args(["progress", "path", "--progress", name]);
    let mut terminal = Terminal::run(&environment, command, (80, 24));
    terminal.wait_for("a␛[31m␇.jsonl");
    assert!(terminal.wait_for_end().success());
}

#[cfg(target_os = "linux")]
#[test]
fn help_and_version_that_cannot_be_written_fail() {
    let environment = Environment::new();
    for arguments in ["--help", "--version", "list --help", "help list"] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let mut command = environment.command();
        command.args(arguments.split(' ')).stdout(full);
        let error = Run::of(&command.output().unwrap()).fails_with(1);
        assert!(
            error.contains("can't write the output"),
            "{arguments}: {error}"
        );
    }
}
