//! Finds given names, or the words of topics, in texts.

use super::keywords::Keywords;
use super::{GENERAL, Topics};
use crate::domain::{Bilingual, Topic, TopicId};

/// Finds names in texts: whole words, in any case.
pub(in crate::deck) struct Mentions {
    keywords: Keywords,
}

impl Mentions {
    pub fn new<T: AsRef<str>>(names: &[T]) -> Self {
        let topics: Vec<Topic> = names
            .iter()
            .map(|name| Topic {
                keywords: vec![name.as_ref().to_owned()],
                ..Topic::new(TopicId(String::new()), Bilingual::default())
            })
            .collect();
        Self {
            keywords: Keywords::new((0..).zip(&topics)),
        }
    }

    /// The names (from 0) in a text, each once.
    pub fn distinct(&self, text: &str) -> Vec<usize> {
        let found = self.keywords.find(text).into_iter();
        let mut names: Vec<usize> = found.map(|found| found.topic as usize).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

impl Topics {
    /// The topics whose names or keywords a text mentions, with how often, in the order of
    /// definition.
    pub fn mentioned_in(&self, text: &str) -> Vec<(TopicId, usize)> {
        let found = Keywords::new((0..).zip(self.all())).find(text);
        let count = |index: u32| found.iter().filter(|found| found.topic == index).count();
        let topics = (0..).zip(self.all());
        let counted = topics.map(|(index, topic)| (topic.id.clone(), count(index)));
        counted
            .filter(|(topic, n)| *n > 0 && topic.0 != GENERAL)
            .collect()
    }
}
