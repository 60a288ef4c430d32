//! Finds the words of topics in a text, all in one pass.
//!
//! Latin words are found as whole words (`PV` is not in `PVC`, a plural `s` may follow), Chinese
//! ones anywhere. `-`, `_`, `/` and a space are the same.

use std::collections::HashMap;

use crate::domain::{Topic, fold_into};

use super::topics::names;

/// A word of a topic found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Index of the topic.
    pub topic: u32,
    /// Whether it is a keyword and not only one of the topic's names.
    pub strong: bool,
    /// Where it begins, in characters of the folded text.
    pub start: usize,
}

#[derive(Default)]
struct Node {
    /// Sorted by character.
    next: Vec<(char, u32)>,
    /// Topics whose word ends here, and whether it is a keyword.
    ends: Vec<(u32, bool)>,
}

/// The words of a set of topics, as a tree of characters.
pub(super) struct Keywords {
    nodes: Vec<Node>,
    folded: String,
    characters: Vec<char>,
}

impl Keywords {
    /// Takes the words of the topics, each with its index. Names of a topic that has keywords of
    /// its own count less than these: much is called a pod or a node in passing.
    pub fn of<'a>(topics: impl IntoIterator<Item = (u32, &'a Topic)>) -> Self {
        let mut keywords = Self {
            nodes: vec![Node::default()],
            folded: String::new(),
            characters: Vec::new(),
        };
        for (index, topic) in topics {
            let mut words: HashMap<&str, bool> = HashMap::new();
            words.extend(names(topic).map(|name| (name, topic.keywords.is_empty())));
            words.extend(topic.keywords.iter().map(|word| (word.as_str(), true)));
            for (word, strong) in words {
                keywords.insert(word, index, strong);
            }
        }
        for node in &mut keywords.nodes {
            node.next.sort_unstable();
            node.ends
                .sort_unstable_by_key(|(topic, strong)| (*topic, !strong));
            node.ends.dedup_by_key(|(topic, _)| *topic);
        }
        keywords
    }

    fn insert(&mut self, word: &str, topic: u32, strong: bool) {
        self.take_in(word);
        let mut node = 0;
        for character in std::mem::take(&mut self.characters) {
            let next = self.nodes[node].next.iter();
            let known = next.into_iter().find(|(known, _)| *known == character);
            node = match known.map(|(_, child)| *child as usize) {
                Some(child) => child,
                None => {
                    let child = self.nodes.len();
                    self.nodes.push(Node::default());
                    self.nodes[node].next.push((character, child as u32));
                    child
                }
            };
        }
        if node > 0 {
            self.nodes[node].ends.push((topic, strong));
        }
    }

    fn take_in(&mut self, text: &str) {
        fold_into(text, &mut self.folded);
        self.characters.clear();
        let even = |character| match character {
            '-' | '_' | '/' => ' ',
            other => other,
        };
        self.characters.extend(self.folded.chars().map(even));
    }

    /// Adds the words found in `text` to `found`, from left to right. A word that lies inside a
    /// longer one is passed over.
    pub fn find(&mut self, text: &str, found: &mut Vec<Found>) {
        self.take_in(text);
        let mut covered = 0;
        for start in 0..self.characters.len() {
            if self.is_inside_word(start) {
                continue;
            }
            let Some((end, node)) = self.longest(start) else {
                continue;
            };
            if end > covered {
                covered = end;
                found.extend(self.nodes[node].ends.iter().map(|(topic, strong)| Found {
                    topic: *topic,
                    strong: *strong,
                    start,
                }));
            }
        }
    }

    fn is_latin(&self, place: usize) -> bool {
        self.characters
            .get(place)
            .is_some_and(char::is_ascii_alphanumeric)
    }

    fn is_inside_word(&self, start: usize) -> bool {
        start > 0 && self.is_latin(start) && self.is_latin(start - 1)
    }

    /// The end of the longest word that begins at `start`, and its node.
    fn longest(&self, start: usize) -> Option<(usize, usize)> {
        let mut longest = None;
        let mut node = 0;
        for (place, character) in self.characters.iter().enumerate().skip(start) {
            let next = &self.nodes[node].next;
            let Ok(child) = next.binary_search_by_key(character, |(known, _)| *known) else {
                break;
            };
            node = next[child].1 as usize;
            if !self.nodes[node].ends.is_empty() {
                let end = self.end_of_word(place + 1);
                longest = end.map(|end| (end, node)).or(longest);
            }
        }
        longest
    }

    /// Where the word that ends at `end` really ends, plural included; none when it goes on.
    fn end_of_word(&self, end: usize) -> Option<usize> {
        if !self.is_latin(end - 1) || !self.is_latin(end) {
            return Some(end);
        }
        let plural = self.characters.get(end) == Some(&'s') && !self.is_latin(end + 1);
        plural.then_some(end + 1)
    }
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
        Keywords::of((0..).zip(&topics)).find(text, &mut found);
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
    fn a_word_inside_a_longer_one_is_passed_over() {
        assert_eq!(found_in("网络策略", &["网络", "网络策略", "策略"]), [1]);
        assert_eq!(found_in("PV 与 PVC", &["PV", "PVC"]), [0, 1]);
    }

    #[test]
    fn hyphen_underscore_and_space_are_the_same() {
        for text in ["kube-proxy 作用", "Kube Proxy", "kube_proxy是"] {
            assert_eq!(found_in(text, &["kube-proxy"]), [0], "{text}");
        }
        assert_eq!(found_in("Init\nContainers", &["init container"]), [0]);
    }
}
