//! The hardest cards, and the points that are missed most often.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Studied;
use crate::domain::{CardId, Grade};

#[derive(Clone, Debug, PartialEq)]
pub struct HardCard {
    pub card: CardId,
    /// FSRS difficulty, 1 to 10.
    pub difficulty: f64,
    /// How often it was graded Again in review.
    pub lapses: u32,
    /// The reviews that make up its memory.
    pub reviews: u32,
    /// Probability of remembering it now, 0 to 1.
    pub recall: f64,
}

/// The `n` most difficult cards that were graded Again since their last `forget`, not counting
/// crammed reviews. Of equally difficult ones those with more lapses come first.
pub fn hardest(cards: &[Studied<'_>], n: usize) -> Vec<HardCard> {
    let was_failed = |studied: &&Studied<'_>| {
        let mut reviews = studied.history.remembered();
        reviews.any(|review| review.grade == Grade::Again)
    };
    let mut hard: Vec<HardCard> = cards
        .iter()
        .filter(was_failed)
        .map(|studied| {
            let memory = &studied.state.memory;
            HardCard {
                card: studied.card.id,
                difficulty: memory.difficulty.map_or(0.0, f64::from),
                lapses: memory.lapses,
                reviews: memory.reviews,
                recall: studied.state.recall.unwrap_or(0.0),
            }
        })
        .collect();
    hard.sort_by(|one, other| {
        let by_difficulty = other.difficulty.total_cmp(&one.difficulty);
        by_difficulty.then(other.lapses.cmp(&one.lapses))
    });
    hard.truncate(n);
    hard
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedPoint {
    pub card: CardId,
    /// The follow-up that the point belongs to, from 1. `None` for a point of the answer.
    pub follow_up: Option<u8>,
    /// From 1.
    pub number: u8,
    /// How many points the answer or the follow-up had.
    pub of: u8,
    /// The number of reviews that missed it.
    pub missed: u32,
    /// The number of reviews that asked it.
    pub asked: u32,
}

/// The `n` points missed in most reviews, crammed and forgotten ones included. Of equal ones those
/// that were asked less often come first, then the order of cards decides.
///
/// A point is known by its number only, so reviews count only if they had as many points as the
/// card's last review with points.
pub fn missed_points(cards: &[Studied<'_>], n: usize) -> Vec<MissedPoint> {
    let mut missed: Vec<MissedPoint> = cards.iter().flat_map(missed_of).collect();
    missed.sort_by_key(|point| (Reverse(point.missed), point.asked));
    missed.truncate(n);
    missed
}

fn missed_of(studied: &Studied<'_>) -> Vec<MissedPoint> {
    let reviews = &studied.history.reviews;
    let hits = reviews.iter().filter_map(|review| review.hits.as_ref());
    let hits = hits.map(|hits| (None, hits.hit.as_slice(), hits.of));
    let follow_ups = reviews.iter().flat_map(|review| &review.follow_ups);
    let follow_ups = follow_ups.map(|hits| (Some(hits.number), hits.hit.as_slice(), hits.of));
    let mut asked: BTreeMap<Option<u8>, Vec<(&[u8], u8)>> = BTreeMap::new();
    for (follow_up, hit, of) in hits.chain(follow_ups) {
        asked.entry(follow_up).or_default().push((hit, of));
    }
    let card = studied.card.id;
    let asked = asked.into_iter();
    asked
        .flat_map(|(follow_up, asked)| missed_of_list(card, follow_up, &asked))
        .collect()
}

/// The missed points of one list, given the hits of each review and the number of its points.
fn missed_of_list(card: CardId, follow_up: Option<u8>, asked: &[(&[u8], u8)]) -> Vec<MissedPoint> {
    let of = asked.last().map_or(0, |(_, of)| *of);
    let alike: Vec<&[u8]> = asked
        .iter()
        .filter(|(_, other)| *other == of)
        .map(|(hit, _)| *hit)
        .collect();
    let points = (1..=of).map(|number| {
        let missed = alike.iter().filter(|hit| !hit.contains(&number)).count();
        MissedPoint {
            card,
            follow_up,
            number,
            of,
            missed: u32::try_from(missed).unwrap_or(u32::MAX),
            asked: u32::try_from(alike.len()).unwrap_or(u32::MAX),
        }
    });
    points.filter(|point| point.missed > 0).collect()
}
