//! Assigns topics to the cards that no manifest assigns any to.
//!
//! A part with its own topics uses only these. A part without uses the topics of the embedded
//! deck for its files about Kubernetes, and the titles of its larger sections where no topic
//! matches.

use std::collections::HashMap;

use super::join::EntryGroup;
use crate::deck::contents::{Deck, DeckPart, Origin, Source};
use crate::deck::embedded;
use crate::deck::manifest::{Manifest, ManifestError};
use crate::deck::topics::GENERAL;
use crate::deck::topics::catalog::{Catalog, add_missing};
use crate::deck::topics::finder::TopicFinder;
use crate::deck::topics::kubernetes_detector::is_about_kubernetes;
use crate::domain::{Bilingual, Entry, EntryIndex, Section, Topic, TopicId, folded};

/// A section with fewer cards does not become a topic.
const MIN_CARDS: usize = 3;

#[derive(Default)]
pub(super) struct TopicAssigner {
    /// Every topic of every part.
    pub catalog: Catalog,
    parts: Vec<PartTopics>,
    sources: Vec<SourceTopics>,
    /// How many cards each section holds, by the id that its title makes.
    n_cards: HashMap<TopicId, usize>,
}

struct PartTopics {
    finder: TopicFinder,
    /// Without the topics of the embedded deck, if the part borrows these.
    without_borrowed: Option<TopicFinder>,
    /// Whether section titles may become topics.
    sections_are_topics: bool,
}

struct SourceTopics {
    part: usize,
    may_borrow: bool,
}

impl TopicAssigner {
    /// Collects the topics of all parts. Those of the overlay belong to each part.
    pub fn new(
        parts: &[DeckPart],
        overlay: Option<&Manifest>,
        errors: &mut Vec<ManifestError>,
    ) -> Self {
        let mut catalog = Catalog::default();
        let topics: Vec<(Vec<u32>, bool)> = parts
            .iter()
            .map(|part| define_topics(&mut catalog, part, errors))
            .collect();
        let of_overlay = overlay.map(|overlay| catalog.define(overlay, errors));
        let of_overlay = of_overlay.unwrap_or_default();
        catalog.define_general();
        let manifests = parts.iter().flat_map(|part| &part.manifests);
        for manifest in manifests.chain(overlay) {
            catalog.check_parents(manifest, errors);
        }
        let finder = |topics: Vec<u32>| {
            let topics = topics.into_iter().chain(of_overlay.clone());
            TopicFinder::new(&catalog.all, topics)
        };
        let parts = parts
            .iter()
            .zip(topics)
            .map(|(part, (topics, borrows))| PartTopics {
                finder: finder(topics),
                without_borrowed: borrows.then(|| finder(Vec::new())),
                sections_are_topics: part.manifests.is_empty(),
            });
        Self {
            parts: parts.collect(),
            catalog,
            ..Self::default()
        }
    }

    /// Must be called for every source, in order.
    pub fn add_source(&mut self, part: usize, source: &Source) {
        // A captured question seldom names Kubernetes, which the learner has in mind.
        let may_borrow = self.parts[part].without_borrowed.is_none()
            || source.origin == Origin::Captured
            || is_about_kubernetes(&source.file.text);
        self.sources.push(SourceTopics { part, may_borrow });
    }

    /// Counts the cards of every section, those of its subsections included.
    pub fn count_cards(&mut self, deck: &Deck, groups: &[EntryGroup]) {
        let n_sections = |source: &Source| vec![0; source.notes.sections.len()];
        let mut n_cards: Vec<Vec<usize>> = deck.sources.iter().map(n_sections).collect();
        for entry in groups.iter().filter_map(|group| group.entries.first()) {
            let entry = deck.entry(*entry);
            let sections = &deck.source_of(entry).notes.sections;
            for (index, _) in Section::around(sections, entry.section) {
                n_cards[entry.source.0 as usize][index] += 1;
            }
        }
        for (source, n_cards) in deck.sources.iter().zip(n_cards) {
            for (section, n_cards) in source.notes.sections.iter().zip(n_cards) {
                *self.n_cards.entry(title_to_id(&section.title)).or_default() += n_cards;
            }
        }
    }

    /// The indices of the topics found in a card's title and questions, else in its sections,
    /// else in its answers. The entry that gives the card's id comes first in `entries`.
    pub fn find(&self, deck: &Deck, title: Option<&Bilingual>, entries: &[EntryIndex]) -> Vec<u32> {
        let all = &self.catalog.all;
        let entries = || entries.iter().map(|index| deck.entry(*index));
        let in_questions = entries().flat_map(|entry| {
            let titles = title.into_iter().flat_map(Bilingual::texts);
            let texts = titles.chain([entry.question.as_str()]);
            texts.flat_map(|text| self.finder(entry).in_text(text, all))
        });
        let mut topics = each_once(in_questions);
        if topics.is_empty() {
            topics = each_once(entries().flat_map(|entry| {
                let sections = &deck.source_of(entry).notes.sections;
                self.finder(entry).in_sections(sections, entry.section, all)
            }));
        }
        if topics.is_empty() {
            topics.extend(entries().find_map(|entry| {
                let source = &deck.source_of(entry).file.text;
                let lines = entry.answer.0.iter().map(|line| line.of(source));
                self.finder(entry).in_answer(lines, all)
            }));
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
        let all = &self.catalog.all;
        let ids = topics.iter().map(|topic| all[*topic as usize].id.clone());
        ids.collect()
    }

    fn finder(&self, entry: &Entry) -> &TopicFinder {
        let source = &self.sources[entry.source.0 as usize];
        let part = &self.parts[source.part];
        match &part.without_borrowed {
            Some(finder) if !source.may_borrow => finder,
            _ => &part.finder,
        }
    }

    fn section_as_topic(&mut self, deck: &Deck, entries: &[EntryIndex]) -> Option<u32> {
        let entry = deck.entry(*entries.first()?);
        let part = &self.parts[self.sources[entry.source.0 as usize].part];
        let is_captured = deck.source_of(entry).origin == Origin::Captured;
        if !part.sections_are_topics || is_captured {
            return None;
        }
        let titles = deck.sections_of(entry).into_iter().rev();
        let mut topics = titles.map(|title| (title_to_id(title), title));
        let is_topic = |id: &TopicId| {
            let n_cards = self.n_cards.get(id).copied().unwrap_or_default();
            !id.0.is_empty() && n_cards >= MIN_CARDS
        };
        let (id, title) = topics.find(|(id, _)| is_topic(id))?;
        Some(self.catalog.add(Topic::new(id, Bilingual::same(title))))
    }
}

fn each_once(topics: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut once = Vec::new();
    add_missing(&mut once, topics);
    once
}

/// Defines the topics of a part and returns their indices, and whether they are those of the
/// embedded deck.
fn define_topics(
    catalog: &mut Catalog,
    part: &DeckPart,
    errors: &mut Vec<ManifestError>,
) -> (Vec<u32>, bool) {
    let mut topics = Vec::new();
    for manifest in &part.manifests {
        topics.extend(catalog.define(manifest, errors));
    }
    let borrows = topics.is_empty();
    if borrows {
        let embedded = embedded::topics().into_iter();
        topics.extend(embedded.map(|topic| catalog.add(topic)));
    }
    (topics, borrows)
}

/// An id for a section title that a query can name: `cluster-nodes` for `Cluster, nodes`.
fn title_to_id(title: &str) -> TopicId {
    let folded = folded(title);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    TopicId(words.join("-"))
}
