//! Makes cards from groups of entries.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use crate::deck::contents::{Deck, Origin};
use crate::domain::{Card, CardId, Entry, EntryIndex, Importance, Tag};

use super::join::EntryGroup;
use super::overrides::{CardOverrides, Overrides};
use super::topic_assigner::TopicAssigner;

/// Sorts the entries of each group and finds its topics, on all cores. `None` for groups with
/// overrides, which may have a title or topics of their own.
pub(super) fn sort_and_find_topics(
    deck: &Deck,
    assigner: &TopicAssigner,
    groups: &mut [EntryGroup],
    overrides: &Overrides,
) -> Vec<Option<Vec<u32>>> {
    let topics = |group: &mut EntryGroup| {
        sort_entries(deck, group);
        let has_overrides = overrides.contains(group.id);
        (!has_overrides).then(|| assigner.find(deck, None, &group.entries))
    };
    groups.par_iter_mut().map(topics).collect()
}

/// Puts the entry that gives the id first: the card has its question and, first, its topics.
/// Equals stay in source order.
fn sort_entries(deck: &Deck, group: &mut EntryGroup) {
    let id = group.id;
    group.entries.sort_unstable_by_key(|index| {
        let entry = deck.entry(*index);
        let is_from_notes = deck.source_of(entry).origin == Origin::Notes;
        (entry.id != id, !is_from_notes, *index)
    });
}

/// The card of a group whose entries are sorted. `topics` are those found by words, if known.
pub(super) fn card(
    deck: &Deck,
    assigner: &mut TopicAssigner,
    group: EntryGroup,
    mut overrides: CardOverrides,
    topics: Option<Vec<u32>>,
) -> Card {
    let EntryGroup { id, mut entries } = group;
    let question = entries
        .first()
        .map(|index| deck.entry(*index).question.clone());
    let mut topic_ids = std::mem::take(&mut overrides.topics);
    if topic_ids.is_empty() {
        let title = overrides.title.as_ref();
        let topics = topics.unwrap_or_else(|| assigner.find(deck, title, &entries));
        topic_ids = assigner.resolve(deck, topics, &entries);
    }
    let sections = sections(deck, &entries);
    if entries.len() > 1 {
        deck.sort_entries(&mut entries, &overrides.remarks);
    }
    let of_card: Vec<&Entry> = entries.iter().map(|index| deck.entry(*index)).collect();
    let tags = tags(&of_card, std::mem::take(&mut overrides.tags));
    let mut card = Card {
        id,
        question: question.unwrap_or_default(),
        title: None,
        topics: topic_ids,
        sections,
        importance: importance(&tags, deck.n_notes(of_card.iter().copied())),
        tags,
        kind: Default::default(),
        short: None,
        points: Vec::new(),
        steps: false,
        follow_ups: Vec::new(),
        related: Vec::new(),
        remarks: Vec::new(),
        hidden: None,
        unanswered: of_card.iter().all(|entry| entry.is_unanswered()),
        entries,
    };
    overrides.apply(&mut card);
    card
}

/// The titles of the sections around the entries, each once.
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

fn tags(entries: &[&Entry], overrides: Vec<Tag>) -> Vec<Tag> {
    let of_entries = entries.iter().flat_map(|entry| &entry.tags).cloned();
    let tags: BTreeSet<Tag> = of_entries.chain(overrides).collect();
    tags.into_iter().collect()
}

/// One step up for each of the three marks and for each file of notes after the first.
fn importance(tags: &[Tag], n_notes: usize) -> Importance {
    let is_mark = |tag: &&Tag| !matches!(tag, Tag::Own(_));
    match tags.iter().filter(is_mark).count() + n_notes.saturating_sub(1) {
        0 => Importance::Low,
        1 => Importance::Medium,
        _ => Importance::High,
    }
}

/// The index of the group for every entry id.
pub(super) fn index_by_entry(entries: &[Entry], groups: &[EntryGroup]) -> HashMap<CardId, u32> {
    let mut card_index = HashMap::with_capacity(entries.len());
    for (group_index, group) in (0..).zip(groups) {
        for index in &group.entries {
            if let Some(entry) = entries.get(index.0 as usize) {
                card_index.insert(entry.id, group_index);
            }
        }
    }
    card_index
}

/// Adds each card of a pair to the related cards of the other.
pub(super) fn link_related(deck: &mut Deck, pairs: &[(CardId, CardId)]) {
    let both_ways = pairs
        .iter()
        .flat_map(|(one, other)| [(one, other), (other, one)]);
    let mut known = HashSet::new();
    for (one, other) in both_ways.filter(|(one, other)| one != other) {
        let index = deck.card_index.get(one).copied();
        let card = index.and_then(|index| deck.cards.get_mut(index as usize));
        if let Some(card) = card.filter(|card| known.insert((card.id, *other))) {
            card.related.push(*other);
        }
    }
}
