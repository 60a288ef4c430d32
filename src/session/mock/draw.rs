//! Draws the questions of a mock interview.

use std::collections::HashMap;

use rand::{RngExt, SeedableRng, rngs::Xoshiro256PlusPlus};

use crate::domain::{CardId, TopicId};

/// A card that may be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub card: CardId,
    /// How likely it is drawn, compared with the others. Above 0.
    pub weight: f64,
    /// The primary topic.
    pub topic: Option<TopicId>,
    /// The cards that overlap with it.
    pub related: Vec<CardId>,
}

/// Draws up to `n` cards, in the order asked: `first` those of an earlier interview that can still
/// be asked, then others at random.
///
/// Each of these has a random key by its weight (Efraimidis and Spirakis 2006), and the lowest keys
/// come first. A topic comes again only after every other topic that has cards left, and of related
/// cards only one is drawn. The same candidates and seed give the same cards.
pub fn draw(candidates: &[Candidate], first: &[CardId], n: usize, seed: u64) -> Vec<CardId> {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let keyed = candidates.iter().map(|candidate| {
        let uniform: f64 = rng.random();
        let key = -(1.0 - uniform).ln() / candidate.weight.max(f64::MIN_POSITIVE);
        (key, candidate)
    });
    let mut left: Vec<(f64, &Candidate)> = keyed.collect();
    left.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let mut turns: HashMap<Option<&TopicId>, usize> = HashMap::new();
    let mut drawn: Vec<CardId> = Vec::new();
    while drawn.len() < n {
        let again = first
            .iter()
            .find_map(|card| left.iter().find(|(_, one)| one.card == *card));
        let turn = |candidate: &Candidate| turns.get(&candidate.topic.as_ref()).copied();
        let least = left.iter().map(|(_, one)| turn(one).unwrap_or(0)).min();
        let next = left
            .iter()
            .find(|(_, one)| Some(turn(one).unwrap_or(0)) == least);
        let Some((_, next)) = again.or(next).copied() else {
            break;
        };
        *turns.entry(next.topic.as_ref()).or_default() += 1;
        drawn.push(next.card);
        left.retain(|(_, other)| !overlap(next, other));
    }
    drawn
}

/// Whether two candidates are the same card or related.
fn overlap(one: &Candidate, other: &Candidate) -> bool {
    one.card == other.card || one.related.contains(&other.card) || other.related.contains(&one.card)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn id(n: usize) -> CardId {
        CardId::of_question(&format!("card {n}"))
    }

    fn candidate(n: usize, weight: f64, topic: usize) -> Candidate {
        Candidate {
            card: id(n),
            weight,
            topic: Some(TopicId(format!("topic {topic}"))),
            related: Vec::new(),
        }
    }

    #[test]
    fn a_heavier_card_is_drawn_more_often() {
        let candidates = [candidate(0, 1.0, 0), candidate(1, 3.0, 0)];
        let heavy = (0..1000).filter(|seed| draw(&candidates, &[], 1, *seed) == [id(1)]);
        let share = heavy.count() as f64 / 1000.0;
        assert!((share - 0.75).abs() < 0.05, "{share}");
    }

    #[test]
    fn of_related_cards_one_is_drawn_whichever_names_the_other() {
        let mut candidates = vec![candidate(0, 1.0, 0), candidate(1, 1.0, 1)];
        candidates[1].related = vec![id(0)];
        for seed in 0..20 {
            assert_eq!(draw(&candidates, &[], 2, seed).len(), 1);
        }
    }

    #[test]
    fn the_questions_of_an_earlier_interview_come_first_and_in_their_order() {
        let candidates: Vec<_> = (0..9).map(|n| candidate(n, 1.0, 0)).collect();
        let drawn = draw(&candidates, &[id(7), id(99), id(3)], 4, 5);
        assert_eq!((drawn.len(), &drawn[..2]), (4, &[id(7), id(3)][..]));
        assert_eq!(draw(&candidates, &[id(7), id(3)], 1, 5), [id(7)]);
    }

    fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
        let one = (
            0.1f64..9.0,
            0usize..5,
            prop::collection::vec(0usize..30, 0..3),
        );
        prop::collection::vec(one, 0..30).prop_map(|cards| {
            let cards = cards.into_iter().enumerate();
            let cards = cards.map(|(n, (weight, topic, related))| Candidate {
                related: related.into_iter().filter(|it| *it != n).map(id).collect(),
                ..candidate(n, weight, topic)
            });
            cards.collect()
        })
    }

    proptest! {
        #[test]
        fn a_draw_repeats_and_holds_no_card_or_related_card_twice(
            candidates in candidates(), n in 0usize..12, seed: u64,
        ) {
            let drawn = draw(&candidates, &[], n, seed);
            prop_assert_eq!(&drawn, &draw(&candidates, &[], n, seed));
            prop_assert!(drawn.len() <= n);
            let one = |card: &CardId| candidates.iter().find(|it| it.card == *card).unwrap();
            for (place, card) in drawn.iter().enumerate() {
                for other in &drawn[..place] {
                    prop_assert!(!overlap(one(card), one(other)));
                }
            }
            if drawn.len() < n {
                let all_overlap = candidates
                    .iter()
                    .all(|it| drawn.iter().any(|card| overlap(it, one(card))));
                prop_assert!(all_overlap, "a card that fits was left out");
            }
        }

        #[test]
        fn topics_take_turns(candidates in candidates(), n in 0usize..12, seed: u64) {
            let unrelated: Vec<Candidate> = candidates
                .into_iter()
                .map(|it| Candidate { related: Vec::new(), ..it })
                .collect();
            let topics: HashSet<_> = unrelated.iter().map(|it| it.topic.clone()).collect();
            let drawn = draw(&unrelated, &[], n, seed);
            let first = drawn.iter().take(topics.len());
            let of = |card: &CardId| unrelated.iter().find(|it| it.card == *card).unwrap();
            let seen: HashSet<_> = first.clone().map(|card| of(card).topic.clone()).collect();
            prop_assert_eq!(seen.len(), first.len());
        }
    }
}
