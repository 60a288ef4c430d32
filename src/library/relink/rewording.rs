//! Finds a reworded question among the questions of a file.
//!
//! 上节点 and 下节点, PV and PVC, 探针方式 and 探针参数 look alike and ask different things. So the
//! comparison works on words: names, numbers and negations must match, filler words may differ.

use std::collections::BTreeSet;

use crate::domain::{folded, is_han};
use crate::near::{Neighbours, are_opposites, is_slip, similarity};

/// The lowest similarity of a candidate.
const NEAR: f64 = 0.6;

/// The lowest similarity if a file has only one candidate.
const NEAR_ALONE: f64 = 0.4;

/// The lead that the best match needs over the second.
const LEAD: f64 = 0.15;

/// The number of candidates that are compared word by word.
const MAX_COMPARED: usize = 8;

/// The candidates for a lost question.
pub(super) struct Candidates<'a> {
    questions: Vec<&'a str>,
    neighbours: Neighbours,
    near: f64,
}

/// The result of a search.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// The index of the most similar question.
    pub nearest: Option<usize>,
    /// The index of the question that clearly asks the same.
    pub same: Option<usize>,
}

impl<'a> Candidates<'a> {
    /// `n_lost` is the number of questions to search for.
    pub fn new(questions: Vec<&'a str>, n_lost: usize) -> Self {
        let is_alone = questions.len() == 1 && n_lost == 1;
        Self {
            neighbours: Neighbours::new(questions.iter().copied()),
            near: if is_alone { NEAR_ALONE } else { NEAR },
            questions,
        }
    }

    pub fn find(&self, old: &str) -> Match {
        let ranked = self.neighbours.ranked(old, MAX_COMPARED);
        let asked = Words::new(old);
        let mut same: Vec<(usize, f64)> = Vec::new();
        for (index, by_characters) in &ranked {
            let words = Words::new(self.questions[*index]);
            if asked.may_equal(&words) {
                same.push((*index, by_characters.max(asked.likeness(&words))));
            }
        }
        same.sort_by(|one, other| other.1.total_cmp(&one.1));
        let second = same.get(1).map_or(0.0, |(_, likeness)| *likeness);
        let best = same.first().filter(|(_, likeness)| *likeness >= self.near);
        let clear = best.filter(|(_, likeness)| likeness - second >= LEAD);
        let nearest = ranked
            .first()
            .filter(|(_, likeness)| *likeness >= self.near);
        Match {
            nearest: best.or(nearest).map(|(index, _)| *index),
            same: clear.map(|(index, _)| *index),
        }
    }
}

/// Groups of synonyms; the first one is canonical. A group that begins with an empty word holds
/// filler words.
const SAME: &[&[&str]] = &[
    &[
        "", "a", "an", "the", "of", "in", "to", "for", "on", "and", "or", "is", "are", "was",
        "were", "be", "do", "does", "did", "can", "could", "would", "should", "will", "you", "we",
        "i", "it", "its", "your", "me", "there", "that", "this", "these", "what", "which", "how",
        "why", "who", "when", "where", "please", "explain", "describe", "tell", "about", "give",
        "list", "name", "discuss", "briefly", "say", "s", "between", "with", "exactly", "really",
        "actually", "mean", "by", "from", "so", "有哪几种", "有哪几个", "有哪几", "有哪些",
        "有几种", "有几个", "有什么", "哪几种", "哪几个", "哪些", "哪个", "几种", "几个",
        "是什么意思", "是什么", "是啥", "什么是", "什么", "如何", "怎么样", "怎么", "怎样",
        "请简述", "简述", "简要", "简单", "请", "说一说", "说一下", "说说", "说明", "讲一讲",
        "讲一下", "讲讲", "讲", "谈一谈", "谈谈", "聊聊", "介绍一下", "介绍", "描述", "解释",
        "阐述", "列举", "一下", "你", "您", "我们", "都", "的", "了", "吗", "呢", "吧", "是", "有",
        "及其", "以及", "及", "和", "与", "跟", "各自", "分别", "它", "其", "种", "个", "为什么",
        "为何", "要", "需要", "会", "里", "中", "用来", "进行", "到底", "具体",
    ],
    &["difference", "differ", "distinguish", "distinction"],
    &["type", "kind", "sort"],
    &[
        "purpose", "role", "use", "used", "using", "usage", "function", "job",
    ],
    &["choose", "pick", "select"],
    &["step", "process", "procedure", "stage"],
    &["check", "verify", "inspect"],
    &["fix", "solve", "resolve", "repair"],
    &["debug", "troubleshoot", "diagnose"],
    &["remove", "delete"],
    &["create", "make"],
    &["happen", "occur"],
    &["need", "require", "must"],
    &["advantage", "benefit", "pro"],
    &["drawback", "disadvantage", "con", "downside"],
    &["big", "large"],
    &["show", "display"],
    &["begin", "start"],
    &["work", "operate"],
    &["component", "part"],
    &["作用", "功能", "用途", "用处"],
    &["流程", "过程", "步骤"],
    &["区别", "差别", "不同", "差异"],
    &["优点", "优势", "好处"],
    &["缺点", "劣势", "不足"],
    &["类型", "种类", "类别"],
    &["方式", "方法", "办法"],
    &["选择", "选取", "挑选"],
    &["排查", "定位", "排除"],
    &["创建", "新建"],
    &["删除", "移除"],
    &["特点", "特性", "特征"],
    &["原理", "机制"],
    &["查看", "查询"],
    &["组成", "构成"],
    &["常见", "常用"],
];

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "without", "cannot", "isn", "aren", "don", "doesn", "can't", "won",
    "shouldn",
];

