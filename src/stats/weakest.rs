//! The hardest cards, and the points that are missed most often.

use std::cmp::Reverse;

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
    /// From 1.
    pub number: u8,
    /// How many points the card had.
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
    let hits = || reviews.iter().filter_map(|review| review.hits.as_ref());
    let Some(of) = hits().next_back().map(|hits| hits.of) else {
        return Vec::new();
    };
    let alike: Vec<_> = hits().filter(|hits| hits.of == of).collect();
    let points = (1..=of).map(|number| {
        let missed = alike.iter().filter(|hits| !hits.has(number)).count();
        MissedPoint {
            card: studied.card.id,
            number,
            of,
            missed: u32::try_from(missed).unwrap_or(u32::MAX),
            asked: u32::try_from(alike.len()).unwrap_or(u32::MAX),
        }
    });
    points.filter(|point| point.missed > 0).collect()
}
