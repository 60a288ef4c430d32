//! Which cards of a deck may come in a session.

use std::collections::{BTreeSet, HashMap};

use crate::deck::Deck;
use crate::domain::{Card, CardId, CardState, TopicId};
use crate::memory::Candidate;
use crate::query::{Is, Query};

/// The cards that a query finds and that may be asked now.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Their ids, in deck order.
    pub cards: Vec<CardId>,
    /// The same cards as planning sees them, at the same places.
    pub candidates: Vec<Candidate>,
}

impl Selection {
    /// Chooses cards. Hidden and buried ones are never asked; suspended ones and those without
    /// an answer only when the query says so.
    pub fn of(deck: &Deck, query: &Query, state_of: impl Fn(&Card) -> CardState) -> Self {
        let mut selection = Self::default();
        let turns = turns_of_topics(deck);
        let mut related = Vec::new();
        let cards = deck.cards.iter().map(|card| (card, state_of(card)));
        let cards = cards.filter(|(card, state)| may_be_asked(card, state, query));
        for (order, (card, state)) in query.select(deck, cards.collect()).into_iter().enumerate() {
            let topic = card.primary_topic().and_then(|topic| turns.get(topic));
            selection.cards.push(card.id);
            related.push(&card.related);
            selection.candidates.push(Candidate {
                memory: state.memory,
                recall: state.recall,
                importance: card.importance,
                first_rank: deck.rank_in_first(card.id),
                topic: topic.copied().unwrap_or(u32::MAX),
                order,
                related: Vec::new(),
                seen_on_later_day: state.seen_on_later_day,
                once_more: false,
            });
        }
        selection.relate(&related);
        selection
    }

    /// The cards at some places; which of them overlap is not kept.
    pub fn only(&self, places: &BTreeSet<usize>) -> Self {
        let both = |place: &usize| {
            let candidate = Candidate {
                related: Vec::new(),
                ..self.candidates.get(*place)?.clone()
            };
            Some((*self.cards.get(*place)?, candidate))
        };
        let (cards, candidates) = places.iter().filter_map(both).unzip();
        Self { cards, candidates }
    }

    /// Writes the places of related cards into the candidates.
    fn relate(&mut self, related: &[&Vec<CardId>]) {
        let places = self.cards.iter().enumerate();
        let places: HashMap<CardId, usize> = places.map(|(place, id)| (*id, place)).collect();
        for (candidate, related) in self.candidates.iter_mut().zip(related) {
            let place = |id: &CardId| places.get(id).copied();
            candidate.related = related.iter().filter_map(place).collect();
        }
    }
}

fn may_be_asked(card: &Card, state: &CardState, query: &Query) -> bool {
    card.hidden.is_none()
        && !state.buried
        && (!state.suspended || query.asks_for(Is::Suspended))
        && (!card.unanswered || query.asks_for(Is::Unanswered))
}

/// The numbers of topics, in the order in which they take turns.
fn turns_of_topics(deck: &Deck) -> HashMap<&TopicId, u32> {
    let topics = deck.topics.all().iter().map(|topic| &topic.id);
    topics.zip(0..).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::testing::{deck, query, state_of};

    fn selected(text: &str, state: impl Fn(&Card) -> CardState) -> Vec<String> {
        let deck = deck();
        let selection = Selection::of(&deck, &query(&deck, text), state);
        let question = |id: &CardId| deck.card(*id).unwrap().question.clone();
        selection.cards.iter().map(question).collect()
    }

    #[test]
    fn what_has_no_answer_comes_only_when_asked_for() {
        assert!(!selected("", |_| CardState::default()).contains(&"怎么升级集群？".to_owned()));
        assert_eq!(
            selected("is:unanswered", |_| CardState::default()),
            ["怎么升级集群？"]
        );
    }

    #[test]
    fn suspended_cards_come_only_when_asked_for_and_buried_ones_not_at_all() {
        let suspended = state_of("rbac", |state| state.suspended = true);
        assert!(!selected("", &suspended).contains(&"rbac".to_owned()));
        assert_eq!(selected("is:suspended", &suspended), ["rbac"]);
        let buried = state_of("rbac", |state| state.buried = true);
        assert!(!selected("", &buried).contains(&"rbac".to_owned()));
    }

    #[test]
    fn a_query_limits_the_set() {
        assert_eq!(selected("rbac", |_| CardState::default()), ["rbac"]);
    }
}
