//! Builds a deck from notes and manifests: joins entries into cards and assigns topics.
//!
//! `entries` puts the entries of all sources into one list, `join` groups those that ask the same
//! question, `manifest_index` looks up the questions that manifests name, `overrides` collects
//! what manifests change, and `cards` makes the cards.

mod cards;
mod entries;
mod generic;
mod join;
mod linked;
mod manifest_index;
mod overrides;
mod topic_assigner;

use crate::domain::{Bilingual, Entry, Language, SourceIndex, is_han};

use super::contents::{Deck, DeckPart, Source};
use super::manifest::{Manifest, ManifestError};
use super::topics::Topics;
use cards::{card, index_by_entry, link_related, sort_and_find_topics};
use entries::Splits;
use join::group_entries;
use linked::linked_cards;
use manifest_index::ManifestIndex;
use topic_assigner::TopicAssigner;

impl Deck {
    /// Builds one deck from several, and applies the learner's own manifest to all of them.
    ///
    /// Returns every error of the manifests too. The deck leaves out what has an error.
    pub fn build(parts: Vec<DeckPart>, overlay: Option<Manifest>) -> (Self, Vec<ManifestError>) {
        let mut builder = DeckBuilder::default();
        builder.add_parts(parts, overlay);
        builder.build()
    }
}

#[derive(Default)]
struct DeckBuilder {
    /// Every manifest, and whether it is the overlay.
    manifests: Vec<(Manifest, bool)>,
    assigner: TopicAssigner,
    deck: Deck,
    splits: Splits,
    errors: Vec<ManifestError>,
}

impl DeckBuilder {
    fn add_parts(&mut self, parts: Vec<DeckPart>, overlay: Option<Manifest>) {
        let manifests = parts.iter().flat_map(|part| &part.manifests);
        self.splits = entries::splits(manifests.chain(overlay.as_ref()));
        self.assigner = TopicAssigner::new(&parts, overlay.as_ref(), &mut self.errors);
        let sources = parts.iter().flat_map(|part| &part.sources);
        let n_entries = sources.map(|source| source.notes.entries.len()).sum();
        self.deck.entries.reserve_exact(n_entries);
        for (part_index, part) in parts.into_iter().enumerate() {
            let manifests = part.manifests.into_iter();
            self.manifests
                .extend(manifests.map(|manifest| (manifest, false)));
            for source in part.sources {
                self.assigner.add_source(part_index, &source);
                self.add_source(source);
            }
        }
        self.manifests
            .extend(overlay.map(|overlay| (overlay, true)));
    }

    fn add_source(&mut self, mut source: Source) {
        let index = SourceIndex(self.deck.sources.len() as u32);
        let entries = std::mem::take(&mut source.notes.entries);
        entries::add(entries, index, &self.splits, &mut self.deck.entries);
        self.deck.sources.push(source);
    }

    fn build(mut self) -> (Deck, Vec<ManifestError>) {
        let mut entries = std::mem::take(&mut self.deck.entries);
        entries::prefix_with_section(&mut entries, &self.deck.sources);
        let mut index = ManifestIndex::new(&entries, &self.splits, &self.manifests);
        let mut groups = group_entries(&entries, &index.same());
        self.deck.card_index = index_by_entry(&entries, &groups);
        index.set_cards(&groups, &self.deck.card_index);
        let (mut overrides, mut related) = index.overrides(&self.assigner.catalog);
        self.deck.first = index.first();
        self.errors.append(&mut index.errors);
        self.deck.entries = entries;
        let topics = sort_and_find_topics(&self.deck, &self.assigner, &mut groups, &overrides);
        self.assigner.count_cards(&self.deck, &groups);
        let groups = groups.into_iter().zip(topics);
        self.deck.cards = groups
            .map(|(group, topics)| {
                let overrides = overrides.take(group.id);
                card(&self.deck, &mut self.assigner, group, overrides, topics)
            })
            .collect();
        related.extend(linked_cards(&self.deck));
        link_related(&mut self.deck, &related);
        self.deck.language = language(&self.manifests, &self.deck.entries);
        self.deck.title = title(&self.manifests);
        self.deck.topics = Topics::new(self.assigner.catalog.all);
        self.errors.sort_by(ManifestError::by_location);
        (self.deck, self.errors)
    }
}

fn title(manifests: &[(Manifest, bool)]) -> Option<Bilingual> {
    manifests.iter().find_map(|(manifest, _)| {
        let name = manifest.name.as_deref().map(Bilingual::same);
        manifest.title.clone().or(name)
    })
}

/// The language in the first manifest that names one, else the language of most questions.
fn language(manifests: &[(Manifest, bool)], entries: &[Entry]) -> Language {
    let named = manifests.iter().find_map(|(manifest, _)| manifest.language);
    named.unwrap_or_else(|| {
        let is_chinese = |entry: &&Entry| entry.question.contains(is_han);
        match entries.iter().filter(is_chinese).count() * 2 > entries.len() {
            true => Language::Zh,
            false => Language::En,
        }
    })
}

#[cfg(test)]
mod tests;
