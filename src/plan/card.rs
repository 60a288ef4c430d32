//! The input of planning for one card.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::time::Duration;

use super::DayKind;
use crate::domain::{CardId, Importance, Memory};

/// A card that may be asked today.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanCard {
    pub id: CardId,
    pub memory: Memory,
    pub importance: Importance,
    /// Its position in the deck's list for newcomers, if it is in there.
    pub first_rank: Option<usize>,
    /// Its primary topic, numbered in the order in which topics take turns.
    pub topic: u32,
    /// Its position in source order.
    pub order: usize,
    /// The cards that overlap with it.
    pub related: Vec<CardId>,
    /// Whether it is part of the interview ahead.
    pub is_examined: bool,
    /// Whether it is asked even if it is not due, because it was named by its id.
    pub is_named: bool,
    /// Whether the last review, on a later day than the first one, covered the points that
    /// "mastered" requires.
    pub is_proven: bool,
    /// The kind of its day today. `None` if it was not shown today.
    pub shown_today: Option<DayKind>,
    /// The time of today's showings, including undone ones.
    pub time_today: Duration,
    /// Whether it is never asked.
    pub is_suspended: bool,
    /// Whether it is not asked again today or in this session.
    pub is_skipped: bool,
    /// Its position among the cards that were new at the start of the day. [`super::StudyDay`] sets
    /// it.
    pub new_rank: usize,
}

impl PlanCard {
    /// A card of low importance, outside any list.
    pub fn new(id: CardId, memory: Memory) -> Self {
        Self {
            id,
            memory,
            importance: Importance::default(),
            first_rank: None,
            topic: 0,
            order: 0,
            related: Vec::new(),
            is_examined: false,
            is_named: false,
            is_proven: false,
            shown_today: None,
            time_today: Duration::ZERO,
            is_suspended: false,
            is_skipped: false,
            new_rank: 0,
        }
    }

    pub fn is_askable(&self) -> bool {
        !self.is_suspended && !self.is_skipped
    }

    /// The kind of day that today is for the card.
    pub fn day_kind(&self) -> DayKind {
        let is_new = self.memory.is_new();
        self.shown_today.unwrap_or(DayKind::new(is_new))
    }
}

/// Ranks the cards that were new at the start of the day: first those for newcomers, then by
/// importance. Cards of equal importance come from each topic in turn, and from one topic in source
/// order.
///
/// Topics that had more turns on earlier days wait for the others.
pub(super) fn rank_new_cards(cards: &mut [PlanCard]) {
    let group = |card: &PlanCard| (card.importance, card.topic);
    let mut turns: HashMap<_, usize> = HashMap::new();
    let seen = cards.iter().filter(|card| card.first_rank.is_none());
    for card in seen.filter(|card| card.day_kind() == DayKind::Review) {
        *turns.entry(group(card)).or_default() += 1;
    }
    let mut new: Vec<&mut PlanCard> = cards
        .iter_mut()
        .filter(|card| card.day_kind() == DayKind::First)
        .collect();
    new.sort_unstable_by_key(|card| card.order);
    for card in &mut new {
        if card.first_rank.is_none() {
            let turn = turns.entry((card.importance, card.topic)).or_default();
            card.new_rank = *turn;
            *turn += 1;
        }
    }
    new.sort_by_key(|card| {
        let first = card.first_rank.unwrap_or(usize::MAX);
        let turn = card.new_rank;
        (
            first,
            Reverse(card.importance),
            turn,
            card.topic,
            card.order,
        )
    });
    for (rank, card) in new.into_iter().enumerate() {
        card.new_rank = rank;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::testing::{id, new_card, seen_card};

    fn order(mut cards: Vec<PlanCard>) -> Vec<CardId> {
        rank_new_cards(&mut cards);
        cards.retain(|card| card.memory.is_new());
        cards.sort_by_key(|card| card.new_rank);
        cards.iter().map(|card| card.id).collect()
    }

    fn of_topic(n: usize, topic: u32) -> PlanCard {
        PlanCard {
            topic,
            ..new_card(n)
        }
    }

    #[test]
    fn new_cards_come_by_first_then_importance_then_topic_by_topic() {
        let topics = [7, 7, 7, 8, 8, 9].iter().enumerate();
        let mut cards: Vec<_> = topics.map(|(n, topic)| of_topic(n, *topic)).collect();
        cards[5].importance = Importance::High;
        cards[4].first_rank = Some(0);
        cards[2].first_rank = Some(1);
        assert_eq!(order(cards), [4, 2, 5, 0, 3, 1].map(id));
    }

    #[test]
    fn a_topic_that_had_its_turn_waits_for_the_others() {
        let seen = PlanCard {
            topic: 1,
            ..seen_card(0, -3, 9)
        };
        let mut cards = vec![
            seen,
            of_topic(1, 1),
            of_topic(2, 1),
            of_topic(3, 2),
            of_topic(4, 2),
        ];
        assert_eq!(order(cards.clone()), [3, 1, 4, 2].map(id));
        cards[3].shown_today = Some(DayKind::First);
        cards[3].memory = cards[0].memory;
        assert_eq!(order(cards), [1, 4, 2].map(id), "the order of a day stays");
    }
}
