//! Lists of questions that are answered further down in the file.
//!
//! A list item without an answer makes no second entry if the same question is answered elsewhere
//! in the file. Its line is structure, like a line of a table of contents. If half of a list is
//! found again, the other questions may be longer (`Pod 的生命周期` and `Pod 的生命周期（重点）`), and
//! an item may be the title of a section.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use aho_corasick::AhoCorasick;

use crate::domain::{CardId, Entry, Section, Span};
use crate::notes::Dialect;

/// Lists of at least this length may name their questions in other words.
const LONG: usize = 5;
/// With more sections, titles are not matched with list items.
const MOST_SECTIONS: usize = 200;
/// The fewest characters of an item that may match a part of a longer question.
const SHORTEST: usize = 4;

/// Removes list items whose question occurs elsewhere. Returns their spans.
pub fn join(entries: &mut Vec<Entry>, sections: &[Section], dialects: &[Dialect]) -> Vec<Span> {
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
    let titles: Vec<String> = titles.map(|(entry, _)| letters(&entry.question)).collect();
    let chapters: Vec<String> = sections
        .iter()
        .map(|section| letters(&section.title))
        .collect();
    for run in runs(entries, &listed) {
        let list = &entries[run.clone()];
        let mut named = named_by(&titles, list);
        for (named, entry) in named.iter_mut().zip(list) {
            *named |= names_one(&chapters, &letters(&entry.question));
        }
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

/// The long lists below one title.
fn runs(entries: &[Entry], listed: &[bool]) -> Vec<Range<usize>> {
    let keys: Vec<_> = entries
        .iter()
        .map(|entry| entry.section)
        .zip(listed)
        .collect();
    let mut at = 0;
    let chunks = keys.chunk_by(|a, b| a == b).map(|chunk| {
        at += chunk.len();
        (*chunk[0].1, at - chunk.len()..at)
    });
    let long = chunks.filter(|(is_listed, run)| *is_listed && run.len() >= LONG);
    long.map(|(_, run)| run).collect()
}

/// Which questions of a list are part of one of the titles.
fn named_by(titles: &[String], list: &[Entry]) -> Vec<bool> {
    let items: Vec<String> = list.iter().map(|entry| letters(&entry.question)).collect();
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

/// Whether an item begins with the title of a section: `Acme - first round`.
fn names_one(chapters: &[String], item: &str) -> bool {
    let is_long = |title: &&String| title.chars().count() >= SHORTEST;
    let mut chapters = chapters.iter().filter(is_long).take(MOST_SECTIONS);
    chapters.any(|title| item.starts_with(title.as_str()))
}

/// The letters and digits of a text.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
