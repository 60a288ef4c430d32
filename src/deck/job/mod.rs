//! A job description: what its words name in the deck, and how much that raises importance.
//!
//! A card whose question has a name from the description counts as almost always asked. A card of
//! a topic that it mentions is one step more important. Names that a fifth of the cards share, such
//! as Kubernetes, say nothing.

mod requirements;
mod terms;

use std::collections::HashSet;

use super::topics::Mentions;
use super::{Deck, Topics};
use crate::domain::{Card, Importance, TopicId, folded, is_han};

/// A name on more than one of so many cards says nothing.
const COMMON: usize = 5;

/// What a job description says about a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobDescription {
    /// The topics that it mentions, with how often, in the order of the deck.
    pub topics: Vec<(TopicId, usize)>,
    /// Names in the questions of some cards, with the number of these cards.
    pub names: Vec<(String, usize)>,
    /// Names that no card covers.
    pub missing: Vec<String>,
}

impl JobDescription {
    /// Reads a description against the cards that can be asked.
    pub fn read(text: &str, deck: &Deck) -> Self {
        let topics = deck.topics.mentioned_in(text);
        let terms = terms::terms(text);
        let mentions = Mentions::new(&terms);
        let cards = || deck.cards.iter().filter(|card| card.hidden.is_none());
        let mut n_asking = vec![0; terms.len()];
        let mut covered = vec![false; terms.len()];
        for card in cards() {
            for term in mentions.distinct(&question_texts(card)) {
                n_asking[term] += 1;
            }
            for term in mentions.distinct(&all_texts(card, deck)) {
                covered[term] = true;
            }
        }
        let most = cards().count() / COMMON;
        let mut job = Self {
            topics,
            ..Self::default()
        };
        for ((term, n_asking), covered) in terms.into_iter().zip(n_asking).zip(covered) {
            // A Chinese term is found by its parts, a name only as a whole.
            let is_topic = deck.topics.find(&term).is_some()
                || term.chars().all(is_han) && !deck.topics.mentioned_in(&term).is_empty();
            match n_asking {
                0 if !covered && !is_topic => job.missing.push(term),
                n if (1..=most.max(1)).contains(&n) => job.names.push((term, n)),
                _ => {}
            }
        }
        job
    }

    /// The words to keep: ids of topics, and names.
    pub fn words(&self) -> Vec<String> {
        let topics = self.topics.iter().map(|(topic, _)| topic.0.clone());
        let names = self.names.iter().map(|(name, _)| name.clone());
        let mut seen = HashSet::new();
        let words = topics.chain(names);
        words.filter(|word| seen.insert(folded(word))).collect()
    }
}

/// Raises the importance of cards by the words kept of a job description.
pub struct Raise {
    topics: HashSet<TopicId>,
    names: Mentions,
}

impl Raise {
    pub fn new(words: &[String], topics: &Topics) -> Self {
        let is_topic = |word: &&String| topics.find(word).is_some_and(|topic| topic.id.0 == **word);
        let (of_topics, names): (Vec<&String>, Vec<&String>) = words.iter().partition(is_topic);
        let named = of_topics.into_iter().map(|word| TopicId(word.clone()));
        Self {
            topics: named.collect(),
            names: Mentions::new(&names),
        }
    }

    /// The importance of a card for the job; at least its own.
    pub fn importance(&self, card: &Card) -> Importance {
        if !self.names.distinct(&question_texts(card)).is_empty() {
            return Importance::High;
        }
        let topic = card.primary_topic();
        match topic.is_some_and(|topic| self.topics.contains(topic)) {
            true => card.importance.raised(),
            false => card.importance,
        }
    }
}

/// What a card asks, in all languages.
fn question_texts(card: &Card) -> String {
    let title = card.title.iter().flat_map(|title| title.texts());
    let tags = card.tags.iter().map(|tag| tag.name());
    let texts = title.chain(tags).chain([card.question.as_str()]);
    texts.collect::<Vec<_>>().join("\n")
}

/// That, and what its answers say.
fn all_texts(card: &Card, deck: &Deck) -> String {
    let points = card.points.iter().flat_map(|point| point.text.texts());
    let short = card.short.iter().flat_map(|short| short.texts());
    let texts = points.chain(short).collect::<Vec<_>>().join("\n");
    let answers = card.entries.iter().map(|entry| deck.answer(*entry));
    let answers = answers.collect::<Vec<_>>().join("\n");
    format!("{}\n{texts}\n{answers}", question_texts(card))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::testing::embedded_deck;

    const JOB: &str = "\
岗位要求
1. 熟悉 Kubernetes，深入理解 etcd 和容器网络（Calico、Flannel）；
2. 有 Terraform 或 Pulumi 经验；
3. 熟悉滚动更新、全链路压测和容器网络，有混沌工程实践经验。
";

    #[test]
    fn a_description_names_topics_questions_and_gaps() {
        let (deck, _) = embedded_deck();
        let job = JobDescription::read(JOB, &deck);
        let topics: Vec<&str> = job.topics.iter().map(|(topic, _)| &*topic.0).collect();
        assert!(
            topics.contains(&"etcd") && topics.contains(&"networking"),
            "{topics:?}"
        );
        let names: Vec<&str> = job.names.iter().map(|(name, _)| name.as_str()).collect();
        assert!(
            names.contains(&"Calico") && names.contains(&"Flannel"),
            "{names:?}"
        );
        assert!(names.contains(&"滚动更新"), "{names:?}");
        assert!(!names.contains(&"Kubernetes"), "most cards name it");
        assert_eq!(
            job.missing,
            ["Terraform", "Pulumi", "全链路压测", "混沌工程"],
            "a topic covers 容器网络"
        );
    }

    #[test]
    fn cards_that_the_description_names_become_more_important_and_no_card_less() {
        let (deck, _) = embedded_deck();
        let job = JobDescription::read(JOB, &deck);
        let raise = Raise::new(&job.words(), &deck.topics);
        let mut n_raised = 0;
        for card in &deck.cards {
            let importance = raise.importance(card);
            assert!(importance >= card.importance);
            n_raised += usize::from(importance > card.importance);
            if card.question.contains("Calico") {
                assert_eq!(importance, Importance::High, "{}", card.question);
            }
        }
        assert!((5..deck.cards.len() / 2).contains(&n_raised), "{n_raised}");
        let none = Raise::new(&[], &deck.topics);
        assert!(
            deck.cards
                .iter()
                .all(|card| none.importance(card) == card.importance)
        );
    }
}
