//! A deck: the cards of a set of sources. What the learner did with them is in `progress`.

use std::collections::{HashMap, HashSet};

use crate::domain::{
    Bilingual, Card, CardId, Entry, EntryIndex, Importance, Language, NoteFile, Section,
    SourceIndex, Tag,
};
use crate::notes::Notes;

use super::manifest::Manifest;
use super::topics::Topics;

/// Who wrote a source. Answers are shown in the order of the variants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The learner's own answers. They never make a card or give its id.
    Own,
    /// Answers bundled with the deck (`decks/`). They never give the id of a card that the notes
    /// ask too.
    Bundled,
    /// Notes by other authors.
    #[default]
    Notes,
    /// The learner's inbox of captured questions.
    Captured,
}

/// One file of notes.
#[derive(Clone, Debug, Default)]
pub struct Source {
    pub file: NoteFile,
    pub origin: Origin,
    /// The parsed file. [`Deck::build`] moves the entries to [`Deck::entries`].
    pub notes: Notes,
}

/// One of several decks that are open together: what to build cards from.
#[derive(Clone, Debug, Default)]
pub struct DeckPart {
    /// The manifests that describe the sources. Many decks have none.
    pub manifests: Vec<Manifest>,
    /// The sources, with their entries.
    pub sources: Vec<Source>,
}

/// The cards of a set of sources. [`Deck::build`] makes one.
#[derive(Clone, Debug, Default)]
pub struct Deck {
    /// The title in the first manifest that has one.
    pub title: Option<Bilingual>,
    pub language: Language,
    pub sources: Vec<Source>,
    /// All entries, in source order.
    pub entries: Vec<Entry>,
    /// All cards, in source order of their first entries.
    pub cards: Vec<Card>,
    pub topics: Topics,
    /// The cards that a newcomer sees first, in order.
    pub first: Vec<CardId>,
    /// The index in `cards` for every entry id.
    pub(super) card_index: HashMap<CardId, u32>,
}

impl Deck {
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.card_of_entry(id).filter(|card| card.id == id)
    }

    /// The card that contains the entry with this id.
    pub fn card_of_entry(&self, id: CardId) -> Option<&Card> {
        let index = self.card_index.get(&id)?;
        self.cards.get(*index as usize)
    }

    /// Makes a card as important as a job needs. Ignores an unknown id.
    pub fn set_importance(&mut self, id: CardId, importance: Importance) {
        let index = self.card_index.get(&id);
        if let Some(card) = index.and_then(|index| self.cards.get_mut(*index as usize)) {
            card.importance = importance;
        }
    }

    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0 as usize]
    }

    /// The entries of a source, in order. Answers added by [`Deck::add_own_answer`] are not included.
    pub fn entries_of_source(&self, source: SourceIndex) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.source < source);
        let rest = &self.entries[start..];
        &rest[..rest.partition_point(|entry| entry.source == source)]
    }

    /// The entries of a card, in no particular order. See [`Deck::in_display_order`].
    pub fn entries_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Entry> {
        card.entries.iter().map(|index| self.entry(*index))
    }

    /// How many files of notes have one of these entries.
    pub fn n_notes<'a>(&self, entries: impl IntoIterator<Item = &'a Entry>) -> usize {
        let entries = entries.into_iter();
        let notes = entries.filter(|entry| self.source_of(entry).origin == Origin::Notes);
        let sources: HashSet<SourceIndex> = notes.map(|entry| entry.source).collect();
        sources.len()
    }

    pub fn source_of(&self, entry: &Entry) -> &Source {
        &self.sources[entry.source.0 as usize]
    }

    pub fn file_name(&self, entry: &Entry) -> &str {
        &self.source_of(entry).file.name
    }

    /// The answer as Markdown. Empty if there is none.
    pub fn answer(&self, index: EntryIndex) -> String {
        let entry = self.entry(index);
        entry.answer_text(&self.source_of(entry).file.text)
    }

    /// The part of the source that has the answer, with what is between its lines. `None` if the
    /// answer uses definitions from elsewhere.
    pub fn answer_extent(&self, index: EntryIndex) -> Option<&str> {
        let entry = self.entry(index);
        let source = &self.source_of(entry).file.text;
        let is_whole = entry.definitions.is_empty();
        is_whole.then(|| entry.answer.extent(source))
    }

    /// The hint as Markdown. Empty if there is none.
    pub fn hint(&self, index: EntryIndex) -> String {
        let entry = self.entry(index);
        entry.hint_text(&self.source_of(entry).file.text)
    }

    /// The options of a multiple-choice question, as Markdown; empty for any other question.
    pub fn options(&self, index: EntryIndex) -> Vec<String> {
        let entry = self.entry(index);
        let source = &self.source_of(entry).file.text;
        let options = entry.options.0.iter();
        options
            .map(|option| option.of(source).trim().to_owned())
            .collect()
    }

    /// What is in brackets with the question if that says who asked it: `面试问过：Acme 二面`.
    pub fn asked_by<'a>(&'a self, entry: &'a Entry) -> impl Iterator<Item = &'a str> {
        const ASKED: [&str; 6] = ["面试", "问过", "遇到", "asked", "interview", "Asked"];
        let is_asked = entry.tags.contains(&Tag::Asked);
        let source = &self.source_of(entry).file.text;
        let question = entry.question_span.of(source);
        let brackets = question.split(['（', '(', '[', '【']).skip(1);
        let inner = brackets.filter_map(|text| text.split(['）', ')', ']', '】']).next());
        inner.filter(move |text| is_asked && ASKED.iter().any(|word| text.contains(word)))
    }

    /// The text below the question that is not an answer. Empty if there is none.
    pub fn note(&self, index: EntryIndex) -> String {
        let entry = self.entry(index);
        entry.note.text(&self.source_of(entry).file.text)
    }

    /// The language of an entry, by the script of its question and answer. One Chinese character
    /// weighs as much as four words in Latin letters, because Chinese answers are full of names,
    /// commands and code.
    pub fn language_of(&self, index: EntryIndex) -> Language {
        let entry = self.entry(index);
        let source = &self.source_of(entry).file.text;
        let lines = entry.answer.0.iter().map(|line| line.of(source));
        let (mut n_han, mut n_words) = (0, 0);
        for text in lines.chain([entry.question.as_str()]) {
            let bytes = text.as_bytes();
            // The first bytes of U+4000 to U+9FFF, which are nearly all Chinese characters.
            n_han += bytes
                .iter()
                .filter(|byte| matches!(byte, 0xe4..=0xe9))
                .count();
            let starts =
                |pair: &&[u8]| !pair[0].is_ascii_alphabetic() && pair[1].is_ascii_alphabetic();
            n_words += bytes.windows(2).filter(starts).count();
            n_words += usize::from(bytes.first().is_some_and(u8::is_ascii_alphabetic));
        }
        match 4 * n_han > n_words {
            true => Language::Zh,
            false => Language::En,
        }
    }

    /// The titles of the sections around an entry, outermost first.
    pub fn sections_of(&self, entry: &Entry) -> Vec<&str> {
        let sections = &self.source_of(entry).notes.sections;
        let around = Section::around(sections, entry.section);
        let mut titles: Vec<&str> = around.map(|(_, section)| section.title.as_str()).collect();
        titles.reverse();
        titles
    }

    /// The index of a card in `first`.
    pub fn rank_in_first(&self, id: CardId) -> Option<usize> {
        self.first.iter().position(|first| *first == id)
    }
}
