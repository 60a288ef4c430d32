//! Decides whether two questions ask the same.
//!
//! Common words are not enough: 上节点 and 下节点 differ in one character. The differences decide.
//! If each question has something that the other lacks, they ask different things.

use crate::domain::is_han;

use super::phrases::Asks;
use super::question::{Concept, ConceptKind, ParsedQuestion, pairs};
use super::slips::{are_opposites, decides, is_mistyped, is_slip};

/// How certain it is that two questions ask the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The same subjects and aspects in other words.
    Sure,
    /// Most words are equal, and one has more detail or a typing error in a Chinese phrase.
    Likely,
    /// Fewer words are equal, or one asks for something more. The same question only if one
    /// replaced the other.
    Possible,
}

/// The lowest weighted share of common words where one question says more than the other.
const LIKELY: f64 = 0.75;

/// What two questions have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlap {
    pub grade: Certainty,
    /// The weighted share of common words, at most 1.
    pub score: f64,
    /// The common words, in the order of the first question.
    pub words: Vec<String>,
}

/// What two questions have in common, or `None` if they do not ask the same. `weight` is higher for
/// rarer names and pairs of characters.
pub fn compare(
    one: &ParsedQuestion,
    other: &ParsedQuestion,
    weight: &dyn Fn(&str) -> f64,
) -> Option<Overlap> {
    let here = Side::new(one, other);
    let has_subject = here
        .shared
        .iter()
        .any(|unit| unit.kind != ConceptKind::Aspect);
    if !has_subject || asks_otherwise(one, other, &here) {
        return None;
    }
    let there = Side::new(other, one);
    let certainty = certainty(&here, &there)?;
    let weigh = |words: &[&str]| words.iter().map(|word| weight(word)).sum::<f64>();
    let shared = weigh(&here.shared_terms) + weigh(&there.shared_terms);
    let all = shared + weigh(&here.own_terms()) + weigh(&there.own_terms());
    let score = if all > 0.0 { shared / all } else { 0.0 };
    let is_vague = certainty == Certainty::Likely && score < LIKELY;
    Some(Overlap {
        grade: if is_vague {
            Certainty::Possible
        } else {
            certainty
        },
        score,
        words: here.shared_words(),
    })
}

/// `None` if each question has something that the other lacks, or one says the opposite.
fn certainty(here: &Side<'_>, there: &Side<'_>) -> Option<Certainty> {
    let (mine, yours) = (here.own(false), there.own(false));
    let asides = (here.own(true).len(), there.own(true).len());
    let (more, to) = match (mine.is_empty(), yours.is_empty()) {
        (true, true) if asides == (0, 0) && same_order(here.question, there.question) => {
            return Some(Certainty::Sure);
        }
        (true, true) => return (asides.0 == 0 || asides.1 == 0).then_some(Certainty::Likely),
        (false, true) => (mine, there.question),
        (true, false) => (yours, here.question),
        (false, false) => {
            let phrases = (written(&mine)?, written(&yours)?);
            return is_mistyped(&phrases.0, &phrases.1).then_some(Certainty::Likely);
        }
    };
    if more.iter().all(|rest| rest.is_detail(to)) {
        return Some(Certainty::Likely);
    }
    let changes = |rest: &Difference<'_>| rest.changes(to);
    (!more.iter().any(changes)).then_some(Certainty::Possible)
}

