//! Cards as `list --json` and `export --format json` print them. Every key is always there;
//! unknown values are null.

use std::io;

use serde::Serialize;

use crate::deck::Deck;
use crate::domain::{Bilingual, Card, CardState, Entry, EntryIndex};

/// A value as one line of JSON.
pub fn to_line(value: &impl Serialize) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::from)
}

/// The whole output.
#[derive(Serialize)]
pub struct Cards<'a> {
    version: u8,
    cards: Vec<CardJson<'a>>,
}

/// Whether hints, answers and notes are written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Texts {
    /// As Markdown.
    Full,
    /// Null, for lists.
    Null,
}

impl<'a> Cards<'a> {
    /// The given cards of a deck with what the learner did with them.
    pub fn new(deck: &'a Deck, cards: &[(&'a Card, CardState)], texts: Texts) -> Self {
        let cards = cards
            .iter()
            .map(|(card, state)| CardJson::new(deck, card, state, texts))
            .collect();
        Self { version: 1, cards }
    }
}

/// One card.
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
    points: Vec<&'a Bilingual>,
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
struct EntryJson<'a> {
    id: &'a str,
    file: &'a str,
    line: u32,
    end_line: u32,
    question: &'a str,
    hint: Option<String>,
    answer: Option<String>,
    note: Option<String>,
    picture_only: bool,
}

#[derive(Serialize)]
struct RemarkJson<'a> {
    kind: &'static str,
    since: Option<&'a str>,
    zh: Option<&'a str>,
    en: Option<&'a str>,
    source: Option<&'a str>,
}

/// The memory of a card.
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
    pub fn new(deck: &'a Deck, card: &'a Card, state: &CardState, texts: Texts) -> Self {
        Self {
            id: card.id.as_str(),
            question: &card.question,
            title: card.title.as_ref(),
            topics: card.topics.iter().map(|topic| topic.0.as_str()).collect(),
            tags: card.tags.iter().map(|tag| tag.name()).collect(),
            importance: card.importance.number(),
            kind: card.kind.name(),
            sections: &card.sections,
            points: card.points.iter().map(|point| &point.text).collect(),
            related: card.related.iter().map(|id| id.as_str()).collect(),
            entries: deck
                .entries_preferring(card, state.prefers.as_ref())
                .into_iter()
                .map(|index| EntryJson::new(deck, index, texts))
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

impl<'a> EntryJson<'a> {
    fn new(deck: &'a Deck, index: EntryIndex, texts: Texts) -> Self {
        let entry: &Entry = deck.entry(index);
        let text = |is_empty: bool, text: &dyn Fn() -> String| {
            (texts == Texts::Full && !is_empty).then(text)
        };
        Self {
            id: entry.id.as_str(),
            file: deck.file_name(entry),
            line: entry.line,
            end_line: entry.end_line,
            question: &entry.question,
            hint: text(entry.hint.is_empty(), &|| deck.hint(index)),
            answer: text(entry.answer.is_empty(), &|| deck.answer(index)),
            note: text(entry.note.is_empty(), &|| deck.note(index)),
            picture_only: entry.picture_only,
        }
    }
}

impl<'a> RemarkJson<'a> {
    fn new(remark: &'a crate::domain::Remark) -> Self {
        Self {
            kind: remark.kind.name(),
            since: remark.since.as_deref(),
            zh: remark.text.zh.as_deref(),
            en: remark.text.en.as_deref(),
            source: remark.source.as_deref(),
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
