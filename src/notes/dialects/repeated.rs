//! A list of the questions first, the answers later: one entry a question.
//!
//! An item of a list without an answer gives no second entry when the same question is answered
//! elsewhere in the file; its line is structure, like a line of a table of contents.

use std::collections::HashSet;

use crate::domain::{CardId, Entry, Span};
use crate::notes::Dialect;

/// Takes out the list items whose question is answered elsewhere; returns their spans.
pub fn join(entries: &mut Vec<Entry>, dialects: &[Dialect]) -> Vec<Span> {
    let is_list = |dialect: &Dialect| {
        matches!(
            dialect,
            Dialect::Bullets | Dialect::BoldList | Dialect::NestedBullets | Dialect::Lines
        )
    };
    if !dialects.iter().any(is_list) {
        return Vec::new();
    }
    let answered: HashSet<CardId> = entries
        .iter()
        .filter(|entry| !entry.is_unanswered())
        .map(|entry| entry.id)
        .collect();
    let mut spans = Vec::new();
    let mut dialects = dialects.iter();
    entries.retain(|entry| {
        let listed = dialects.next().is_some_and(is_list);
        let bare = entry.is_unanswered() && entry.hint.is_empty() && entry.note.is_empty();
        let repeated = listed && bare && answered.contains(&entry.id);
        if repeated {
            spans.push(entry.question_span);
        }
        !repeated
    });
    spans
}
