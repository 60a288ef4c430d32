//! The order in which the answers of a card are shown.

use crate::domain::{Card, Entry, EntryIndex, Preference, Remark, RemarkKind};
use crate::exercise;
use crate::markdown::tree;

use super::contents::{Deck, Origin};

/// The ideal length of an answer, in characters.
const BEST_LENGTH: usize = 300;

impl Deck {
    /// Sorts the entries of a card by what is known without parsing the answers. Source order
    /// breaks ties.
    pub(super) fn sort_entries(&self, entries: &mut [EntryIndex], remarks: &[Remark]) {
        entries.sort_by_cached_key(|index| (self.rank(*index, remarks), *index));
    }

    /// The entries of a card in display order. Among entries of equal rank, answers with points
    /// come first, then those nearest to 300 characters.
    ///
    /// This parses the answers, so call it only for cards that are shown.
    pub fn in_display_order(&self, card: &Card) -> Vec<EntryIndex> {
        let mut entries = card.entries.clone();
        let rank = |index: &EntryIndex| self.rank(*index, &card.remarks);
        for equals in entries.chunk_by_mut(|one, other| rank(one) == rank(other)) {
            equals.sort_by_cached_key(|index| {
                let answer = self.answer(*index);
                let length = answer.chars().count();
                let has_points = exercise::points(&tree::parse(&answer)).is_some();
                (!has_points, length.abs_diff(BEST_LENGTH), *index)
            });
        }
        entries
    }

    /// The rank of an entry: whether it is unanswered, whether it is wrong, and its origin. The
    /// lowest rank is shown first.
    fn rank(&self, index: EntryIndex, remarks: &[Remark]) -> (bool, bool, Origin) {
        let entry = self.entry(index);
        let is_wrong = self.is_wrong(entry, remarks);
        (entry.is_unanswered(), is_wrong, self.display_origin(entry))
    }

    /// Whether a remark is about an entry's answer. A remark that names no entry is about all
    /// answers. Otherwise it is about the notes with that entry id, not about bundled or own
    /// answers to the same question.
    pub fn concerns(&self, remark: &Remark, entry: &Entry) -> bool {
        let is_note = self.source_of(entry).origin == Origin::Notes;
        remark
            .entry
            .is_none_or(|about| is_note && about == entry.id)
    }

    /// Whether a remark says that an entry's answer is wrong.
    pub fn is_wrong(&self, entry: &Entry, remarks: &[Remark]) -> bool {
        remarks.iter().any(|remark| {
            let is_about_entry = remark.entry.is_some() && self.concerns(remark, entry);
            remark.kind == RemarkKind::Wrong && is_about_entry
        })
    }

    /// The origin of an entry, where captured questions count as notes.
    fn display_origin(&self, entry: &Entry) -> Origin {
        self.source_of(entry).origin.min(Origin::Notes)
    }

    /// The entries of a card in display order, with the learner's preferred answer ahead of the
    /// other notes. It never comes before own or bundled answers, or before a right answer if it
    /// is wrong.
    pub fn entries_preferring(
        &self,
        card: &Card,
        preferred: Option<&Preference>,
    ) -> Vec<EntryIndex> {
        let mut entries = self.in_display_order(card);
        let Some(preferred) = preferred else {
            return entries;
        };
        entries.sort_by_key(|index| {
            let entry = self.entry(*index);
            (
                self.source_of(entry).origin != Origin::Own,
                entry.is_unanswered(),
                self.is_wrong(entry, &card.remarks),
                self.display_origin(entry),
                preferred.distance(entry.id, self.file_name(entry)),
            )
        });
        entries
    }
}
