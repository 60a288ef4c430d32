//! The entries of all sources in one list: lines of several questions split, questions that say
//! too little named by their section.

use std::collections::{HashMap, HashSet};

use crate::domain::{CardId, Entry, SourceIndex, folded};

use super::contents::{Origin, Source};
use super::generic::is_generic;
use super::manifest::Manifest;

/// Lines that hold several questions: what the line's question was, and what it is split into.
pub(super) type Splits = HashMap<CardId, Vec<String>>;

/// The splits that the manifests ask for; the last one to speak of a question decides.
pub(super) fn splits<'a>(manifests: impl Iterator<Item = &'a Manifest>) -> Splits {
    manifests
        .flat_map(|manifest| &manifest.cards)
        .filter(|rule| !rule.split.is_empty())
        .map(|rule| {
            let parts = rule.split.iter().map(|part| part.value.clone());
            (CardId::of_question(&rule.question.value), parts.collect())
        })
        .collect()
}

/// Places the entries of a source, each split where the manifests say so.
pub(super) fn place(
    entries: Vec<Entry>,
    source: SourceIndex,
    splits: &Splits,
    all: &mut Vec<Entry>,
) {
    for entry in entries {
        let entry = Entry { source, ..entry };
        match splits.get(&entry.id) {
            None => all.push(entry),
            Some(parts) => all.extend(parts.iter().map(|part| Entry {
                id: CardId::of_question(part),
                question: part.clone(),
                ..entry.clone()
            })),
        }
    }
}

/// Gives `section: question` to the entries whose equal questions stand under different sections
/// and say too little to be the same question.
pub(super) fn name_by_section(entries: &mut [Entry], sources: &[Source]) {
    for mut places in places_of_equals(entries) {
        // Where a captured question stands says nothing about what it means.
        places.retain(|place| {
            let source = sources.get(entries[*place].source.0 as usize);
            source.is_none_or(|source| source.origin != Origin::Captured)
        });
        let titles: HashSet<String> = places
            .iter()
            .map(|place| folded(section_title(&entries[*place], sources).unwrap_or_default()))
            .collect();
        if titles.len() < 2 || places.is_empty() || !is_generic(&entries[places[0]].question) {
            continue;
        }
        for place in places {
            let entry = &mut entries[place];
            if let Some(title) = section_title(entry, sources) {
                entry.question = format!("{title}: {}", entry.question);
                entry.id = CardId::of_question(&entry.question);
            }
        }
    }
}

/// The places of entries with equal questions, for each question that stands at several.
fn places_of_equals(entries: &[Entry]) -> Vec<Vec<usize>> {
    let mut places: Vec<(CardId, usize)> = entries.iter().map(|entry| entry.id).zip(0..).collect();
    places.sort_unstable();
    let equals = places.chunk_by(|one, other| one.0 == other.0);
    equals
        .filter(|equals| equals.len() > 1)
        .map(|equals| equals.iter().map(|(_, place)| *place).collect())
        .collect()
}

/// The title of the innermost section an entry stands in.
fn section_title<'a>(entry: &Entry, sources: &'a [Source]) -> Option<&'a str> {
    let sections = &sources[entry.source.0 as usize].sections;
    let section = sections.get(entry.section?.0 as usize)?;
    Some(&section.title)
}
