//! The topics of every part of a deck, and the topics of a card.
//!
//! A part whose manifests define topics is sorted by these; one without, by those of the
//! embedded deck and, where these fail, by its own section titles.

use std::collections::HashMap;

use crate::domain::{Bilingual, Entry, EntryIndex, Position, Topic, TopicId, folded};
use crate::near::nearest;

use super::assign::Assigner;
use super::build::DeckPart;
use super::contents::Deck;
use super::embedded;
use super::error::{ManifestError, ManifestErrorKind};
use super::manifest::{Manifest, TopicRule};
use super::topics::GENERAL;

/// The topics of the parts.
#[derive(Default)]
pub(super) struct Subjects {
    /// Every topic, each once.
    pub all: Vec<Topic>,
    /// The part of every source.
    pub part_of_source: Vec<usize>,
    index: HashMap<TopicId, u32>,
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
        let mut subjects = Self::default();
        let defined: Vec<Vec<u32>> = parts
            .iter()
            .map(|part| subjects.define_part(part, errors))
            .collect();
        let laid_over = overlay.map(|overlay| subjects.define(overlay, errors));
        let laid_over = laid_over.unwrap_or_default();
        subjects.define_general();
        let manifests = parts.iter().flat_map(|part| &part.manifests);
        for manifest in manifests.chain(overlay) {
            subjects.check_parents(manifest, errors);
        }
        subjects.parts = parts
            .iter()
            .zip(defined)
            .map(|(part, own)| Part {
                assigner: Assigner::new(&subjects.all, own.into_iter().chain(laid_over.clone())),
                sections_are_topics: part.manifests.is_empty(),
            })
            .collect();
        subjects
    }

    fn define_part(&mut self, part: &DeckPart, errors: &mut Vec<ManifestError>) -> Vec<u32> {
        let mut own = Vec::new();
        for manifest in &part.manifests {
            own.extend(self.define(manifest, errors));
        }
        if own.is_empty() {
            own.extend(embedded::topics().into_iter().map(|topic| self.add(topic)));
        }
        own
    }

    /// Adds the topics of a manifest; gives their indices.
    fn define(&mut self, manifest: &Manifest, errors: &mut Vec<ManifestError>) -> Vec<u32> {
        let mut seen: HashMap<&TopicId, usize> = HashMap::new();
        let mut own = Vec::new();
        for rule in &manifest.topics {
            let first = *seen.entry(&rule.topic.id).or_insert(rule.at);
            if first == rule.at {
                own.push(self.add(rule.topic.clone()));
            } else {
                let kind = ManifestErrorKind::TopicTwice {
                    topic: rule.topic.id.0.clone(),
                    first: Position::of(&manifest.file.text, first),
                };
                errors.push(manifest.error(rule.at, kind));
            }
        }
        own
    }

    /// Adds a topic, or its words to the topic of this id that is there already.
    fn add(&mut self, topic: Topic) -> u32 {
        let index = self.index.get(&topic.id).copied();
        let known = index.and_then(|index| self.all.get_mut(index as usize));
        if let (Some(index), Some(known)) = (index, known) {
            add_missing(&mut known.aliases, topic.aliases);
            add_missing(&mut known.keywords, topic.keywords);
            return index;
        }
        let index = self.all.len() as u32;
        self.index.insert(topic.id.clone(), index);
        self.all.push(topic);
        index
    }

    fn define_general(&mut self) {
        if !self.index.contains_key(&TopicId(GENERAL.to_owned())) {
            self.add(Topic {
                id: TopicId(GENERAL.to_owned()),
                parent: None,
                title: Bilingual {
                    zh: Some("综合".to_owned()),
                    en: Some("General".to_owned()),
                },
                aliases: Vec::new(),
                keywords: Vec::new(),
            });
        }
    }

    /// Whether there is a topic with this very id.
    pub fn knows(&self, id: &TopicId) -> bool {
        self.index.contains_key(id)
    }

    /// The mistake of naming a topic that is not there.
    pub fn unknown(&self, topic: &str) -> ManifestErrorKind {
        let ids = self.all.iter().map(|topic| topic.id.0.as_str());
        ManifestErrorKind::UnknownTopic {
            topic: topic.to_owned(),
            near: nearest(topic, ids).map(|near| TopicId(near.to_owned())),
        }
    }

    /// Takes away parents that are not there or make a ring, and reports them.
    fn check_parents(&mut self, manifest: &Manifest, errors: &mut Vec<ManifestError>) {
        for TopicRule {
            topic, parent_at, ..
        } in &manifest.topics
        {
            let Some(parent) = &topic.parent else {
                continue;
            };
            let kind = if self.knows(parent) {
                self.ring_from(&topic.id)
                    .map(ManifestErrorKind::ParentCycle)
            } else {
                Some(self.unknown(&parent.0))
            };
            if let Some(kind) = kind {
                errors.push(manifest.error(*parent_at, kind));
                self.take_parent_away(&topic.id);
            }
        }
    }

    fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.all.get(*self.index.get(id)? as usize)
    }

    fn take_parent_away(&mut self, id: &TopicId) {
        let index = self.index.get(id).copied();
        if let Some(topic) = index.and_then(|index| self.all.get_mut(index as usize)) {
            topic.parent = None;
        }
    }

    /// The topics from `id` up to itself again, if its ancestors lead there.
    fn ring_from(&self, id: &TopicId) -> Option<Vec<TopicId>> {
        let mut ring = vec![id.clone()];
        let mut next = self.topic(id)?.parent.as_ref();
        while let Some(parent) = next {
            if parent == id {
                return Some(ring);
            }
            if ring.contains(parent) {
                return None;
            }
            ring.push(parent.clone());
            next = self.topic(parent)?.parent.as_ref();
        }
        None
    }

    /// The topics of a card by the words of its title, questions, sections and answers; `entries`
    /// begins with the entry that gives the card's id.
    pub fn of_card(
        &mut self,
        deck: &Deck,
        title: Option<&Bilingual>,
        entries: &[EntryIndex],
    ) -> Vec<TopicId> {
        let mut topics = self.by_questions(deck, title, entries);
        if topics.is_empty() {
            topics = self.by_sections(deck, entries);
        }
        if topics.is_empty() {
            topics.extend(self.by_answer(deck, entries));
        }
        if topics.is_empty() {
            topics.extend(self.by_own_section(deck, entries));
        }
        if topics.is_empty() {
            return vec![TopicId(GENERAL.to_owned())];
        }
        let topics = topics
            .iter()
            .filter_map(|topic| self.all.get(*topic as usize));
        topics.map(|topic| topic.id.clone()).collect()
    }

    fn by_questions(
        &mut self,
        deck: &Deck,
        title: Option<&Bilingual>,
        entries: &[EntryIndex],
    ) -> Vec<u32> {
        let mut topics = Vec::new();
        for entry in entries.iter().map(|index| deck.entry(*index)) {
            let Some(part) = part_of(&mut self.parts, &self.part_of_source, entry) else {
                continue;
            };
            let titles = title.into_iter().flat_map(Bilingual::texts);
            for text in titles.chain([entry.question.as_str()]) {
                add_missing(&mut topics, part.assigner.of_text(text, &self.all));
            }
        }
        topics
    }

    fn by_sections(&mut self, deck: &Deck, entries: &[EntryIndex]) -> Vec<u32> {
        let mut topics = Vec::new();
        for entry in entries.iter().map(|index| deck.entry(*index)) {
            let sections = &deck.source_of(entry).sections;
            if let Some(part) = part_of(&mut self.parts, &self.part_of_source, entry) {
                let of_sections = part
                    .assigner
                    .of_sections(sections, entry.section, &self.all);
                add_missing(&mut topics, of_sections);
            }
        }
        topics
    }

    fn by_answer(&mut self, deck: &Deck, entries: &[EntryIndex]) -> Option<u32> {
        entries.iter().find_map(|index| {
            let entry = deck.entry(*index);
            let source = &deck.source_of(entry).file.text;
            let lines = entry.answer.0.iter().map(|line| line.of(source));
            let part = part_of(&mut self.parts, &self.part_of_source, entry)?;
            part.assigner.of_answer(lines, &self.all)
        })
    }

    fn by_own_section(&mut self, deck: &Deck, entries: &[EntryIndex]) -> Option<u32> {
        let entry = deck.entry(*entries.first()?);
        let part = part_of(&mut self.parts, &self.part_of_source, entry)?;
        if !part.sections_are_topics {
            return None;
        }
        let title = deck.sections_of(entry).pop()?;
        let id = id_of_title(title);
        (!id.0.is_empty()).then(|| {
            self.add(Topic {
                id,
                parent: None,
                title: Bilingual::same(title),
                aliases: Vec::new(),
                keywords: Vec::new(),
            })
        })
    }
}

fn part_of<'a>(
    parts: &'a mut [Part],
    part_of_source: &[usize],
    entry: &Entry,
) -> Option<&'a mut Part> {
    parts.get_mut(*part_of_source.get(entry.source.0 as usize)?)
}

/// A section's title as an id that a query can name: `Cluster, nodes` is `cluster-nodes`.
fn id_of_title(title: &str) -> TopicId {
    let folded = folded(title);
    let words = folded.split(|character: char| !character.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    TopicId(words.join("-"))
}

fn add_missing<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
