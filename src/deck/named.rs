//! The questions that manifests name, looked up among the entries; those that nobody asks are
//! reported with the nearest question there is.

use std::collections::{HashMap, HashSet};

use crate::domain::{CardId, Entry, Position, TopicId};
use crate::near::Neighbours;
use crate::notes::Severity;

use super::catalogue::Catalogue;
use super::entries::Splits;
use super::error::{ManifestError, ManifestErrorKind};
use super::join::Group;
use super::manifest::{CardRule, Manifest, Placed};
use super::rules::Rules;

/// Below this likeness a question is no help.
const NEAR_QUESTION: f64 = 0.3;

/// What the manifests of a deck name.
pub(super) struct Named<'a> {
    entries: &'a [Entry],
    splits: &'a Splits,
    /// Every manifest, and whether it is the overlay.
    manifests: &'a [(Manifest, bool)],
    known: HashSet<CardId>,
    /// The card of every entry, once entries are joined.
    cards: HashMap<CardId, CardId>,
    /// Built when the first question is missing: mostly none is.
    neighbours: Option<Neighbours>,
    pub errors: Vec<ManifestError>,
}

impl<'a> Named<'a> {
    /// Looks for questions among `entries`; reports those named twice.
    pub fn of(entries: &'a [Entry], splits: &'a Splits, manifests: &'a [(Manifest, bool)]) -> Self {
        let mut errors = Vec::new();
        for (manifest, _) in manifests {
            report_twice(manifest, &mut errors);
        }
        let known = if manifests.is_empty() {
            HashSet::new()
        } else {
            entries.iter().map(|entry| entry.id).collect()
        };
        Self {
            entries,
            splits,
            manifests,
            known,
            cards: HashMap::new(),
            neighbours: None,
            errors,
        }
    }

    /// The lists of questions that are one card each.
    pub fn same(&mut self) -> Vec<Vec<CardId>> {
        let manifests = self.manifests;
        let mut lists = Vec::new();
        for (manifest, is_overlay) in manifests {
            for list in &manifest.same {
                let ids = list
                    .iter()
                    .filter_map(|question| self.entry_of(manifest, *is_overlay, question));
                lists.push(ids.collect());
            }
        }
        lists
    }

    /// Takes in which entries are one card.
    pub fn cards_are(&mut self, groups: &[Group], by_entry: &HashMap<CardId, u32>) {
        if self.manifests.is_empty() {
            return;
        }
        let cards = by_entry.iter().filter_map(|(entry, place)| {
            let group = groups.get(*place as usize)?;
            Some((*entry, group.id))
        });
        self.cards = cards.collect();
    }

    /// The cards served first.
    pub fn first(&mut self) -> Vec<CardId> {
        let manifests = self.manifests;
        let mut first: Vec<CardId> = Vec::new();
        for (manifest, is_overlay) in manifests {
            for question in &manifest.first {
                let entry = self.entry_of(manifest, *is_overlay, question);
                let card = entry.and_then(|entry| self.cards.get(&entry).copied());
                first.extend(card.filter(|card| !first.contains(card)));
            }
        }
        first
    }

    /// What the manifests say about cards, and pairs of cards that overlap.
    pub fn rules(&mut self, catalogue: &Catalogue) -> (Rules, Vec<(CardId, CardId)>) {
        let manifests = self.manifests;
        let mut rules = Rules::default();
        let mut related = Vec::new();
        for (manifest, is_overlay) in manifests {
            for rule in &manifest.cards {
                let topics = self.topics(manifest, rule, catalogue);
                for entry in self.entries_of(manifest, *is_overlay, &rule.question) {
                    let Some(card) = self.cards.get(&entry).copied() else {
                        continue;
                    };
                    let said = rules.of(card, entry);
                    said.add(rule, *is_overlay, entry, topics.clone());
                    for question in &rule.related {
                        let other = self.entry_of(manifest, *is_overlay, question);
                        let other = other.and_then(|other| self.cards.get(&other).copied());
                        related.extend(other.map(|other| (card, other)));
                    }
                }
            }
        }
        (rules, related)
    }

    fn topics(
        &mut self,
        manifest: &Manifest,
        rule: &CardRule,
        catalogue: &Catalogue,
    ) -> Vec<TopicId> {
        let mut topics = Vec::new();
        for named in &rule.topics {
            let id = TopicId(named.value.clone());
            if catalogue.knows(&id) {
                topics.push(id);
            } else {
                let kind = catalogue.unknown(&named.value);
                self.errors.push(manifest.error(named.at, kind));
            }
        }
        topics
    }

    /// The entry ids that a question stands for: its own, or those it was split into. None is a
    /// mistake, but only a note in an overlay, which speaks of decks that may not be open.
    fn entries_of(
        &mut self,
        manifest: &Manifest,
        is_overlay: bool,
        question: &Placed<String>,
    ) -> Vec<CardId> {
        let id = CardId::of_question(&question.value);
        if self.known.contains(&id) {
            return vec![id];
        }
        let parts = self.splits.get(&id).into_iter().flatten();
        let parts: Vec<CardId> = parts
            .map(|part| CardId::of_question(part))
            .filter(|part| self.known.contains(part))
            .collect();
        if parts.is_empty() {
            self.report_unknown(manifest, is_overlay, question);
        }
        parts
    }

    fn entry_of(
        &mut self,
        manifest: &Manifest,
        is_overlay: bool,
        question: &Placed<String>,
    ) -> Option<CardId> {
        let entries = self.entries_of(manifest, is_overlay, question);
        entries.first().copied()
    }

    fn report_unknown(&mut self, manifest: &Manifest, is_overlay: bool, question: &Placed<String>) {
        let near = if is_overlay {
            None
        } else {
            self.nearest(&question.value)
        };
        let kind = ManifestErrorKind::UnknownQuestion {
            question: question.value.clone(),
            near,
        };
        let mut error = manifest.error(question.at, kind);
        if is_overlay {
            error.severity = Severity::Note;
        }
        self.errors.push(error);
    }

    fn nearest(&mut self, question: &str) -> Option<String> {
        let entries = self.entries;
        let questions = || entries.iter().map(|entry| entry.question.as_str());
        let neighbours = self
            .neighbours
            .get_or_insert_with(|| Neighbours::of(questions()));
        let ranked = neighbours.ranked(question, 1);
        let (place, _) = ranked.first().filter(|(_, near)| *near >= NEAR_QUESTION)?;
        Some(entries.get(*place)?.question.clone())
    }
}

/// Reports questions that a manifest names twice among its cards, among its lists of equal
/// questions, or among those served first.
fn report_twice(manifest: &Manifest, errors: &mut Vec<ManifestError>) {
    let cards = manifest.cards.iter().map(|rule| &rule.question);
    report_twice_among(manifest, cards, errors);
    report_twice_among(manifest, manifest.same.iter().flatten(), errors);
    report_twice_among(manifest, manifest.first.iter(), errors);
}

fn report_twice_among<'a>(
    manifest: &Manifest,
    questions: impl Iterator<Item = &'a Placed<String>>,
    errors: &mut Vec<ManifestError>,
) {
    let mut seen: HashMap<CardId, usize> = HashMap::new();
    for question in questions {
        let id = CardId::of_question(&question.value);
        let first = *seen.entry(id).or_insert(question.at);
        if first != question.at {
            let kind = ManifestErrorKind::QuestionTwice {
                question: question.value.clone(),
                first: Position::of(&manifest.file.text, first),
            };
            errors.push(manifest.error(question.at, kind));
        }
    }
}
