//! Extreme notes: the program reads them in linear time, loses no byte, and `check` reports them.
//!
//! With quadratic time, any of these would take minutes.

use std::process::Command;

use k8s_quiz::domain::{CardId, Language};
use k8s_quiz::markdown::tree;
use k8s_quiz::notes::{DiagnosticKind, Notes, read};
use k8s_quiz::text::{Ambiguous, Glyphs, LayoutOptions, Line, layout};

use crate::environment::{Environment, Run, program};

const MB: usize = 1 << 20;

/// Reads a text and checks that every byte is accounted for.
#[track_caller]
fn read_whole(text: &str) -> Notes {
    let notes = read(text);
    assert_eq!(notes.misplaced(text), None);
    notes
}

fn count(notes: &Notes, kind: &DiagnosticKind) -> usize {
    let found = notes.diagnostics.iter();
    found.filter(|found| found.kind == *kind).count()
}

/// A displayed answer.
fn shown(answer: &str) -> String {
    let options = LayoutOptions {
        width: 80,
        glyphs: Glyphs {
            ambiguous: Ambiguous::Narrow,
            ascii: false,
        },
        language: Language::En,
    };
    let lines = layout(&tree::parse(answer), &options);
    lines.iter().map(Line::text).collect()
}

#[test]
fn a_line_of_50_mb_is_read() {
    let notes = read_whole(&"长 line ".repeat(50 * MB / 9));
    assert_eq!(count(&notes, &DiagnosticKind::NoQuestions), 1);
}

#[test]
fn ten_thousand_quotes_and_lists_in_each_other_lose_nothing() {
    for mark in ["> ", "- ", "1. ", "> - "] {
        let answer = format!("{}end", mark.repeat(10_000));
        let notes = read_whole(&format!("# What is a Pod?\n\n{answer}\n"));
        assert_eq!(notes.entries.len(), 1, "{mark}");
        assert!(shown(&answer).ends_with("end"), "{mark}");
    }
}

#[test]
fn lists_that_go_deeper_with_every_line_lose_nothing() {
    let lines = (0..1_000).map(|depth| format!("{}- x\n", " ".repeat(depth * 2)));
    let answer: String = lines.collect();
    read_whole(&format!("# What is a Pod?\n\n{answer}"));
    assert_eq!(shown(&answer).matches('x').count(), 1_000);
}

#[test]
fn ten_thousand_details_in_each_other_are_as_many_questions() {
    let question = "<details>\n<summary>What is a Pod?</summary>\n\nOne.\n";
    let open = question.repeat(10_000);
    let notes = read_whole(&format!("{open}{}", "</details>\n".repeat(10_000)));
    assert_eq!(notes.entries.len(), 10_000);
    assert_eq!(notes.diagnostics, []);
    let notes = read_whole(&open);
    assert_eq!(notes.entries.len(), 10_000);
    assert_eq!(count(&notes, &DiagnosticKind::DetailsNeverClosed), 10_000);
}

#[test]
fn ten_thousand_unclosed_details_on_one_line_are_each_reported() {
    let environment = Environment::new();
    environment.write("notes.md", &"<details>".repeat(10_000));
    let told = environment.run("check --deck notes.md --json").json();
    let diagnostics = told["diagnostics"].as_array().unwrap();
    let open = diagnostics
        .iter()
        .filter(|found| found["kind"] == "details-open");
    assert_eq!(open.count(), 10_000);
    let told = environment.run("check --deck notes.md").ok();
    assert_eq!(told.matches("isn't closed").count(), 5);
    assert!(told.contains("9995 more: details-open"));
}

#[test]
fn a_hundred_thousand_empty_headings_are_each_reported() {
    let environment = Environment::new();
    environment.write("notes.md", &"##\n".repeat(100_000));
    let told = environment.run("check --deck notes.md --json").json();
    // The second diagnostic reports that there is no question.
    assert_eq!(told["diagnostics"].as_array().unwrap().len(), 100_001);
    assert_eq!(told["cards"], 0);
}

#[test]
fn a_table_of_ten_thousand_columns_is_an_answer() {
    let row = |cell: &str| format!("{}|\n", cell.repeat(10_000));
    let table = [row("| x "), row("|---"), row("| y ")].concat();
    let notes = read_whole(&format!("# What is a Pod?\n\n{table}"));
    assert_eq!(notes.entries.len(), 1);
    assert_eq!(shown(&table).matches('y').count(), 10_000);
}

/// Markers that may start or end something.
const MARKS: &[&str] = &[
    "*", "[", "`", "<", "*a", "a**b*", "[]", "![", "<a ", "<!--", "&", "\\", "~~", "|", "（",
    "(重点)", "⭐", "1.", "::", "- ", "Q:", "<b>", "[高频]", "\0", "，",
];

