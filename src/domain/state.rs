//! Everything that the log says about a card at one moment.

use super::{CardId, FirstShowing, Hits, Memory, Moment};

/// A card's memory, marks and last answers at one moment. Computed from [`Memory`] and the card's
/// history; nothing stores it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardState {
    pub memory: Memory,
    /// Probability of recall now, 0 to 1; `None` for a new card.
    pub recall: Option<f64>,
    /// Whether the card is due: its instant has passed in learning, or its day has begun in review.
    pub due_now: bool,
    /// Whether it was reviewed today.
    pub reviewed_today: bool,
    /// Not asked until resumed.
    pub suspended: bool,
    /// Not asked before the next day.
    pub buried: bool,
    /// The reason for the flag; may be empty. `None` if not flagged.
    pub flagged: Option<String>,
    /// Whether the lapses reached the leech threshold.
    pub leech: bool,
    /// Points of the last review that recorded points.
    pub last_hits: Option<Hits>,
    /// Points of the review before `last_hits`.
    pub hits_before: Option<Hits>,
    /// The last review, even one that did not count for memory.
    pub last: Option<(super::Grade, Moment)>,
    /// The first showing of the last review day, without crammed ones: a repeat minutes later
    /// proves nothing.
    pub first_showing: Option<FirstShowing>,
    /// Whether the last review was on a later day than the first.
    pub seen_on_later_day: bool,
    pub prefers: Option<Preference>,
}

/// The preferred answer of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The entry whose answer it is.
    pub entry: CardId,
    /// Base name of its file, because entries with the same question in several files share an id.
    /// `None` if the log does not record it.
    pub file: Option<String>,
}

impl Preference {
    /// How far an entry in the file at `path` is from the preferred one: 0 if it is the same, 1 if
    /// only the file differs (it may have been renamed), else 2.
    pub fn distance(&self, entry: CardId, path: &str) -> u8 {
        if entry != self.entry {
            return 2;
        }
        let differs = |file: &String| path.rsplit('/').next() != Some(file);
        u8::from(self.file.as_ref().is_some_and(differs))
    }
}

impl CardState {
    /// Whether the card was reviewed and either its recall is below 0.8 or the last review missed
    /// core points, whose numbers from 1 `is_core` tells.
    pub fn is_weak(&self, is_core: impl Fn(u8, &Hits) -> bool) -> bool {
        let forgetting = self.recall.is_some_and(|recall| recall < 0.8);
        let missed = self.last_hits.as_ref().is_some_and(|hits| {
            let mut core = (1..=hits.of).filter(|number| is_core(*number, hits));
            core.any(|number| !hits.has(number))
        });
        !self.memory.is_new() && (forgetting || missed)
    }
}
