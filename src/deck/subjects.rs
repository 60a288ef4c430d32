//! The topics of every part of a deck, and the topics of a card.
//!
//! A part whose manifests define topics is sorted by these; one without, by those of the
//! embedded deck and, where these fail, by its own section titles.

use crate::domain::{Bilingual, Entry, EntryIndex, Topic, TopicId, folded};

use super::assign::{Assigner, Scratch};
use super::build::DeckPart;
use super::catalogue::{Catalogue, add_missing};
use super::contents::{Deck, Origin};
use super::embedded;
use super::error::ManifestError;
use super::manifest::Manifest;
use super::topics::GENERAL;

/// The topics of the parts.
#[derive(Default)]
pub(super) struct Subjects {
    /// Every topic of every part.
    pub catalogue: Catalogue,
    /// The part of every source.
    pub part_of_source: Vec<usize>,
    parts: Vec<Part>,
}

struct Part {
    assigner: Assigner,
    /// Whether titles of sections may become topics.
    sections_are_topics: bool,
}

impl Subjects {
    /// Gathers the topics of all parts; the overlay's belong to each of them.
    pub fn of(
        parts: &[DeckPart],
        overlay: Option<&Manifest>,
        errors: &mut Vec<ManifestError>,
    ) -> Self {
        let mut catalogue = Catalogue::default();
        let defined: Vec<Vec<u32>> = parts
            .iter()
            .map(|part| define_part(&mut catalogue, part, errors))
            .collect();
        let laid_over = overlay.map(|overlay| catalogue.define(overlay, errors));
        let laid_over = laid_over.unwrap_or_default();
        catalogue.define_general();
        let manifests = parts.iter().flat_map(|part| &part.manifests);
        for manifest in manifests.chain(overlay) {
            catalogue.check_parents(manifest, errors);
        }
        let parts = parts.iter().zip(defined).map(|(part, own)| Part {
            assigner: Assigner::new(&catalogue.all, own.into_iter().chain(laid_over.clone())),
            sections_are_topics: part.manifests.is_empty(),
        });
        Self {
            parts: parts.collect(),
            catalogue,
            part_of_source: Vec::new(),
        }
    }

    /// The indices of a card's topics by the words of its title, questions, sections and answers;
    /// `entries` begins with the entry that gives the card's id.
    pub fn by_words(
        &self,
        deck: &Deck,
        title: Option<&Bilingual>,
        entries: &[EntryIndex],
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let mut topics = self.by_questions(deck, title, entries, scratch);
        if topics.is_empty() {
            topics = self.by_sections(deck, entries, scratch);
        }
        if topics.is_empty() {
            topics.extend(self.by_answer(deck, entries, scratch));
        }
        topics
    }

    /// The topics of a card: those found [by its words](Self::by_words), else its own section,
    /// which may become a topic, else the general one.
    pub fn of_card(
        &mut self,
        deck: &Deck,
        by_words: Vec<u32>,
        entries: &[EntryIndex],
    ) -> Vec<TopicId> {
        let mut topics = by_words;
        if topics.is_empty() {
            topics.extend(self.by_own_section(deck, entries));
        }
        if topics.is_empty() {
            return vec![TopicId(GENERAL.to_owned())];
        }
        let topics = topics
            .iter()
            .filter_map(|topic| self.catalogue.all.get(*topic as usize));
        topics.map(|topic| topic.id.clone()).collect()
    }

    fn by_questions(
        &self,
        deck: &Deck,
        title: Option<&Bilingual>,
        entries: &[EntryIndex],
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let mut topics = Vec::new();
        for entry in entries.iter().map(|index| deck.entry(*index)) {
            let Some(part) = self.part_of(entry) else {
                continue;
            };
            let titles = title.into_iter().flat_map(Bilingual::texts);
            for text in titles.chain([entry.question.as_str()]) {
                let of_text = part.assigner.of_text(text, &self.catalogue.all, scratch);
                add_missing(&mut topics, of_text);
            }
        }
        topics
    }

    fn by_sections(&self, deck: &Deck, entries: &[EntryIndex], scratch: &mut Scratch) -> Vec<u32> {
        let mut topics = Vec::new();
        for entry in entries.iter().map(|index| deck.entry(*index)) {
            let sections = &deck.source_of(entry).sections;
            if let Some(part) = self.part_of(entry) {
                let all = &self.catalogue.all;
                let of_sections = part
                    .assigner
                    .of_sections(sections, entry.section, all, scratch);
                add_missing(&mut topics, of_sections);
            }
        }
        topics
    }

    fn by_answer(&self, deck: &Deck, entries: &[EntryIndex], scratch: &mut Scratch) -> Option<u32> {
        entries.iter().find_map(|index| {
            let entry = deck.entry(*index);
            let source = &deck.source_of(entry).file.text;
            let lines = entry.answer.0.iter().map(|line| line.of(source));
            let part = self.part_of(entry)?;
            part.assigner.of_answer(lines, &self.catalogue.all, scratch)
        })
    }

    fn part_of(&self, entry: &Entry) -> Option<&Part> {
        let part = self.part_of_source.get(entry.source.0 as usize)?;
        self.parts.get(*part)
    }

    fn by_own_section(&mut self, deck: &Deck, entries: &[EntryIndex]) -> Option<u32> {
        let entry = deck.entry(*entries.first()?);
        let part = self.part_of(entry)?;
        let is_captured = deck.source_of(entry).origin == Origin::Captured;
        if !part.sections_are_topics || is_captured {
            return None;
        }
        let title = deck.sections_of(entry).pop()?;
        let id = id_of_title(title);
        (!id.0.is_empty()).then(|| {
            self.catalogue.add(Topic {
                id,
                parent: None,
                title: Bilingual::same(title),
                aliases: Vec::new(),
                keywords: Vec::new(),
            })
        })
    }
}

/// The indices of a part's topics.
fn define_part(
    catalogue: &mut Catalogue,
    part: &DeckPart,
    errors: &mut Vec<ManifestError>,
) -> Vec<u32> {
    let mut own = Vec::new();
    for manifest in &part.manifests {
        own.extend(catalogue.define(manifest, errors));
    }
    if own.is_empty() {
        let topics = embedded::topics().into_iter();
        own.extend(topics.map(|topic| catalogue.add(topic)));
    }
    own
}

/// A section's title as an id that a query can name: `Cluster, nodes` is `cluster-nodes`.
fn id_of_title(title: &str) -> TopicId {
    let folded = folded(title);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    TopicId(words.join("-"))
}
