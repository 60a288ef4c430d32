//! Finds the words of topics in a text, in one pass.
//!
//! A Latin word matches only as a whole word, with an optional plural `s`: `PV` is not in `PVC`. A
//! Chinese word matches anywhere. `-`, `_`, `/` and space are equal.

use std::cmp::Reverse;
use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use super::names;
use crate::domain::{Topic, folded};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TopicWord {
    pub topic: u32,
    /// Whether the word is a keyword and not only a name of a topic that has keywords.
    pub strong: bool,
}

/// The words of a set of topics.
pub(super) struct Keywords {
    /// Finds the folded words. `None` if there are none.
    searcher: Option<AhoCorasick>,
    /// The topics of each word, in the order of the searcher's patterns.
    topics: Vec<Vec<TopicWord>>,
}

impl Keywords {
    /// Collects the words of topics, each given with its index. The names of a topic with keywords
    /// count less than the keywords, because many texts mention a pod or a node in passing.
    pub fn new<'a>(topics: impl IntoIterator<Item = (u32, &'a Topic)>) -> Self {
        let mut patterns: Vec<Vec<u8>> = Vec::new();
        let mut words: Vec<Vec<TopicWord>> = Vec::new();
        let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
        for (topic, of_topic) in topics {
            let has_keywords = !of_topic.keywords.is_empty();
            let names = names(of_topic).map(|name| (name, !has_keywords));
            let keywords = of_topic.keywords.iter().map(|word| (word.as_str(), true));
            for (word, strong) in names.chain(keywords) {
                let word = spaced(word);
                if word.is_empty() {
                    continue;
                }
                let index = *known.entry(word.clone()).or_insert(patterns.len());
                if index == patterns.len() {
                    patterns.push(word);
                    words.push(Vec::new());
                }
                words[index].push(TopicWord { topic, strong });
            }
        }
        for word in &mut words {
            word.sort_unstable_by_key(|word| (word.topic, !word.strong));
            word.dedup_by_key(|word| word.topic);
        }
        Self {
            // Building fails only for more patterns than memory holds.
            searcher: AhoCorasick::new(&patterns).ok(),
            topics: words,
        }
    }

    /// The words in a text, from left to right, without those that are part of a longer one.
    pub fn find(&self, text: &str) -> Vec<TopicWord> {
        let Some(searcher) = &self.searcher else {
            return Vec::new();
        };
        let text = spaced(text);
        let mut matches: Vec<(usize, Reverse<usize>, usize)> = searcher
            .find_overlapping_iter(&text)
            .map(|found| {
                (
                    found.start(),
                    Reverse(found.end()),
                    found.pattern().as_usize(),
                )
            })
            .collect();
        matches.sort_unstable();
        let mut found = Vec::new();
        let (mut covered, mut last_start) = (0, None);
        for (start, Reverse(end), pattern) in matches {
            if last_start == Some(start) || is_inside_word(&text, start) {
                continue;
            }
            let Some(end) = end_of_word(&text, end) else {
                continue;
            };
            last_start = Some(start);
            if end > covered {
                covered = end;
                found.extend_from_slice(&self.topics[pattern]);
            }
        }
        found
    }
}

/// The folded text, with a space for each sign between parts of a word.
fn spaced(text: &str) -> Vec<u8> {
    let mut bytes = folded(text).into_bytes();
    for byte in &mut bytes {
        if matches!(byte, b'-' | b'_' | b'/') {
            *byte = b' ';
        }
    }
    bytes
}

fn is_latin(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(u8::is_ascii_alphanumeric)
}

fn is_inside_word(text: &[u8], start: usize) -> bool {
    start > 0 && is_latin(text, start) && is_latin(text, start - 1)
}

/// The end of a word whose match ends at `end`, after a plural `s`. `None` inside a longer word.
fn end_of_word(text: &[u8], end: usize) -> Option<usize> {
    if !is_latin(text, end - 1) || !is_latin(text, end) {
        return Some(end);
    }
    let is_plural = text[end] == b's' && !is_latin(text, end + 1);
    is_plural.then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Bilingual, TopicId};

    fn found_in(text: &str, words: &[&str]) -> Vec<u32> {
        let topics: Vec<Topic> = words
            .iter()
            .map(|word| Topic {
                id: TopicId(format!("id of {word}")),
                parent: None,
                title: Bilingual::default(),
                aliases: Vec::new(),
                keywords: vec![(*word).to_owned()],
            })
            .collect();
        let found = Keywords::new((0..).zip(&topics)).find(text);
        found.iter().map(|found| found.topic).collect()
    }

    #[test]
    fn latin_words_are_whole_words() {
        assert_eq!(found_in("cnickel", &["CNI"]), [0; 0]);
        assert_eq!(found_in("PVC 与存储", &["PV"]), [0; 0]);
        assert_eq!(found_in("CNI网络", &["cni"]), [0]);
        assert_eq!(found_in("Pods and nodes", &["pod", "node"]), [0, 1]);
        assert_eq!(found_in("podsx", &["pod"]), [0; 0]);
    }

    #[test]
    fn chinese_words_are_found_anywhere() {
        assert_eq!(found_in("如何排查网络策略故障", &["网络策略"]), [0]);
    }

    #[test]
    fn a_word_inside_a_longer_one_is_skipped() {
        assert_eq!(found_in("网络策略", &["网络", "网络策略", "策略"]), [1]);
        assert_eq!(found_in("PV 与 PVC", &["PV", "PVC"]), [0, 1]);
    }

    #[test]
    fn hyphen_underscore_and_space_are_equal() {
        for text in ["kube-proxy 作用", "Kube Proxy", "kube_proxy是"] {
            assert_eq!(found_in(text, &["kube-proxy"]), [0], "{text}");
        }
        assert_eq!(found_in("Init\nContainers", &["init container"]), [0]);
    }
}
