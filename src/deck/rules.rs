//! What manifests say about single cards, laid over what was found.

use std::collections::HashMap;

use crate::domain::{
    Bilingual, Card, CardId, CardKind, FollowUp, Importance, Point, Remark, Tag, TopicId,
};

use super::manifest::{CardRule, RemarkRule};

/// All that manifests say about one card; the later manifest decides where two say something.
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

/// The rules of a deck by the id of their card.
pub(super) type Rules = HashMap<CardId, Said>;
