//! The three counts: how many cards are mastered, being learned, and not started.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::is_covered;
use crate::deck::Topics;
use crate::domain::{Card, CardState, TopicId};

/// The lowest recall of a mastered card.
pub const MASTERED_RECALL: f64 = 0.8;

/// Which of the three counts a card is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mastery {
    /// Recall is at least [`MASTERED_RECALL`], and on the last review day, which came after the
    /// first, the first showing [covered](is_covered) what an answer must have.
    Mastered,
    /// Reviewed, but not mastered.
    Learning,
    /// Never reviewed.
    NotStarted,
}

impl Mastery {
    pub fn new(card: &Card, state: &CardState) -> Self {
        let showing = state.first_showing.as_ref();
        let is_covered = showing.is_some_and(|showing| is_covered(card, showing));
        let is_remembered = state.recall.is_some_and(|recall| recall >= MASTERED_RECALL);
        if state.memory.is_new() {
            Self::NotStarted
        } else if is_covered && is_remembered && state.seen_on_later_day {
            Self::Mastered
        } else {
            Self::Learning
        }
    }
}

/// The three counts of a set of cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub mastered: usize,
    pub learning: usize,
    pub not_started: usize,
}

impl Counts {
    pub fn n_cards(self) -> usize {
        self.mastered + self.learning + self.not_started
    }

    /// Counts one more card.
    pub fn add(&mut self, mastery: Mastery) {
        match mastery {
            Mastery::Mastered => self.mastered += 1,
            Mastery::Learning => self.learning += 1,
            Mastery::NotStarted => self.not_started += 1,
        }
    }
}

pub fn counts<'a>(cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>) -> Counts {
    let mut counts = Counts::default();
    for (card, state) in cards {
        counts.add(Mastery::new(card, state));
    }
    counts
}

/// The cards of every topic that has some, as a query for the topic finds them: a card is in each
/// of its topics and in their parents, once each.
pub fn grouped<'a>(
    cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>,
    topics: &Topics,
) -> BTreeMap<TopicId, Vec<(&'a Card, &'a CardState)>> {
    let parents = parents(topics);
    let mut groups: BTreeMap<TopicId, Vec<_>> = BTreeMap::new();
    for (card, state) in cards {
        let own = card.topics.iter();
        let all: HashSet<&TopicId> = own
            .flat_map(|topic| {
                let parents = parents.get(topic).into_iter().flatten();
                parents.copied().chain([topic])
            })
            .collect();
        for topic in all {
            groups.entry(topic.clone()).or_default().push((card, state));
        }
    }
    groups
}

/// Each topic with its parents, their parents, and itself.
fn parents(topics: &Topics) -> HashMap<TopicId, Vec<&TopicId>> {
    let mut parents: HashMap<TopicId, Vec<&TopicId>> = HashMap::new();
    for topic in topics.all() {
        for inner in topics.within(&topic.id) {
            parents.entry(inner).or_default().push(&topic.id);
        }
    }
    parents
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, Grade, Topic};
    use crate::stats::testing::{card, hits, seen};

    #[test]
    fn recall_points_and_days_decide_whether_a_card_is_mastered() {
        let card = card(1, &[]);
        let cases = [
            (CardState::default(), Mastery::NotStarted),
            (seen(0.8, Grade::Good), Mastery::Mastered),
            (seen(0.9, Grade::Hard), Mastery::Learning),
            (seen(0.9, Grade::Again), Mastery::Learning),
            (seen(0.79, Grade::Good), Mastery::Learning),
            (hits(seen(0.9, Grade::Good), 4, 5), Mastery::Mastered),
            (hits(seen(0.9, Grade::Good), 3, 4), Mastery::Learning),
            (
                CardState {
                    seen_on_later_day: false,
                    ..seen(1.0, Grade::Easy)
                },
                Mastery::Learning,
            ),
        ];
        for (state, mastery) in cases {
            assert_eq!(Mastery::new(&card, &state), mastery, "{state:?}");
        }
    }

    #[test]
    fn every_card_is_in_one_of_the_three_counts() {
        let card = card(1, &[]);
        let states = [
            CardState::default(),
            seen(0.9, Grade::Good),
            seen(0.5, Grade::Good),
            seen(0.4, Grade::Again),
        ];
        let counts = counts(states.iter().map(|state| (&card, state)));
        let expected = Counts {
            mastered: 1,
            learning: 2,
            not_started: 1,
        };
        assert_eq!(counts, expected);
        assert_eq!(counts.n_cards(), 4);
    }

    fn topic(id: &str, parent: Option<&str>) -> Topic {
        let topic_id = |id: &str| TopicId(id.to_owned());
        Topic {
            id: topic_id(id),
            parent: parent.map(topic_id),
            title: Bilingual::default(),
            aliases: Vec::new(),
            keywords: Vec::new(),
        }
    }

    #[test]
    fn a_card_counts_once_for_each_of_its_topics_and_their_parents() {
        let topics = Topics::new(vec![
            topic("networking", None),
            topic("service", Some("networking")),
            topic("ingress", Some("networking")),
            topic("etcd", None),
        ]);
        let both = card(1, &["service", "ingress"]);
        let other = card(1, &["networking", "own"]);
        let (mastered, new) = (seen(0.9, Grade::Good), CardState::default());
        let groups = grouped([(&both, &mastered), (&other, &new)], &topics);
        let found: Vec<_> = groups
            .iter()
            .map(|(topic, cards)| {
                let counts = counts(cards.iter().copied());
                (topic.0.as_str(), counts.mastered, counts.not_started)
            })
            .collect();
        let expected = [
            ("ingress", 1, 0),
            ("networking", 1, 1),
            ("own", 0, 1),
            ("service", 1, 0),
        ];
        assert_eq!(found, expected);
    }
}
