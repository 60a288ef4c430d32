//! Adds a question to a file of notes, in a form that is read back as the same question.

use std::collections::HashSet;

use crate::domain::{CardId, Entry, Tag};
use crate::markdown::plain_text;

use super::page::{LineKind, Page};
use super::question::clean;
use super::read;
use super::write_back::as_aside;

/// The result of adding a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Capture {
    /// The question was added. Holds the new text.
    Added(String),
    /// The notes had the question, and the mark was added to it. Holds the new text.
    Marked(String),
    /// The notes have the question already.
    Known,
}

/// The question can't be written so that it is read back: it has no letters or digits, or it would
/// be inside an open code fence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable;

/// The id of a question as typed by the learner. `None` if cleaning leaves no words.
pub fn id_of(question: &str) -> Option<CardId> {
    let cleaned = plain_text(&clean(question).text);
    let is_question = cleaned.chars().any(char::is_alphanumeric);
    is_question.then(|| CardId::of_question(&cleaned))
}

/// Appends a question to notes unless they have it. All other bytes stay as they are.
///
/// `mark` goes in brackets behind the question: `面试问过：…`. Empty notes begin with `title`.
pub fn capture(
    notes: &str,
    question: &str,
    mark: Option<&str>,
    title: &str,
) -> Result<Capture, Unwritable> {
    let question = folded_blanks(question);
    let id = id_of(&question).ok_or(Unwritable)?;
    let brackets = mark.map(in_brackets).unwrap_or_default();
    let before = read(notes).entries;
    if let Some(entry) = before.iter().find(|entry| entry.id == id) {
        if brackets.is_empty() || entry.question_span.of(notes).contains(&brackets) {
            return Ok(Capture::Known);
        }
        let end =
            entry.question_span.start as usize + entry.question_span.of(notes).trim_end().len();
        let marked = format!("{}{brackets}{}", &notes[..end], &notes[end..]);
        let is_right = is_read_back(&marked, &before, id, true);
        return is_right
            .then_some(Capture::Marked(marked))
            .ok_or(Unwritable);
    }
    let has_mark = !brackets.is_empty();
    // A comment below makes any heading a question, but clutters the notes, so it is tried last.
    let marks = ["".to_owned(), format!("\n{}", as_aside(""))];
    let start = start(notes, title);
    let wordings = wordings(&question);
    let added = marks.iter().flat_map(|mark| {
        let heading = |wording| format!("{start}## {wording}{brackets}\n{mark}");
        wordings.iter().map(heading).collect::<Vec<_>>()
    });
    let added = added.filter(|added| ends_in_heading(added));
    let mut right = added.filter(|added| is_read_back(added, &before, id, has_mark));
    right.next().map(Capture::Added).ok_or(Unwritable)
}

/// A mark in brackets, without brackets of its own.
fn in_brackets(mark: &str) -> String {
    let inner: String = mark
        .chars()
        .map(|character| match character {
            '(' | ')' | '（' | '）' | '[' | ']' | '【' | '】' | '<' | '>' | '\\' => ' ',
            other => other,
        })
        .collect();
    format!("（{}）", folded_blanks(&inner))
}

