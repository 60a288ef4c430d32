//! Properties of every layout: it loses no text, respects the width and does not panic.

use std::collections::HashMap;

use proptest::prelude::*;

use super::{Ambiguous, Glyphs, LayoutOptions, Line, display_width, layout};
use crate::domain::Language;
use crate::markdown::tree::parse;

const SEEDS: [&str; 5] = [
    include_str!("../../seeds/interview-collection.md"),
    include_str!("../../seeds/containers-and-internals.md"),
    include_str!("../../seeds/numbered-questions.md"),
    include_str!("../../seeds/interview-log.md"),
    include_str!("../../seeds/cluster-operations.md"),
];

fn options(width: usize) -> LayoutOptions {
    LayoutOptions {
        width,
        glyphs: Glyphs {
            ambiguous: if width.is_multiple_of(2) {
                Ambiguous::Narrow
            } else {
                Ambiguous::Wide
            },
            ascii: width.is_multiple_of(3),
        },
        language: Language::Zh,
    }
}

fn lines(text: &str, width: usize) -> Vec<Line> {
    layout(&parse(text), &options(width))
}

/// The text of all lines without blanks, bars and continuation marks.
fn visible(lines: &[Line]) -> String {
    let text: String = lines.iter().map(Line::text).collect();
    text.chars()
        .filter(|c| !c.is_whitespace() && !"↪\\|".contains(*c))
        .collect()
}

fn assert_fits(lines: &[Line], width: usize) {
    for line in lines {
        let text = line.text();
        let columns = display_width(&text, options(width).glyphs.ambiguous);
        assert!(columns <= width, "{columns} > {width}: {text}");
        assert!(!text.contains(char::is_control), "{text:?}");
    }
}

/// The seeds in chunks about as long as an answer.
fn answers() -> impl Iterator<Item = &'static str> {
    SEEDS
        .iter()
        .flat_map(|seed| seed.split("\n#").chain(seed.split("<details>")))
}

fn han(text: &str) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    for character in text
        .chars()
        .filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
    {
        *counts.entry(character).or_insert(0) += 1;
    }
    counts
}

#[test]
fn no_character_of_the_seeds_is_lost() {
    for (n, answer) in answers().enumerate() {
        let answer = answer.replace("yaml复制代码", "");
        let width = 20 + n * 7 % 120;
        let lines = lines(&answer, width);
        assert_fits(&lines, width);
        let shown = han(&visible(&lines));
        for (character, count) in han(&answer) {
            let seen = shown.get(&character).copied().unwrap_or(0);
            assert!(seen >= count, "{character}: {seen} of {count} in {answer}");
        }
    }
}

#[test]
fn whole_seeds_fit_every_width() {
    for seed in SEEDS {
        let document = parse(seed);
        for width in (20..=200).step_by(60) {
            assert_fits(&layout(&document, &options(width)), width);
        }
        for width in [0, 1, 2, 7, 15] {
            layout(&document, &options(width));
        }
    }
}

#[test]
fn text_at_any_depth_is_shown() {
    for mark in ["- ", "> ", "1. ", "> - ", "- > > "] {
        for depth in 1..60 {
            let text = format!("{}词", mark.repeat(depth));
            assert!(visible(&lines(&text, 80)).contains('词'), "{text}");
        }
    }
}

/// Markdown and HTML marks to put between words in any order.
const MARKS: &[&str] = &[
    "\n",
    "\n\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\n1、",
    "\n\\2. ",
    "\n  ",
    "\n    ",
    "\n> ",
    "\n# ",
    "\n```\n",
    "\n~~~\n",
    "\n---\n",
    "\n|",
    "|",
    "\n|---|---|\n",
    "**",
    "*",
    "__",
    "~~",
    "`",
    "``",
    "[",
    "](",
    ")",
    "](<",
    "]: ",
    "![",
    "<",
    ">",
    "</b>",
    "<b>",
    "<br>",
    "<pre>",
    "</pre>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</tr>",
    "</table>",
    "<li>",
    "：",
    "，",
    "。",
    "\\",
    "\t",
    "\r\n",
    "\u{1b}[",
    "（",
    "）",
    " - ",
    " ",
    "- [ ] ",
    "[^",
    "]:",
    "****",
    "http://",
    "https://a.b/_",
    "-->",
    "$",
    "\\<",
    "<p>",
    "</p>",
    "<code>",
    "</code>",
    "：\n",
    "```mermaid\nsequenceDiagram\n",
];

fn notes() -> impl Strategy<Value = (String, usize)> {
    let part = (0..MARKS.len(), 0_usize..4);
    proptest::collection::vec(part, 0..60).prop_map(|parts| {
        let mut text = String::new();
        let mut n_words = 0;
        for (mark, kind) in parts {
            text.push_str(MARKS[mark]);
            if kind > 0 {
                let word = if kind == 1 { "词" } else { "w" };
                text.push_str(&format!("{word}{n_words}z"));
                n_words += 1;
            }
        }
        (text, n_words)
    })
}

proptest! {
    #[test]
    fn no_word_of_any_notes_is_lost((text, n_words) in notes(), width in 20_usize..200) {
        let narrow = lines(&text, width);
        assert_fits(&narrow, width);
        let n_shown = visible(&narrow).matches('z').count();
        prop_assert!(n_shown >= n_words, "{n_shown} of {n_words} in {text:?}");
        let shown = visible(&lines(&text, 5000));
        for n in 0..n_words {
            let found = shown.contains(&format!("w{n}z")) || shown.contains(&format!("词{n}z"));
            prop_assert!(found, "{n} in {text:?}: {shown}");
        }
    }

    #[test]
    fn no_width_and_no_text_panics(text in "\\PC{0,80}", (marked, _) in notes(), width in 0_usize..20) {
        lines(&text, width);
        lines(&marked, width);
    }

    #[test]
    fn spans_lie_inside_the_text((text, _) in notes()) {
        for block in &parse(&text).blocks {
            prop_assert!(text.get(block.span.range()).is_some(), "{block:?}");
        }
    }
}

#[test]
fn a_sign_that_its_selector_makes_wide_is_measured_whole() {
    // In code, the sign and the variation selector are separate pieces.
    let text = "```sh\nkubectl get a ☸\u{fe0f}</h1> b ☸\u{fe0f} c\n```\n";
    for width in 10..40 {
        assert_fits(&lines(text, width), width);
    }
}
