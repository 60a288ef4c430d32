//! Reads a file as one card. The question is the title in its front matter, else its name, and the
//! answer is all the text below.

use crate::domain::{CardId, Entry, Slices, SourceIndex, Span};
use crate::markdown::plain_text;
use crate::yaml::{self, Node};

use super::page::Page;
use super::question::clean;
use super::tags;
use super::{Diagnostic, DiagnosticKind, Notes};

/// Reads the text of a file whose base name is `name`. A first heading that repeats the question is
/// not part of the answer.
pub fn read_titled(text: &str, name: &str) -> Notes {
    let front_matter = front_matter(text);
    let question = title(&text[..front_matter])
        .and_then(|title| question(&title))
        .or_else(|| question(name.rsplit_once('.').map_or(name, |(stem, _)| stem)));
    let question = question.unwrap_or_else(|| name.to_owned());
    let id = CardId::of_question(&plain_text(&question));
    let mut answer = lines(text, front_matter);
    let is_heading = |line: &(Span, u32)| is_heading(line.0.of(text), id);
    let heading = answer.first().copied().filter(is_heading);
    if heading.is_some() {
        answer.remove(0);
        let is_text = |line: &(Span, u32)| !line.0.is_empty();
        answer.drain(..answer.iter().position(is_text).unwrap_or(answer.len()));
    }
    let (question_span, line) = heading.unwrap_or((Span::new(0..0), 1));
    let entry = Entry {
        id,
        source: SourceIndex(0),
        question,
        tags: Vec::new(),
        section: None,
        line,
        end_line: answer.last().map_or(line, |(_, number)| *number),
        question_span,
        options: Slices::default(),
        hint: Slices::default(),
        answer: Slices(answer.into_iter().map(|(span, _)| span).collect()),
        definitions: Slices::default(),
        hint_definitions: Slices::default(),
        note: Slices::default(),
        picture_only: false,
    };
    let unanswered = entry.is_unanswered().then_some(Diagnostic {
        kind: DiagnosticKind::Unanswered,
        span: question_span,
    });
    let mut notes = Notes {
        structure: gaps(text, &entry),
        diagnostics: unanswered.into_iter().collect(),
        entries: vec![entry],
        ..Notes::default()
    };
    tags::add(&Page::new(text), &mut notes);
    notes
}

/// Whether front matter says `titles: true`: the file is one question, asked by its name.
pub fn is_titled(text: &str) -> bool {
    let root = yaml_of(&text[..front_matter(text)]);
    root.is_some_and(|root| {
        root.get("titles")
            .is_some_and(|value| value.is_text("true"))
    })
}

/// The cleaned question. `None` if it has no words.
fn question(title: &str) -> Option<String> {
    let cleaned = clean(title.trim()).text;
    let question = if cleaned.is_empty() {
        title.trim().to_owned()
    } else {
        cleaned
    };
    (!question.is_empty()).then_some(question)
}

/// Bytes of the YAML block at the top, including its closing line.
fn front_matter(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let mut end = match lines.next() {
        Some(first) if first.trim_end() == "---" => first.len(),
        _ => return 0,
    };
    for line in lines {
        end += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return end;
        }
    }
    0
}

/// The `title` in front matter.
fn title(front_matter: &str) -> Option<String> {
    let root = yaml_of(front_matter)?;
    root.get("title")?.text().map(str::to_owned)
}

fn yaml_of(front_matter: &str) -> Option<Node> {
    let body = front_matter.split_once('\n')?.1;
    yaml::parse(&body[..body.trim_end().rfind('\n')?]).ok()
}

/// The lines from a byte offset on, with their numbers, without line breaks, and without blank
/// lines at both ends.
fn lines(text: &str, start: usize) -> Vec<(Span, u32)> {
    let mut at = start;
    let first = text[..start].matches('\n').count() as u32 + 1;
    let lines = text[start..].split_inclusive('\n').zip(first..);
    let spans = lines.map(|(line, number)| {
        let length = match line.trim() {
            "" => 0,
            _ => line.trim_end_matches(['\n', '\r']).len(),
        };
        let span = Span::new(at..at + length);
        at += line.len();
        (span, number)
    });
    let mut lines: Vec<(Span, u32)> = spans.collect();
    let is_text = |line: &(Span, u32)| !line.0.is_empty();
    lines.truncate(lines.iter().rposition(is_text).map_or(0, |last| last + 1));
    lines.drain(..lines.iter().position(is_text).unwrap_or(0));
    lines
}

fn is_heading(line: &str, question: CardId) -> bool {
    let title = line.trim_start_matches('#');
    let is_title = title.len() < line.len() && title.starts_with(' ');
    is_title && CardId::of_question(&plain_text(&clean(title.trim()).text)) == question
}

/// The bytes between question and answer, and between the lines of the answer.
fn gaps(text: &str, entry: &Entry) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut end = 0;
    let end_of_text = Span::new(text.len()..text.len());
    let spans = std::iter::once(&entry.question_span).chain(&entry.answer.0);
    for span in spans.chain([&end_of_text]) {
        let start = (span.start as usize).max(end);
        if start > end {
            gaps.push(Span::new(end..start));
        }
        end = (span.end as usize).max(end);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Question and answer.
    fn parts(text: &str, name: &str) -> (String, String) {
        let notes = read_titled(text, name);
        let entry = &notes.entries[0];
        (entry.question.clone(), entry.answer.text(text))
    }

    #[test]
    fn the_file_name_is_the_question_and_the_text_its_answer() {
        for (name, text, question, answer) in [
            (
                "What is etcd?.md",
                "A store.\n\n# Raft\n\n- log\n",
                "What is etcd?",
                "A store.\n\n# Raft\n\n- log",
            ),
            (
                "3. 什么是 Pod.md", "\n\n最小单元\n", "什么是 Pod", "最小单元",
            ),
            ("rbac", "roles", "rbac", "roles"),
            (
                "a.md",
                "---\ntags: [x]\ntitle: \"Why: etcd?\"\n---\n\nquorum\n",
                "Why: etcd?",
                "quorum",
            ),
            ("a.md", "---\ntitle: [no\n---\nb\n", "a", "b"),
            ("a.md", "---\nnot closed", "a", "---\nnot closed"),
            ("etcd.md", "# ETCD\n\nstore\n", "etcd", "store"),
            ("---.md", "", "---", ""),
        ] {
            assert_eq!(
                parts(text, name),
                (question.to_owned(), answer.to_owned()),
                "{name}"
            );
        }
    }

    #[test]
    fn an_empty_file_is_an_unanswered_question() {
        let notes = read_titled("\n\n", "etcd.md");
        assert!(notes.entries[0].is_unanswered());
        assert_eq!(notes.diagnostics[0].kind, DiagnosticKind::Unanswered);
    }

    proptest! {
        #[test]
        fn every_byte_is_covered_once(text in "(---\n|# a\n|title: a\n| |b|\n|\r\n){0,12}") {
            let notes = read_titled(&text, "a.md");
            prop_assert_eq!(notes.misplaced(&text), None);
        }
    }
}
