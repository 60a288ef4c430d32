//! Finds cards that may ask the same question, for a person to decide.
//!
//! `crate::likeness` compares two questions. An index of rare words keeps the search linear: if one
//! question contains everything that another asks, both have the rarest words of the other.

mod group;
mod related_cards;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::domain::{Card, CardId};
use crate::likeness::{Certainty, Overlap, ParsedQuestion, Phrases, compare};

use super::contents::{Deck, Origin};
pub use group::{LookAlikeGroup, groups};
pub use related_cards::related_cards;

/// Two cards that may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct LookAlike {
    /// In the order of the deck.
    pub cards: [CardId; 2],
    pub grade: Certainty,
    /// The weighted share of common words, at most 1.
    pub score: f64,
    pub words: Vec<String>,
}

/// The number of rare words of a question that are looked up.
const RAREST: usize = 3;

/// A word in more questions than this is not looked up.
const COMMON: usize = 200;

/// The number of questions with the same words that each is compared with.
const NEIGHBORS: usize = 8;

/// The pairs of cards that may ask the same, most certain first, without hidden cards and pairs
/// that a manifest lists as `related`.
pub fn look_alikes(deck: &Deck) -> Vec<LookAlike> {
    let index = Index::new(deck);
    let candidates = index.candidates();
    index.found(deck, candidates, Certainty::Likely)
}

/// The certain pairs of [`look_alikes`]. Compares only questions with the same words, which is much
/// faster.
pub fn sure_look_alikes(deck: &Deck) -> Vec<LookAlike> {
    let index = Index::of_wordings(deck);
    let candidates = index.of_same_words();
    index.found(deck, candidates, Certainty::Sure)
}

/// The card that certainly asks the same as a question. `None` if several do.
pub fn card_asking<'a>(deck: &'a Deck, question: &str) -> Option<&'a Card> {
    let phrases = Phrases::new();
    let question = ParsedQuestion::parse(question, &phrases);
    let is_same = |wording: &str| {
        let common = compare(
            &question,
            &ParsedQuestion::parse(wording, &phrases),
            &|_| 1.0,
        );
        common.is_some_and(|common| common.grade == Certainty::Sure)
    };
    let asks = |card: &&Card| wordings(deck, card).into_iter().any(is_same);
    let cards = deck.cards.iter().filter(|card| card.hidden.is_none());
    let mut found = cards.filter(asks);
    found.next().filter(|_| found.next().is_none())
}

fn better(one: &Overlap, than: &Overlap) -> bool {
    (one.grade, -one.score) < (than.grade, -than.score)
}

/// The different questions of a card, without those of own answers.
fn wordings<'a>(deck: &'a Deck, card: &'a Card) -> Vec<&'a str> {
    let entries = deck.entries_of(card);
    let mut seen = HashSet::new();
    entries
        .filter(|entry| deck.source_of(entry).origin != Origin::Own && seen.insert(entry.id))
        .map(|entry| entry.question.as_str())
        .collect()
}

/// The wordings of a deck, indexed by their words.
struct Index {
    wordings: Vec<CardWording>,
    /// The wordings with each word.
    by_term: HashMap<String, Vec<u32>>,
}

struct CardWording {
    card: u32,
    question: ParsedQuestion,
}

impl Index {
    fn new(deck: &Deck) -> Self {
        let mut all = Self::of_wordings(deck);
        for (wording, index) in all.wordings.iter().zip(0u32..) {
            for term in wording.question.terms() {
                all.by_term.entry(term).or_default().push(index);
            }
        }
        all
    }

    /// The wordings, without the index of words.
    fn of_wordings(deck: &Deck) -> Self {
        let phrases = Phrases::new();
        let cards: Vec<(&Card, u32)> = deck.cards.iter().zip(0u32..).collect();
        let shown = cards.par_iter().filter(|(card, _)| card.hidden.is_none());
        let found = shown.flat_map_iter(|(card, index)| {
            wordings(deck, card)
                .into_iter()
                .map(|question| CardWording {
                    card: *index,
                    question: ParsedQuestion::parse(question, &phrases),
                })
        });
        Self {
            wordings: found.collect(),
            by_term: HashMap::new(),
        }
    }