fn folded_blanks(text: &str) -> String {
    let visible = text.replace(char::is_control, " ");
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ways to write a question: unchanged, with a question mark, and with Markdown signs escaped.
pub fn wordings(question: &str) -> Vec<String> {
    let escaped: String = question
        .chars()
        .flat_map(|character| {
            let escape = "\\`*_<>[]#".contains(character).then_some('\\');
            escape.into_iter().chain([character])
        })
        .collect();
    let asking = |question: &str| format!("{question}？");
    vec![
        question.to_owned(),
        asking(question),
        escaped.clone(),
        asking(&escaped),
    ]
}

/// The notes, extended to where a new question can begin.
fn start(notes: &str, title: &str) -> String {
    if notes.trim().is_empty() {
        return format!("{notes}# {title}\n\n");
    }
    let blank = if notes.ends_with("\n\n") {
        ""
    } else if notes.ends_with('\n') {
        "\n"
    } else {
        "\n\n"
    };
    format!("{notes}{blank}")
}

/// Whether notes end in a heading that is not inside an open fence or comment.
fn ends_in_heading(notes: &str) -> bool {
    let page = Page::new(notes);
    let is_gap = |kind| matches!(kind, LineKind::Blank | LineKind::Ignored);
    let last = page.lines.iter().rfind(|line| !is_gap(line.kind));
    last.is_some_and(|line| matches!(line.kind, LineKind::Heading { .. }))
}

/// Whether the question is read, and each earlier question still is an entry or a title.
fn is_read_back(notes: &str, before: &[Entry], id: CardId, is_asked: bool) -> bool {
    let now = read(notes);
    let is_it = |entry: &Entry| entry.id == id && (!is_asked || entry.tags.contains(&Tag::Asked));
    let titles = now
        .sections
        .iter()
        .filter_map(|section| id_of(&section.title));
    let kept: HashSet<CardId> = now
        .entries
        .iter()
        .map(|entry| entry.id)
        .chain(titles)
        .collect();
    now.entries.iter().any(is_it) && before.iter().all(|entry| kept.contains(&entry.id))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MARK: Option<&str> = Some("面试问过：某司，2026-11-21");

    fn added(notes: &str, question: &str, mark: Option<&str>) -> String {
        match capture(notes, question, mark, "收集的题") {
            Ok(Capture::Added(text)) => text,
            other => panic!("{question}: {other:?}"),
        }
    }

    #[test]
    fn every_kind_of_question_is_read_back() {
        let mut notes = String::new();
        for question in [
            "什么是 CRD", "rbac", "What is a Pod?", "亲和性与反亲和性", "什么是 <details>",
            "# 号是什么", "`kubectl apply` 与 *create*", "a_b_c", "1. 编号的题", "  两  个\n空格 ",
        ] {
            notes = added(&notes, question, MARK);
        }
        let read = read(&notes);
        assert_eq!(read.entries.len(), 10, "{notes}");
        assert!(read.left_over.is_empty(), "{notes}");
        let titles: Vec<&str> = read
            .sections
            .iter()
            .map(|section| section.title.as_str())
            .collect();
        assert_eq!(titles, ["收集的题"]);
    }

    #[test]
    fn a_known_question_is_not_added_again() {
        let notes = added("", "什么是 CRD？", None);
        assert_eq!(notes, "# 收集的题\n\n## 什么是 CRD？\n");
        assert_eq!(capture(&notes, "什么是crd", None, ""), Ok(Capture::Known));
        let Ok(Capture::Marked(marked)) = capture(&notes, "什么是crd", MARK, "") else {
            panic!("it is marked");
        };
        assert_eq!(
            marked,
            "# 收集的题\n\n## 什么是 CRD？（面试问过：某司，2026-11-21）\n"
        );
        assert_eq!(capture(&marked, "什么是crd", MARK, ""), Ok(Capture::Known));
        let again = capture(&marked, "什么是crd", Some("面试问过：别家"), "");
        assert!(
            matches!(again, Ok(Capture::Marked(text)) if text.contains("）（面试问过：别家）\n"))
        );
    }

    #[test]
    fn existing_notes_are_kept() {
        let notes = "# 什么是 Pod？\r\n\r\n一组容器";
        assert_eq!(
            added(notes, "什么是 CRD？", None),
            format!("{notes}\n\n## 什么是 CRD？\n")
        );
    }

    #[test]
    fn text_without_a_question_is_refused() {
        for question in ["", " ？ ", "3."] {
            assert_eq!(
                capture("", question, None, "t"),
                Err(Unwritable),
                "{question}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_input_is_read_back_or_refused(question in "[a中#*_`<>\\\\\\[\\]().。（）!-]{0,12}", who in "\\PC{0,12}") {
            let mark = format!("面试问过：{who}");
            if let Ok(Capture::Added(text)) = capture("", &question, Some(&mark), "收集的题") {
                prop_assert_eq!(capture(&text, &question, None, ""), Ok(Capture::Known));
            }
        }
    }
}
