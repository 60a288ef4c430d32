//! Scores how much each card has in common with one card, for a person to choose from.
//!
//! Rare names and pairs of Chinese characters weigh more: kubelet tells more about a question than
//! Kubernetes. A subject weighs more than what is asked about it.

use std::collections::HashMap;

use crate::deck::Deck;
use crate::domain::{Card, CardId};
use crate::likeness::{ConceptKind, ParsedQuestion, Phrases, pairs};

use super::wordings;

/// A score for each card that shares a word with `card`, over all wordings. Scores have no unit.
pub fn related_cards(deck: &Deck, card: CardId) -> HashMap<CardId, f64> {
    let phrases = Phrases::new();
    let with_words = |card: &Card| (card.id, words(deck, card, &phrases));
    let cards: Vec<(CardId, Words)> = deck.cards.iter().map(with_words).collect();
    let mut n_with: HashMap<&str, usize> = HashMap::new();
    for word in cards.iter().flat_map(|(_, words)| words.keys()) {
        *n_with.entry(word).or_default() += 1;
    }
    let Some((_, wanted)) = cards.iter().find(|(id, _)| *id == card) else {
        return HashMap::new();
    };
    // Squared, so that one rare word weighs more than several that many cards have.
    let weight = |(word, share): (&String, &f64)| {
        let n = n_with.get(word.as_str()).copied().unwrap_or(1);
        share * (cards.len() as f64 / n as f64).ln_1p().powi(2)
    };
    let others = cards.iter().filter(|(id, _)| *id != card);
    let scored = others.filter_map(|(id, words)| {
        let shared = words.iter().filter(|(word, _)| wanted.contains_key(*word));
        let shared: f64 = shared.map(weight).sum();
        let all: f64 = words.iter().map(weight).sum();
        // If two cards share as much, the one with fewer other words is nearer.
        (shared > 0.0).then(|| (*id, shared * (1.0 + shared / all)))
    });
    scored.collect()
}

/// Words with their weights, 1 for a name.
type Words = HashMap<String, f64>;

/// The names and pairs of characters in the wordings of a card.
fn words(deck: &Deck, card: &Card, phrases: &Phrases) -> Words {
    let mut words = Words::new();
    for wording in wordings(deck, card) {
        for unit in ParsedQuestion::parse(wording, phrases).units {
            match unit.kind {
                ConceptKind::Subject => drop(words.insert(unit.text, 1.0)),
                ConceptKind::Aspect => drop(words.insert(unit.text, 0.25)),
                ConceptKind::Stretch => {
                    words.extend(pairs(&unit.text).map(|pair| (pair.to_owned(), 0.5)))
                }
                ConceptKind::Weak | ConceptKind::Platform => {}
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::related_cards;
    use crate::deck::Deck;
    use crate::deck::testing::embedded_deck;
    use crate::domain::{Card, CardId};

    fn card<'a>(deck: &'a Deck, question: &str) -> &'a Card {
        let card = deck.card_of_entry(CardId::of_question(question));
        card.unwrap_or_else(|| panic!("no card asks {question}"))
    }

    /// The cards nearest to one, best first.
    fn nearest<'a>(deck: &'a Deck, question: &str, n: usize) -> Vec<&'a Card> {
        let found = related_cards(deck, card(deck, question).id);
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1));
        let ids = found.into_iter().take(n);
        ids.map(|(id, _)| deck.card(id).unwrap()).collect()
    }

    #[test]
    fn cards_that_name_the_same_come_before_cards_that_are_worded_alike() {
        let (deck, _) = embedded_deck();
        for (question, name, n) in [
            ("kubelet的功能、作用是什么？", "kubelet", 1),
            ("什么是etcd？", "etcd", 3),
            ("rbac", "rbac", 1),
            ("Flannel网络插件的实现原理", "flannel", 1),
            ("简述 Kubernetes Service 类型？", "service", 8),
        ] {
            for card in nearest(&deck, question, n) {
                let asked = card.question.to_lowercase();
                assert!(asked.contains(name), "{question}: {asked}");
            }
        }
    }

    #[test]
    fn a_card_is_not_related_to_itself_or_to_cards_that_share_no_word() {
        let (deck, _) = embedded_deck();
        let rbac = card(&deck, "rbac").id;
        let found = related_cards(&deck, rbac);
        assert!(!found.contains_key(&rbac));
        assert!(!found.contains_key(&card(&deck, "什么是etcd？").id));
        assert!(related_cards(&deck, CardId::of_question("nobody asks this")).is_empty());
    }
}
