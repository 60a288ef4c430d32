//! The list of the browse screen: which cards, in which order, and what a row shows of a card.

use std::collections::HashMap;

use crate::deck::Deck;
use crate::domain::{Card, CardId, CardState, Importance, Language, Moment, TopicId};
use crate::markdown::plain_text;
use crate::query::{Is, Query};

/// The order of a list of cards. Ties stay in source order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardSort {
    /// The next due first, new cards last.
    #[default]
    Due,
    /// The most forgotten first, new cards last.
    Recall,
    /// The most important first.
    Importance,
    /// In the order of the deck's topics.
    Topic,
    /// The latest first, new cards last.
    LastSeen,
    /// The most often forgotten first.
    Lapses,
}

impl CardSort {
    const ALL: [Self; 6] = [
        Self::Due,
        Self::Recall,
        Self::Importance,
        Self::Topic,
        Self::LastSeen,
        Self::Lapses,
    ];

    /// The order `step` places further on; after the last comes the first.
    #[must_use]
    pub fn moved(self, step: isize) -> Self {
        let n = Self::ALL.len() as isize;
        let index = Self::ALL.iter().position(|sort| *sort == self);
        let to = (index.unwrap_or(0) as isize + step).rem_euclid(n);
        Self::ALL[to as usize]
    }
}

/// Which cards are listed, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardListRequest {
    /// The query as typed; empty for all cards.
    pub text: String,
    /// The index in [`CardList::FILTERS`].
    pub filter: usize,
    pub sort: CardSort,
}

/// The cards that a request finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardList {
    pub cards: Vec<CardId>,
    /// How many cards the query finds in each filter.
    pub counts: [usize; CardList::FILTERS.len()],
}

impl CardList {
    /// The filters by state. The first lets every card pass.
    pub const FILTERS: [Option<Is>; 7] = [
        None,
        Some(Is::Due),
        Some(Is::New),
        Some(Is::Weak),
        Some(Is::Flagged),
        Some(Is::Suspended),
        Some(Is::Unanswered),
    ];

    /// Filters and sorts the cards that match the query, given in source order. Those whose question
    /// has the searched text come before those with it in an answer alone.
    pub fn new<'a>(
        deck: &Deck,
        matching: impl IntoIterator<Item = (&'a Card, CardState)>,
        request: &CardListRequest,
        query: &Query,
    ) -> Self {
        let ranks = TopicRanks::new(deck);
        let searches_text = query.searches_text();
        let mut counts = [0; Self::FILTERS.len()];
        // States are large, so only what orders the cards is kept.
        let mut found = Vec::new();
        for (card, state) in matching {
            for (index, filter) in Self::FILTERS.iter().enumerate() {
                if filter.is_none_or(|is| is.holds(card, &state)) {
                    counts[index] += 1;
                    if index == request.filter {
                        let is_in_answer = searches_text && !query.is_in_titles(deck, card);
                        let key = ranks.key(request.sort, card, &state);
                        found.push((is_in_answer, key, card.id));
                    }
                }
            }
        }
        found.sort_by_key(|(is_in_answer, key, _)| (*is_in_answer, *key));
        let cards = found.into_iter().map(|(.., card)| card).collect();
        Self { cards, counts }
    }
}

/// The topics of a deck in their order.
struct TopicRanks<'a>(HashMap<&'a TopicId, i64>);

impl<'a> TopicRanks<'a> {
    fn new(deck: &'a Deck) -> Self {
        let topics = deck.topics.all().iter().map(|topic| &topic.id);
        Self(topics.zip(0..).collect())
    }

    /// What an order sorts a card by, ascending.
    fn key(&self, by: CardSort, card: &Card, state: &CardState) -> i64 {
        let milliseconds = |moment: Moment| moment.instant.as_millisecond();
        match by {
            CardSort::Due => state.memory.due.map_or(i64::MAX, milliseconds),
            CardSort::Recall => {
                let recall = state.recall;
                recall.map_or(i64::MAX, |recall| (recall * 1e6) as i64)
            }
            CardSort::Importance => -i64::from(card.importance.number()),
            CardSort::Topic => {
                let rank = card.primary_topic().and_then(|topic| self.0.get(topic));
                rank.copied().unwrap_or(i64::MAX)
            }
            CardSort::LastSeen => state.last.map_or(i64::MAX, |(_, at)| -milliseconds(at)),
            CardSort::Lapses => -i64::from(state.memory.lapses),
        }
    }
}

/// What a list shows of one card.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardRow {
    /// The question as it is asked.
    pub title: String,
    /// The primary topic.
    pub topic: Option<TopicId>,
    pub importance: Importance,
    pub unanswered: bool,
    pub state: CardState,
}

impl CardRow {
    pub fn new(card: &Card, state: CardState, language: Language) -> Self {
        Self {
            title: plain_text(card.title_in(language)),
            topic: card.primary_topic().cloned(),
            importance: card.importance,
            unanswered: card.unanswered,
            state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Grade, LearningState, Memory};
    use crate::session::testing::{at, deck};

    /// States of the four cards: due, new and unanswered, seen earlier, suspended.
    fn states() -> [CardState; 4] {
        let seen = |due: i64, seen: i64, recall: f64, lapses: u32| CardState {
            memory: Memory {
                state: LearningState::Review,
                due: Some(at(due)),
                lapses,
                ..Memory::default()
            },
            recall: Some(recall),
            last: Some((Grade::Good, at(seen))),
            ..CardState::default()
        };
        let due = CardState {
            due_now: true,
            ..seen(-5, -9, 0.7, 1)
        };
        let suspended = CardState {
            suspended: true,
            ..seen(90, -2, 0.6, 3)
        };
        [due, seen(30, -5, 0.9, 0), CardState::default(), suspended]
    }

    fn list(filter: usize, sort: CardSort) -> (String, [usize; 7]) {
        let deck = deck();
        let request = CardListRequest {
            filter,
            sort,
            ..CardListRequest::default()
        };
        let matching = deck.cards.iter().zip(states());
        let list = CardList::new(&deck, matching, &request, &Query::default());
        let first = |id: &CardId| deck.card(*id).unwrap().question.chars().next();
        (list.cards.iter().filter_map(first).collect(), list.counts)
    }

    #[test]
    fn every_order_has_ties_in_source_order() {
        for (sort, cards) in [
            (CardSort::Due, "什rk怎"),
            (CardSort::Recall, "k什r怎"),
            (CardSort::Importance, "什r怎k"),
            (CardSort::Topic, "什rk怎"),
            (CardSort::LastSeen, "kr什怎"),
            (CardSort::Lapses, "k什r怎"),
        ] {
            assert_eq!(list(0, sort).0, cards, "{sort:?}");
        }
    }

    #[test]
    fn filters_are_counted_whichever_is_chosen() {
        for (filter, cards) in ["什rk怎", "什", "怎", "什k", "", "k", "怎"]
            .iter()
            .enumerate()
        {
            let (found, counts) = list(filter, CardSort::Due);
            assert_eq!(&found, cards, "{filter}");
            assert_eq!(counts, [4, 1, 1, 2, 0, 1, 1]);
        }
    }

    #[test]
    fn the_orders_form_a_ring() {
        let mut sort = CardSort::default();
        for _ in 0..6 {
            sort = sort.moved(1);
        }
        assert_eq!(sort, CardSort::default());
        assert_eq!(sort.moved(-1), CardSort::Lapses);
    }
}
