//! Which cards are hardest, and which points are missed most.

use std::cmp::Reverse;

use super::Studied;
use crate::domain::{CardId, Grade};

/// A card that is hard to remember.
#[derive(Clone, Debug, PartialEq)]
pub struct HardCard {
    /// The card.
    pub card: CardId,
    /// FSRS difficulty, 1 to 10.
    pub difficulty: f64,
    /// How often it was forgotten after it was remembered.
    pub lapses: u32,
    /// How many reviews made its memory.
    pub reviews: u32,
    /// Probability of remembering it now, 0 to 1.
    pub recall: f64,
}

/// The `n` cards of the highest difficulty among those that were graded Again since they were
/// last forgotten on purpose, cramming apart; of equal ones first those with more lapses.
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

/// A point of a card that was missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedPoint {
    /// The card.
    pub card: CardId,
    /// Which point, from 1.
    pub number: u8,
    /// How many points there were.
    pub of: u8,
    /// In how many reviews it was missed.
    pub missed: u32,
    /// In how many it was asked.
    pub asked: u32,
}

/// The `n` points that were missed in most reviews, crammed and forgotten reviews included; of
/// equal ones first those that were asked less often, then the one that stands first.
///
/// Points are known by their number, so of each card only the reviews count that had as many
/// points as the last one with points.
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
