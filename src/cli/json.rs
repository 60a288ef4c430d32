//! The JSON of cards, for `list --json` and `export --format json`. Every key is always present;
//! unknown values are null.

use std::io;

use serde_json::{Value, json};

use crate::domain::{Card, CardState, EntryIndex, FollowUp, Point, Remark, Tag};
use crate::library::Library;
use crate::text::mark_of;

/// A value as one line of JSON, safe to print on a terminal: what `VisibleText` replaces is
/// `\uXXXX`.
pub fn to_line(value: &Value) -> io::Result<String> {
    let json = serde_json::to_string(value)?;
    let is_obeyed = |character| mark_of(character).is_some();
    if !json.contains(is_obeyed) {
        return Ok(json);
    }
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if is_obeyed(character) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    Ok(escaped)
}

/// Whether hints and answers are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTexts {
    Full,
    Null,
}

pub fn cards(library: &Library, cards: &[(&Card, CardState)], texts: AnswerTexts) -> Value {
    let cards = cards.iter();
    let cards = cards.map(|(item, state)| card(library, item, state, texts));
    json!({ "version": 1, "cards": cards.collect::<Vec<_>>() })
}

pub fn card(library: &Library, card: &Card, state: &CardState, texts: AnswerTexts) -> Value {
    let entries = library.answers(card).into_iter();
    json!({
        "id": card.id,
        "question": card.question,
        "title": card.title,
        "topics": card.topics,
        "tags": names(&card.tags),
        "importance": card.importance.number(),
        "kind": card.kind.name(),
        "sections": card.sections,
        "short": card.short,
        "points": list(&card.points, point),
        "followups": list(&card.follow_ups, follow_up),
        "related": card.related,
        "entries": entries.map(|index| entry(library, index, texts)).collect::<Vec<_>>(),
        "remarks": list(&card.remarks, remark),
        "memory": memory(state),
        "suspended": state.suspended,
        "buried": state.buried,
        "flagged": state.flagged.is_some(),
        "leech": state.leech,
        "unanswered": card.unanswered,
        "hidden": card.hidden,
    })
}

fn list<T>(items: &[T], json: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(json).collect()
}

fn names(tags: &[Tag]) -> Vec<&str> {
    tags.iter().map(Tag::name).collect()
}

fn point(point: &Point) -> Value {
    json!({ "zh": point.text.zh, "en": point.text.en, "core": point.core })
}

fn follow_up(follow_up: &FollowUp) -> Value {
    let text = &follow_up.text;
    json!({ "zh": text.zh, "en": text.en, "points": follow_up.points })
}

fn entry(library: &Library, index: EntryIndex, texts: AnswerTexts) -> Value {
    let deck = library.deck();
    let entry = deck.entry(index);
    let is_full = texts == AnswerTexts::Full;
    json!({
        "id": entry.id,
        "file": deck.file_name(entry),
        "line": entry.line,
        "end_line": entry.end_line,
        "question": entry.question,
        "language": deck.language_of(index),
        "options": deck.options(index),
        "hint": (is_full && !entry.hint.is_empty()).then(|| deck.hint(index)),
        "answer": (is_full && !entry.answer.is_empty()).then(|| deck.answer(index)),
        "note": (!entry.note.is_empty()).then(|| deck.note(index)),
        "picture_only": entry.picture_only,
        "tags": names(&entry.tags),
    })
}

fn remark(remark: &Remark) -> Value {
    json!({
        "kind": remark.kind.name(),
        "since": remark.since,
        "zh": remark.text.zh,
        "en": remark.text.en,
        "source": remark.source,
        "quote": remark.quote,
        "entry": remark.entry,
    })
}

pub fn memory(state: &CardState) -> Value {
    let memory = &state.memory;
    json!({
        "state": memory.state.name(),
        "step": memory.step,
        "stability": memory.stability.map(as_written),
        "difficulty": memory.difficulty.map(as_written),
        "due": memory.due.map(|due| due.to_string()),
        "last_review": memory.last_review.map(|at| at.to_string()),
        "reviews": memory.reviews,
        "lapses": memory.lapses,
        "recall": state.recall,
    })
}

/// The `f64` with the digits of an `f32`: 0.1 instead of 0.10000000149011612.
fn as_written(number: f32) -> Option<f64> {
    number.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_read_back() {
        let text = "a\u{1b}[2J\u{9b}31m\u{7f}\u{202e}节点";
        let line = to_line(&text.into()).unwrap();
        assert_eq!(line, r#""a\u001b[2J\u009b31m\u007f\u202e节点""#);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
