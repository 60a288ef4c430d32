//! What manifests say about single cards, laid over what was found.

use std::collections::HashMap;

use crate::domain::{
    Bilingual, Card, CardId, CardKind, FollowUp, Importance, Point, Remark, Tag, TopicId,
};

use super::manifest::{CardRule, RemarkRule};

/// All that manifests say about one question, or about one card; the later manifest decides where
/// two say something of the same question.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub title: Option<Bilingual>,
    pub topics: Vec<TopicId>,
    pub importance: Option<Importance>,
    /// Whether the learner set the importance.
    pub importance_is_own: bool,
    pub kind: Option<CardKind>,
    pub points: Vec<Point>,
    pub steps: bool,
    pub follow_ups: Vec<FollowUp>,
    pub remarks: Vec<Remark>,
    pub hidden: Option<String>,
}

impl Said {
    /// Takes in a rule about the entry `about`; remarks and follow-ups add up, all else replaces.
    pub fn add(&mut self, rule: &CardRule, is_own: bool, about: CardId, topics: Vec<TopicId>) {
        self.importance_is_own |= is_own && rule.importance.is_some();
        replace(&mut self.title, &rule.title);
        replace(&mut self.importance, &rule.importance);
        replace(&mut self.kind, &rule.kind);
        replace(&mut self.hidden, &rule.hide);
        if !topics.is_empty() {
            self.topics = topics;
        }
        if !rule.points.is_empty() {
            self.points.clone_from(&rule.points);
        }
        self.steps = rule.steps.unwrap_or(self.steps);
        self.follow_ups.extend(rule.follow_ups.iter().cloned());
        let remarks = rule.remarks.iter();
        self.remarks.extend(remarks.map(|rule| remark(rule, about)));
    }

    /// Takes in what is said about a question that is joined to this one: topics, follow-ups and
    /// remarks add up, all else only fills what nothing was said about.
    fn join(&mut self, other: Self) {
        for topic in other.topics {
            if !self.topics.contains(&topic) {
                self.topics.push(topic);
            }
        }
        if self.importance.is_none() {
            self.importance = other.importance;
            self.importance_is_own = other.importance_is_own;
        }
        if self.points.is_empty() {
            self.points = other.points;
            self.steps = other.steps;
        }
        self.title = self.title.take().or(other.title);
        self.kind = self.kind.or(other.kind);
        self.hidden = self.hidden.take().or(other.hidden);
        self.follow_ups.extend(other.follow_ups);
        self.remarks.extend(other.remarks);
    }

    /// Writes all of it into its card but the topics, which need the rest of the deck.
    pub fn write_into(self, card: &mut Card) {
        card.title = self.title;
        card.kind = self.kind.unwrap_or_default();
        card.points = self.points;
        card.steps = self.steps;
        card.follow_ups = self.follow_ups;
        card.remarks = self.remarks;
        card.hidden = self.hidden;
        // What was met in an interview matters, whatever a deck's author thinks of it.
        let was_asked = card.tags.contains(&Tag::Asked) && !self.importance_is_own;
        card.importance = match self.importance {
            _ if was_asked => Importance::High,
            said => said.unwrap_or(card.importance),
        };
    }
}

fn replace<T: Clone>(value: &mut Option<T>, said: &Option<T>) {
    if said.is_some() {
        value.clone_from(said);
    }
}

fn remark(rule: &RemarkRule, about: CardId) -> Remark {
    Remark {
        kind: rule.kind,
        since: rule.since.clone(),
        text: rule.text.clone(),
        source: rule.source.clone(),
        entry: Some(about),
    }
}

/// What manifests say, by the card and by the question it is said about.
#[derive(Debug, Default)]
pub(super) struct Rules(HashMap<CardId, Vec<(CardId, Said)>>);

impl Rules {
    /// What is said about the question `entry` of a card.
    pub fn of(&mut self, card: CardId, entry: CardId) -> &mut Said {
        let said = self.0.entry(card).or_default();
        let place = said.iter().position(|(about, _)| *about == entry);
        let place = place.unwrap_or_else(|| {
            said.push((entry, Said::default()));
            said.len() - 1
        });
        &mut said[place].1
    }

    /// Whether something is said about a card.
    pub fn speak_of(&self, card: CardId) -> bool {
        self.0.contains_key(&card)
    }

    /// What is said about a card. The question that names it goes first, so what is said about the
    /// others does not change its title and points.
    pub fn take(&mut self, card: CardId) -> Said {
        let mut said = self.0.remove(&card).unwrap_or_default();
        said.sort_by_key(|(about, _)| *about != card);
        let mut all = Said::default();
        for (_, said) in said {
            all.join(said);
        }
        all
    }
}
