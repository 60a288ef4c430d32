//! Collects the topics that manifests define into a tree without cycles.

use std::collections::HashMap;

use crate::domain::{Bilingual, Topic, TopicId};
use crate::likeness::nearest;

use super::GENERAL;
use crate::deck::manifest::{Manifest, ManifestError, ManifestErrorKind};

/// The most ancestors of a topic. It bounds what is counted for each topic and its ancestors.
const MAX_DEPTH: usize = 16;

#[derive(Default)]
pub(in crate::deck) struct Catalog {
    /// Every topic, once.
    pub all: Vec<Topic>,
    index: HashMap<TopicId, u32>,
}

impl Catalog {
    /// Adds the topics of a manifest and returns their indices.
    pub fn define(&mut self, manifest: &Manifest, errors: &mut Vec<ManifestError>) -> Vec<u32> {
        let mut locator = manifest.locator();
        let mut seen: HashMap<&TopicId, usize> = HashMap::new();
        let mut own = Vec::new();
        for rule in &manifest.topics {
            let first = *seen.entry(&rule.topic.id).or_insert(rule.at);
            if first == rule.at {
                own.push(self.add(rule.topic.clone()));
            } else {
                let kind = ManifestErrorKind::TopicTwice {
                    topic: rule.topic.id.0.clone(),
                    first: locator.position(first),
                };
                errors.push(locator.error(rule.at, kind));
            }
        }
        own
    }

    /// Adds a topic, or merges its words into the topic with the same id.
    pub fn add(&mut self, topic: Topic) -> u32 {
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

    /// Adds the fallback topic unless a manifest defines it.
    pub fn define_general(&mut self) {
        let id = TopicId(GENERAL.to_owned());
        if !self.contains(&id) {
            let (zh, en) = (Some("综合".to_owned()), Some("General".to_owned()));
            self.add(Topic::new(id, Bilingual { zh, en }));
        }
    }

    /// Whether a topic has exactly this id.
    pub fn contains(&self, id: &TopicId) -> bool {
        self.index.contains_key(id)
    }

    pub fn unknown_topic(&self, topic: &str) -> ManifestErrorKind {
        let ids = self.all.iter().map(|topic| topic.id.0.as_str());
        ManifestErrorKind::UnknownTopic {
            topic: topic.to_owned(),
            near: nearest(topic, ids).map(|near| TopicId(near.to_owned())),
        }
    }

    /// Removes parents that do not exist, form a cycle or are nested too deep, and reports them.
    pub fn check_parents(&mut self, manifest: &Manifest, errors: &mut Vec<ManifestError>) {
        let mut locator = manifest.locator();
        for rule in &manifest.topics {
            if let Some(kind) = self.wrong_parent(&rule.topic) {
                errors.push(locator.error(rule.parent_at, kind));
                self.remove_parent(&rule.topic.id);
            }
        }
    }

    /// What is wrong with the parent of a topic or with its ancestors.
    fn wrong_parent(&self, topic: &Topic) -> Option<ManifestErrorKind> {
        let parent = topic.parent.as_ref()?;
        if !self.contains(parent) {
            return Some(self.unknown_topic(&parent.0));
        }
        let mut line = vec![topic.id.clone()];
        let mut next = self.topic(&topic.id)?.parent.as_ref();
        while let Some(parent) = next {
            if *parent == topic.id {
                return Some(ManifestErrorKind::ParentCycle(line));
            }
            if line.len() > MAX_DEPTH {
                return Some(ManifestErrorKind::NestedTooDeep(MAX_DEPTH));
            }
            line.push(parent.clone());
            next = self.topic(parent)?.parent.as_ref();
        }
        None
    }

    fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.all.get(*self.index.get(id)? as usize)
    }

    fn remove_parent(&mut self, id: &TopicId) {
        let index = self.index.get(id).copied();
        if let Some(topic) = index.and_then(|index| self.all.get_mut(index as usize)) {
            topic.parent = None;
        }
    }
}

/// Appends the items that are not in the list yet.
pub(in crate::deck) fn add_missing<T: PartialEq>(
    list: &mut Vec<T>,
    more: impl IntoIterator<Item = T>,
) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