#[test]
fn a_megabyte_of_one_mark_is_read() {
    for mark in ["*", "[", "`", "<"] {
        let marks = mark.repeat(MB / mark.len());
        read_whole(&marks);
        let notes = read_whole(&format!("# What is a Pod?\n\nOne {marks}\n"));
        assert_eq!(notes.entries.len(), 1, "{mark}");
    }
}

#[test]
fn a_long_run_of_one_mark_is_read_at_any_position() {
    const PLACES: &[&str] = &[
        "# @",
        "# @>",
        "- @\n- b",
        "1. **@**\n2. **b**",
        "**@**\n\nb\n\n**c**",
        "Q: @\nA: @",
        "@::b\nc::@",
        "| 问题 | 答案 |\n|---|---|\n| @ | b |",
        "1、@\n2、b",
        "<summary>@</summary>",
        "```@\n",
        "  - @\n    - b",
        "# 目录\n- [@](#a)\n- [b](#b)",
        "<@>",
    ];
    for mark in MARKS {
        let marks = mark.repeat(20_000 / mark.len());
        for place in PLACES {
            read_whole(&place.replace('@', &marks));
        }
    }
}

#[test]
fn a_long_run_of_one_mark_is_shown() {
    for mark in MARKS {
        let marks = mark.repeat(100_000 / mark.len());
        assert!(shown(&format!("One {marks} end")).contains("One"), "{mark}");
    }
}

/// Runs the program with a limit on its time on the processor, in seconds. What costs more than
/// linear time takes far longer.
fn run_within(environment: &Environment, seconds: u32, arguments: &str) -> Run {
    let mut command = Command::new("/bin/sh");
    let script = format!(
        "ulimit -c 0; ulimit -t {seconds}; exec {} {arguments}",
        program()
    );
    command.env_clear().envs(environment.variables());
    command.current_dir(environment.path());
    Run::of(&command.args(["-c", &script]).output().unwrap())
}

/// Runs `check` on a manifest, for at most some seconds, and returns its output.
fn checked(environment: &Environment, seconds: u32, manifest: &str) -> String {
    environment.write("deck.yaml", manifest);
    run_within(environment, seconds, "check --deck deck.yaml").stdout
}

#[test]
fn long_chains_of_relinks_are_followed() {
    const N: usize = 16_000;
    let environment = Environment::with_notes("# What is etcd?\n\nA store.\n");
    let id = |n: usize| CardId::of_question(&format!("question {n}"));
    for order in [(0..N).collect::<Vec<_>>(), (0..N).rev().collect()] {
        let relinks = order.iter().enumerate().map(|(time, n)| {
            let (from, to) = (id(*n), id(n + 1));
            format!(
                "{{\"v\":1,\"id\":\"01KAJ6{time:020}\",\"at\":\"2026-11-20T10:00:00.000+08:00\",\
                 \"do\":\"relink\",\"from\":\"{from}\",\"to\":\"{to}\"}}\n"
            )
        });
        environment.write("home/progress.jsonl", &relinks.collect::<String>());
        let said = run_within(&environment, 5, "progress check").ok();
        assert!(said.contains("16000 events"), "{said}");
    }
}

#[test]
fn thousands_of_nested_topics_are_reported() {
    let environment = Environment::new();
    environment.write("notes.md", "# What is etcd?\n\nA store.\n");
    let chain = (1..5_000).map(|n| format!("  - {{ id: t{n}, parent: t{} }}\n", n - 1));
    let chain: String = chain.collect();
    let manifest = format!("sources: [ notes.md ]\ntopics:\n  - {{ id: t0 }}\n{chain}");
    let said = checked(&environment, 3, &manifest);
    assert!(
        said.contains("deck.yaml:20:24: error: topics can be nested 16 levels deep"),
        "{said}"
    );
}

#[test]
fn ten_thousand_missing_sources_on_one_line_are_reported() {
    let environment = Environment::new();
    let sources: Vec<String> = (0..10_000).map(|n| format!("gone{n}.md")).collect();
    let said = checked(
        &environment,
        3,
        &format!("sources: [ {} ]\n", sources.join(", ")),
    );
    assert_eq!(said.matches(": error: ").count(), 10_000);
}

#[test]
fn thousands_of_unknown_questions_beside_many_cards_are_reported() {
    let environment = Environment::new();
    let notes = (0..5_000).map(|n| format!("# 组件{n} 的作用是什么，有哪些参数？\n\n答。\n\n"));
    environment.write("notes.md", &notes.collect::<String>());
    let unknown = (0..3_000).map(|n| {
        format!("  - {{ question: 部件{n} 的作用是什么，有哪些参数？, importance: 2 }}\n")
    });
    let cards: String = unknown.collect();
    let said = checked(
        &environment,
        10,
        &format!("sources: [ notes.md ]\ncards:\n{cards}"),
    );
    assert!(said.contains("deck.yaml:3:17: error"), "{said}");
}
