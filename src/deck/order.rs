//! The order in which the answers of a card are shown.

use crate::domain::{Card, Entry, EntryIndex, Language, Preference, Remark, RemarkKind};
use crate::exercise;
use crate::markdown::tree;

use super::contents::{Deck, Origin};

/// The ideal length of an answer, in characters.
const BEST_LENGTH: usize = 300;

/// What decides the order of answers before their texts do, the most important first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct AnswerRank {
    is_unanswered: bool,
    is_wrong: bool,
    /// Whether it is in another language than the screens. The learner's own answer never is.
    is_foreign: bool,
    origin: Origin,
    is_outdated: bool,
}

impl Deck {
    /// Sorts the entries of a card by what is known without parsing the answers. Source order
    /// breaks ties.
    pub(super) fn sort_entries(&self, entries: &mut [EntryIndex], remarks: &[Remark]) {
        if entries.len() > 1 {
            entries.sort_by_cached_key(|index| (self.rank(*index, remarks, self.language), *index));
        }
    }

    /// The entries of a card in display order for a display language. Among entries of equal rank,
    /// answers with points come first, then those nearest to 300 characters.
    ///
    /// This parses the answers, so call it only for cards that are shown.
    pub fn in_display_order(&self, card: &Card, language: Language) -> Vec<EntryIndex> {
        let mut entries = card.entries.clone();
        entries.sort_by_cached_key(|index| (self.rank(*index, &card.remarks, language), *index));
        let rank = |index: &EntryIndex| self.rank(*index, &card.remarks, language);
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

    /// The rank of an entry. The lowest rank is shown first.
    fn rank(&self, index: EntryIndex, remarks: &[Remark], language: Language) -> AnswerRank {
        let entry = self.entry(index);
        let origin = self.display_origin(entry);
        AnswerRank {
            is_unanswered: entry.is_unanswered(),
            is_wrong: self.is_wrong(entry, remarks),
            is_foreign: origin != Origin::Own && self.language_of(index) != language,
            origin,
            is_outdated: self.has_remark(entry, remarks, RemarkKind::Outdated),
        }
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
        self.has_remark(entry, remarks, RemarkKind::Wrong)
    }

    /// Whether a remark of a kind names this entry.
    fn has_remark(&self, entry: &Entry, remarks: &[Remark], kind: RemarkKind) -> bool {
        remarks.iter().any(|remark| {
            let is_about_entry = remark.entry.is_some() && self.concerns(remark, entry);
            remark.kind == kind && is_about_entry
        })
    }

    /// The origin of an entry, where captured questions count as notes.
    fn display_origin(&self, entry: &Entry) -> Origin {
        self.source_of(entry).origin.min(Origin::Notes)
    }

    /// The entries of a card in display order, with the learner's preferred answer ahead of the
    /// other notes and of bundled answers in another language. It never comes before an own
    /// answer, or before a right answer if it is wrong.
    pub fn entries_preferring(
        &self,
        card: &Card,
        preferred: Option<&Preference>,
        language: Language,
    ) -> Vec<EntryIndex> {
        let mut entries = self.in_display_order(card, language);
        let Some(preferred) = preferred else {
            return entries;
        };
        entries.sort_by_cached_key(|index| {
            let entry = self.entry(*index);
            let distance = preferred.distance(entry.id, self.file_name(entry));
            let mut rank = self.rank(*index, &card.remarks, language);
            rank.is_foreign &= distance > 0;
            // The preference decides among the notes, whatever else is known about them.
            rank.is_outdated = false;
            (self.source_of(entry).origin != Origin::Own, rank, distance)
        });
        entries
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::Deck;
    use crate::deck::testing::deck_with;
    use crate::domain::Language;

    /// The files of the card's answers in display order.
    fn files(deck: &Deck, language: Language) -> Vec<&str> {
        let entries = deck.in_display_order(&deck.cards[0], language);
        let file = |index| deck.file_name(deck.entry(index));
        entries.into_iter().map(file).collect()
    }

    #[test]
    fn an_outdated_answer_is_behind_the_other_notes() {
        let long = format!("# 甲是什么？\n\n{}\n", "旧的说法。".repeat(60));
        let notes = [
            ("a.md", long.as_str()),
            ("b.md", "# 甲是个什么？\n\n新的。\n"),
        ];
        let manifest = "
same: [ [ 甲是什么？, 甲是个什么？ ] ]
cards: [ { question: 甲是什么？, remarks: [ { kind: outdated, zh: 过时 } ] } ]
";
        let (deck, errors) = deck_with(Some(manifest), &notes);
        assert_eq!(errors, []);
        assert_eq!(files(&deck, Language::Zh), ["b.md", "a.md"]);
    }

    const OURS: (&str, &str) = (
        "decks/kubernetes/a.md",
        "# 甲是什么？\n\n- 中文的\n- 回答\n",
    );
    const OURS_IN_ENGLISH: (&str, &str) = (
        "decks/kubernetes/en/a.md",
        "# 甲是什么？\n\nIt is what one says about it, in quite a few words that are easily read \
         by somebody who knows no Chinese.\n",
    );
    const NOTE: (&str, &str) = ("seeds/a.md", "# 甲是什么？\n\n笔记里的。\n");

    #[test]
    fn of_the_decks_own_answers_the_one_in_the_display_language_is_first() {
        let (deck, _) = deck_with(None, &[OURS, OURS_IN_ENGLISH, NOTE]);
        let (ours, in_english, note) = (OURS.0, OURS_IN_ENGLISH.0, NOTE.0);
        assert_eq!(files(&deck, Language::Zh), [ours, note, in_english]);
        assert_eq!(files(&deck, Language::En), [in_english, ours, note]);
    }

    #[test]
    fn a_note_in_the_display_language_comes_before_a_foreign_answer_of_the_deck() {
        let (deck, _) = deck_with(None, &[OURS_IN_ENGLISH, NOTE]);
        let (in_english, note) = (OURS_IN_ENGLISH.0, NOTE.0);
        assert_eq!(files(&deck, Language::Zh), [note, in_english]);
        assert_eq!(files(&deck, Language::En), [in_english, note]);
    }
}
