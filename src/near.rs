//! How alike two names or questions are, for “did you mean”.
//!
//! Likeness only proposes; it never joins cards, because questions one character apart may ask
//! the opposite (上节点, 下节点).

use std::collections::HashMap;

use crate::domain::folded;

/// From this likeness on a name is worth proposing.
const NEAR_NAME: f64 = 0.5;

/// Longer texts are compared by pairs of characters alone.
const MAX_EDITED: usize = 120;

/// Characters that turn a question into another one when they take each other's place.
const OPPOSITES: [&str; 28] = [
    "上下", "大小", "多少", "前后", "内外", "增减", "开关", "入出", "进出", "正反", "主从", "左右",
    "有无", "新旧", "读写", "冷热", "先后", "高低", "长短", "动静", "升降", "优缺", "优劣", "加减",
    "扩缩", "起停", "南北", "东西",
];

/// How alike two texts are: 0 nothing in common, 1 equal but for case, width and punctuation.
///
/// The better of two measures: shared pairs of neighbouring characters (good on Chinese and on
/// words in another order) and edits (good on slips of the keyboard).
pub fn similarity(one: &str, other: &str) -> f64 {
    let (one, other) = (letters(one), letters(other));
    pairs_in_common(&one, &other).max(share_unedited(&one, &other))
}

/// The known name that is most like `wanted`, if any is near enough to be meant.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted_letters = letters(wanted);
    known
        .into_iter()
        .map(|name| (name, likeness_of_names(&wanted_letters, &letters(name))))
        .filter(|(_, likeness)| *likeness >= NEAR_NAME)
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(name, _)| name)
}

/// Names are often begun and not finished: a beginning counts as near.
fn likeness_of_names(wanted: &[char], name: &[char]) -> f64 {
    let begun = wanted.len() >= 2 && name.starts_with(wanted);
    let likeness = pairs_in_common(wanted, name).max(share_unedited(wanted, name));
    if begun { likeness.max(0.75) } else { likeness }
}

/// Whether two characters turn a question into its opposite when one takes the other's place.
pub fn are_opposites(one: char, other: char) -> bool {
    let opposed = |pair: &str| pair.contains(one) && pair.contains(other);
    one != other && OPPOSITES.iter().any(|pair| opposed(pair))
}

/// Whether two names are the same but for a slip: the same letters in another order, or one
/// letter more or less in a name of some length. Names in other than ASCII letters have no slips.
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
    let is_without =
        |place: usize| long[..place] == short[..place] && long[place + 1..] == short[place..];
    let one_more =
        long.len() == short.len() + 1 && short.len() >= 4 && (0..long.len()).any(is_without);
    let same_length = one.len() == other.len() && one.len() >= 4;
    one == other || (same_length && sorted(one) == sorted(other)) || one_more
}

/// Many questions, to be asked again and again which of them is most like another.
pub struct Neighbours {
    questions: Vec<Vec<char>>,
    by_pair: HashMap<(char, char), Vec<u32>>,
}

impl Neighbours {
    /// Takes in the questions; the index of a result is the place in this order.
    pub fn new<'a>(questions: impl IntoIterator<Item = &'a str>) -> Self {
        let questions: Vec<_> = questions.into_iter().map(letters).collect();
        let mut by_pair: HashMap<_, Vec<u32>> = HashMap::new();
        for (place, question) in (0u32..).zip(&questions) {
            for pair in pairs(question) {
                by_pair.entry(pair).or_default().push(place);
            }
        }
        Self { questions, by_pair }
    }

    /// The places of at most `n` questions most like `wanted` with their likeness, best first.
    pub fn ranked(&self, wanted: &str, n: usize) -> Vec<(usize, f64)> {
        let wanted = letters(wanted);
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for pair in pairs(&wanted) {
            for place in self.by_pair.get(&pair).into_iter().flatten() {
                *shared.entry(*place).or_default() += 1;
            }
        }
        let mut found: Vec<(usize, f64)> = shared
            .into_iter()
            .map(|(place, n_shared)| {
                let place = place as usize;
                let n_pairs = wanted.len() + self.questions[place].len();
                (place, n_shared as f64 / n_pairs as f64)
            })
            .collect();
        best_first(&mut found);
        found.truncate(n + 8);
        for (place, likeness) in &mut found {
            let other = &self.questions[*place];
            *likeness = pairs_in_common(&wanted, other).max(share_unedited(&wanted, other));
        }
        best_first(&mut found);
        found.truncate(n);
        found
    }
}

fn best_first(found: &mut [(usize, f64)]) {
    found.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
}

fn letters(text: &str) -> Vec<char> {
    folded(text)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}

fn pairs(letters: &[char]) -> impl Iterator<Item = (char, char)> {
    letters.windows(2).map(|pair| (pair[0], pair[1]))
}

/// Twice the shared pairs over all pairs (the Sørensen-Dice coefficient).
fn pairs_in_common(one: &[char], other: &[char]) -> f64 {
    let n_pairs = one.len().saturating_sub(1) + other.len().saturating_sub(1);
    if n_pairs == 0 {
        return if one == other { 1.0 } else { 0.0 };
    }
    let mut left: HashMap<(char, char), usize> = HashMap::new();
    for pair in pairs(one) {
        *left.entry(pair).or_default() += 1;
    }
    let mut n_shared = 0;
    for pair in pairs(other) {
        if let Some(n) = left.get_mut(&pair).filter(|n| **n > 0) {
            *n -= 1;
            n_shared += 1;
        }
    }
    f64::from(2 * n_shared) / n_pairs as f64
}

fn share_unedited(one: &[char], other: &[char]) -> f64 {
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 1.0;
    }
    if longest > MAX_EDITED {
        return 0.0;
    }
    1.0 - n_edits(one, other) as f64 / longest as f64
}

/// The least number of characters put in, taken out, replaced, or swapped with their neighbour.
fn n_edits(one: &[char], other: &[char]) -> usize {
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let replaced = last[j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped =
                i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if swapped {
                least = least.min(before_at(&before, j - 2) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

fn before_at(before: &[usize], place: usize) -> usize {
    before.get(place).copied().unwrap_or(usize::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_keyboard_is_found() {
        let keys = ["question", "title", "topics", "points", "steps"];
        assert_eq!(nearest("quesiton", keys), Some("question"));
        assert_eq!(nearest("topic", keys), Some("topics"));
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("colour", keys), None);
    }

    #[test]
    fn a_beginning_is_near() {
        assert_eq!(nearest("net", ["networking", "node"]), Some("networking"));
    }

    #[test]
    fn chinese_names_are_compared_by_characters() {
        let topics = ["存储", "网络策略", "服务网格"];
        assert_eq!(nearest("网络", topics), Some("网络策略"));
        assert_eq!(nearest("安全", topics), None);
    }

    #[test]
    fn likeness_is_one_only_for_equal_texts() {
        assert_eq!(similarity("什么是etcd？", "什么是 ETCD?"), 1.0);
        assert!(similarity("上节点的流程", "下节点的流程") < 1.0);
        assert_eq!(similarity("甲", "乙"), 0.0);
        assert_eq!(similarity("", ""), 1.0);
    }

    #[test]
    fn the_nearest_of_many_questions_comes_first() {
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
