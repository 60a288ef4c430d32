//! The likeness of names and questions, by their characters.
//!
//! It serves proposals ("did you mean"). It never joins cards, because questions one character
//! apart may ask the opposite: 上节点 and 下节点.

use std::collections::HashMap;

use strsim::{normalized_damerau_levenshtein, sorensen_dice};

use crate::domain::folded;

/// The lowest likeness of a name to propose.
const NEAR_NAME: f64 = 0.5;

/// The longest text, in bytes, whose edits are counted: the time grows with the square.
const MAX_EDITED: usize = 360;

/// Pairs of characters that change the meaning of a question if one replaces the other.
const OPPOSITES: [&str; 28] = [
    "上下", "大小", "多少", "前后", "内外", "增减", "开关", "入出", "进出", "正反", "主从", "左右",
    "有无", "新旧", "读写", "冷热", "先后", "高低", "长短", "动静", "升降", "优缺", "优劣", "加减",
    "扩缩", "起停", "南北", "东西",
];

/// The likeness of two texts: 0 if they share nothing, 1 if they are equal apart from case, width
/// and punctuation.
///
/// It is the better of two measures: shared pairs of characters, which suit Chinese and reordered
/// words, and edits, which suit typing errors.
pub fn similarity(one: &str, other: &str) -> f64 {
    likeness(&letters(one), &letters(other))
}

fn likeness(one: &str, other: &str) -> f64 {
    let by_edits = match one.len().max(other.len()) > MAX_EDITED {
        true => 0.0,
        false => normalized_damerau_levenshtein(one, other),
    };
    by_edits.max(sorensen_dice(one, other))
}

/// The most similar known name, if it is similar enough to be meant.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = letters(name);
    known
        .into_iter()
        .map(|known| (known, likeness_of_names(&name, &letters(known))))
        .filter(|(_, likeness)| *likeness >= NEAR_NAME)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(known, _)| known)
}

/// The likeness of names, where the beginning of a name counts as similar.
fn likeness_of_names(name: &str, known: &str) -> f64 {
    let is_beginning = name.chars().nth(1).is_some() && known.starts_with(name);
    let likeness = likeness(name, known);
    if is_beginning {
        likeness.max(0.75)
    } else {
        likeness
    }
}

/// Whether two characters are opposites, so that replacing one by the other changes a question.
pub fn are_opposites(one: char, other: char) -> bool {
    let opposed = |pair: &str| pair.contains(one) && pair.contains(other);
    one != other && OPPOSITES.iter().any(|pair| opposed(pair))
}

/// Whether two names are equal apart from a typing error: the same letters in another order, or
/// one letter more or less in a name of at least four letters. Only ASCII names have such errors.
pub fn is_slip(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return one == other;
    }
    let sorted = |name: &str| {
        let mut letters: Vec<u8> = name.bytes().collect();
        letters.sort_unstable();
        letters
    };
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let is_without = |at: usize| long[..at] == short[..at] && long[at + 1..] == short[at..];
    let one_more =
        long.len() == short.len() + 1 && short.len() >= 4 && (0..long.len()).any(is_without);
    let same_length = one.len() == other.len() && one.len() >= 4;
    one == other || (same_length && sorted(one) == sorted(other)) || one_more
}

/// An index of many questions, to find the ones most similar to another.
pub struct Neighbours {
    questions: Vec<String>,
    by_pair: HashMap<(char, char), Vec<u32>>,
}

impl Neighbours {
    /// Indexes the questions. Results name them by their index in this order.
    pub fn new<'a>(questions: impl IntoIterator<Item = &'a str>) -> Self {
        let questions: Vec<_> = questions.into_iter().map(letters).collect();
        let mut by_pair: HashMap<_, Vec<u32>> = HashMap::new();
        for (index, question) in (0u32..).zip(&questions) {
            for pair in pairs(question) {
                by_pair.entry(pair).or_default().push(index);
            }
        }
        Self { questions, by_pair }
    }

    /// The indices of the `n` most similar questions with their likeness, best first.
    pub fn ranked(&self, question: &str, n: usize) -> Vec<(usize, f64)> {
        let question = letters(question);
        let mut n_shared: HashMap<u32, usize> = HashMap::new();
        for pair in pairs(&question) {
            for index in self.by_pair.get(&pair).into_iter().flatten() {
                *n_shared.entry(*index).or_default() += 1;
            }
        }
        let mut found: Vec<(usize, f64)> = n_shared
            .into_iter()
            .map(|(index, n_shared)| {
                let index = index as usize;
                let n_bytes = question.len() + self.questions[index].len();
                (index, n_shared as f64 / n_bytes as f64)
            })
            .collect();
        // The exact likeness is computed only for the best by shared pairs.
        best_first(&mut found);
        found.truncate(n + 8);
        for (index, exact) in &mut found {
            *exact = likeness(&question, &self.questions[*index]);
        }
        best_first(&mut found);
        found.truncate(n);
        found
    }
}

fn best_first(found: &mut [(usize, f64)]) {
    found.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
}

fn letters(text: &str) -> String {
    folded(text)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn pairs(letters: &str) -> impl Iterator<Item = (char, char)> {
    letters.chars().zip(letters.chars().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_found() {
        let keys = ["question", "title", "topics", "points", "steps"];
        assert_eq!(nearest("quesiton", keys), Some("question"));
        assert_eq!(nearest("topic", keys), Some("topics"));
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("colour", keys), None);
    }

    #[test]
    fn the_beginning_of_a_name_is_similar() {
        assert_eq!(nearest("net", ["networking", "node"]), Some("networking"));
    }

    #[test]
    fn chinese_names_are_compared_by_characters() {
        let topics = ["存储", "网络策略", "服务网格"];
        assert_eq!(nearest("网络", topics), Some("网络策略"));
        assert_eq!(nearest("安全", topics), None);
    }

    #[test]
    fn only_equal_texts_have_likeness_one() {
        assert_eq!(similarity("什么是etcd？", "什么是 ETCD?"), 1.0);
        assert!(similarity("上节点的流程", "下节点的流程") < 1.0);
        assert_eq!(similarity("甲", "乙"), 0.0);
        assert_eq!(similarity("", ""), 1.0);
    }

    #[test]
    fn the_most_similar_question_comes_first() {
        let questions = [
            "简述 Kubernetes kubelet 的作用？",
            "简述 kube-proxy 作用？",
            "pod的重启策略有哪些？",
            "pod的镜像拉取策略有哪几种？",
        ];
        let neighbours = Neighbours::new(questions);
        let ranked = neighbours.ranked("pod 的镜像拉取策略有几种", 2);
        assert_eq!(ranked[0].0, 3);
        assert_eq!(ranked.len(), 2);
        assert!(ranked[0].1 > ranked[1].1);
        assert!(neighbours.ranked("甲乙", 3).is_empty());
    }
}
