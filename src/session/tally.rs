//! The figures of finished sessions, for the line printed after leaving.

use std::collections::BTreeMap;

use super::Study;
use crate::domain::{Grade, TopicId};

/// The figures of one or more sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub n_graded: usize,
    /// How many of them covered every point.
    pub n_all_points: usize,
    /// How many were graded below Good, by topic.
    missed: BTreeMap<TopicId, usize>,
}

impl Tally {
    /// The figures of one session. A repeated card counts once, by its first answer: a repeat
    /// minutes later proves little.
    pub fn from_study(study: &Study) -> Self {
        let mut tally = Self::default();
        for graded in study.graded().filter(|graded| graded.is_first) {
            tally.n_graded += 1;
            let covers_all = match &graded.hits {
                Some(hits) => hits.hit.len() == usize::from(hits.of),
                None => graded.grade >= Grade::Good,
            };
            tally.n_all_points += usize::from(covers_all);
            if let Some(topic) = graded.topic.clone().filter(|_| graded.grade < Grade::Good) {
                *tally.missed.entry(topic).or_default() += 1;
            }
        }
        tally
    }

    /// Adds the figures of another session.
    pub fn add(&mut self, other: &Self) {
        self.n_graded += other.n_graded;
        self.n_all_points += other.n_all_points;
        for (topic, n) in &other.missed {
            *self.missed.entry(topic.clone()).or_default() += n;
        }
    }

    /// The topic with the most missed cards; of equal ones the first by name.
    pub fn most_missed(&self) -> Option<&TopicId> {
        let most = self.missed.values().max()?;
        let mut topics = self.missed.iter();
        topics.find(|(_, n)| *n == most).map(|(topic, _)| topic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(n_graded: usize, missed: &[(&str, usize)]) -> Tally {
        let missed = missed.iter().map(|(id, n)| (TopicId((*id).to_owned()), *n));
        Tally {
            n_graded,
            n_all_points: 0,
            missed: missed.collect(),
        }
    }

    #[test]
    fn sessions_add_up() {
        let mut sum = tally(2, &[("etcd", 1)]);
        sum.add(&tally(3, &[("etcd", 1), ("pod", 1)]));
        assert_eq!(sum, tally(5, &[("etcd", 2), ("pod", 1)]));
        assert_eq!(sum.most_missed().unwrap().0, "etcd");
    }

    #[test]
    fn when_nothing_was_missed_no_topic_is_named() {
        assert_eq!(tally(4, &[]).most_missed(), None);
    }
}
