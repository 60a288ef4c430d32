//! One list of the entries of all sources. Splits lines that hold several questions, and puts the
//! section's title in front of questions that mean nothing without it.

use std::collections::HashMap;

use crate::deck::contents::{Origin, Source};
use crate::deck::manifest::Manifest;
use crate::domain::{CardId, Entry, SourceIndex, folded};

use super::generic::{has_no_subject, is_generic, is_label};

/// The questions to split a line into, by the id of the line's question.
pub(super) type Splits = HashMap<CardId, Vec<String>>;

/// The splits of all manifests. If two split the same question, the later one wins.
pub(super) fn splits<'a>(manifests: impl Iterator<Item = &'a Manifest>) -> Splits {
    manifests
        .flat_map(|manifest| &manifest.cards)
        .filter(|rule| !rule.split.is_empty())
        .map(|rule| {
            let parts = rule.split.iter().map(|part| part.text.clone());
            (CardId::of_question(&rule.question.text), parts.collect())
        })
        .collect()
}

/// Appends the entries of a source to `all`, split where the manifests say so.
pub(super) fn add(entries: Vec<Entry>, source: SourceIndex, splits: &Splits, all: &mut Vec<Entry>) {
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

/// Renames entries to `section: question` where a generic question is under different sections.
/// The first one keeps its name, with those under the same section, so that adding a file moves
/// no id.
pub(super) fn prefix_with_section(entries: &mut [Entry], sources: &[Source]) {
    for mut equals in equal_questions(entries) {
        // The section of a captured question says nothing about its meaning.
        equals.retain(|index| {
            let source = sources.get(entries[*index].source.0 as usize);
            source.is_none_or(|source| source.origin != Origin::Captured)
        });
        let Some(question) = equals.first().map(|first| entries[*first].question.clone()) else {
            continue;
        };
        let is_label = is_label(&question);
        if !is_label && !is_generic(&question) {
            continue;
        }
        // A term (自我介绍) is the same under every title unless it is answered again.
        if !is_label && !has_no_subject(&question) {
            equals.retain(|index| !entries[*index].is_unanswered());
        }
        let title = |index: &usize| title_above(&entries[*index], sources, is_label);
        let titles: Vec<String> = equals.iter().map(title).collect();
        let folded_titles: Vec<String> = titles.iter().map(|title| folded(title)).collect();
        if folded_titles
            .iter()
            .all(|title| Some(title) == folded_titles.first())
        {
            continue;
        }
        for ((index, title), folded) in equals.iter().zip(titles).zip(&folded_titles) {
            if !title.is_empty() && *folded != folded_titles[0] {
                let entry = &mut entries[*index];
                entry.question = format!("{title}: {}", entry.question);
                entry.id = CardId::of_question(&entry.question);
            }
        }
    }
}

/// The indices of entries with equal questions, for each question that occurs more than once.
fn equal_questions(entries: &[Entry]) -> Vec<Vec<usize>> {
    let mut ids: Vec<(CardId, usize)> = entries.iter().map(|entry| entry.id).zip(0..).collect();
    ids.sort_unstable();
    ids.chunk_by(|one, other| one.0 == other.0)
        .filter(|equals| equals.len() > 1)
        .map(|equals| equals.iter().map(|(_, index)| *index).collect())
        .collect()
}

/// The title of the innermost section around an entry. A label says nothing without a title, so
/// it takes the name of its file where it has no section.
fn title_above(entry: &Entry, sources: &[Source], is_label: bool) -> String {
    let source = &sources[entry.source.0 as usize];
    let section = entry.section.map(|section| section.0 as usize);
    let section = section.and_then(|section| source.notes.sections.get(section));
    match section {
        Some(section) => section.title.clone(),
        None if is_label => {
            let name = source.file.base_name();
            name.rsplit_once('.')
                .map_or(name, |(stem, _)| stem)
                .to_owned()
        }
        None => String::new(),
    }
}
