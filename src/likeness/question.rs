//! Parses a question into subjects and aspects, each under one name, and the Chinese text between
//! them.

use crate::domain::folded;

use super::phrases::{Asks, Meaning, Phrases};
use super::slips::slip_key;

/// One thing that a question names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concept {
    pub kind: ConceptKind,
    /// The one name of the concept, or the text of a stretch.
    pub text: String,
    /// The Chinese phrase that names the concept in this question.
    pub phrase: Option<&'static str>,
    /// Whether it is in brackets, as translations are.
    pub aside: bool,
}

impl Concept {
    /// Whether an equal question may omit it.
    pub fn is_optional(&self) -> bool {
        matches!(self.kind, ConceptKind::Weak | ConceptKind::Platform)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConceptKind {
    /// A thing with a name.
    Subject,
    /// What is asked about the subject.
    Aspect,
    /// A word that questions may omit.
    Weak,
    /// Chinese characters that match no phrase.
    Stretch,
    /// Kubernetes itself, which a question about it may omit, unless another platform is named.
    Platform,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuestion {
    /// In order.
    pub units: Vec<Concept>,
    /// Sorted and unique.
    pub asks: Vec<Asks>,
}

impl ParsedQuestion {
    pub fn parse(question: &str, phrases: &Phrases) -> Self {
        let text = folded(question);
        let mut reader = QuestionReader {
            phrases,
            question: Self::default(),
            depth: 0,
        };
        reader.read(&text);
        reader.question.asks.sort_unstable();
        reader.question.asks.dedup();
        reader.question
    }

    /// What two questions must share to certainly ask the same: the names, apart from typing errors,
    /// and the characters of the stretches, sorted and unique.
    pub fn fingerprint(&self) -> Vec<String> {
        let mut parts: Vec<String> = Vec::with_capacity(self.units.len());
        for unit in self.units.iter().filter(|unit| !unit.is_optional()) {
            match unit.kind {
                ConceptKind::Stretch => parts.extend(unit.text.chars().map(String::from)),
                _ => parts.push(slip_key(&unit.text)),
            }
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// The text without filler words and with one name for each concept.
    pub fn plain(&self) -> String {
        self.units.iter().map(|unit| unit.text.as_str()).collect()
    }

    /// The names and pairs of neighboring characters, to index questions by.
    pub fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = Vec::with_capacity(self.units.len());
        for unit in &self.units {
            match unit.kind {
                ConceptKind::Stretch => terms.extend(pairs(&unit.text).map(str::to_owned)),
                ConceptKind::Platform => {}
                _ => terms.push(unit.text.clone()),
            }
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// The pairs of neighboring characters. A single character is its own pair.
pub fn pairs(stretch: &str) -> impl Iterator<Item = &str> {
    let ends = stretch
        .char_indices()
        .map(|(at, first)| at + first.len_utf8());
    let starts = stretch.char_indices().map(|(at, _)| at);
    let pairs = starts.zip(ends.skip(1));
    let alone = stretch.chars().nth(1).is_none();
    let alone = alone.then_some(stretch);
    alone
        .into_iter()
        .chain(pairs.map(|(start, end)| &stretch[start..end]))
}

struct QuestionReader<'a> {
    phrases: &'a Phrases,
    question: ParsedQuestion,
    /// The number of open brackets.
    depth: u32,
}

impl QuestionReader<'_> {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut stretch = String::new();
        while let Some(first) = rest.chars().next() {
            let length = if first.is_ascii_alphanumeric() {
                self.end(&mut stretch);
                self.latin(rest)
            } else if let Some((phrase, meaning)) = self.phrases.beginning(rest) {
                self.end(&mut stretch);
                self.take(meaning, Some(phrase));
                phrase.len()
            } else {
                if first.is_alphanumeric() {
                    stretch.push(first);
                } else {
                    self.end(&mut stretch);
                    self.bracket(first);
                }
                first.len_utf8()
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        self.end(&mut stretch);
    }

    fn bracket(&mut self, sign: char) {
        match sign {
            '(' | '[' | '【' => self.depth += 1,
            ')' | ']' | '】' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn end(&mut self, stretch: &mut String) {
        if !stretch.is_empty() {
            self.push(ConceptKind::Stretch, std::mem::take(stretch), None);
        }
    }

    fn push(&mut self, kind: ConceptKind, text: String, phrase: Option<&'static str>) {
        self.question.units.push(Concept {
            kind,
            text,
            phrase,
            aside: self.depth > 0,
        });
    }

    fn take(&mut self, meaning: Meaning, phrase: Option<&'static str>) {
        let (kind, name) = match meaning {
            Meaning::Frame => return,
            Meaning::Asks(asks) => return self.question.asks.push(asks),
            Meaning::Aspect(name) => (ConceptKind::Aspect, name),
            Meaning::Subject(name) => (ConceptKind::Subject, name),
            Meaning::Weak(name) => (ConceptKind::Weak, name),
            Meaning::Platform => (ConceptKind::Platform, ""),
        };
        self.push(kind, name.to_owned(), phrase);
    }

    /// Reads a name of up to three Latin words and returns its length in bytes.
    fn latin(&mut self, text: &str) -> usize {
        let ends = word_ends(text);
        for n_words in (1..=ends.len()).rev() {
            let name = joined(&text[..ends[n_words - 1]]);
            if let Some(meaning) = self.phrases.meaning(&name) {
                let end = ends[n_words - 1];
                self.take(meaning, None);
                return end + node_after(&name, &text[end..]);
            }
        }
        let end = ends.first().copied().unwrap_or(text.len());
        let word = joined(&text[..end]);
        let is_plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
        let singular = if is_plural {
            &word[..word.len() - 1]
        } else {
            &word
        };
        self.push(ConceptKind::Subject, singular.to_owned(), None);
        end + node_after(&word, &text[end..])
    }
}

/// The length of a 节点 that repeats the name before it, as in `master 节点`.
fn node_after(name: &str, rest: &str) -> usize {
    let is_node = ["master", "worker", "node"].contains(&name);
    let node = rest.trim_start().strip_prefix("节点");
    node.filter(|_| is_node)
        .map_or(0, |after| rest.len() - after.len())
}

/// The ends of the first three words, as long as only blanks separate them.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while ends.len() < 3 {
        let word = text[at..].find(|c: char| !is_of_word(c));
        let word = word.unwrap_or(text.len() - at);
        let trimmed = text[at..at + word].trim_end_matches(['-', '_', '.', '/']);
        if trimmed.is_empty() {
            break;
        }
        ends.push(at + trimmed.len());
        let after = at + trimmed.len();
        let blank = text[after..].len() - text[after..].trim_start().len();
        if blank == 0 {
            break;
        }
        at = after + blank;
    }
    ends
}

fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '/' | '+' | '#')
}

/// A name without spaces, hyphens and underscores.
fn joined(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    let parts = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
    joined.extend(parts);
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(question: &str) -> Vec<String> {
        let units = ParsedQuestion::parse(question, &Phrases::new())
            .units
            .into_iter();
        let named = units.filter(|unit| unit.kind != ConceptKind::Platform);
        named.map(|unit| unit.text).collect()
    }

    #[test]
    fn only_subjects_and_aspects_remain() {
        for (question, wanted) in [
            (
                "kubelet的功能、作用是什么？",
                vec!["kubelet", "作用", "作用"],
            ),
            (
                "简述 Kubernetes 创建一个 Pod 的主要流程？",
                vec!["创建", "pod", "过程"],
            ),
            (
                "Replica Set 和 Replication Controller 之间 有什么区别",
                vec!["replicaset", "replicationcontroller", "区别"],
            ),
            ("What are the types of Services?", vec!["类型", "service"]),
            ("Master 节点组件", vec!["master", "组件"]),
            ("k8s 产线上节点的流程", vec!["产线上", "node", "过程"]),
            (
                "kube-api-server 的端口是多少",
                vec!["apiserver", "端口", "多少"],
            ),
            ("etcd/raft", vec!["etcd/raft"]),
            ("", vec![]),
        ] {
            assert_eq!(units(question), wanted, "{question}");
        }
    }

    #[test]
    fn text_in_brackets_is_an_aside() {
        let question = ParsedQuestion::parse("初始化容器（init container）", &Phrases::new());
        let asides: Vec<bool> = question.units.iter().map(|unit| unit.aside).collect();
        assert_eq!(asides, [false, true]);
    }

    #[test]
    fn pairs_overlap() {
        assert!(pairs("健康检查").eq(["健康", "康检", "检查"]));
        assert!(pairs("上").eq(["上"]));
    }
}
