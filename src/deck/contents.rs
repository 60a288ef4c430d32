//! The cards of a set of sources, with all that is known about them before anybody studies.

use std::collections::HashMap;

use crate::domain::{
    Bilingual, Card, CardId, Entry, EntryIndex, Language, NoteFile, Section, SourceIndex, Span,
};
use crate::notes::{Diagnostic, Dialect};

use super::topics::Topics;

/// Whose words a source holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// The learner's own answers: shown before all others, and they never make or name a card.
    Own,
    /// Answers that come with the deck (`decks/`): shown first, and they never name a card that
    /// notes ask too.
    Ours,
    /// Notes as somebody wrote them.
    #[default]
    Notes,
    /// Questions that the learner captured: they mark cards that notes ask too.
    Captured,
}

/// One file of notes and what was found in it besides entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name and text.
    pub file: NoteFile,
    /// Whose words it holds.
    pub origin: Origin,
    /// Titles that group questions.
    pub sections: Vec<Section>,
    /// What is amiss, in source order.
    pub diagnostics: Vec<Diagnostic>,
    /// Text that belongs to no question.
    pub left_over: Vec<Span>,
    /// The dialects that were recognised.
    pub dialects: Vec<Dialect>,
}

/// The cards of a set of sources. Made by [`Deck::build`], never changed afterwards.
#[derive(Clone, Debug, Default)]
pub struct Deck {
    /// What the learner reads as its name: that of the first manifest that gives one.
    pub title: Option<Bilingual>,
    /// The language of the notes.
    pub language: Language,
    /// Files, in the order in which they were handed in.
    pub sources: Vec<Source>,
    /// Questions, in source order.
    pub entries: Vec<Entry>,
    /// Cards, in source order of their first entries.
    pub cards: Vec<Card>,
    /// Subjects of the cards.
    pub topics: Topics,
    /// Cards served first to a newcomer, in order.
    pub first: Vec<CardId>,
    /// The card of every entry's id.
    pub(super) by_entry: HashMap<CardId, u32>,
}

impl Deck {
    /// The card with this id.
    pub fn card(&self, id: CardId) -> Option<&Card> {
        self.card_of_entry(id).filter(|card| card.id == id)
    }

    /// The card that an entry with this id belongs to.
    pub fn card_of_entry(&self, id: CardId) -> Option<&Card> {
        let index = self.by_entry.get(&id)?;
        self.cards.get(*index as usize)
    }

    /// An entry of this deck.
    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.entries[index.0 as usize]
    }

    /// The entries that stand in a source, in order.
    pub fn entries_of_source(&self, source: SourceIndex) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.source < source);
        let rest = &self.entries[start..];
        &rest[..rest.partition_point(|entry| entry.source == source)]
    }

    /// The entries of a card; [`Deck::in_display_order`] has the order in which they are shown.
    pub fn entries_of<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a Entry> {
        card.entries.iter().map(|index| self.entry(*index))
    }

    /// The source that an entry stands in.
    pub fn source_of(&self, entry: &Entry) -> &Source {
        &self.sources[entry.source.0 as usize]
    }

    /// The name of the file that an entry stands in.
    pub fn file_name(&self, entry: &Entry) -> &str {
        &self.source_of(entry).file.name
    }

    /// The answer of an entry as Markdown; empty when there is none.
    pub fn answer(&self, index: EntryIndex) -> String {
        let entry = self.entry(index);
        entry.answer_text(&self.source_of(entry).file.text)
    }

    /// The hint of an entry as Markdown; empty when there is none.
    pub fn hint(&self, index: EntryIndex) -> String {
        let entry = self.entry(index);
        entry.hint_text(&self.source_of(entry).file.text)
    }

    /// The text under an entry's question that is no answer; empty when there is none.
    pub fn note(&self, index: EntryIndex) -> String {
        let entry = self.entry(index);
        entry.note.text(&self.source_of(entry).file.text)
    }

    /// Titles of the sections an entry stands in, outermost first.
    pub fn sections_of(&self, entry: &Entry) -> Vec<&str> {
        let sections = &self.source_of(entry).sections;
        let mut titles = Vec::new();
        let mut next = entry.section;
        while let Some(section) = next.and_then(|index| sections.get(index.0 as usize)) {
            titles.push(section.title.as_str());
            // A parent always comes before its child; anything else would be a ring.
            next = section.parent.filter(|parent| Some(*parent) < next);
        }
        titles.reverse();
        titles
    }

    /// The place of a card among those served first, from 0.
    pub fn rank_in_first(&self, id: CardId) -> Option<usize> {
        self.first.iter().position(|first| *first == id)
    }
}
