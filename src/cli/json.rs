//! The JSON of cards, for `list --json` and `export --format json`. Every key is always present;
//! unknown values are null.

use std::io;

use serde::Serialize;

use crate::deck::Deck;
use crate::domain::{
    Bilingual, Card, CardState, Entry, EntryIndex, FollowUp, Language, Point, Remark,
};
use crate::library::Library;
use crate::text::mark_of;

/// A value as one line of JSON, safe to print on a terminal: what `VisibleText` replaces is
/// `\uXXXX`.
pub fn to_line(value: &impl Serialize) -> io::Result<String> {
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

/// The output of `list --json` and `export --format json`.
#[derive(Serialize)]
pub struct Cards<'a> {
    version: u8,
    cards: Vec<CardJson<'a>>,
}

/// Whether hints, answers and notes are included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerTexts {
    Full,
    Null,
}

impl<'a> Cards<'a> {
    pub fn new(library: &'a Library, cards: &[(&'a Card, CardState)], texts: AnswerTexts) -> Self {
        let cards = cards
            .iter()
            .map(|(card, state)| CardJson::new(library, card, state, texts))
            .collect();
        Self { version: 1, cards }
    }
}

#[derive(Serialize)]
pub struct CardJson<'a> {
    id: &'a str,
    question: &'a str,
    title: Option<&'a Bilingual>,
    topics: Vec<&'a str>,
    tags: Vec<&'a str>,
    importance: u8,
    kind: &'static str,
    sections: &'a [String],
    short: Option<&'a Bilingual>,
    points: Vec<PointJson<'a>>,
    followups: Vec<FollowUpJson<'a>>,
    related: Vec<&'a str>,
    entries: Vec<EntryJson<'a>>,
    remarks: Vec<RemarkJson<'a>>,
    memory: MemoryJson,
    suspended: bool,
    buried: bool,
    flagged: bool,
    leech: bool,
    unanswered: bool,
    hidden: Option<&'a str>,
}

#[derive(Serialize)]
struct PointJson<'a> {
    #[serde(flatten)]
    text: &'a Bilingual,
    core: bool,
}

#[derive(Serialize)]
struct FollowUpJson<'a> {
    #[serde(flatten)]
    text: &'a Bilingual,
    points: &'a [Bilingual],
}

#[derive(Serialize)]
struct EntryJson<'a> {
    id: &'a str,
    file: &'a str,
    line: u32,
    end_line: u32,
    question: &'a str,
    language: Language,
    options: Vec<String>,
    hint: Option<String>,
    answer: Option<String>,
    note: Option<String>,
    picture_only: bool,
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    kind: &'static str,
    since: Option<&'a str>,
    zh: Option<&'a str>,
    en: Option<&'a str>,
    source: Option<&'a str>,
    quote: Option<&'a str>,
    entry: Option<&'a str>,
}

#[derive(Serialize)]
pub struct MemoryJson {
    state: &'static str,
    step: Option<u8>,
    stability: Option<f32>,
    difficulty: Option<f32>,
    due: Option<String>,
    last_review: Option<String>,
    reviews: u32,
    lapses: u32,
    recall: Option<f64>,
}

impl<'a> CardJson<'a> {
    /// A card with its learning state.
    pub fn new(
        library: &'a Library,
        card: &'a Card,
        state: &CardState,
        texts: AnswerTexts,
    ) -> Self {
        Self {
            id: card.id.as_str(),
            question: &card.question,
            title: card.title.as_ref(),
            topics: card.topics.iter().map(|topic| topic.0.as_str()).collect(),
            tags: card.tags.iter().map(|tag| tag.name()).collect(),
            importance: card.importance.number(),
            kind: card.kind.name(),
            sections: &card.sections,
            short: card.short.as_ref(),
            points: card.points.iter().map(PointJson::new).collect(),
            followups: card.follow_ups.iter().map(FollowUpJson::new).collect(),
            related: card.related.iter().map(|id| id.as_str()).collect(),
            entries: library
                .answers(card)
                .into_iter()
                .map(|index| EntryJson::new(library.deck(), index, texts))
                .collect(),
            remarks: card.remarks.iter().map(RemarkJson::new).collect(),
            memory: MemoryJson::new(state),
            suspended: state.suspended,
            buried: state.buried,
            flagged: state.flagged.is_some(),
            leech: state.leech,
            unanswered: card.unanswered,
            hidden: card.hidden.as_deref(),
        }
    }
}

impl<'a> PointJson<'a> {
    fn new(point: &'a Point) -> Self {
        Self {
            text: &point.text,
            core: point.core,
        }
    }
}

impl<'a> FollowUpJson<'a> {
    fn new(follow_up: &'a FollowUp) -> Self {
        Self {
            text: &follow_up.text,
            points: &follow_up.points,
        }
    }
}

impl<'a> EntryJson<'a> {
    fn new(deck: &'a Deck, index: EntryIndex, texts: AnswerTexts) -> Self {
        let entry: &Entry = deck.entry(index);
        let text = |is_empty: bool, text: &dyn Fn() -> String| {
            (texts == AnswerTexts::Full && !is_empty).then(text)
        };
        Self {
            id: entry.id.as_str(),
            file: deck.file_name(entry),
            line: entry.line,
            end_line: entry.end_line,
            question: &entry.question,
            language: deck.language_of(index),
            options: deck.options(index),
            hint: text(entry.hint.is_empty(), &|| deck.hint(index)),
            answer: text(entry.answer.is_empty(), &|| deck.answer(index)),
            note: (!entry.note.is_empty()).then(|| deck.note(index)),
            picture_only: entry.picture_only,
            tags: entry.tags.iter().map(|tag| tag.name()).collect(),
        }
    }
}

impl<'a> RemarkJson<'a> {
    fn new(remark: &'a Remark) -> Self {
        Self {
            kind: remark.kind.name(),
            since: remark.since.as_deref(),
            zh: remark.text.zh.as_deref(),
            en: remark.text.en.as_deref(),
            source: remark.source.as_deref(),
            quote: remark.quote.as_deref(),
            entry: remark.entry.as_ref().map(|entry| entry.as_str()),
        }
    }
}

impl MemoryJson {
    /// The memory in a card's learning state.
    pub fn new(state: &CardState) -> Self {
        let memory = &state.memory;
        Self {
            state: memory.state.name(),
            step: memory.step,
            stability: memory.stability,
            difficulty: memory.difficulty,
            due: memory.due.map(|due| due.to_string()),
            last_review: memory.last_review.map(|at| at.to_string()),
            reviews: memory.reviews,
            lapses: memory.lapses,
            recall: state.recall,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_read_back() {
        let text = "a\u{1b}[2J\u{9b}31m\u{7f}\u{202e}节点";
        let line = to_line(&text).unwrap();
        assert_eq!(line, r#""a\u001b[2J\u009b31m\u007f\u202e节点""#);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
