//! The order in which the answers of a card are shown.

use crate::domain::{Card, CardId, Entry, EntryIndex, Remark, RemarkKind};

use super::contents::{Deck, Origin};

/// An answer is best about this long, in characters.
const BEST_LENGTH: usize = 300;

impl Deck {
    /// Puts the entries of a card in display order: answered before unanswered, right before
    /// wrong, ours before the notes', those with points before others, then by how near they
    /// are to 300 characters, then as they stand in the sources.
    pub(super) fn sort_entries(
        &self,
        entries: &mut [EntryIndex],
        remarks: &[Remark],
        has_points: fn(&str) -> bool,
    ) {
        entries.sort_by_cached_key(|index| {
            let entry = self.entry(*index);
            let answer = self.answer(*index);
            let length = answer.chars().count();
            (
                entry.is_unanswered(),
                is_wrong(entry, remarks),
                self.source_of(entry).origin != Origin::Ours,
                !has_points(&answer),
                length.abs_diff(BEST_LENGTH),
                *index,
            )
        });
    }

    /// The entries of a card in display order for a learner who prefers one of them: it comes
    /// before all but the answers that go with the deck, and never before a right one when it is
    /// said to be wrong.
    pub fn entries_preferring(&self, card: &Card, preferred: Option<CardId>) -> Vec<EntryIndex> {
        let mut entries = card.entries.clone();
        let Some(preferred) = preferred else {
            return entries;
        };
        entries.sort_by_key(|index| {
            let entry = self.entry(*index);
            (
                entry.is_unanswered(),
                is_wrong(entry, &card.remarks),
                self.source_of(entry).origin != Origin::Ours,
                entry.id != preferred,
            )
        });
        entries
    }
}

fn is_wrong(entry: &Entry, remarks: &[Remark]) -> bool {
    remarks
        .iter()
        .filter(|remark| remark.kind == RemarkKind::Wrong)
        .any(|remark| remark.entry == Some(entry.id))
}
