//! Makes the cards of a deck from its groups of entries.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::domain::{Card, CardId, Entry, EntryIndex, Importance, Tag};
use crate::parallel::in_parallel;

use super::assign::Scratch;
use super::contents::{Deck, Origin};
use super::join::Group;
use super::rules::{Rules, Said};
use super::subjects::Subjects;

/// A group that is to be a card.
pub(super) struct Planned {
    group: Group,
    /// What the manifests say about it.
    said: Said,
    /// Its topics by its words, where the manifests name none.
    by_words: Vec<u32>,
}

/// Groups with what the manifests say about them, their topics found on all cores.
pub(super) fn planned(
    deck: &Deck,
    subjects: &Subjects,
    groups: Vec<Group>,
    rules: &mut Rules,
) -> Vec<Planned> {
    /// So many groups are handed to a core at once.
    const AT_ONCE: usize = 512;
    let mut groups = groups.into_iter();
    let portions = std::iter::from_fn(|| {
        let portion = groups.by_ref().take(AT_ONCE);
        let portion: Vec<_> = portion
            .map(|group| {
                let said = rules.take(group.id);
                (group, said)
            })
            .collect();
        (!portion.is_empty()).then_some(portion)
    });
    let planned = in_parallel(portions.collect(), |portion| {
        let mut scratch = Scratch::default();
        let plan = |(group, said)| plan(deck, subjects, group, said, &mut scratch);
        portion.into_iter().map(plan).collect::<Vec<_>>()
    });
    planned.into_iter().flatten().collect()
}

fn plan(
    deck: &Deck,
    subjects: &Subjects,
    mut group: Group,
    said: Said,
    scratch: &mut Scratch,
) -> Planned {
    let id = group.id;
    // The entry that gives the id goes first: its question names the card and its topics lead.
    group.entries.sort_by_key(|index| {
        let entry = deck.entry(*index);
        (
            entry.id != id,
            deck.source_of(entry).origin != Origin::Notes,
        )
    });
    let by_words = if said.topics.is_empty() {
        subjects.by_words(deck, said.title.as_ref(), &group.entries, scratch)
    } else {
        Vec::new()
    };
    Planned {
        group,
        said,
        by_words,
    }
}

/// The card of a group.
pub(super) fn card(deck: &Deck, subjects: &mut Subjects, planned: Planned) -> Card {
    let Planned {
        group: Group { id, mut entries },
        mut said,
        by_words,
    } = planned;
    let question = entries
        .first()
        .map(|index| deck.entry(*index).question.clone());
    let topics = std::mem::take(&mut said.topics);
    let topics = if topics.is_empty() {
        subjects.of_card(deck, by_words, &entries)
    } else {
        topics
    };
    let sections = sections(deck, &entries);
    if entries.len() > 1 {
        deck.sort_entries(&mut entries, &said.remarks);
    }
    let of_entries: Vec<&Entry> = entries.iter().map(|index| deck.entry(*index)).collect();
    let tags = tags(&of_entries);
    let mut card = Card {
        id,
        question: question.unwrap_or_default(),
        title: None,
        topics,
        sections,
        importance: importance(&tags, n_notes(deck, &of_entries)),
        tags,
        kind: Default::default(),
        points: Vec::new(),
        steps: false,
        follow_ups: Vec::new(),
        related: Vec::new(),
        remarks: Vec::new(),
        hidden: None,
        unanswered: of_entries.iter().all(|entry| entry.is_unanswered()),
        entries,
    };
    said.write_into(&mut card);
    card
}

fn sections(deck: &Deck, entries: &[EntryIndex]) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    let entries = entries.iter().map(|index| deck.entry(*index));
    for entry in entries.filter(|entry| deck.source_of(entry).origin != Origin::Captured) {
        for title in deck.sections_of(entry) {
            if !titles.iter().any(|known| known == title) {
                titles.push(title.to_owned());
            }
        }
    }
    titles
}

fn tags(entries: &[&Entry]) -> Vec<Tag> {
    let tags: BTreeSet<&Tag> = entries.iter().flat_map(|entry| &entry.tags).collect();
    tags.into_iter().cloned().collect()
}

/// How many files of notes ask a question.
fn n_notes(deck: &Deck, entries: &[&Entry]) -> usize {
    let notes = entries
        .iter()
        .filter(|entry| deck.source_of(entry).origin == Origin::Notes);
    notes
        .map(|entry| entry.source)
        .collect::<HashSet<_>>()
        .len()
}

/// One step up for each of the three marks and for each file of notes after the first.
fn importance(tags: &[Tag], n_notes: usize) -> Importance {
    let n_marks = tags
        .iter()
        .filter(|tag| !matches!(tag, Tag::Own(_)))
        .count();
    match n_marks + n_notes.saturating_sub(1) {
        0 => Importance::Low,
        1 => Importance::Medium,
        _ => Importance::High,
    }
}

/// The place of the card of every entry's id.
pub(super) fn card_of_each_entry(entries: &[Entry], groups: &[Group]) -> HashMap<CardId, u32> {
    let mut by_entry = HashMap::with_capacity(entries.len());
    for (place, group) in (0..).zip(groups) {
        for index in &group.entries {
            if let Some(entry) = entries.get(index.0 as usize) {
                by_entry.insert(entry.id, place);
            }
        }
    }
    by_entry
}

/// Writes into each card of the pairs that the other overlaps with it.
pub(super) fn relate(deck: &mut Deck, pairs: &[(CardId, CardId)]) {
    let both_ways = pairs
        .iter()
        .flat_map(|(one, other)| [(one, other), (other, one)]);
    for (one, other) in both_ways.filter(|(one, other)| one != other) {
        let place = deck.by_entry.get(one).copied();
        let card = place.and_then(|place| deck.cards.get_mut(place as usize));
        if let Some(card) = card.filter(|card| !card.related.contains(other)) {
            card.related.push(*other);
        }
    }
}