const HAN_NEGATIONS: [char; 7] = ['不', '没', '无', '非', '未', '勿', '反'];

/// A question's words, without filler words.
struct Words {
    /// Latin words, in lower case and singular.
    words: Vec<String>,
    numbers: Vec<String>,
    /// The Chinese characters, with canonical synonyms.
    han: Vec<char>,
    n_negations: usize,
    /// The whole text, with canonical synonyms.
    plain: String,
}

impl Words {
    fn new(question: &str) -> Self {
        let text = same_phrases(&folded(question));
        let mut words = Self {
            words: Vec::new(),
            numbers: Vec::new(),
            han: text.chars().filter(|c| is_han(*c)).collect(),
            n_negations: text.chars().filter(|c| HAN_NEGATIONS.contains(c)).count(),
            plain: String::new(),
        };
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
            words.push_word(word);
        }
        words.plain = words.words.concat() + &words.numbers.concat();
        words.plain.extend(&words.han);
        words
    }

    fn push_word(&mut self, word: &str) {
        let singular = singular(word);
        let group = SAME
            .iter()
            .find(|group| group.contains(&word) || group.contains(&singular));
        if NEGATIONS.contains(&word) {
            self.n_negations += 1;
        } else if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
            self.numbers.push(word.to_owned());
        } else {
            let meant = group.map_or(singular, |group| group[0]);
            if !meant.is_empty() && word != "t" {
                self.words.push(meant.to_owned());
            }
        }
    }

    /// Whether no difference rules out that both ask the same.
    fn may_equal(&self, other: &Self) -> bool {
        self.n_negations == other.n_negations
            && one_holds_the_other(&self.numbers, &other.numbers, |one, other| one == other)
            && one_holds_the_other(&self.words, &other.words, |one, other| {
                is_slip(one, other)
                    || has_doubled_letter(one, other)
                    || has_doubled_letter(other, one)
            })
            && han_agrees(&self.han, &other.han)
    }

    /// 0 to 1.
    fn likeness(&self, other: &Self) -> f64 {
        let parts = |words: &Self| -> BTreeSet<String> {
            let han = words.han.windows(2).map(|pair| pair.iter().collect());
            words.words.iter().cloned().chain(han).collect()
        };
        let (one, two) = (parts(self), parts(other));
        let n_parts = one.len() + two.len();
        let shared = match n_parts {
            0 => 0.0,
            _ => 2.0 * one.intersection(&two).count() as f64 / n_parts as f64,
        };
        shared.max(similarity(&self.plain, &other.plain))
    }
}

