//! Adds the learner's own answers to the cards of a deck.

use crate::domain::{Bilingual, Card, CardId, Entry, EntryIndex, NoteFile, SourceIndex};
use crate::markdown::plain_text;
use crate::notes::Notes;

use super::contents::{Deck, Origin, Source};

/// An answer from the learner's folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnAnswer {
    /// The id of any entry of the card.
    pub card: CardId,
    pub file: NoteFile,
    pub entry: Entry,
}

impl Deck {
    /// Adds an own answer in front of the card's other answers. If its question is reworded, the
    /// new wording becomes the card's title. Returns whether there is such a card.
    pub fn add_own_answer(&mut self, own: OwnAnswer) -> bool {
        let Some(card_index) = self.card_index.get(&own.card).map(|index| *index as usize) else {
            return false;
        };
        let is_reworded = self.is_reworded(&self.cards[card_index], &own.entry);
        let n_own = self.own_answers(&self.cards[card_index]).count();
        let (source, index) = (self.sources.len(), self.entries.len());
        let card = &mut self.cards[card_index];
        if is_reworded && n_own == 0 {
            card.title = Some(Bilingual::same(own.entry.question.clone()));
        }
        card.unanswered &= own.entry.is_unanswered();
        card.entries.insert(n_own, EntryIndex(index as u32));
        self.entries.push(Entry {
            id: card.id,
            source: SourceIndex(source as u32),
            ..own.entry
        });
        self.sources.push(Source {
            file: own.file,
            origin: Origin::Own,
            notes: Notes::default(),
        });
        true
    }

    pub fn own_answers<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = EntryIndex> {
        let is_own = |index: &EntryIndex| self.source_of(self.entry(*index)).origin == Origin::Own;
        card.entries.iter().copied().filter(is_own)
    }

    /// Whether an own answer words the question differently from all notes.
    pub fn is_reworded(&self, card: &Card, own: &Entry) -> bool {
        let asked = CardId::of_question(&plain_text(&own.question));
        let mut entries = self.entries_of(card);
        card.id != asked && !entries.any(|entry| entry.id == asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::testing::{deck_with, preferring};
    use crate::domain::{Remark, RemarkKind};
    use crate::notes::read_own;

    fn own(of: &str, text: &str) -> OwnAnswer {
        OwnAnswer {
            card: CardId::of_question(of),
            file: NoteFile {
                name: "answers/x.md".to_owned(),
                text: text.to_owned(),
            },
            entry: read_own(text).unwrap(),
        }
    }

    fn deck() -> Deck {
        let notes = "# rbac\n\n- notes' answer\n\n# helm？\n";
        deck_with(None, &[("a.md", notes)]).0
    }

    fn answers(deck: &Deck, question: &str) -> Vec<String> {
        let card = deck.card(CardId::of_question(question)).unwrap();
        let entries = deck.entries_preferring(card, Some(&preferring(card.id)), deck.language);
        entries.iter().map(|index| deck.answer(*index)).collect()
    }

    #[test]
    fn an_own_answer_comes_first_and_makes_no_card() {
        let mut deck = deck();
        assert!(deck.add_own_answer(own("rbac", "# RBAC?\n\nmine\n")));
        assert!(deck.add_own_answer(own("helm", "# helm\n\ncharts\n")));
        assert!(!deck.add_own_answer(own("gone", "# rbac\n\nlost\n")));
        assert_eq!(deck.cards.len(), 2);
        assert_eq!(answers(&deck, "rbac"), ["mine", "- notes' answer"]);
        let helm = deck.card(CardId::of_question("helm")).unwrap();
        assert!(!helm.unanswered && helm.title.is_none());
    }

    #[test]
    fn a_reworded_question_becomes_the_title() {
        let mut deck = deck();
        deck.add_own_answer(own("rbac", "# 权限怎么管？\n"));
        let card = deck.card(CardId::of_question("rbac")).unwrap();
        assert_eq!(card.title, Some(Bilingual::same("权限怎么管？")));
        assert_eq!(card.question, "rbac");
        assert_eq!(deck.card_of_entry(CardId::of_question("权限怎么管")), None);
    }

    #[test]
    fn a_remark_about_a_note_is_not_about_the_own_answer() {
        let mut deck = deck();
        deck.add_own_answer(own("rbac", "# rbac\n\nmine\n"));
        let card = deck.card(CardId::of_question("rbac")).unwrap();
        let wrong = Remark {
            kind: RemarkKind::Wrong,
            since: None,
            text: Bilingual::default(),
            source: None,
            quote: None,
            entry: Some(card.id),
        };
        let concerned = deck
            .entries_of(card)
            .map(|entry| deck.concerns(&wrong, entry));
        assert_eq!(concerned.collect::<Vec<_>>(), [false, true]);
    }
}
