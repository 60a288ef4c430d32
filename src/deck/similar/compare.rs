//! Whether two questions ask the same, and what speaks for it.
//!
//! Sharing words is not enough: 上节点 and 下节点 share all but one character. What the one has
//! and the other has not decides; where each has something of its own they ask different things.

use crate::near::{are_opposites, is_slip};

use super::content::{Content, Kind, Unit, is_chinese, may_slip, pairs};
use super::phrases::Asks;

/// How sure it is that two questions ask the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The same subjects and aspects in other words.
    Sure,
    /// One of them names something more.
    Likely,
}

/// From this share of common words on, by weight, one question may say more than the other.
const LIKELY: f64 = 0.75;

/// Characters that turn an addition into another question: numbers and negations.
const DECIDING: &str = "一二三四五六七八九十两双单多不非无没未否禁反勿";

/// What two questions have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    /// How sure it is.
    pub grade: Grade,
    /// The share of common words, by weight; at most 1.
    pub score: f64,
    /// The common words, in the order of the first question.
    pub words: Vec<String>,
}

/// What two questions have in common; none where they do not ask the same.
///
/// `weight` says how much a name or pair of characters tells, rare ones more.
pub fn common(one: &Content, other: &Content, weight: &dyn Fn(&str) -> f64) -> Option<Common> {
    let here = Side::of(one, other);
    let has_subject = here.shared.iter().any(|unit| unit.kind != Kind::Aspect);
    if !has_subject || asks_otherwise(one, other, &here) {
        return None;
    }
    let there = Side::of(other, one);
    let (mine, yours) = (here.own(false), there.own(false));
    let asides = here.own(true).len() + there.own(true).len();
    let is_more = |more: &[Rest<'_>], of: &Content| more.iter().all(|rest| rest.is_addition(of));
    let grade = match (mine.is_empty(), yours.is_empty()) {
        (true, true) if asides == 0 && same_order(one, other) => Grade::Sure,
        (true, true) if here.own(true).is_empty() || there.own(true).is_empty() => Grade::Likely,
        (false, true) if is_more(&mine, other) => Grade::Likely,
        (true, false) if is_more(&yours, one) => Grade::Likely,
        _ => return None,
    };
    let weigh = |words: &[&str]| words.iter().map(|word| weight(word)).sum::<f64>();
    let shared = weigh(&here.shared_terms) + weigh(&there.shared_terms);
    let all = shared + weigh(&terms(&mine)) + weigh(&terms(&yours));
    let score = if all > 0.0 { shared / all } else { 0.0 };
    (grade == Grade::Sure || score >= LIKELY).then(|| Common {
        grade,
        score,
        words: here.shared_words(),
    })
}

/// Whether the one asks what something is and the other how, and no aspect says that it is the
/// same all the same.
fn asks_otherwise(one: &Content, other: &Content, here: &Side<'_>) -> bool {
    let has_aspect = here.shared.iter().any(|unit| unit.kind == Kind::Aspect);
    let agree = one.asks.iter().any(|asks| other.asks.contains(asks));
    let says_how = |content: &Content| content.asks.iter().any(|asks| *asks != Asks::What);
    let one_is_plain = one.asks.is_empty() || other.asks.is_empty();
    // Pod 怎么创建 and 创建 Pod ask the same, 什么是 Pod and 怎么创建 Pod differ by their words.
    let differ = !one_is_plain && !agree && (says_how(one) || says_how(other));
    differ && !has_aspect
}

/// Whether the names stand in the same order, or in an order that says nothing: what calls what
/// is another question than the reverse.
fn same_order(one: &Content, other: &Content) -> bool {
    let is_mutual = |unit: &Unit| matches!(unit.text.as_str(), "区别" | "关系");
    names(one) == names(other) || one.units.iter().any(is_mutual)
}

/// The names in Latin letters, each once.
fn names(content: &Content) -> Vec<&str> {
    let is_name = |unit: &&Unit| matches!(unit.kind, Kind::Subject | Kind::Weak);
    let names = content.units.iter().filter(is_name);
    each_once(names.filter(|unit| unit.text.is_ascii()))
}

/// One question beside the other.
struct Side<'a> {
    /// Its units that the other has too.
    shared: Vec<&'a Unit>,
    /// Names and pairs of characters that the other has too.
    shared_terms: Vec<&'a str>,
    /// What the other has not.
    rests: Vec<Rest<'a>>,
}

/// Something that only one of two questions has.
#[derive(Clone, Copy, Debug)]
struct Rest<'a> {
    kind: Kind,
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
                Kind::Stretch => side.stretch(unit, other),
                _ => side.name(unit, other),
            }
        }
        side.shared_terms.sort_unstable();
        side.shared_terms.dedup();
        side
    }

    fn name(&mut self, unit: &'a Unit, other: &Content) {
        if other.units.iter().any(|known| is_same_name(unit, known)) {
            self.shared.push(unit);
            self.shared_terms.push(&unit.text);
        } else {
            self.rests.push(Rest {
                kind: unit.kind,
                text: &unit.text,
                aside: unit.aside,
            });
        }
    }

    /// What of a stretch the other has too: characters in a pair that both have are common.
    fn stretch(&mut self, unit: &'a Unit, other: &Content) {
        let theirs = other.units.iter();
        let theirs: Vec<&Unit> = theirs.filter(|unit| unit.kind == Kind::Stretch).collect();
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
                self.rests.push(Rest {
                    kind: Kind::Stretch,
                    text,
                    aside: unit.aside,
                });
            }
        }
    }

    /// What only this question has, in brackets or outside them.
    fn own(&self, aside: bool) -> Vec<Rest<'a>> {
        let rests = self.rests.iter().filter(|rest| rest.aside == aside);
        rests.copied().collect()
    }

    fn shared_words(&self) -> Vec<String> {
        let words = each_once(self.shared.iter().copied()).into_iter();
        words.map(str::to_owned).collect()
    }
}

/// The texts of units in order, each once.
fn each_once<'a>(units: impl Iterator<Item = &'a Unit>) -> Vec<&'a str> {
    let mut texts: Vec<&str> = Vec::new();
    for unit in units {
        if !texts.contains(&unit.text.as_str()) {
            texts.push(&unit.text);
        }
    }
    texts
}

/// Whether a pair of characters, or a single one, is a pair of a stretch.
fn holds_pair(stretch: &str, pair: &str) -> bool {
    stretch == pair || (pair.chars().nth(1).is_some() && stretch.contains(pair))
}

impl Rest<'_> {
    /// Whether it only adds to a question and does not make another one of it.
    fn is_addition(&self, to: &Content) -> bool {
        match self.kind {
            Kind::Weak => true,
            Kind::Aspect => false,
            Kind::Subject | Kind::Stretch => {
                let theirs = || to.units.iter().flat_map(|unit| unit.text.chars());
                let is_opposed = |own: char| theirs().any(|their| are_opposites(own, their));
                let decides = |own: char| DECIDING.contains(own) || is_opposed(own);
                is_chinese(self.text) && !self.text.chars().any(decides)
            }
        }
    }
}

fn terms<'a>(rests: &[Rest<'a>]) -> Vec<&'a str> {
    let mut terms: Vec<&str> = Vec::with_capacity(rests.len());
    for rest in rests {
        match rest.kind {
            Kind::Stretch => terms.extend(pairs(rest.text)),
            _ => terms.push(rest.text),
        }
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn is_same_name(one: &Unit, other: &Unit) -> bool {
    other.kind != Kind::Stretch
        && (one.text == other.text
            || (may_slip(&one.text) && may_slip(&other.text) && is_slip(&one.text, &other.text)))
}
