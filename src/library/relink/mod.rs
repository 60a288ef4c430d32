//! Finds the new id of a question that was reworded since it was last studied.
//!
//! A wrong guess would give one question the memory of another, so only clear matches are relinked.
//! The learner decides the others.

mod orphans;
mod rewording;

use std::collections::{BTreeMap, BTreeSet};

pub use self::orphans::Orphan;
use self::rewording::Candidates;
use crate::deck::Deck;
use crate::domain::{CardId, Entry};
use crate::library::remembered::ids_of;
use crate::progress::History;

/// A question with progress that no open entry asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The id of its entry.
    pub id: CardId,
    /// Its text when last studied.
    pub question: String,
    /// Base name of its file.
    pub file: String,
    /// The entry that asks it now, if that is clear.
    pub now: Option<CardId>,
    /// The most similar unseen question of that file.
    pub nearest: Option<String>,
}

/// The lost questions of open files, by id.
pub(super) fn lost(deck: &Deck, history: &History) -> Vec<Lost> {
    let names = base_names(deck);
    let mut by_file: BTreeMap<&str, Vec<(CardId, &str)>> = BTreeMap::new();
    for id in history.ids().filter(|id| is_lost(deck, history, *id)) {
        let wording = history.wording(id);
        let file = wording.and_then(|wording| wording.file.as_deref());
        let question = wording.and_then(|wording| wording.question.as_deref());
        if let (Some(file), Some(question)) = (file.filter(|file| names.contains(file)), question) {
            by_file.entry(file).or_default().push((id, question));
        }
    }
    let mut lost = Vec::new();
    for (file, gone) in by_file {
        lost.extend(lost_from(deck, history, file, &gone));
    }
    drop_rivals(&mut lost);
    lost.sort_unstable_by_key(|lost| lost.id);
    lost
}

fn base_names(deck: &Deck) -> BTreeSet<&str> {
    let sources = deck.sources.iter();
    sources.map(|source| source.file.base_name()).collect()
}

/// Whether no open entry has the id or one that is relinked to or from it.
fn is_lost(deck: &Deck, history: &History, id: CardId) -> bool {
    let home = history.home(id);
    let open = |id: CardId| deck.card_of_entry(id).is_some();
    home == id && !open(home) && !history.leading_to(home).any(open)
}

fn lost_from(deck: &Deck, history: &History, file: &str, gone: &[(CardId, &str)]) -> Vec<Lost> {
    let stands_there = |entry: &&Entry| deck.source_of(entry).file.base_name() == file;
    let unseen = |entry: &&Entry| is_unseen(deck, history, entry);
    let entries = deck.entries.iter().filter(stands_there).filter(unseen);
    let entries: Vec<&Entry> = entries.collect();
    let questions: Vec<&str> = entries
        .iter()
        .map(|entry| entry.question.as_str())
        .collect();
    let candidates = Candidates::new(&questions, gone.len());
    let find = |(id, question): &(CardId, &str)| {
        let found = candidates.find(question);
        Lost {
            id: *id,
            question: (*question).to_owned(),
            file: file.to_owned(),
            now: found.same.map(|index| entries[index].id),
            nearest: found.nearest.map(|index| entries[index].question.clone()),
        }
    };
    gone.iter().map(find).collect()
}

/// Whether the card of an entry has no events.
fn is_unseen(deck: &Deck, history: &History, entry: &Entry) -> bool {
    let card = deck.card_of_entry(entry.id);
    card.is_some_and(|card| {
        let ids = ids_of(deck, history, card);
        history.card_history(ids).is_empty()
    })
}

/// If two lost questions match the same entry, neither is clear.
fn drop_rivals(lost: &mut [Lost]) {
    let mut n_wanting: BTreeMap<CardId, usize> = BTreeMap::new();
    for now in lost.iter().filter_map(|lost| lost.now) {
        *n_wanting.entry(now).or_default() += 1;
    }
    for lost in lost {
        lost.now = lost.now.filter(|now| n_wanting.get(now) == Some(&1));
    }
}