/// Replaces Chinese synonyms with the canonical one, longest first.
fn same_phrases(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let phrases = SAME
            .iter()
            .flat_map(|group| group.iter().map(|phrase| (group[0], *phrase)));
        let found = phrases
            .filter(|(_, phrase)| phrase.starts_with(is_han) && rest.starts_with(phrase))
            .max_by_key(|(_, phrase)| phrase.len());
        let n_bytes = match found {
            Some((meant, phrase)) => {
                kept.push_str(if meant.is_empty() { " " } else { meant });
                phrase.len()
            }
            None => {
                kept.push(first);
                first.len_utf8()
            }
        };
        rest = &rest[n_bytes..];
    }
    kept
}

fn singular(word: &str) -> &str {
    let stem = word
        .strip_suffix('s')
        .filter(|stem| stem.len() > 2 && !stem.ends_with('s'));
    stem.unwrap_or(word)
}

/// Whether one list contains the other. Words may be added or removed, but not both.
fn one_holds_the_other(one: &[String], other: &[String], equal: fn(&str, &str) -> bool) -> bool {
    let missing = |words: &[String], among: &[String]| {
        let mut left: Vec<&String> = among.iter().collect();
        let mut n_missing = 0;
        for word in words {
            match left.iter().position(|known| equal(word, known)) {
                Some(place) => drop(left.swap_remove(place)),
                None => n_missing += 1,
            }
        }
        n_missing
    };
    missing(one, other) == 0 || missing(other, one) == 0
}

/// Whether `long` is `short` with one letter typed twice (`podd`).
fn has_doubled_letter(short: &str, long: &str) -> bool {
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let doubled = |place: usize| {
        long[place] == long[place - 1]
            && long[..place] == short[..place]
            && long[place + 1..] == short[place..]
    };
    short.len() >= 3 && long.len() == short.len() + 1 && (1..long.len()).any(doubled)
}

/// Like [`one_holds_the_other`] for Chinese characters, but allows one mistyped character.
fn han_agrees(one: &[char], other: &[char]) -> bool {
    let missing = |characters: &[char], among: &[char]| {
        let mut left = among.to_vec();
        let mut missing = Vec::new();
        for character in characters {
            match left.iter().position(|known| known == character) {
                Some(place) => drop(left.remove(place)),
                None => missing.push(*character),
            }
        }
        missing
    };
    match (&missing(one, other)[..], &missing(other, one)[..]) {
        ([], _) | (_, []) => true,
        ([one], [other]) => !are_opposites(*one, *other),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `same` or `other`, the question as it was, the question as it is now.
    fn table() -> impl Iterator<Item = (bool, &'static str, &'static str)> {
        let table = include_str!("../../../tests/fixtures/rewordings.txt").lines();
        let rows = table.filter(|line| !line.starts_with('#'));
        rows.map(|line| {
            let parts: Vec<&str> = line.split(" | ").collect();
            (parts[0] == "same", parts[1], parts[2])
        })
    }

    /// Unedited questions from one file.
    const BESIDE: [&str; 6] = [
        "什么是镜像仓库？",
        "Pod 的镜像拉取策略有哪些？",
        "How does a rolling update work?",
        "What is the purpose of a namespace?",
        "Service 与 Ingress 的区别",
        "如何备份集群？",
    ];

    fn is_found(old: &str, new: &str, beside: &[&str], n_lost: usize) -> bool {
        let questions = beside.iter().copied().chain([new]).collect();
        Candidates::new(questions, n_lost).find(old).same == Some(beside.len())
    }

    #[test]
    fn sixty_edits_are_found_and_other_questions_are_not() {
        assert_eq!(table().count(), 60);
        let wrong: Vec<_> = table()
            .filter(|(is_same, old, new)| is_found(old, new, &BESIDE, 2) != *is_same)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_only_question_of_a_file_needs_less_likeness() {
        let (old, new) = ("etcd 备份", "请说说生产环境的 etcd 集群怎么做备份和恢复");
        assert!(is_found(old, new, &[], 1));
        assert!(!is_found(old, new, &BESIDE, 1));
        assert!(!is_found("etcd 备份", "Calico 网络插件", &[], 1));
    }

    #[test]
    fn two_questions_that_fit_alike_are_not_clear() {
        let questions = vec!["Pod 的重启策略有哪些", "Pod 的重启策略是什么"];
        let found = Candidates::new(questions, 1).find("简述 Pod 的重启策略");
        assert_eq!(found.same, None);
        assert!(found.nearest.is_some());
    }
}
