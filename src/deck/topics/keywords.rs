//! Finds the words of topics in a text, all in one pass.
//!
//! Latin words are found as whole words (`PV` is not in `PVC`, a plural `s` may follow), Chinese
//! ones anywhere. `-`, `_`, `/` and a space are the same.

use crate::domain::{Topic, fold_into};

use super::names;

/// A word of a topic found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Index of the topic.
    pub topic: u32,
    /// Whether it is a keyword and not only one of the topic's names.
    pub strong: bool,
}

/// A place in the tree of words; the children of the root stand in a table of their own.
#[derive(Default)]
struct Node {
    /// Sorted by byte.
    next: Vec<(u8, u32)>,
    /// The topics whose word ends here.
    ends: Vec<Found>,
}

/// The words of a set of topics, as a tree over the bytes of their folded text.
pub(super) struct Keywords {
    nodes: Vec<Node>,
    /// The child of the root for each first byte, 0 where there is none.
    first: [u32; 256],
}

impl Keywords {
    /// Takes the words of the topics, each with its index. Names of a topic that has keywords of
    /// its own count less than these: much is called a pod or a node in passing.
    pub fn of<'a>(topics: impl IntoIterator<Item = (u32, &'a Topic)>) -> Self {
        let mut keywords = Self {
            nodes: vec![Node::default()],
            first: [0; 256],
        };
        let mut folded = String::new();
        for (index, topic) in topics {
            let name = |name| (name, topic.keywords.is_empty());
            let keyword = |word: &'a String| (word.as_str(), true);
            for (word, strong) in names(topic)
                .map(name)
                .chain(topic.keywords.iter().map(keyword))
            {
                fold_into(word, &mut folded);
                let topic = index;
                keywords.insert(&folded, Found { topic, strong });
            }
        }
        for node in &mut keywords.nodes {
            node.next.sort_unstable();
            node.ends
                .sort_unstable_by_key(|end| (end.topic, !end.strong));
            node.ends.dedup_by_key(|end| end.topic);
        }
        for (byte, child) in &keywords.nodes[0].next {
            keywords.first[usize::from(*byte)] = *child;
        }
        keywords
    }

    fn insert(&mut self, folded: &str, end: Found) {
        let mut node = 0;
        for byte in folded.bytes().map(even) {
            let known = self.nodes[node]
                .next
                .iter()
                .find(|(known, _)| *known == byte);
            node = match known {
                Some((_, child)) => *child as usize,
                None => {
                    let child = self.nodes.len();
                    self.nodes.push(Node::default());
                    self.nodes[node].next.push((byte, child as u32));
                    child
                }
            };
        }
        if node > 0 {
            self.nodes[node].ends.push(end);
        }
    }

    /// Adds the words found in `text` to `found`, from left to right. A word that lies inside a
    /// longer one is passed over. The folded text is put into `folded`.
    pub fn find(&self, text: &str, folded: &mut String, found: &mut Vec<Found>) {
        fold_into(text, folded);
        let text = folded.as_bytes();
        let mut covered = 0;
        for start in 0..text.len() {
            let child = self.first[usize::from(even(text[start]))];
            if child == 0 || is_inside_word(text, start) {
                continue;
            }
            if let Some((end, node)) = self.longest(text, start, child as usize)
                && end > covered
            {
                covered = end;
                found.extend_from_slice(&self.nodes[node].ends);
            }
        }
    }

    /// The end of the longest word that begins at `start`, and its node; `node` is where its
    /// first byte leads.
    fn longest(&self, text: &[u8], start: usize, mut node: usize) -> Option<(usize, usize)> {
        let mut longest = None;
        let mut place = start + 1;
        loop {
            if !self.nodes[node].ends.is_empty() {
                let end = end_of_word(text, place);
                longest = end.map(|end| (end, node)).or(longest);
            }
            let next = &self.nodes[node].next;
            let child = text.get(place).and_then(|byte| {
                let child = next.binary_search_by_key(&even(*byte), |(known, _)| *known);
                child.ok()
            });
            match child {
                Some(child) => node = next[child].1 as usize,
                None => return longest,
            }
            place += 1;
        }
    }
}

/// The signs between the parts of a word are the same.
fn even(byte: u8) -> u8 {
    match byte {
        b'-' | b'_' | b'/' => b' ',
        other => other,
    }
}

fn is_latin(text: &[u8], place: usize) -> bool {
    text.get(place).is_some_and(u8::is_ascii_alphanumeric)
}

fn is_inside_word(text: &[u8], start: usize) -> bool {
    start > 0 && is_latin(text, start) && is_latin(text, start - 1)
}

/// Where the word that ends at `end` really ends, plural included; none when it goes on.
fn end_of_word(text: &[u8], end: usize) -> Option<usize> {
    if !is_latin(text, end - 1) || !is_latin(text, end) {
        return Some(end);
    }
    let plural = text[end] == b's' && !is_latin(text, end + 1);
    plural.then_some(end + 1)
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
        Keywords::of((0..).zip(&topics)).find(text, &mut String::new(), &mut found);
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
