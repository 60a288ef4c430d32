//! The order in which cards are looked over: the weak and important ones first.

use std::cmp::Reverse;

use super::Selection;
use crate::deck::Deck;
use crate::domain::{Card, CardState};
use crate::memory::Agenda;

impl Selection {
    /// The places of all cards: the weak ones first, by importance times the chance of having
    /// forgotten them; then those never seen by importance; then what is known.
    pub fn weakest_first(&self, deck: &Deck, state_of: impl Fn(&Card) -> CardState) -> Vec<usize> {
        let is_weak = |place: &usize| {
            let card = self.cards.get(*place).and_then(|id| deck.card(*id));
            card.is_some_and(|card| state_of(card).is_weak())
        };
        let mut places: Vec<usize> = (0..self.candidates.len()).collect();
        places.sort_by_cached_key(|place| {
            let candidate = &self.candidates[*place];
            let urgency = Reverse(candidate.importance.urgency(candidate.recall));
            (!is_weak(place), urgency, candidate.order)
        });
        places
    }

    /// A plan of all cards in an order, at most `limit` of them, whether due or not.
    pub fn everything(&self, order: Vec<usize>, limit: Option<usize>) -> Agenda {
        let mut reviews = order;
        reviews.truncate(limit.unwrap_or(usize::MAX));
        Agenda {
            reviews,
            ..Agenda::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CardId, LearningState, Memory};
    use crate::session::testing::{deck, query};

    /// rbac is known well, kubelet is weak, the first was never seen.
    fn state_of(card: &Card) -> CardState {
        let recall = match &*card.question {
            "rbac" => 0.95,
            "kubelet的作用" => 0.5,
            _ => return CardState::default(),
        };
        CardState {
            recall: Some(recall),
            memory: Memory {
                state: LearningState::Review,
                ..Memory::default()
            },
            ..CardState::default()
        }
    }

    #[test]
    fn weak_cards_come_before_new_ones_and_these_before_known_ones() {
        let deck = deck();
        let selection = Selection::of(&deck, &query(&deck, ""), state_of);
        let order = selection.weakest_first(&deck, state_of);
        let cards: Vec<CardId> = order.iter().map(|place| selection.cards[*place]).collect();
        let expected = ["kubelet的作用", "什么是etcd？", "rbac"];
        assert_eq!(cards, expected.map(CardId::of_question));
        assert_eq!(selection.everything(order, Some(2)).reviews.len(), 2);
    }
}
