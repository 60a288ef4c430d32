//! Builds a deck from notes and manifests: entries placed, joined, named, sorted by topic.

use crate::domain::{Bilingual, Entry, Language, NoteFile, SourceIndex, is_han};
use crate::notes::Notes;

use super::cards::{card, card_of_each_entry, relate, topics_by_words};
use super::contents::{Deck, Origin, Source};
use super::entries::{self, Splits};
use super::error::ManifestError;
use super::join::groups;
use super::manifest::Manifest;
use super::named::Named;
use super::subjects::Subjects;
use super::topics::Topics;

/// One deck among those that are open together.
#[derive(Clone, Debug, Default)]
pub struct DeckPart {
    /// Manifests that describe its sources, in order; often none.
    pub manifests: Vec<Manifest>,
    /// Its files of notes, in source order.
    pub sources: Vec<NotesFile>,
}

/// A file of notes and what was read from it.
#[derive(Clone, Debug)]
pub struct NotesFile {
    /// Its name and text.
    pub file: NoteFile,
    /// What was read from it.
    pub notes: Notes,
    /// Whose words it holds.
    pub origin: Origin,
}

impl Deck {
    /// Builds one deck of several, with the learner's own manifest laid over all of them.
    ///
    /// Returns every error of the manifests too; the deck leaves out what they affect.
    pub fn build(parts: Vec<DeckPart>, overlay: Option<Manifest>) -> (Self, Vec<ManifestError>) {
        let mut builder = Builder::default();
        builder.take_in(parts, overlay);
        builder.build()
    }
}

#[derive(Default)]
struct Builder {
    /// Every manifest, and whether it is the overlay.
    manifests: Vec<(Manifest, bool)>,
    /// Topics by part, and the part of each source.
    subjects: Subjects,
    deck: Deck,
    splits: Splits,
    errors: Vec<ManifestError>,
}

impl Builder {
    fn take_in(&mut self, parts: Vec<DeckPart>, overlay: Option<Manifest>) {
        let manifests = parts.iter().flat_map(|part| &part.manifests);
        self.splits = entries::splits(manifests.chain(overlay.as_ref()));
        self.subjects = Subjects::of(&parts, overlay.as_ref(), &mut self.errors);
        let sources = parts.iter().flat_map(|part| &part.sources);
        let n_entries = sources.map(|source| source.notes.entries.len()).sum();
        self.deck.entries.reserve_exact(n_entries);
        for (part, DeckPart { manifests, sources }) in parts.into_iter().enumerate() {
            let manifests = manifests.into_iter().map(|manifest| (manifest, false));
            self.manifests.extend(manifests);
            for source in sources {
                self.take_in_source(source);
                self.subjects.part_of_source.push(part);
            }
        }
        self.manifests
            .extend(overlay.map(|overlay| (overlay, true)));
    }

    fn take_in_source(&mut self, source: NotesFile) {
        let index = SourceIndex(self.deck.sources.len() as u32);
        let NotesFile {
            file,
            notes,
            origin,
        } = source;
        entries::place(notes.entries, index, &self.splits, &mut self.deck.entries);
        self.deck.sources.push(Source {
            file,
            origin,
            sections: notes.sections,
            diagnostics: notes.diagnostics,
            left_over: notes.left_over,
            dialects: notes.dialects,
        });
    }

    fn build(mut self) -> (Deck, Vec<ManifestError>) {
        let mut entries = std::mem::take(&mut self.deck.entries);
        entries::name_by_section(&mut entries, &self.deck.sources);
        let mut named = Named::of(&entries, &self.splits, &self.manifests);
        let mut groups = groups(&entries, &named.same());
        self.deck.by_entry = card_of_each_entry(&entries, &groups);
        named.cards_are(&groups, &self.deck.by_entry);
        let (mut rules, related) = named.rules(&self.subjects.catalogue);
        self.deck.first = named.first();
        self.errors.append(&mut named.errors);
        self.deck.entries = entries;
        let by_words = topics_by_words(&self.deck, &self.subjects, &mut groups, &rules);
        self.deck.cards = groups
            .into_iter()
            .zip(by_words)
            .map(|(group, by_words)| {
                let said = rules.take(group.id);
                card(&self.deck, &mut self.subjects, group, said, by_words)
            })
            .collect();
        relate(&mut self.deck, &related);
        self.deck.language = language(&self.manifests, &self.deck.entries);
        self.deck.title = title(&self.manifests);
        self.deck.topics = Topics::of(self.subjects.catalogue.all);
        self.errors
            .sort_by(|one, other| (&one.file, one.position).cmp(&(&other.file, other.position)));
        (self.deck, self.errors)
    }
}

fn title(manifests: &[(Manifest, bool)]) -> Option<Bilingual> {
    let mut titles = manifests.iter().filter_map(|(manifest, _)| {
        let name = manifest.name.as_deref().map(Bilingual::same);
        manifest.title.clone().or(name)
    });
    titles.next()
}

/// The language a manifest names, else that of most questions.
fn language(manifests: &[(Manifest, bool)], entries: &[Entry]) -> Language {
    let mut named = manifests
        .iter()
        .filter_map(|(manifest, _)| manifest.language);
    named.next().unwrap_or_else(|| {
        let chinese = entries
            .iter()
            .filter(|entry| entry.question.contains(is_han));
        if chinese.count() * 2 > entries.len() {
            Language::Zh
        } else {
            Language::En
        }
    })
}

#[cfg(test)]
mod tests;
