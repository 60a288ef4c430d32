//! Reads the notes again after their files changed, while the program runs.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::watch::Changed;
use super::{ReadAll, read_decks};
use crate::deck::Deck;
use crate::domain::{CardId, Entry};
use crate::library::{Error, Library};

/// Decks with more bytes are read in the background. Reading this many takes less than a frame.
const MOST_BYTES: u64 = 1 << 20;

/// How the cards changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotesChange {
    pub n_added: usize,
    pub n_removed: usize,
    /// The cards with another answer, hint or options.
    pub n_edited: usize,
    /// The reworded questions whose progress was found again.
    pub n_reworded: usize,
}

/// Changes of files that were noticed but not read yet.
#[derive(Debug, Default)]
pub(in crate::library) struct Pending {
    /// The decks that are being read in the background.
    reading: Option<Mutex<Receiver<Result<ReadAll, Error>>>>,
    /// What the last look found, if a file was torn.
    torn: Option<Changed>,
}

impl Library {
    /// Reads the decks again if their files changed. `None` if nothing changed, or the result is not
    /// there yet.
    ///
    /// Returns at once: large decks are read in the background, and a later call brings the result.
    /// A file that a program is writing keeps its cards until a later call finds it whole, or just
    /// as it is now.
    pub fn read_changed_notes(&mut self) -> Option<NotesChange> {
        if let Some(reading) = &mut self.pending.reading {
            let read = match reading.get_mut().ok()?.try_recv() {
                Err(TryRecvError::Empty) => return None,
                read => read.ok(),
            };
            self.pending.reading = None;
            return self.take_decks(read?.ok()?);
        }
        let changed = self.watch.changed();
        if changed.is_empty() || self.waits_for_writer(&changed) {
            return None;
        }
        let (named, paths, config) = (self.named.clone(), self.paths.clone(), self.config.clone());
        if self.watch.n_bytes() <= MOST_BYTES {
            // If the decks can't be opened now, the current cards stay.
            return self.take_decks(read_decks(&named, &paths, &config).ok()?);
        }
        let (sender, receiver) = channel();
        rayon::spawn(move || {
            // Without a receiver the program has ended.
            let _ = sender.send(read_decks(&named, &paths, &config));
        });
        self.pending.reading = Some(Mutex::new(receiver));
        None
    }

    /// Whether a file is torn and was not found like that before.
    fn waits_for_writer(&mut self, changed: &Changed) -> bool {
        let mut files = changed.iter();
        let is_torn = files.any(|(path, stamp)| self.watch.is_torn(path, *stamp));
        let waits = is_torn && self.pending.torn.as_ref() != Some(changed);
        self.pending.torn = waits.then(|| changed.clone());
        waits
    }

    fn take_decks(&mut self, read: ReadAll) -> Option<NotesChange> {
        let old = std::mem::take(&mut self.deck);
        // If the own answers can't be read now, the cards go without them.
        let _ = self.use_decks(read);
        let mut change = difference(&old, &self.deck);
        change.n_reworded = self.record_relinks().unwrap_or(0);
        change.n_added = change.n_added.saturating_sub(change.n_reworded);
        change.n_removed = change.n_removed.saturating_sub(change.n_reworded);
        // Freeing a large deck takes as long as drawing a few frames.
        rayon::spawn(move || drop(old));
        Some(change)
    }
}

/// How the cards of two readings differ.
fn difference(old: &Deck, new: &Deck) -> NotesChange {
    let ids = |deck: &Deck| -> HashSet<CardId> { deck.cards.iter().map(|card| card.id).collect() };
    let (before, after) = (ids(old), ids(new));
    let edited: HashSet<CardId> = edited_entries(old, new)
        .into_iter()
        .filter_map(|id| new.card_of_entry(id))
        .map(|card| card.id)
        .filter(|id| before.contains(id))
        .collect();
    NotesChange {
        n_added: after.difference(&before).count(),
        n_removed: before.difference(&after).count(),
        n_edited: edited.len(),
        n_reworded: 0,
    }
}

/// The entries of changed files that have another text.
fn edited_entries(old: &Deck, new: &Deck) -> Vec<CardId> {
    let sources = old
        .sources
        .iter()
        .map(|source| (&*source.file.name, &*source.file.text));
    let sources: HashMap<&str, &str> = sources.collect();
    let is_changed = |entry: &&Entry| {
        let file = &new.source_of(entry).file;
        sources
            .get(&*file.name)
            .is_none_or(|text| *text != file.text)
    };
    let mut changed = new.entries.iter().filter(is_changed).peekable();
    if changed.peek().is_none() {
        return Vec::new();
    }
    let texts = |deck: &Deck, entry: &Entry| {
        let text = &deck.source_of(entry).file.text;
        let parts = [&entry.options, &entry.hint, &entry.answer, &entry.note];
        parts.map(|part| part.text(text))
    };
    let before: HashMap<(CardId, &str), &Entry> = old
        .entries
        .iter()
        .map(|entry| ((entry.id, old.file_name(entry)), entry))
        .collect();
    let edited = changed.filter(|entry| {
        let known = before.get(&(entry.id, new.file_name(entry)));
        known.is_none_or(|known| texts(old, known) != texts(new, entry))
    });
    edited.map(|entry| entry.id).collect()
}
