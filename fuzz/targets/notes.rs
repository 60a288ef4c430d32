//! Any text as notes: every byte has one place, and every answer is shown whole.

#![no_main]

use k8s_quiz::domain::{Language, is_han};
use k8s_quiz::exercise;
use k8s_quiz::markdown::tree;
use k8s_quiz::notes;
use k8s_quiz::text::{Ambiguous, Glyphs, LayoutOptions, Line, display_width, layout};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let notes = notes::read(&text);
    assert_eq!(notes.misplaced(&text), None, "in {text:?}");
    for entry in &notes.entries {
        assert!(!entry.question.trim().is_empty(), "in {text:?}");
        assert!(1 <= entry.line && entry.line <= entry.end_line);
        for slices in [&entry.hint, &entry.answer, &entry.note] {
            check_shown(&slices.text(&text));
        }
    }
    if let Some(entry) = notes::read_own(&text) {
        check_shown(&entry.answer.text(&text));
    }
});

/// An answer fits the widths it is laid out for, and no Chinese character is lost on the way.
fn check_shown(answer: &str) {
    let document = tree::parse(answer);
    exercise::points(&document);
    for width in [20, 80] {
        let lines = lines(&document, width);
        for line in &lines {
            let columns = display_width(&line.text(), Ambiguous::Narrow);
            assert!(columns <= width, "{columns} > {width} in {answer:?}");
        }
        // Tags, comments, the names of characters and where a link leads are no text; a diagram is
        // retold.
        let all_is_text = !answer.contains(['<', '&']) && !answer.contains("](");
        let all_is_text = all_is_text && !answer.contains("mermaid");
        if all_is_text && !answer.contains("]:") && !answer.contains("复制代码") {
            let shown: usize = lines.iter().map(|line| n_han(&line.text())).sum();
            assert!(shown >= n_han(answer), "lost at {width} in {answer:?}");
        }
    }
}

fn lines(document: &tree::Document, width: usize) -> Vec<Line> {
    let options = LayoutOptions {
        width,
        glyphs: Glyphs {
            ambiguous: Ambiguous::Narrow,
            ascii: false,
        },
        language: Language::Zh,
    };
    layout(document, &options)
}

fn n_han(text: &str) -> usize {
    text.chars().filter(|character| is_han(*character)).count()
}
