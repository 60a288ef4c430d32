//! Looks up the questions that manifests name among the entries. Reports a question that no
//! source has, with the nearest one.

use std::collections::{HashMap, HashSet};

use crate::deck::manifest::{
    CardRule, ErrorLocator, LocatedText, Manifest, ManifestError, ManifestErrorKind,
};
use crate::deck::topics::catalog::Catalog;
use crate::domain::{CardId, Entry, TopicId};
use crate::likeness::Neighbors;
use crate::notes::Severity;

use super::entries::Splits;
use super::join::EntryGroup;
use super::overrides::Overrides;

/// The lowest likeness of a question that an error proposes.
const MIN_LIKENESS: f64 = 0.3;

/// The questions of all manifests, resolved to entries and cards.
pub(super) struct ManifestIndex<'a> {
    entries: &'a [Entry],
    splits: &'a Splits,
    /// Every manifest, and whether it is the overlay.
    manifests: &'a [(Manifest, bool)],
    locators: Vec<ErrorLocator<'a>>,
    known: HashSet<CardId>,
    /// The card id for every entry id. Empty before [`ManifestIndex::set_cards`].
    cards: HashMap<CardId, CardId>,
    /// Built at the first unknown question, because most manifests have none.
    neighbors: Option<Neighbors>,
    pub errors: Vec<ManifestError>,
}

impl<'a> ManifestIndex<'a> {
    /// Indexes `entries` and reports questions that a manifest names twice.
    pub fn new(
        entries: &'a [Entry],
        splits: &'a Splits,
        manifests: &'a [(Manifest, bool)],
    ) -> Self {
        let mut errors = Vec::new();
        for (manifest, _) in manifests {
            report_duplicates(manifest, &mut errors);
        }
        let locators = manifests.iter().map(|(manifest, _)| manifest.locator());
        let known = if manifests.is_empty() {
            HashSet::new()
        } else {
            entries.iter().map(|entry| entry.id).collect()
        };
        Self {
            entries,
            splits,
            manifests,
            locators: locators.collect(),
            known,
            cards: HashMap::new(),
            neighbors: None,
            errors,
        }
    }

    /// The entry ids in each list of equal questions.
    pub fn same(&mut self) -> Vec<Vec<CardId>> {
        let mut lists = Vec::new();
        for (index, (manifest, _)) in self.manifests.iter().enumerate() {
            for list in &manifest.same {
                let ids = list
                    .iter()
                    .filter_map(|question| self.entry(index, question));
                lists.push(ids.collect());
            }
        }
        lists
    }

    pub fn set_cards(&mut self, groups: &[EntryGroup], card_index: &HashMap<CardId, u32>) {
        if self.manifests.is_empty() {
            return;
        }
        let cards = card_index.iter().filter_map(|(entry, index)| {
            let group = groups.get(*index as usize)?;
            Some((*entry, group.id))
        });
        self.cards = cards.collect();
    }

    /// The cards that a newcomer sees first.
    pub fn first(&mut self) -> Vec<CardId> {
        let (mut first, mut known) = (Vec::new(), HashSet::new());
        for (index, (manifest, _)) in self.manifests.iter().enumerate() {
            for question in &manifest.first {
                let card = self.card(index, question);
                first.extend(card.filter(|card| known.insert(*card)));
            }
        }
        first
    }

    /// What the manifests change about cards, and the pairs of cards that overlap.
    pub fn overrides(&mut self, catalog: &Catalog) -> (Overrides, Vec<(CardId, CardId)>) {
        let mut overrides = Overrides::default();
        let mut related = Vec::new();
        for (index, (manifest, is_overlay)) in self.manifests.iter().enumerate() {
            for rule in &manifest.cards {
                let topics = self.topics(index, rule, catalog);
                for entry in self.entries(index, &rule.question) {
                    let Some(card) = self.cards.get(&entry).copied() else {
                        continue;
                    };
                    let of_entry = overrides.entry(card, entry);
                    of_entry.add(rule, *is_overlay, entry, topics.clone());
                    for question in &rule.related {
                        let other = self.card(index, question);
                        related.extend(other.map(|other| (card, other)));
                    }
                }
            }
        }
        (overrides, related)
    }

