//! Finds the topics of questions, sections and answers by the words in them.

use crate::domain::{Section, SectionIndex, Topic, TopicId};

use super::GENERAL;
use super::keywords::{Keywords, TopicWord};

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

impl TopicFinder {
    /// A finder for the topics with these indices in `all`.
    pub fn new(all: &[Topic], indices: impl Iterator<Item = u32>) -> Self {
        let topics = indices.map(|index| (index, &all[index as usize]));
        Self {
            keywords: Keywords::new(topics),
        }
    }

    /// The topics of a text, in the order of their first words: those with a keyword in the text,
    /// else those with a name in it. Leaves out a topic if one of its children is there.
    pub fn in_text(&self, text: &str, all: &[Topic]) -> Vec<u32> {
        let mut found = self.keywords.find(text);
        found.retain(|found| !is_general(found.topic, all));
        let has_keyword = found.iter().any(|found| found.strong);
        let mut topics: Vec<u32> = Vec::new();
        for found in found.iter().filter(|found| found.strong == has_keyword) {
            if !topics.contains(&found.topic) {
                topics.push(found.topic);
            }
        }
        without_parents(&mut topics, all);
        topics.truncate(MAX_TOPICS);
        topics
    }

    /// The topics of the innermost section whose title has any.
    pub fn in_sections(
        &self,
        sections: &[Section],
        innermost: Option<SectionIndex>,
        all: &[Topic],
    ) -> Vec<u32> {
        let titles = Section::around(sections, innermost).map(|(_, section)| &section.title);
        let mut topics = titles.map(|title| self.in_text(title, all));
        topics.find(|topics| !topics.is_empty()).unwrap_or_default()
    }

    /// The topic with the most keywords in the first lines of an answer.
    pub fn in_answer<'a>(
        &self,
        lines: impl Iterator<Item = &'a str>,
        all: &[Topic],
    ) -> Option<u32> {
        let mut found: Vec<TopicWord> = Vec::new();
        let mut n_bytes = 0;
        for line in lines {
            let line = head(line, ANSWER_HEAD - n_bytes);
            found.extend(self.keywords.find(line));
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
    all[topic as usize].id.0 == GENERAL
}

/// At most `n_bytes` of a line, cut between characters.
fn head(line: &str, n_bytes: usize) -> &str {
    let cuts = (0..=n_bytes.min(line.len())).rev();
    let head = cuts.into_iter().find_map(|end| line.get(..end));
    head.unwrap_or_default()
}

/// Removes the parents of other topics in the list, because `topic:networking` finds the children
/// too.
fn without_parents(topics: &mut Vec<u32>, all: &[Topic]) {
    let named = topics.iter().map(|topic| &all[*topic as usize]);
    let parents: Vec<&TopicId> = named.filter_map(|topic| topic.parent.as_ref()).collect();
    topics.retain(|topic| !parents.contains(&&all[*topic as usize].id));
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
        let topics = finder.in_text(text, &all);
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
        let of = |text: &str| finder.in_answer(text.lines(), &all);
        assert_eq!(of("先看调度\n再看探针，又是探针"), Some(0));
        assert_eq!(of("只有一次调度"), None);
    }
}
