//! Builds the view of a card from the deck.

use std::collections::HashSet;
use std::path::Path;

use super::{Answer, CardView, SourceLocation, TopicPath, Unanswered};
use crate::deck::{Deck, Origin};
use crate::domain::{Card, CardId, CardState, Entry, EntryIndex, Language, Memory, TopicId};
use crate::exercise;
use crate::markdown::plain_text;
use crate::markdown::tree::{self, Document};
use crate::session::links::links;
use crate::session::options::Options;

impl CardView {
    /// The view of a card in a learning state. `previews` are the memories after each grade,
    /// lowest grade first.
    pub fn new(
        deck: &Deck,
        card: &Card,
        state: CardState,
        previews: [Memory; 4],
        language: Language,
    ) -> Self {
        // Answers of the learner and of the deck have the card's id too; notes come before them.
        let asking = deck.entries_of(card).filter(|entry| entry.id == card.id);
        let gives_id = asking.min_by_key(|entry| match deck.source_of(entry).origin {
            Origin::Notes | Origin::Captured => 0,
            Origin::Bundled => 1,
            Origin::Own => 2,
        });
        let gives_id = gives_id.filter(|entry| deck.source_of(entry).origin != Origin::Own);
        let asked_at = gives_id.map(|entry| location(deck, entry));
        let is_asked_in_notes = gives_id.is_some_and(|entry| is_of_notes(deck, entry));
        let entries = deck.entries_preferring(card, state.prefers.as_ref(), language);
        let title = plain_text(card.title_in(language));
        let mut view = Self {
            id: Some(card.id),
            language,
            short: card
                .short
                .as_ref()
                .map(|short| short.get(language).to_owned()),
            bonus: bonus(card),
            follow_ups: card.follow_ups.clone(),
            unanswered: unanswered(deck, &entries),
            wordings: wordings(deck, card, &title),
            topics: topics(deck, card, language),
            tags: card.tags.clone(),
            importance: card.importance,
            kind: card.kind,
            n_notes: deck.n_notes(deck.entries_of(card)),
            asked_at: asked_at.unwrap_or_default(),
            question: card.question.clone(),
            question_in_notes: other_wording(&card.question, &title).filter(|_| is_asked_in_notes),
            options: Options::new(deck, &entries),
            hint: entries.iter().find_map(|index| hint(deck, *index)),
            answers: answers(deck, card, &entries, &title),
            title,
            points: card
                .points
                .iter()
                .map(|point| point.text.get(language).to_owned())
                .collect(),
            remarks: card.remarks.clone(),
            previews,
            state: CardState::default(),
        };
        view.set_state(state);
        view
    }
}

/// Whether the learner's notes hold an entry, not the deck or the learner's own answers.
fn is_of_notes(deck: &Deck, entry: &Entry) -> bool {
    matches!(
        deck.source_of(entry).origin,
        Origin::Notes | Origin::Captured
    )
}

fn location(deck: &Deck, entry: &Entry) -> SourceLocation {
    SourceLocation {
        file: deck.file_name(entry).to_owned(),
        line: entry.line,
    }
}

fn hint(deck: &Deck, index: EntryIndex) -> Option<Document> {
    let hint = deck.hint(index);
    (!hint.trim().is_empty()).then(|| tree::parse(&hint))
}

fn unanswered(deck: &Deck, entries: &[EntryIndex]) -> Vec<Unanswered> {
    let entries = entries.iter().copied();
    let unanswered = entries.filter(|index| deck.entry(*index).is_unanswered());
    unanswered
        .map(|index| Unanswered {
            location: location(deck, deck.entry(index)),
            hint: hint(deck, index),
        })
        .collect()
}

/// The questions of the entries that differ from the title, each wording once.
fn wordings(deck: &Deck, card: &Card, title: &str) -> Vec<String> {
    let mut seen = HashSet::from([CardId::of_question(title)]);
    let entries = deck.entries_of(card);
    let questions = entries.map(|entry| plain_text(&entry.question));
    questions
        .filter(|question| seen.insert(CardId::of_question(question)))
        .collect()
}

/// The points that are not core; none if no point is marked as core, since then all are.
fn bonus(card: &Card) -> Vec<usize> {
    if card.points.iter().all(|point| !point.core) {
        return Vec::new();
    }
    let is_bonus = |n: &usize| card.points.get(*n).is_some_and(|point| !point.core);
    (0..card.points.len()).filter(is_bonus).collect()
}

fn topics(deck: &Deck, card: &Card, language: Language) -> Vec<TopicPath> {
    let topics = card.topics.iter();
    let paths = topics.map(|id| TopicPath {
        id: id.clone(),
        titles: titles(deck, id, language),
    });
    paths.collect()
}

/// Titles of a topic and its parents, outermost first.
fn titles(deck: &Deck, topic: &TopicId, language: Language) -> Vec<String> {
    let mut path = Vec::new();
    let mut next = Some(topic.clone());
    while let Some(id) = next.take() {
        let topic = deck.topics.get(&id);
        let title = topic
            .map(|topic| topic.title.get(language))
            .filter(|title| !title.is_empty());
        path.push(title.unwrap_or(&id.0).to_owned());
        // `check` reports a cycle of parents; here the limit only ends the loop.
        next = topic
            .and_then(|topic| topic.parent.clone())
            .filter(|_| path.len() < 4);
    }
    path.reverse();
    path
}

/// A question without Markdown marks, unless it has the same words as the title.
pub(super) fn other_wording(question: &str, title: &str) -> Option<String> {
    let question = plain_text(question);
    let question = question.trim();
    let is_title = || CardId::of_question(question) == CardId::of_question(title);
    (!question.is_empty() && !is_title()).then(|| question.to_owned())
}

fn answers(deck: &Deck, card: &Card, entries: &[EntryIndex], title: &str) -> Vec<Answer> {
    let answered = entries
        .iter()
        .filter(|index| !deck.entry(**index).is_unanswered());
    answered
        .map(|index| {
            let entry = deck.entry(*index);
            let text = deck.answer(*index);
            let document = tree::parse(&text);
            let is_own = deck.source_of(entry).origin == Origin::Own;
            let is_wrong = deck.is_wrong(entry, &card.remarks);
            let is_other = is_own || is_of_notes(deck, entry) && entry.id != card.id;
            let question = if is_own {
                &card.question
            } else {
                &entry.question
            };
            Answer {
                entry: (!is_own).then_some(entry.id),
                question_in_notes: other_wording(question, title).filter(|_| is_other),
                is_own,
                is_bundled: deck.source_of(entry).origin == Origin::Bundled,
                location: location(deck, entry),
                hint: hint(deck, *index),
                structure: exercise::points(&document),
                links: links(&document, Path::new(deck.file_name(entry)).parent()),
                is_preferred: false,
                is_wrong,
                language: deck.language_of(*index),
                text,
                document,
            }
        })
        .collect()
}