/// The whole Chinese phrases that differences belong to; `None` if one of them is a Latin name.
fn written(differences: &[Difference<'_>]) -> Option<String> {
    differences.iter().map(|rest| rest.written).collect()
}

/// Whether one question asks what something is and the other how, and they share no aspect.
fn asks_otherwise(one: &ParsedQuestion, other: &ParsedQuestion, here: &Side<'_>) -> bool {
    let has_aspect = here
        .shared
        .iter()
        .any(|unit| unit.kind == ConceptKind::Aspect);
    let agree = one.asks.iter().any(|asks| other.asks.contains(asks));
    let says_how = |content: &ParsedQuestion| content.asks.iter().any(|asks| *asks != Asks::What);
    let one_is_plain = one.asks.is_empty() || other.asks.is_empty();
    // Pod 怎么创建 and 创建 Pod ask the same. 什么是 Pod and 怎么创建 Pod differ in their words.
    let differ = !one_is_plain && !agree && (says_how(one) || says_how(other));
    differ && !has_aspect
}

/// Whether the names are in the same order, or the order has no meaning. "How does A call B" and
/// "how does B call A" are different questions.
fn same_order(one: &ParsedQuestion, other: &ParsedQuestion) -> bool {
    let is_mutual = |unit: &Concept| matches!(unit.text.as_str(), "区别" | "关系");
    names(one) == names(other) || one.units.iter().any(is_mutual)
}

/// The different names in Latin letters.
fn names(content: &ParsedQuestion) -> Vec<&str> {
    let is_name = |unit: &&Concept| matches!(unit.kind, ConceptKind::Subject | ConceptKind::Weak);
    let names = content.units.iter().filter(is_name);
    each_once(names.filter(|unit| unit.text.is_ascii()))
}

/// One question compared with another.
struct Side<'a> {
    question: &'a ParsedQuestion,
    /// The concepts that the other has too.
    shared: Vec<&'a Concept>,
    /// The names and pairs of characters that the other has too.
    shared_terms: Vec<&'a str>,
    /// What the other lacks.
    differences: Vec<Difference<'a>>,
}

/// A part that only one of two questions has.
#[derive(Clone, Copy, Debug)]
struct Difference<'a> {
    kind: ConceptKind,
    text: &'a str,
    /// The Chinese phrase or the whole stretch that it is in.
    written: Option<&'a str>,
    aside: bool,
}

impl<'a> Side<'a> {
    fn new(question: &'a ParsedQuestion, other: &ParsedQuestion) -> Self {
        let mut side = Self {
            question,
            shared: Vec::new(),
            shared_terms: Vec::new(),
            differences: Vec::new(),
        };
        for unit in &question.units {
            match unit.kind {
                ConceptKind::Stretch => side.stretch(unit, other),
                ConceptKind::Platform => {}
                _ => side.name(unit, other),
            }
        }
        side.shared_terms.sort_unstable();
        side.shared_terms.dedup();
        side
    }

    fn name(&mut self, unit: &'a Concept, other: &ParsedQuestion) {
        if other.units.iter().any(|known| is_same_name(unit, known)) {
            self.shared.push(unit);
            self.shared_terms.push(&unit.text);
        } else {
            self.differ(unit, &unit.text);
        }
    }

    /// Compares a stretch. Characters in a pair that both questions have are common.
    fn stretch(&mut self, unit: &'a Concept, other: &ParsedQuestion) {
        let is_stretch = |unit: &&Concept| unit.kind == ConceptKind::Stretch;
        let theirs: Vec<&Concept> = other.units.iter().filter(is_stretch).collect();
        let n_characters = unit.text.chars().count();
        let mut covered = vec![false; n_characters];
        for (at, pair) in pairs(&unit.text).enumerate() {
            if theirs.iter().any(|unit| holds_pair(&unit.text, pair)) {
                covered[at..n_characters.min(at + 2)].fill(true);
                self.shared_terms.push(pair);
            }
        }
        if covered.contains(&true) {
            self.shared.push(unit);
        }
        let mut rest: &str = &unit.text;
        for run in covered.chunk_by(|one, next| one == next) {
            let end = rest.char_indices().nth(run.len());
            let (text, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            rest = after;
            if !run[0] {
                self.differ(unit, text);
            }
        }
    }

    fn differ(&mut self, unit: &'a Concept, text: &'a str) {
        self.differences.push(Difference {
            kind: unit.kind,
            text,
            written: match unit.kind {
                ConceptKind::Stretch => Some(&unit.text),
                _ => unit.phrase,
            },
            aside: unit.aside,
        });
    }

    /// What only this question has, inside or outside brackets.
    fn own(&self, aside: bool) -> Vec<Difference<'a>> {
        let differences = self
            .differences
            .iter()
            .filter(|difference| difference.aside == aside);
        differences.copied().collect()
    }

