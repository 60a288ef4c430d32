//! A list of the questions first, the answers later: one entry a question.
//!
//! An item of a list without an answer gives no second entry when the same question is answered
//! elsewhere in the file; its line is structure, like a line of a table of contents. Where half of
//! a list is found again, the question elsewhere may go on: `Pod 的生命周期` and
//! `Pod 的生命周期（重点）`.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::domain::{CardId, Entry, Span};
use crate::notes::Dialect;

/// Lists from this length on may name their questions in other words.
const LONG: usize = 5;
/// Words from this length on, in characters, may be found in a longer question.
const SHORTEST: usize = 4;

/// Takes out the list items whose question stands elsewhere; returns their spans.
pub fn join(entries: &mut Vec<Entry>, dialects: &[Dialect]) -> Vec<Span> {
    let is_list = |dialect: &Dialect| {
        matches!(
            dialect,
            Dialect::Bullets | Dialect::BoldList | Dialect::NestedBullets | Dialect::Lines
        )
    };
    let is_bare =
        |entry: &Entry| entry.is_unanswered() && entry.hint.is_empty() && entry.note.is_empty();
    let pairs = entries.iter().zip(dialects);
    let listed: Vec<bool> = pairs
        .map(|(entry, dialect)| is_list(dialect) && is_bare(entry))
        .collect();
    if !listed.contains(&true) {
        return Vec::new();
    }
    let answered = entries.iter().filter(|entry| !entry.is_unanswered());
    let answered: HashSet<CardId> = answered.map(|entry| entry.id).collect();
    let mut repeated: Vec<bool> = entries
        .iter()
        .zip(&listed)
        .map(|(entry, listed)| *listed && answered.contains(&entry.id))
        .collect();
    let titles = entries.iter().zip(dialects);
    let titles = titles.filter(|(_, dialect)| !is_list(dialect));
    let titles: Vec<String> = titles.map(|(entry, _)| letters(entry)).collect();
    for run in runs(&listed) {
        let named = named_by(&titles, &entries[run.clone()]);
        let n_named = named.iter().filter(|named| **named).count();
        if n_named * 3 >= run.len() * 2 {
            for (repeated, named) in repeated[run].iter_mut().zip(named) {
                *repeated |= named;
            }
        }
    }
    let mut spans = Vec::new();
    let mut repeated = repeated.into_iter();
    entries.retain(|entry| {
        let is_repeated = repeated.next().unwrap_or(false);
        if is_repeated {
            spans.push(entry.question_span);
        }
        !is_repeated
    });
    spans
}

/// The long runs of list items.
fn runs(listed: &[bool]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let chunks = listed.chunk_by(|a, b| a == b).map(move |chunk| {
        at += chunk.len();
        (chunk[0], at - chunk.len()..at)
    });
    chunks.filter_map(|(is_listed, run)| (is_listed && run.len() >= LONG).then_some(run))
}

/// Which questions of a list are in one of the titles.
fn named_by(titles: &[String], list: &[Entry]) -> Vec<bool> {
    let items: Vec<String> = list.iter().map(letters).collect();
    let is_long = |item: &&String| item.chars().count() >= SHORTEST;
    let different: BTreeSet<&String> = items.iter().filter(is_long).collect();
    let different: Vec<&String> = different.into_iter().collect();
    let Ok(finder) = AhoCorasick::new(&different) else {
        return vec![false; list.len()];
    };
    let mut named: HashSet<&String> = HashSet::new();
    for title in titles {
        let found = finder.find_overlapping_iter(title);
        named.extend(found.map(|found| different[found.pattern().as_usize()]));
    }
    items.iter().map(|item| named.contains(item)).collect()
}

/// The letters and digits of a question.
fn letters(entry: &Entry) -> String {
    let letters = entry.question.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
