//! How many cards a learner can tell, is learning, and never touched.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::deck::Topics;
use crate::domain::{Card, CardState, TopicId};

/// From this recall on a card can be told.
pub const MASTERED_RECALL: f64 = 0.8;

/// From this share of points on an answer is told.
pub const MASTERED_SHARE: f64 = 0.8;

/// How a learner stands with a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 讲得出: recall is at least [`MASTERED_RECALL`], the last review hit [`MASTERED_SHARE`] of the
    /// points where there are any, and it was on a day after the first.
    Mastered,
    /// 在学: seen, and not yet to be told.
    Learning,
    /// 没碰过: never reviewed.
    NotStarted,
}

impl Standing {
    /// The standing of a card in this state.
    pub fn of(state: &CardState) -> Self {
        let told = state
            .last_hits
            .as_ref()
            .is_none_or(|hits| hits.share() >= MASTERED_SHARE);
        let remembered = state.recall.is_some_and(|recall| recall >= MASTERED_RECALL);
        if state.memory.is_new() {
            Self::NotStarted
        } else if told && remembered && state.seen_on_later_day {
            Self::Mastered
        } else {
            Self::Learning
        }
    }
}

/// The three counts that a learner is shown about a set of cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cards that can be told.
    pub mastered: usize,
    /// Cards being learned.
    pub learning: usize,
    /// Cards never reviewed.
    pub not_started: usize,
}

impl Counts {
    /// How many cards there are in all.
    pub fn n_cards(self) -> usize {
        self.mastered + self.learning + self.not_started
    }

    fn of(state: &CardState) -> Self {
        let mut counts = Self::default();
        match Standing::of(state) {
            Standing::Mastered => counts.mastered = 1,
            Standing::Learning => counts.learning = 1,
            Standing::NotStarted => counts.not_started = 1,
        }
        counts
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            mastered: self.mastered + other.mastered,
            learning: self.learning + other.learning,
            not_started: self.not_started + other.not_started,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Self::add)
    }
}

/// The three counts of some cards.
pub fn counts<'a>(cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>) -> Counts {
    cards.into_iter().map(|(_, state)| Counts::of(state)).sum()
}

/// The cards of every topic that has some, as a query for the topic finds them: a card stands
/// once in each of its topics and in each topic above these.
pub fn grouped<'a>(
    cards: impl IntoIterator<Item = (&'a Card, &'a CardState)>,
    topics: &Topics,
) -> BTreeMap<TopicId, Vec<(&'a Card, &'a CardState)>> {
    let above = above(topics);
    let mut groups: BTreeMap<TopicId, Vec<_>> = BTreeMap::new();
    for (card, state) in cards {
        let own = card.topics.iter();
        let all: HashSet<&TopicId> = own
            .flat_map(|topic| {
                let above = above.get(topic).into_iter().flatten();
                above.copied().chain([topic])
            })
            .collect();
        for topic in all {
            groups.entry(topic.clone()).or_default().push((card, state));
        }
    }
    groups
}

/// Every topic with the topics it lies within.
fn above(topics: &Topics) -> HashMap<TopicId, Vec<&TopicId>> {
    let mut above: HashMap<TopicId, Vec<&TopicId>> = HashMap::new();
    for topic in topics.all() {
        for inner in topics.within(&topic.id) {
            above.entry(inner).or_default().push(&topic.id);
        }
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, Grade, Topic};
    use crate::stats::testing::{card, hits, seen};

    #[test]
    fn a_card_can_be_told_when_recall_points_and_days_allow() {
        let cases = [
            (CardState::default(), Standing::NotStarted),
            (seen(0.8, Grade::Good), Standing::Mastered),
            (seen(0.79, Grade::Good), Standing::Learning),
            (hits(seen(0.9, Grade::Good), 4, 5), Standing::Mastered),
            (hits(seen(0.9, Grade::Good), 3, 4), Standing::Learning),
            (
                CardState {
                    seen_on_later_day: false,
                    ..seen(1.0, Grade::Easy)
                },
                Standing::Learning,
            ),
        ];
        for (state, standing) in cases {
            assert_eq!(Standing::of(&state), standing, "{state:?}");
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
    fn a_card_counts_once_for_each_of_its_topics_and_those_above() {
        let topics = Topics::new(vec![
            topic("networking", None),
            topic("service", Some("networking")),
            topic("ingress", Some("networking")),
            topic("etcd", None),
        ]);
        let both = card(1, &["service", "ingress"]);
        let other = card(1, &["networking", "own"]);
        let (told, new) = (seen(0.9, Grade::Good), CardState::default());
        let groups = grouped([(&both, &told), (&other, &new)], &topics);
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