    /// The topics of a rule. Reports those that no manifest defines.
    fn topics(&mut self, index: usize, rule: &CardRule, catalog: &Catalog) -> Vec<TopicId> {
        let mut topics = Vec::new();
        for topic in &rule.topics {
            let id = TopicId(topic.text.clone());
            if catalog.contains(&id) {
                topics.push(id);
            } else {
                let kind = catalog.unknown_topic(&topic.text);
                self.errors.push(self.locators[index].error(topic.at, kind));
            }
        }
        topics
    }

    /// The id of a question, or the ids of its parts if it was split. Reports an unknown question:
    /// an error, but only a note in the overlay, which may describe decks that are not open.
    fn entries(&mut self, index: usize, question: &LocatedText) -> Vec<CardId> {
        let id = CardId::of_question(&question.text);
        if self.known.contains(&id) {
            return vec![id];
        }
        let parts = self.splits.get(&id).into_iter().flatten();
        let parts: Vec<CardId> = parts
            .map(|part| CardId::of_question(part))
            .filter(|part| self.known.contains(part))
            .collect();
        if parts.is_empty() {
            self.report_unknown(index, question);
        }
        parts
    }

    fn entry(&mut self, index: usize, question: &LocatedText) -> Option<CardId> {
        let entries = self.entries(index, question);
        entries.first().copied()
    }

    fn card(&mut self, index: usize, question: &LocatedText) -> Option<CardId> {
        let entry = self.entry(index, question)?;
        self.cards.get(&entry).copied()
    }

    fn report_unknown(&mut self, index: usize, question: &LocatedText) {
        let (_, is_overlay) = self.manifests[index];
        let kind = ManifestErrorKind::UnknownQuestion {
            question: question.text.clone(),
            near: match is_overlay {
                true => None,
                false => self.nearest(&question.text),
            },
        };
        let mut error = self.locators[index].error(question.at, kind);
        if is_overlay {
            error.severity = Severity::Note;
        }
        self.errors.push(error);
    }

    fn nearest(&mut self, question: &str) -> Option<String> {
        let entries = self.entries;
        let questions = || entries.iter().map(|entry| entry.question.as_str());
        let neighbors = self
            .neighbors
            .get_or_insert_with(|| Neighbors::new(questions()));
        let ranked = neighbors.ranked(question, 1);
        let (index, _) = ranked.first().filter(|(_, near)| *near >= MIN_LIKENESS)?;
        Some(entries.get(*index)?.question.clone())
    }
}

/// Reports questions that a manifest names twice in its cards, in its lists of equal questions,
/// or among the first ones.
fn report_duplicates(manifest: &Manifest, errors: &mut Vec<ManifestError>) {
    let cards = manifest.cards.iter().map(|rule| &rule.question);
    report_duplicates_in(manifest, cards, errors);
    report_duplicates_in(manifest, manifest.same.iter().flatten(), errors);
    report_duplicates_in(manifest, manifest.first.iter(), errors);
}

fn report_duplicates_in<'a>(
    manifest: &Manifest,
    questions: impl Iterator<Item = &'a LocatedText>,
    errors: &mut Vec<ManifestError>,
) {
    let mut locator = manifest.locator();
    let mut seen: HashMap<CardId, usize> = HashMap::new();
    for question in questions {
        let id = CardId::of_question(&question.text);
        let first = *seen.entry(id).or_insert(question.at);
        if first != question.at {
            let kind = ManifestErrorKind::QuestionTwice {
                question: question.text.clone(),
                first: locator.position(first),
            };
            errors.push(locator.error(question.at, kind));
        }
    }
}
