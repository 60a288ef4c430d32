//! Makes the cards of a deck from its groups of entries.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::domain::{Card, CardId, Entry, EntryIndex, Importance, Tag};
use crate::parallel::in_parallel;

use super::assign::Scratch;
use super::contents::{Deck, Origin};
use super::join::Group;
use super::rules::{Rules, Said};
use super::subjects::Subjects;

/// Puts the entries of each group in order and finds its topics by its words, on all cores; none
/// for a group about which the manifests say something.
pub(super) fn topics_by_words(
    deck: &Deck,
    subjects: &Subjects,
    groups: &mut [Group],
    rules: &Rules,
) -> Vec<Option<Vec<u32>>> {
    /// So many groups are handed to a core at once.
    const AT_ONCE: usize = 128;
    let portions = groups.chunks_mut(AT_ONCE).collect();
    let found = in_parallel(portions, |portion: &mut [Group]| {
        let mut scratch = Scratch::default();
        let of_group = |group: &mut Group| {
            sort_entries(deck, group);
            let is_plain = !rules.speak_of(group.id);
            is_plain.then(|| subjects.by_words(deck, None, &group.entries, &mut scratch))
        };
        portion.iter_mut().map(of_group).collect::<Vec<_>>()
    });
    found.into_iter().flatten().collect()
}

/// The entry that gives the id goes first: its question names the card and its topics lead. Equals
/// stay in source order.
fn sort_entries(deck: &Deck, group: &mut Group) {
    let id = group.id;
    group.entries.sort_unstable_by_key(|index| {
        let entry = deck.entry(*index);
        let is_of_notes = deck.source_of(entry).origin == Origin::Notes;
        (entry.id != id, !is_of_notes, *index)
    });
}

/// The card of a group, with what the manifests say about it and its topics by its words, if these
/// are known.
pub(super) fn card(
    deck: &Deck,
    subjects: &mut Subjects,
    group: Group,
    mut said: Said,
    by_words: Option<Vec<u32>>,
) -> Card {
    let Group { id, mut entries } = group;
    let question = entries
        .first()
        .map(|index| deck.entry(*index).question.clone());
    let topics = std::mem::take(&mut said.topics);
    let topics = if topics.is_empty() {
        let by_words = by_words.unwrap_or_else(|| {
            subjects.by_words(deck, said.title.as_ref(), &entries, &mut Scratch::default())
        });
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
