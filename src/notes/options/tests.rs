//! Tests of runs that are options, and of lists that are answers.

use crate::notes::read;

/// The options of the first question, and its answer.
fn first(text: &str) -> (Vec<String>, String) {
    let notes = read(text);
    let entry = &notes.entries[0];
    let lines = entry
        .options
        .0
        .iter()
        .map(|option| option.of(text).to_owned());
    (lines.collect(), entry.answer.text(text))
}

#[track_caller]
fn assert_options(below: &str, options: &[&str], answer: &str) {
    for question in ["## Which port has SMTP?", "**Q1. Which port has SMTP?**"] {
        let text = format!("{question}\n\n{below}\n");
        let expected = options.iter().map(|&option| option.to_owned());
        assert_eq!(
            first(&text),
            (expected.collect(), answer.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn letters_with_any_delimiter_are_options() {
    for options in [
        ["A. 80", "B. 25"],
        ["a) 80", "b) 25"],
        ["(A) 80", "(B) 25"],
        ["A、80", "B、25"],
        ["Ａ．80", "Ｂ．25"],
        ["A 80", "B 25"],
        ["A - 80", "B - 25"],
        ["- A: 80", "- B: 25"],
        ["* **A.** 80", "* **B.** 25"],
        ["1. a. 80", "2. b. 25"],
        ["> A. 80", "> B. 25"],
        ["🅐 80", "🅑 25"],
    ] {
        assert_options(&options.join("\n"), &options, "");
        assert_options(&options.join("\n\n"), &options, "");
    }
}

#[test]
fn a_mark_on_the_right_option_gives_the_answer() {
    for options in [
        ["A. 80", "= B. 25", "C. 443"],
        ["- [ ] 80", "- [x] 25", "- [ ] 443"],
        ["* [ ] A) 80", "* [✓] B) 25", "* [ ] C) 443"],
        ["⬜ 80", "✅ 25", "⬜ 443"],
        ["- ◯ 80", "- ● 25", "- ◯ 443"],
        [
            "- :black_large_square: 80", "- :white_check_mark: 25", "- :black_large_square: 443",
        ],
        ["1. 80", "2. 25 ✅", "3. 443"],
        ["1. 80", "2. 25 (correct)", "3. 443"],
        ["A. 80", "**B. 25**", "C. 443"],
        ["- A. 80", "- B. **25**", "- C. 443"],
        ["a. 80", "b. <mark>25</mark>", "c. 443"],
    ] {
        assert_options(&options.join("\n"), &options, &options.join("\n"));
        let explained = format!("{}\n\nMail has port 25.", options.join("\n"));
        assert_options(&explained, &options, "Mail has port 25.");
    }
}

#[test]
fn options_in_a_fence_or_a_table() {
    let options = ["A. 80", "B. 25"];
    assert_options("```\nA. 80\nB. 25\n```", &options, "");
    let right = "```\n  A. 80\n= B. 25\n```";
    assert_options(right, &["  A. 80", "= B. 25"], right);
    assert_options(
        "|n|option|\n|-|-|\n|A|80|\n|B|25|",
        &["|A|80|", "|B|25|"],
        "",
    );
}

#[test]
fn a_letter_on_its_own_line_labels_the_text_below() {
    assert_options("A\n80\nB\n25\nmail", &["A\n80", "B\n25\nmail"], "");
    let repeated = "A\nA. 80\n\nB\nB. 25";
    assert_options(repeated, &["A. 80", "B. 25"], "");
    assert_options(
        &format!("{repeated}\nMail has 25."),
        &["A. 80", "B. 25"],
        "Mail has 25.",
    );
}

#[test]
fn an_option_continues_on_the_lines_below() {
    let options = ["A. 80\nor 8080", "B. 25\n   or 587"];
    assert_options(&options.join("\n"), &options, "");
    assert_options(
        "A. 80\nB. 25\n\nMail has 25.",
        &["A. 80", "B. 25"],
        "Mail has 25.",
    );
}

#[test]
fn a_scenario_above_options_belongs_to_the_question() {
    let text = "## Which port is open?\n\nA host has one of the following ports.\n\nA. 80\nB. 25\n\nIt sends mail.\n";
    assert_eq!(
        read(text).entries[0].question,
        "Which port is open? A host has one of the following ports."
    );
    assert_eq!(first(text).0, ["A. 80", "B. 25"]);
}

#[test]
fn a_title_above_options_is_structure() {
    let quiz = "## Question 1\n\n**Which port has SMTP?**\n\n### Options:\n- A) 80\n- B) 25\n\n### Answer:\nB\n";
    let text = format!("{quiz}\n{}", quiz.replace('1', "2").replace("SMTP", "SSH"));
    assert_eq!(
        first(&text),
        (
            vec!["- A) 80".to_owned(), "- B) 25".to_owned()],
            "B".to_owned()
        )
    );
    assert!(read(&text).left_over.is_empty());
}

#[test]
fn a_list_of_statements_is_an_answer() {
    let others = "\n\n## What is a Pod?\n\nA group of containers.\n\n## What is a Node?\n\nA machine.\n\n## What is CNI?\n\nAn interface.\n";
    for answer in [
        "A. Exclusion: one process at a time.\nB. Waiting: each holds one and waits.",
        "1. Stop the writers.\n2. Copy the files.",
        "- ✅ small images\n- ❌ no shell",
        "- **Raft** elects\n- quorum",
        "1. **Raft**\n2. **Quorum**",
        "First drain it:\n\n- [ ] cordon\n- [ ] evict",
        "- a\n- b",
    ] {
        let text = format!("## What happens?\n\n{answer}{others}");
        assert_eq!(first(&text), (Vec::new(), answer.to_owned()), "{text}");
    }
}