    fn n_with(&self, term: &str) -> usize {
        self.by_term.get(term).map_or(0, Vec::len)
    }

    fn cards_of(&self, one: u32, other: u32) -> (u32, u32) {
        let card = |wording: u32| self.wordings[wording as usize].card;
        let (one, other) = (card(one), card(other));
        (one.min(other), one.max(other))
    }

    fn common(&self, one: u32, other: u32) -> Option<Overlap> {
        let n_all = self.wordings.len() as f64;
        let weight = |term: &str| (1.0 + n_all / self.n_with(term).max(1) as f64).ln();
        let question = |wording: u32| &self.wordings[wording as usize].question;
        compare(question(one), question(other), &weight)
    }

    /// Pairs of wordings that may be certain: the same characters and short names in any order, and
    /// any long names, which may have typing errors.
    fn of_same_words(&self) -> Vec<(u32, u32)> {
        let mut by_words: HashMap<Vec<String>, Vec<u32>> = HashMap::new();
        let mut pairs = Vec::new();
        for (wording, index) in self.wordings.iter().zip(0u32..) {
            let equals = by_words.entry(wording.question.fingerprint()).or_default();
            let others = equals.iter().rev().take(NEIGHBORS).copied();
            pairs.extend(others.map(|other| (other, index)));
            equals.push(index);
        }
        pairs
    }

    /// The pairs of cards whose wordings ask the same with at least this certainty, most certain
    /// first.
    fn found(&self, deck: &Deck, pairs: Vec<(u32, u32)>, at_least: Certainty) -> Vec<LookAlike> {
        let mut best: HashMap<(u32, u32), Overlap> = HashMap::new();
        for (one, other) in pairs {
            let cards = self.cards_of(one, other);
            let [first, second] = [cards.0, cards.1].map(|index| &deck.cards[index as usize]);
            if first.id == second.id || first.related.contains(&second.id) {
                continue;
            }
            let common = self.common(one, other);
            if let Some(common) = common.filter(|common| common.grade <= at_least)
                && best.get(&cards).is_none_or(|known| better(&common, known))
            {
                best.insert(cards, common);
            }
        }
        let mut found: Vec<_> = best.into_iter().collect();
        found.sort_unstable_by(|(cards, one), (others, other)| {
            let by_score = other.score.total_cmp(&one.score);
            let by_grade = one.grade.cmp(&other.grade);
            by_grade.then(by_score).then(cards.cmp(others))
        });
        let look_alike = |((one, other), common): ((u32, u32), Overlap)| LookAlike {
            cards: [deck.cards[one as usize].id, deck.cards[other as usize].id],
            grade: common.grade,
            score: common.score,
            words: common.words,
        };
        found.into_iter().map(look_alike).collect()
    }

    /// The sorted pairs of wordings to compare.
    fn candidates(&self) -> Vec<(u32, u32)> {
        let mut pairs = self.of_same_words();
        for (wording, index) in self.wordings.iter().zip(0u32..) {
            for term in self.rarest(&wording.question) {
                let others = self.by_term.get(&term).into_iter().flatten().copied();
                let others = others.filter(|other| *other != index);
                pairs.extend(others.map(|other| (other.min(index), other.max(index))));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn rarest(&self, question: &ParsedQuestion) -> Vec<String> {
        let mut terms: Vec<(usize, String)> = question
            .terms()
            .into_iter()
            .map(|term| (self.n_with(&term), term))
            .filter(|(n_with, _)| (2..=COMMON).contains(n_with))
            .collect();
        terms.sort_unstable();
        terms.truncate(RAREST);
        terms.into_iter().map(|(_, term)| term).collect()
    }
}
