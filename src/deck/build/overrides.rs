//! The changes that manifests make to single cards.

use std::collections::HashMap;

use crate::deck::manifest::CardRule;
use crate::domain::{
    Bilingual, Card, CardId, CardKind, FollowUp, Importance, Point, Remark, Tag, TopicId,
};

/// What the manifests say about one question, or about all questions of one card.
#[derive(Debug, Default)]
pub(super) struct CardOverrides {
    pub title: Option<Bilingual>,
    pub topics: Vec<TopicId>,
    pub importance: Option<Importance>,
    /// Whether the learner set the importance.
    pub importance_is_own: bool,
    pub kind: Option<CardKind>,
    pub short: Option<Bilingual>,
    pub points: Vec<Point>,
    pub steps: bool,
    pub follow_ups: Vec<FollowUp>,
    pub remarks: Vec<Remark>,
    pub tags: Vec<Tag>,
    pub hidden: Option<String>,
}

impl CardOverrides {
    /// Adds a rule about the entry `about`, from a manifest later than those added before. Tags,
    /// remarks and follow-ups add up; everything else is replaced.
    pub fn add(&mut self, rule: &CardRule, is_own: bool, about: CardId, topics: Vec<TopicId>) {
        self.importance_is_own |= is_own && rule.importance.is_some();
        replace(&mut self.title, &rule.title);
        replace(&mut self.importance, &rule.importance);
        replace(&mut self.kind, &rule.kind);
        replace(&mut self.short, &rule.short);
        replace(&mut self.hidden, &rule.hide);
        if !topics.is_empty() {
            self.topics = topics;
        }
        if !rule.points.is_empty() {
            self.points.clone_from(&rule.points);
        }
        self.steps = rule.steps.unwrap_or(self.steps);
        self.follow_ups.extend(rule.follow_ups.iter().cloned());
        self.tags.extend(rule.tags.iter().cloned());
        let remarks = rule.remarks.iter().cloned();
        self.remarks.extend(remarks.map(|remark| Remark {
            entry: Some(about),
            ..remark
        }));
    }

    /// Adds the overrides of another question of the card. Topics, tags, remarks and follow-ups add
    /// up; everything else only fills gaps.
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
        self.short = self.short.take().or(other.short);
        self.hidden = self.hidden.take().or(other.hidden);
        self.follow_ups.extend(other.follow_ups);
        self.tags.extend(other.tags);
        self.remarks.extend(other.remarks);
    }

    /// Changes everything in a card but its topics and tags, which depend on its entries.
    pub fn apply(self, card: &mut Card) {
        card.title = self.title;
        card.kind = self.kind.unwrap_or_default();
        card.short = self.short;
        card.unanswered &= self.points.is_empty();
        card.points = self.points;
        card.steps = self.steps;
        card.follow_ups = self.follow_ups;
        card.remarks = self.remarks;
        card.hidden = self.hidden;
        // A question met in a real interview is important, unless the learner says otherwise.
        let was_asked = card.tags.contains(&Tag::Asked) && !self.importance_is_own;
        card.importance = match self.importance {
            _ if was_asked => Importance::High,
            importance => importance.unwrap_or(card.importance),
        };
    }
}

fn replace<T: Clone>(value: &mut Option<T>, by: &Option<T>) {
    if by.is_some() {
        value.clone_from(by);
    }
}

/// The overrides of all cards, by card and by the question they are about.
#[derive(Debug, Default)]
pub(super) struct Overrides(HashMap<CardId, Vec<(CardId, CardOverrides)>>);

impl Overrides {
    /// The overrides about the question `entry` of a card.
    pub fn entry(&mut self, card: CardId, entry: CardId) -> &mut CardOverrides {
        let of_card = self.0.entry(card).or_default();
        let index = of_card.iter().position(|(about, _)| *about == entry);
        let index = index.unwrap_or_else(|| {
            of_card.push((entry, CardOverrides::default()));
            of_card.len() - 1
        });
        &mut of_card[index].1
    }

    pub fn contains(&self, card: CardId) -> bool {
        self.0.contains_key(&card)
    }

    /// The joined overrides of a card. Those about the question that gives the card's id come
    /// first, so that the other questions do not change its title and points.
    pub fn take(&mut self, card: CardId) -> CardOverrides {
        let mut of_card = self.0.remove(&card).unwrap_or_default();
        of_card.sort_by_key(|(about, _)| *about != card);
        let mut all = CardOverrides::default();
        for (_, overrides) in of_card {
            all.join(overrides);
        }
        all
    }
}
