//! Finds the words of topics in a text, in one pass.
//!
//! A Latin word matches only as a whole word, with an optional plural `s`: `PV` is not in `PVC`. A
//! Chinese word matches anywhere. `-`, `_`, `/` and space are equal.

use std::cmp::Reverse;
use std::collections::HashMap;

use aho_corasick::AhoCorasick;

use super::names;
use crate::domain::{Topic, fold_into};

/// A word of a topic in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TopicWord {
    /// The index of the topic.
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

/// Buffers that are kept from one text to the next.
#[derive(Default)]
pub(super) struct Buffers {
    folded: String,
    bytes: Vec<u8>,
    /// Start, end and pattern of each match.
    matches: Vec<(usize, Reverse<usize>, usize)>,
}

impl Keywords {
    /// Collects the words of topics, each given with its index. The names of a topic with keywords
    /// count less than the keywords, because many texts mention a pod or a node in passing.
    pub fn new<'a>(topics: impl IntoIterator<Item = (u32, &'a Topic)>) -> Self {
        let mut patterns: Vec<Vec<u8>> = Vec::new();
        let mut words: Vec<Vec<TopicWord>> = Vec::new();
        let mut known: HashMap<Vec<u8>, usize> = HashMap::new();
        let mut buffers = Buffers::default();
        for (topic, of_topic) in topics {
            let has_keywords = !of_topic.keywords.is_empty();
            let names = names(of_topic).map(|name| (name, !has_keywords));
            let keywords = of_topic.keywords.iter().map(|word| (word.as_str(), true));
            for (word, strong) in names.chain(keywords) {
                buffers.fold(word);
                if buffers.bytes.is_empty() {
                    continue;
                }
                let index = *known.entry(buffers.bytes.clone()).or_insert_with(|| {
                    patterns.push(buffers.bytes.clone());
                    words.push(Vec::new());
                    patterns.len() - 1
                });
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

    /// Appends the words in `text` to `found`, from left to right, without those that are part of
    /// a longer one.
    pub fn find(&self, text: &str, buffers: &mut Buffers, found: &mut Vec<TopicWord>) {
        let Some(searcher) = &self.searcher else {
            return;
        };
        buffers.fold(text);
        let Buffers { bytes, matches, .. } = buffers;
        matches.clear();
        let all = searcher.find_overlapping_iter(bytes.as_slice());
        matches.extend(all.map(|found| {
            (
                found.start(),
                Reverse(found.end()),
                found.pattern().as_usize(),
            )
        }));
        matches.sort_unstable();
        let (mut covered, mut last_start) = (0, None);
        for (start, Reverse(end), pattern) in matches.iter().copied() {
            if last_start == Some(start) || is_inside_word(bytes, start) {
                continue;
            }
            let Some(end) = end_of_word(bytes, end) else {
                continue;
            };
            last_start = Some(start);
            if end > covered {
                covered = end;
                found.extend_from_slice(&self.topics[pattern]);
            }
        }
    }
}

impl Buffers {
    /// Writes the folded text to `bytes`, with a space for each sign between parts of a word.
    fn fold(&mut self, text: &str) {
        fold_into(text, &mut self.folded);
        self.bytes.clear();
        self.bytes
            .extend(self.folded.bytes().map(|byte| match byte {
                b'-' | b'_' | b'/' => b' ',
                other => other,
            }));
    }
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
        let mut found = Vec::new();
        Keywords::new((0..).zip(&topics)).find(text, &mut Buffers::default(), &mut found);
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
