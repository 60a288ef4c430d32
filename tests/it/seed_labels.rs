//! Compares the five seeds with manual labels: `tests/fixtures/seeds.tsv`.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use k8s_quiz::domain::Entry;
use k8s_quiz::notes;

/// The manual label of one question.
struct Label {
    file: String,
    line: u32,
    question: String,
    answered: bool,
    end_line: u32,
    hint_line: Option<u32>,
    tags: String,
    picture_only: bool,
    note: bool,
}

fn labels() -> Vec<Label> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seeds.tsv");
    let table = fs::read_to_string(path).unwrap();
    let rows = table
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect::<Vec<_>>());
    rows.map(|row| Label {
        file: row[0].to_owned(),
        line: row[1].parse().unwrap(),
        question: row[2].to_owned(),
        answered: row[3] == "yes",
        end_line: row[4].parse().unwrap(),
        hint_line: row[5].parse().ok(),
        tags: row[7].to_owned(),
        picture_only: row[8] == "yes",
        note: row[9] == "yes",
    })
    .collect()
}

/// Entries of all seeds by file and line, with the first line of the hint.
fn entries() -> HashMap<(String, u32), (Entry, Option<u32>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut entries = HashMap::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        for entry in notes::read(&text).entries {
            let start = entry.hint.0.iter().find(|line| !line.is_empty());
            let line = start.map(|span| text[..span.start as usize].matches('\n').count() + 1);
            let line = line.map(|line| u32::try_from(line).unwrap());
            entries.insert((name.clone(), entry.line), (entry, line));
        }
    }
    entries
}

fn without_white_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The labels that fail `holds`; a missing question fails too.
fn misses(holds: impl Fn(&Label, &Entry, Option<u32>) -> bool) -> Vec<String> {
    let entries = entries();
    let fails = |label: &&Label| {
        let found = entries.get(&(label.file.clone(), label.line));
        !found.is_some_and(|(entry, hint_line)| holds(label, entry, *hint_line))
    };
    labels()
        .iter()
        .filter(fails)
        .map(|label| format!("{}:{} {}", label.file, label.line, label.question))
        .collect()
}

#[test]
fn every_labelled_question_is_found_and_no_other() {
    assert_eq!(misses(|_, _, _| true), [""; 0]);
    assert_eq!((entries().len(), labels().len()), (242, 242));
}

#[test]
fn questions_read_as_labelled() {
    let same = |label: &Label, entry: &Entry, _: Option<u32>| {
        without_white_space(&label.question) == without_white_space(&entry.question)
    };
    assert_eq!(misses(same), [""; 0]);
}

#[test]
fn answered_questions_are_known_as_such() {
    assert_eq!(
        misses(|label, entry, _| label.answered != entry.is_unanswered()),
        [""; 0]
    );
    assert_eq!(
        misses(|label, entry, _| label.picture_only == entry.picture_only),
        [""; 0]
    );
}

#[test]
fn answers_end_where_they_end() {
    assert_eq!(
        misses(|label, entry, _| label.end_line == entry.end_line),
        [""; 0]
    );
}

#[test]
fn hints_are_found() {
    assert_eq!(
        misses(|label, _, hint_line| label.hint_line == hint_line),
        [""; 0]
    );
}

#[test]
fn marks_of_importance_are_tags() {
    let same = |label: &Label, entry: &Entry, _: Option<u32>| {
        let tags: Vec<_> = entry.tags.iter().map(|tag| tag.name()).collect();
        tags.join(",") == label.tags
    };
    assert_eq!(misses(same), [""; 0]);
}

#[test]
fn text_that_does_not_answer_is_a_note() {
    // Empty sub-headings also become notes, although a reader would not call them one.
    assert_eq!(
        misses(|label, entry, _| !label.note || !entry.note.is_empty()),
        [""; 0]
    );
}
