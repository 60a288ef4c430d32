//! Finds the topics of questions, sections and answers by the words in them.

use crate::domain::{Section, SectionIndex, Topic, TopicId};

use super::GENERAL;
use super::keywords::{Buffers, Keywords, TopicWord};

/// The number of bytes of an answer that are searched. The beginning shows what an answer is
/// about, and searching all of it would take longer than reading the notes.
const ANSWER_HEAD: usize = 300;

/// The number of keywords of one topic that an answer needs.
const ENOUGH_IN_ANSWER: usize = 2;

/// The most topics that a text gives a card.
const MAX_TOPICS: usize = 3;

pub(in crate::deck) struct TopicFinder {
    keywords: Keywords,
}

/// Buffers that are kept from one text to the next.
#[derive(Default)]
pub(in crate::deck) struct Scratch {
    buffers: Buffers,
    found: Vec<TopicWord>,
}

impl TopicFinder {
    /// A finder for the topics with these indices in `all`.
    pub fn new(all: &[Topic], indices: impl Iterator<Item = u32>) -> Self {
        let topics = indices.filter_map(|index| Some((index, all.get(index as usize)?)));
        Self {
            keywords: Keywords::new(topics),
        }
    }

    /// The topics of a text, in the order of their first words: those with a keyword in the text,
    /// else those with a name in it. Leaves out a topic if one of its children is there.
    pub fn in_text(&self, text: &str, all: &[Topic], scratch: &mut Scratch) -> Vec<u32> {
        let Scratch { buffers, found } = scratch;
        found.clear();
        self.keywords.find(text, buffers, found);
        found.retain(|found| !is_general(found.topic, all));
        let has_keyword = found.iter().any(|found| found.strong);
        let mut topics: Vec<u32> = Vec::new();
        for found in found.iter().filter(|found| found.strong == has_keyword) {
            if !topics.contains(&found.topic) {
                topics.push(found.topic);
            }
        }
        without_ancestors(&mut topics, all);
        topics.truncate(MAX_TOPICS);
        topics
    }

    /// The topics of the innermost section whose title has any.
    pub fn in_sections(
        &self,
        sections: &[Section],
        innermost: Option<SectionIndex>,
        all: &[Topic],
        scratch: &mut Scratch,
    ) -> Vec<u32> {
        let mut next = innermost;
        while let Some(section) = next.and_then(|index| sections.get(index.0 as usize)) {
            let topics = self.in_text(&section.title, all, scratch);
            if !topics.is_empty() {
                return topics;
            }
            next = section.parent.filter(|parent| Some(*parent) < next);
        }
        Vec::new()
    }

    /// The topic with the most keywords in the first lines of an answer.
    pub fn in_answer<'a>(
        &self,
        lines: impl Iterator<Item = &'a str>,
        all: &[Topic],
        scratch: &mut Scratch,
    ) -> Option<u32> {
        let Scratch { buffers, found } = scratch;
        found.clear();
        let mut n_bytes = 0;
        for line in lines {
            let line = head(line, ANSWER_HEAD - n_bytes);
            self.keywords.find(line, buffers, found);
            n_bytes += line.len();
            if n_bytes + 4 > ANSWER_HEAD {
                break;
            }
        }
        let mut counts: Vec<(u32, usize)> = Vec::new();
        for found in found.iter().filter(|found| found.strong) {
            match counts.iter_mut().find(|(topic, _)| *topic == found.topic) {
                Some((_, count)) => *count += 1,
                None if is_general(found.topic, all) => {}
                None => counts.push((found.topic, 1)),
            }
        }
        // Reversed, because `max_by_key` returns the last of equals.
        let best = counts.iter().rev().max_by_key(|(_, count)| *count)?;
        (best.1 >= ENOUGH_IN_ANSWER).then_some(best.0)
    }
}

fn is_general(topic: u32, all: &[Topic]) -> bool {
    all.get(topic as usize)
        .is_some_and(|topic| topic.id.0 == GENERAL)
}

/// At most `n_bytes` of a line, cut between characters.
fn head(line: &str, n_bytes: usize) -> &str {
    let cuts = (0..=n_bytes.min(line.len())).rev();
    let head = cuts.into_iter().find_map(|end| line.get(..end));
    head.unwrap_or_default()
}

/// Removes the parents of other topics in the list, because `topic:networking` finds the children
/// too.
fn without_ancestors(topics: &mut Vec<u32>, all: &[Topic]) {
    let parents: Vec<&TopicId> = topics
        .iter()
        .filter_map(|topic| all.get(*topic as usize)?.parent.as_ref())
        .collect();
    let is_parent = |topic: u32| {
        all.get(topic as usize)
            .is_some_and(|t| parents.contains(&&t.id))
    };
    let kept: Vec<u32> = topics
        .iter()
        .copied()
        .filter(|topic| !is_parent(*topic))
        .collect();
    *topics = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Bilingual;

    fn topic(id: &str, parent: Option<&str>, keywords: &[&str]) -> Topic {
        Topic {
            id: TopicId(id.to_owned()),
            parent: parent.map(|parent| TopicId(parent.to_owned())),
            title: Bilingual::default(),
            aliases: Vec::new(),
            keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    fn all() -> Vec<Topic> {
        vec![
            topic("pod", None, &["探针"]),
            topic("networking", None, &["网络"]),
            topic("ingress", Some("networking"), &["ingress"]),
            topic("scheduling", None, &["调度"]),
            topic("general", None, &["网络层"]),
        ]
    }

    fn ids(text: &str) -> Vec<String> {
        let all = all();
        let finder = TopicFinder::new(&all, 0..5);
        let topics = finder.in_text(text, &all, &mut Scratch::default());
        topics
            .iter()
            .map(|topic| all[*topic as usize].id.0.clone())
            .collect()
    }

    #[test]
    fn keywords_win_over_names() {
        assert_eq!(ids("Pod 的调度"), ["scheduling"]);
        assert_eq!(ids("Pod 与 networking"), ["pod", "networking"]);
        assert_eq!(ids("探针与调度"), ["pod", "scheduling"]);
    }

    #[test]
    fn a_child_replaces_its_parent() {
        assert_eq!(ids("网络与 Ingress"), ["ingress"]);
    }

    #[test]
    fn words_of_the_general_topic_hide_shorter_words() {
        assert_eq!(ids("网络层"), Vec::<String>::new());
    }

    #[test]
    fn an_answer_needs_two_keywords_of_a_topic() {
        let all = all();
        let finder = TopicFinder::new(&all, 0..5);
        let of = |text: &str| finder.in_answer(text.lines(), &all, &mut Scratch::default());
        assert_eq!(of("先看调度\n再看探针，又是探针"), Some(0));
        assert_eq!(of("只有一次调度"), None);
    }
}
