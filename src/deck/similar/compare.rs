//! Decides whether two questions ask the same.
//!
//! Common words are not enough: 上节点 and 下节点 differ in one character. The differences decide.
//! If each question has something that the other lacks, they ask different things.

use crate::near::{are_opposites, is_slip};

use super::content::{Concept, ConceptKind, Content, is_chinese, may_slip, pairs};
use super::phrases::Asks;

/// How certain it is that two questions ask the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The same subjects and aspects in other words.
    Sure,
    /// One of them names something more.
    Likely,
}

/// The lowest weighted share of common words where one question says more than the other.
const LIKELY: f64 = 0.75;

/// Characters that make an addition a different question: numbers and negations.
const DECIDING: &str = "一二三四五六七八九十两双单多不非无没未否禁反勿";

/// What two questions have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    pub grade: Certainty,
    /// The weighted share of common words, at most 1.
    pub score: f64,
    /// The common words, in the order of the first question.
    pub words: Vec<String>,
}

/// What two questions have in common, or `None` if they do not ask the same. `weight` is higher for
/// rarer names and pairs of characters.
pub fn common(one: &Content, other: &Content, weight: &dyn Fn(&str) -> f64) -> Option<Common> {
    let here = Side::of(one, other);
    let has_subject = here
        .shared
        .iter()
        .any(|unit| unit.kind != ConceptKind::Aspect);
    if !has_subject || asks_otherwise(one, other, &here) {
        return None;
    }
    let there = Side::of(other, one);
    let (mine, yours) = (here.own(false), there.own(false));
    let asides = here.own(true).len() + there.own(true).len();
    let is_more =
        |more: &[Difference<'_>], of: &Content| more.iter().all(|rest| rest.is_addition(of));
    let grade = match (mine.is_empty(), yours.is_empty()) {
        (true, true) if asides == 0 && same_order(one, other) => Certainty::Sure,
        (true, true) if here.own(true).is_empty() || there.own(true).is_empty() => {
            Certainty::Likely
        }
        (false, true) if is_more(&mine, other) => Certainty::Likely,
        (true, false) if is_more(&yours, one) => Certainty::Likely,
        _ => return None,
    };
    let weigh = |words: &[&str]| words.iter().map(|word| weight(word)).sum::<f64>();
    let shared = weigh(&here.shared_terms) + weigh(&there.shared_terms);
    let all = shared + weigh(&terms(&mine)) + weigh(&terms(&yours));
    let score = if all > 0.0 { shared / all } else { 0.0 };
    (grade == Certainty::Sure || score >= LIKELY).then(|| Common {
        grade,
        score,
        words: here.shared_words(),
    })
}

/// Whether one question asks what something is and the other how, and they share no aspect.
fn asks_otherwise(one: &Content, other: &Content, here: &Side<'_>) -> bool {
    let has_aspect = here
        .shared
        .iter()
        .any(|unit| unit.kind == ConceptKind::Aspect);
    let agree = one.asks.iter().any(|asks| other.asks.contains(asks));
    let says_how = |content: &Content| content.asks.iter().any(|asks| *asks != Asks::What);
    let one_is_plain = one.asks.is_empty() || other.asks.is_empty();
    // Pod 怎么创建 and 创建 Pod ask the same. 什么是 Pod and 怎么创建 Pod differ in their words.
    let differ = !one_is_plain && !agree && (says_how(one) || says_how(other));
    differ && !has_aspect
}

/// Whether the names are in the same order, or the order has no meaning. "How does A call B" and
/// "how does B call A" are different questions.
fn same_order(one: &Content, other: &Content) -> bool {
    let is_mutual = |unit: &Concept| matches!(unit.text.as_str(), "区别" | "关系");
    names(one) == names(other) || one.units.iter().any(is_mutual)
}

/// The different names in Latin letters.
fn names(content: &Content) -> Vec<&str> {
    let is_name = |unit: &&Concept| matches!(unit.kind, ConceptKind::Subject | ConceptKind::Weak);
    let names = content.units.iter().filter(is_name);
    each_once(names.filter(|unit| unit.text.is_ascii()))
}

/// One question compared with another.
struct Side<'a> {
    /// The concepts that the other has too.
    shared: Vec<&'a Concept>,
    /// The names and pairs of characters that the other has too.
    shared_terms: Vec<&'a str>,
    /// What the other lacks.
    rests: Vec<Difference<'a>>,
}

/// A part that only one of two questions has.
#[derive(Clone, Copy, Debug)]
struct Difference<'a> {
    kind: ConceptKind,
    text: &'a str,
    aside: bool,
}

impl<'a> Side<'a> {
    fn of(content: &'a Content, other: &Content) -> Self {
        let mut side = Self {
            shared: Vec::new(),
            shared_terms: Vec::new(),
            rests: Vec::new(),
        };
        for unit in &content.units {
            match unit.kind {
                ConceptKind::Stretch => side.stretch(unit, other),
                _ => side.name(unit, other),
            }
        }
        side.shared_terms.sort_unstable();
        side.shared_terms.dedup();
        side
    }

    fn name(&mut self, unit: &'a Concept, other: &Content) {
        if other.units.iter().any(|known| is_same_name(unit, known)) {
            self.shared.push(unit);
            self.shared_terms.push(&unit.text);
        } else {
            self.rests.push(Difference {
                kind: unit.kind,
                text: &unit.text,
                aside: unit.aside,
            });
        }
    }

    /// Compares a stretch. Characters in a pair that both questions have are common.
    fn stretch(&mut self, unit: &'a Concept, other: &Content) {
        let theirs = other.units.iter();
        let theirs: Vec<&Concept> = theirs
            .filter(|unit| unit.kind == ConceptKind::Stretch)
            .collect();
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
                self.rests.push(Difference {
                    kind: ConceptKind::Stretch,
                    text,
                    aside: unit.aside,
                });
            }
        }
    }

    /// What only this question has, inside or outside brackets.
    fn own(&self, aside: bool) -> Vec<Difference<'a>> {
        let rests = self.rests.iter().filter(|rest| rest.aside == aside);
        rests.copied().collect()
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
    fn is_addition(&self, to: &Content) -> bool {
        match self.kind {
            ConceptKind::Weak => true,
            ConceptKind::Aspect => false,
            ConceptKind::Subject | ConceptKind::Stretch => {
                let theirs = || to.units.iter().flat_map(|unit| unit.text.chars());
                let is_opposed = |own: char| theirs().any(|their| are_opposites(own, their));
                let decides = |own: char| DECIDING.contains(own) || is_opposed(own);
                is_chinese(self.text) && !self.text.chars().any(decides)
            }
        }
    }
}

fn terms<'a>(rests: &[Difference<'a>]) -> Vec<&'a str> {
    let mut terms: Vec<&str> = Vec::with_capacity(rests.len());
    for rest in rests {
        match rest.kind {
            ConceptKind::Stretch => terms.extend(pairs(rest.text)),
            _ => terms.push(rest.text),
        }
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn is_same_name(one: &Concept, other: &Concept) -> bool {
    other.kind != ConceptKind::Stretch
        && (one.text == other.text
            || (may_slip(&one.text) && may_slip(&other.text) && is_slip(&one.text, &other.text)))
}
