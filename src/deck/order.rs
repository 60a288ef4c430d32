//! The order in which the answers of a card are shown.

use crate::domain::{Card, Entry, EntryIndex, Preference, Remark, RemarkKind};
use crate::exercise;
use crate::markdown::tree;

use super::contents::{Deck, Origin};

/// An answer is best about this long, in characters.
const BEST_LENGTH: usize = 300;

impl Deck {
    /// Sorts the entries of a card by what is known without taking answers apart: answered before
    /// unanswered, right before wrong, ours before the notes', then as they stand in the sources.
    pub(super) fn sort_entries(&self, entries: &mut [EntryIndex], remarks: &[Remark]) {
        entries.sort_by_cached_key(|index| (self.standing(*index, remarks), *index));
    }

    /// The entries of a card in display order: among those that stand alike, answers with points
    /// come before others, then those nearest to 300 characters.
    ///
    /// Answers are taken apart for it, so it is worked out for the cards that are shown only.
    pub fn in_display_order(&self, card: &Card) -> Vec<EntryIndex> {
        let mut entries = card.entries.clone();
        let standing = |index: &EntryIndex| self.standing(*index, &card.remarks);
        for equals in entries.chunk_by_mut(|one, other| standing(one) == standing(other)) {
            equals.sort_by_cached_key(|index| {
                let answer = self.answer(*index);
                let length = answer.chars().count();
                let has_points = exercise::points(&tree::parse(&answer)).is_some();
                (!has_points, length.abs_diff(BEST_LENGTH), *index)
            });
        }
        entries
    }

    /// Whether an entry is unanswered and wrong, and whose words it holds: the lowest comes first.
    fn standing(&self, index: EntryIndex, remarks: &[Remark]) -> (bool, bool, Origin) {
        let entry = self.entry(index);
        let is_wrong = self.is_wrong(entry, remarks);
        (entry.is_unanswered(), is_wrong, self.rank_of_origin(entry))
    }

    /// Whether a remark speaks of an entry's answer: of all answers when it names none, else of
    /// that note. Other answers to the very same question are not meant.
    pub fn concerns(&self, remark: &Remark, entry: &Entry) -> bool {
        let is_note = self.source_of(entry).origin == Origin::Notes;
        remark
            .entry
            .is_none_or(|about| is_note && about == entry.id)
    }

    /// Whether a remark says that an entry's answer is wrong.
    pub fn is_wrong(&self, entry: &Entry, remarks: &[Remark]) -> bool {
        let mut remarks = remarks.iter();
        remarks.any(|remark| {
            let is_meant = remark.entry.is_some() && self.concerns(remark, entry);
            remark.kind == RemarkKind::Wrong && is_meant
        })
    }

    /// Whose answers come first: the learner's own, those that go with the deck, all others.
    fn rank_of_origin(&self, entry: &Entry) -> Origin {
        self.source_of(entry).origin.min(Origin::Notes)
    }

    /// The entries of a card in display order for a learner who prefers one of them: it comes
    /// before all but the learner's own and the answers that go with the deck, and never before a
    /// right one when it is said to be wrong.
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
                self.rank_of_origin(entry),
                preferred.distance(entry.id, self.file_name(entry)),
            )
        });
        entries
    }
}
