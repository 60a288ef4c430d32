//! What a question is about: its subjects and aspects under one name each, and the stretches of
//! Chinese between them.

use crate::domain::{folded, is_han};

use super::phrases::{Asks, Meaning, Phrases};

/// Names shorter than this have no slips of the keyboard: CNI is not CRI.
const SLIPS_FROM: usize = 7;

/// One thing that a question names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What.
    pub kind: Kind,
    /// Under its one name; a stretch as it is written.
    pub text: String,
    /// Whether it stands in brackets, as a translation does.
    pub aside: bool,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name.
    Subject,
    /// What is asked about it.
    Aspect,
    /// A word that may as well be left out.
    Weak,
    /// Chinese characters that no phrase explains.
    Stretch,
}

/// A question, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// What it names, in order.
    pub units: Vec<Unit>,
    /// How it asks, sorted, each once.
    pub asks: Vec<Asks>,
}

impl Content {
    /// Takes a question apart.
    pub fn of(question: &str, phrases: &Phrases) -> Self {
        let text = folded(question);
        let mut reader = Reader {
            phrases,
            content: Self::default(),
            depth: 0,
        };
        reader.read(&text);
        reader.content.asks.sort_unstable();
        reader.content.asks.dedup();
        reader.content
    }

    /// What two questions that surely ask the same have alike: their names and the characters of
    /// their stretches, sorted, each once. Of long names, which may have slips, only that there
    /// are some.
    pub fn fingerprint(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = Vec::with_capacity(self.units.len());
        for unit in self.units.iter().filter(|unit| unit.kind != Kind::Weak) {
            let text = unit.text.as_str();
            match unit.kind {
                Kind::Stretch => parts.extend(text.split("").filter(|part| !part.is_empty())),
                _ if may_slip(text) => parts.push("*"),
                _ => parts.push(text),
            }
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Names and pairs of neighbouring characters, by which questions are found.
    pub fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> = Vec::with_capacity(self.units.len());
        for unit in &self.units {
            match unit.kind {
                Kind::Stretch => terms.extend(pairs(&unit.text).map(str::to_owned)),
                _ => terms.push(unit.text.clone()),
            }
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }
}

/// Whether a name is long enough, and of letters only, so that some of these may have slipped.
pub fn may_slip(name: &str) -> bool {
    name.len() >= SLIPS_FROM && name.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Pairs of neighbouring characters; a single character is its own pair.
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

struct Reader<'a> {
    phrases: &'a Phrases,
    content: Content,
    /// How many brackets are open.
    depth: u32,
}

impl Reader<'_> {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut stretch = String::new();
        while let Some(first) = rest.chars().next() {
            let length = if first.is_ascii_alphanumeric() {
                self.end(&mut stretch);
                self.latin(rest)
            } else if let Some((phrase, meaning)) = self.phrases.beginning(rest) {
                self.end(&mut stretch);
                self.take(meaning);
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
            self.push(Kind::Stretch, std::mem::take(stretch));
        }
    }

    fn push(&mut self, kind: Kind, text: String) {
        let aside = self.depth > 0;
        self.content.units.push(Unit { kind, text, aside });
    }

    fn take(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Frame => {}
            Meaning::Asks(asks) => self.content.asks.push(asks),
            Meaning::Aspect(name) => self.push(Kind::Aspect, name.to_owned()),
            Meaning::Subject(name) => self.push(Kind::Subject, name.to_owned()),
            Meaning::Weak(name) => self.push(Kind::Weak, name.to_owned()),
        }
    }

    /// Takes one name in Latin letters, of up to three words; how many bytes it has.
    fn latin(&mut self, text: &str) -> usize {
        let ends = word_ends(text);
        for n_words in (1..=ends.len()).rev() {
            let name = joined(&text[..ends[n_words - 1]]);
            if let Some(meaning) = self.phrases.of_word(&name) {
                let end = ends[n_words - 1];
                self.take(meaning);
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
        self.push(Kind::Subject, singular.to_owned());
        end + node_after(&word, &text[end..])
    }
}

/// `master 节点` is a master, `node 节点` a node.
fn node_after(name: &str, rest: &str) -> usize {
    let is_node = ["master", "worker", "node"].contains(&name);
    let node = rest.trim_start().strip_prefix("节点");
    node.filter(|_| is_node)
        .map_or(0, |after| rest.len() - after.len())
}

/// Where the first, second and third word end, as long as only blanks stand between them.
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

/// A name without the signs inside it.
fn joined(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    let parts = words.split(|c: char| c.is_whitespace() || matches!(c, '-' | '_'));
    joined.extend(parts);
    joined
}

/// Whether a text holds Chinese characters only.
pub fn is_chinese(text: &str) -> bool {
    text.chars().all(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(question: &str) -> Vec<String> {
        let content = Content::of(question, &Phrases::new());
        content.units.into_iter().map(|unit| unit.text).collect()
    }

    #[test]
    fn only_what_a_question_is_about_is_left() {
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
    fn what_stands_in_brackets_is_an_aside() {
        let content = Content::of("初始化容器（init container）", &Phrases::new());
        let asides: Vec<bool> = content.units.iter().map(|unit| unit.aside).collect();
        assert_eq!(asides, [false, true]);
    }

    #[test]
    fn pairs_overlap() {
        assert!(pairs("健康检查").eq(["健康", "康检", "检查"]));
        assert!(pairs("上").eq(["上"]));
    }
}
