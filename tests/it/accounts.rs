//! Every byte of the notes is accounted for.

use k8s_quiz::domain::{Entry, Span};
use k8s_quiz::notes::Notes;

/// Every byte is in exactly one of entry, section title, structure and leftover, and spans start
/// and end at character boundaries.
#[track_caller]
pub fn check(text: &str, notes: &Notes) {
    let mut at = 0;
    for span in spans(notes) {
        let range = span.range();
        assert!(
            text.get(range.clone()).is_some(),
            "{span:?} cuts a character of {text:?}"
        );
        assert_eq!(
            range.start, at,
            "gap or overlap before {span:?} of {text:?}"
        );
        at = range.end;
    }
    assert_eq!(at, text.len(), "missing the end of {text:?}");
}

fn spans(notes: &Notes) -> Vec<Span> {
    let sections = notes.sections.iter().map(|section| section.span);
    let others = notes.structure.iter().chain(&notes.left_over).copied();
    let mut spans: Vec<Span> = notes.entries.iter().flat_map(spans_of_entry).collect();
    spans.extend(sections.chain(others));
    spans.retain(|span| !span.is_empty());
    spans.sort();
    spans
}

fn spans_of_entry(entry: &Entry) -> impl Iterator<Item = Span> {
    let slices = [&entry.hint, &entry.answer, &entry.note].into_iter();
    let slices = slices.flat_map(|slices| slices.0.iter().copied());
    let is_own = |option: &Span| {
        let mut lines = entry.answer.0.iter().chain(&entry.note.0);
        !lines.any(|line| option.range().contains(&(line.start as usize)))
    };
    let options = entry.options.0.iter().copied().filter(is_own);
    slices.chain(options).chain([entry.question_span])
}
