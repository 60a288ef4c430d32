//! Writes questions and texts in a form that is read back unchanged.

use crate::domain::{CardId, Entry, Tag};
use crate::markdown::plain_text;

use super::capture::wordings;
use super::marks::{ASIDE, END, TEXT};
use super::read;

/// The words of a heading, for use above [`as_text`] or [`as_aside`], that is read back as this
/// question with these tags.
///
/// Escapes signs that would be lost. If the first words would be read as a label (面试题: …),
/// replaces the colon by a dot, which does not change the id. A heading can't hold the learner's
/// own tags.
pub fn heading_of(question: &str, tags: &[Tag], marks: &str) -> String {
    let id = CardId::of_question(&plain_text(question));
    let mut wordings = wordings(question);
    wordings.push(question.replacen([':', '：'], " ·", 1));
    let in_heading: Vec<&Tag> = tags.iter().filter(|tag| fits_heading(tag)).collect();
    let with = |brackets: &str| -> Vec<String> {
        let wordings = wordings.iter();
        wordings.map(|words| format!("{words}{brackets}")).collect()
    };
    let headings = [with(marks), with("")].concat();
    let is_exact = |entry: &Entry| {
        let is_tagged = entry.tags.iter().eq(in_heading.iter().copied());
        entry.question == question && is_tagged
    };
    let is_same = |entry: &Entry| entry.id == id;
    let exact = headings.iter().find(|words| is_read_as(words, is_exact));
    let found = exact.or_else(|| headings.iter().find(|words| is_read_as(words, is_same)));
    found.map_or_else(|| question.to_owned(), String::clone)
}

fn fits_heading(tag: &Tag) -> bool {
    !matches!(tag, Tag::Own(_))
}

fn is_read_as(words: &str, is_it: impl Fn(&Entry) -> bool) -> bool {
    let notes = read(&format!("### {words}\n\n{}", as_aside("")));
    matches!(&notes.entries[..], [entry] if is_it(entry))
}

/// A hint or an answer, to be written below its label.
pub fn as_text(text: &str) -> String {
    between(TEXT, text)
}

/// Text for readers, which this program ignores.
pub fn as_aside(text: &str) -> String {
    between(ASIDE, text)
}

/// Puts text between marks. Adds a space to lines that look like a mark, which rendered pages don't
/// show.
fn between(mark: &str, text: &str) -> String {
    let text = text
        .trim_matches('\n')
        .replace("<!-- k8s-quiz: ", "<!--  k8s-quiz: ");
    if text.is_empty() {
        format!("{mark}\n{END}\n")
    } else {
        format!("{mark}\n\n{text}\n\n{END}\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::below;
    use crate::notes::question;

    /// Lines that begin questions, end answers or leave a block open.
    const LINES: &[&str] = &[
        "# 什么是 Pod？",
        "## b",
        "标题",
        "===",
        "---",
        "- a",
        "  - 答案：b",
        "1. 什么是 CRD？",
        "```",
        "~~~yaml",
        "> [!question] a",
        "<details><summary>a</summary>",
        "</details>",
        "**思路**：",
        "**回答**：x",
        "答：x",
        "Q: a",
        "A: b",
        "a::b",
        "?",
        "| a | b |",
        "|---|---|",
        "[a]: b.c",
        "<!-- k8s-quiz: end -->",
        "<!-- k8s-quiz: text -->",
        "<!--",
        "<pre>",
        "略",
        "",
        "    code",
        "（经常问）",
        "文字。",
        "## 1.2.0",
    ];

    proptest! {
        #[test]
        fn any_answer_is_read_back(
            hint in proptest::collection::vec(proptest::sample::select(LINES), 0..6),
            answer in proptest::collection::vec(proptest::sample::select(LINES), 0..12),
        ) {
            let hint = below(&format!("想\n{}", hint.join("\n")), 3);
            let answer = below(&format!("说\n{}", answer.join("\n")), 3);
            let question = "rbac";
            let sheet = format!(
                "# 题\n\n## 安全\n\n### {question}\n\n**思路**：\n\n{}\n**回答**：\n\n{}\n{}\n### 目录\n\n{}",
                as_text(&hint), as_text(&answer), as_aside(&answer), as_text("后"),
            );
            let notes = read(&sheet);
            let read_back: Vec<_> = notes
                .entries
                .iter()
                .map(|entry| (entry.question.as_str(), entry.hint.text(&sheet), entry.answer.text(&sheet)))
                .collect();
            let written = |text: &str| text.trim_end().replace("<!-- k8s-quiz: ", "<!--  k8s-quiz: ");
            prop_assert_eq!(read_back, [
                (question, written(&hint), written(&answer)),
                ("目录", String::new(), "后".to_owned()),
            ], "{}", sheet);
            prop_assert!(notes.left_over.is_empty() && notes.diagnostics.is_empty());
        }

        #[test]
        fn any_question_is_read_back(raw in "[a中#*_`<>\\\\\\[\\]().。？（）!&;|:1-]{1,12}") {
            let question = question::clean(&raw).text;
            prop_assume!(question.chars().any(char::is_alphanumeric));
            let words = heading_of(&question, &[Tag::Frequent], "（经常问）");
            let id = CardId::of_question(&plain_text(&question));
            prop_assert!(is_read_as(&words, |entry| entry.id == id), "{:?}: {}", question, words);
        }
    }

    #[test]
    fn a_heading_holds_the_question_and_its_tags() {
        for (question, tags, marks, words) in [
            ("rbac", &[][..], "", "rbac"),
            (
                "什么是 Pod？",
                &[Tag::Important],
                "（重点）",
                "什么是 Pod？（重点）",
            ),
            ("什么是 <a>？", &[], "", r"什么是 \<a\>？"),
            ("C #", &[], "", r"C \#"),
            ("面试题: 什么是 Pod？", &[], "", "面试题 · 什么是 Pod？"),
        ] {
            assert_eq!(heading_of(question, tags, marks), words);
        }
    }
}