    /// The names and pairs of characters that only this question has, outside brackets.
    fn own_terms(&self) -> Vec<&'a str> {
        let mut terms: Vec<&str> = Vec::with_capacity(self.differences.len());
        for rest in self.own(false) {
            match rest.kind {
                ConceptKind::Stretch => terms.extend(pairs(rest.text)),
                _ => terms.push(rest.text),
            }
        }
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    fn shared_words(&self) -> Vec<String> {
        let words = each_once(self.shared.iter().copied()).into_iter();
        words.map(str::to_owned).collect()
    }
}

/// The different texts of concepts, in order.
fn each_once<'a>(units: impl Iterator<Item = &'a Concept>) -> Vec<&'a str> {
    let mut texts: Vec<&str> = Vec::new();
    for unit in units {
        if !texts.contains(&unit.text.as_str()) {
            texts.push(&unit.text);
        }
    }
    texts
}

/// Whether a stretch has a pair of characters, or is a single character.
fn holds_pair(stretch: &str, pair: &str) -> bool {
    stretch == pair || (pair.chars().nth(1).is_some() && stretch.contains(pair))
}

impl Difference<'_> {
    /// Whether it only adds detail to a question.
    fn is_detail(&self, to: &ParsedQuestion) -> bool {
        match self.kind {
            ConceptKind::Weak | ConceptKind::Platform => true,
            ConceptKind::Aspect => false,
            ConceptKind::Subject | ConceptKind::Stretch => {
                self.text.chars().all(is_han) && !self.changes(to)
            }
        }
    }

    /// Whether a question with it can never be the same as the one without.
    fn changes(&self, to: &ParsedQuestion) -> bool {
        let names_platform = || {
            to.units
                .iter()
                .any(|unit| unit.kind == ConceptKind::Platform)
        };
        let theirs = || to.units.iter().flat_map(|unit| unit.text.chars());
        let is_opposed = |own: char| theirs().any(|their| are_opposites(own, their));
        decides(self.text)
            || self.text.chars().any(is_opposed)
            || (self.kind == ConceptKind::Subject && self.text.is_ascii() && names_platform())
    }
}

fn is_same_name(one: &Concept, other: &Concept) -> bool {
    other.kind != ConceptKind::Stretch && is_slip(&one.text, &other.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::likeness::Phrases;

    fn grade(one: &str, other: &str) -> Option<Certainty> {
        let phrases = Phrases::new();
        let parse = |question| ParsedQuestion::parse(question, &phrases);
        let common = compare(&parse(one), &parse(other), &|_| 1.0);
        common.map(|common| common.grade)
    }

    #[test]
    fn the_differences_decide_how_certain_it_is() {
        for (one, other, wanted) in [
            (
                "kubelet 的功能",
                "What is kubelet used for?",
                Some(Certainty::Sure),
            ),
            (
                "Pod 的重启策略",
                "Pod 的常见重启策略有哪些",
                Some(Certainty::Sure),
            ),
            (
                "Pod 的重启策略",
                "Pod 容器异常重启策略",
                Some(Certainty::Likely),
            ),
            ("静态 Pod", "静态 Pod 的更新方式", Some(Certainty::Possible)),
            (
                "Pod 的创建流程",
                "Pod 的创建流成",
                Some(Certainty::Possible),
            ),
            ("同节点 Pod 通信", "跨节点 Pod 通信", None),
            ("强一致性", "弱一致性", None),
            ("Pod 能被调度", "Pod 不能被调度", None),
            ("K8s namespace", "Linux namespace", None),
            ("CNI 插件", "CRI 插件", None),
        ] {
            assert_eq!(grade(one, other), wanted, "{one} / {other}");
            assert_eq!(grade(other, one), wanted, "{other} / {one}");
        }
    }
}
