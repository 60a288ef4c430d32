//! Assigns topics to the cards that no manifest assigns any to.
//!
//! A part with its own topics uses only these. A part without uses the topics of the embedded
//! deck, and its section titles where none of these match.

use crate::deck::contents::{Deck, DeckPart, Origin};
use crate::deck::embedded;
use crate::deck::manifest::{Manifest, ManifestError};
use crate::deck::topics::GENERAL;
use crate::deck::topics::catalogue::{Catalogue, add_missing};
use crate::deck::topics::finder::{Scratch, TopicFinder};
use crate::domain::{Bilingual, Entry, EntryIndex, Topic, TopicId, folded};

#[derive(Default)]
pub(super) struct TopicAssigner {
    /// Every topic of every part.
    pub catalogue: Catalogue,
    /// The index of the part of every source.
    pub part_of_source: Vec<usize>,
    parts: Vec<PartTopics>,
}

struct PartTopics {
    finder: TopicFinder,
    /// Whether section titles may become topics.
    sections_are_topics: bool,
}

impl TopicAssigner {
    /// Collects the topics of all parts. Those of the overlay belong to each part.
    pub fn new(
        parts: &[DeckPart],
        overlay: Option<&Manifest>,
        errors: &mut Vec<ManifestError>,
    ) -> Self {
        let mut catalogue = Catalogue::default();
        let topics: Vec<Vec<u32>> = parts
            .iter()
            .map(|part| define_topics(&mut catalogue, part, errors))
            .collect();
        let of_overlay = overlay.map(|overlay| catalogue.define(overlay, errors));
        let of_overlay = of_overlay.unwrap_or_default();
        catalogue.define_general();
        let manifests = parts.iter().flat_map(|part| &part.manifests);
        for manifest in manifests.chain(overlay) {
            catalogue.check_parents(manifest, errors);
        }
        let parts = parts.iter().zip(topics).map(|(part, topics)| PartTopics {
            finder: TopicFinder::new(&catalogue.all, topics.into_iter().chain(of_overlay.clone())),
            sections_are_topics: part.manifests.is_empty(),
        });
        Self {
            parts: parts.collect(),
            catalogue,
            part_of_source: Vec::new(),
        }
    }

    /// The indices of the topics found in a card's title and questions, else in its sections,
    /// else in its answers. The entry that gives the card's id comes first in `entries`.
    pub fn find(
        &self,
        deck: &Deck,
        title: Option<&Bilingual>,
        entries: &[EntryIndex],
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let mut topics = self.find_in_questions(deck, title, entries, scratch);
        if topics.is_empty() {
            topics = self.find_in_sections(deck, entries, scratch);
        }
        if topics.is_empty() {
            topics.extend(self.find_in_answers(deck, entries, scratch));
        }
        topics
    }

    /// The ids of the topics that [`TopicAssigner::find`] found. If it found none: the card's
    /// section, which may become a topic, else the general topic.
    pub fn resolve(
        &mut self,
        deck: &Deck,
        mut topics: Vec<u32>,
        entries: &[EntryIndex],
    ) -> Vec<TopicId> {
        if topics.is_empty() {
            topics.extend(self.section_as_topic(deck, entries));
        }
        if topics.is_empty() {
            return vec![TopicId(GENERAL.to_owned())];
        }
        let topics = topics
            .iter()
            .filter_map(|topic| self.catalogue.all.get(*topic as usize));
        topics.map(|topic| topic.id.clone()).collect()
    }

    fn find_in_questions(
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
                let found = part.finder.in_text(text, &self.catalogue.all, scratch);
                add_missing(&mut topics, found);
            }
        }
        topics
    }

    fn find_in_sections(
        &self,
        deck: &Deck,
        entries: &[EntryIndex],
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let mut topics = Vec::new();
        let all = &self.catalogue.all;
        for entry in entries.iter().map(|index| deck.entry(*index)) {
            let sections = &deck.source_of(entry).notes.sections;
            if let Some(part) = self.part_of(entry) {
                let found = part
                    .finder
                    .in_sections(sections, entry.section, all, scratch);
                add_missing(&mut topics, found);
            }
        }
        topics
    }

    fn find_in_answers(
        &self,
        deck: &Deck,
        entries: &[EntryIndex],
        scratch: &mut Scratch,
    ) -> Option<u32> {
        entries.iter().find_map(|index| {
            let entry = deck.entry(*index);
            let source = &deck.source_of(entry).file.text;
            let lines = entry.answer.0.iter().map(|line| line.of(source));
            let part = self.part_of(entry)?;
            part.finder.in_answer(lines, &self.catalogue.all, scratch)
        })
    }

    fn part_of(&self, entry: &Entry) -> Option<&PartTopics> {
        let part = self.part_of_source.get(entry.source.0 as usize)?;
        self.parts.get(*part)
    }

    fn section_as_topic(&mut self, deck: &Deck, entries: &[EntryIndex]) -> Option<u32> {
        let entry = deck.entry(*entries.first()?);
        let part = self.part_of(entry)?;
        let is_captured = deck.source_of(entry).origin == Origin::Captured;
        if !part.sections_are_topics || is_captured {
            return None;
        }
        let title = deck.sections_of(entry).pop()?;
        let id = title_to_id(title);
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

/// Defines the topics of a part and returns their indices.
fn define_topics(
    catalogue: &mut Catalogue,
    part: &DeckPart,
    errors: &mut Vec<ManifestError>,
) -> Vec<u32> {
    let mut topics = Vec::new();
    for manifest in &part.manifests {
        topics.extend(catalogue.define(manifest, errors));
    }
    if topics.is_empty() {
        let embedded = embedded::topics().into_iter();
        topics.extend(embedded.map(|topic| catalogue.add(topic)));
    }
    topics
}

/// An id for a section title that a query can name: `cluster-nodes` for `Cluster, nodes`.
fn title_to_id(title: &str) -> TopicId {
    let folded = folded(title);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    TopicId(words.join("-"))
}
