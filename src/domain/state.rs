//! The learning state of a card at one moment.

use super::{CardId, Hits, Memory, Moment};

/// A card's side of the learner: memory, flags and the last answer, evaluated at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardState {
    /// FSRS memory and learning state.
    pub memory: Memory,
    /// Probability of remembering now, 0 to 1; none for a new card.
    pub recall: Option<f64>,
    /// Whether it is to be asked now: learning and its instant has come, or review and its day has.
    pub due_now: bool,
    /// Whether it was reviewed since the day began.
    pub reviewed_today: bool,
    /// Never asked until resumed.
    pub suspended: bool,
    /// Not asked before the next day.
    pub buried: bool,
    /// Why the learner flagged it, if flagged; the reason may be empty.
    pub flagged: Option<String>,
    /// Forgotten as often as the leech threshold.
    pub leech: bool,
    /// Points of the last review that had some.
    pub last_hits: Option<Hits>,
    /// Points of the review before that.
    pub hits_before: Option<Hits>,
    /// Grade, whether or not it counted for memory, and time of the last review.
    pub last: Option<(super::Grade, Moment)>,
    /// Whether the last review was on a later day than the first.
    pub seen_on_later_day: bool,
    /// The answer that the learner prefers.
    pub prefers: Option<Preference>,
}

/// Which of a card's answers the learner prefers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The entry whose answer it is.
    pub entry: CardId,
    /// Base name of its file, since notes that ask in the same words have one id; none where the
    /// log does not tell.
    pub file: Option<String>,
}

impl Preference {
    /// How far an entry of the file with this path is from the preferred one: 0 when it is that
    /// one, 1 when only the file differs (it may have been renamed), else 2.
    pub fn distance(&self, entry: CardId, path: &str) -> u8 {
        if entry != self.entry {
            return 2;
        }
        let differs = |file: &String| path.rsplit('/').next() != Some(file);
        u8::from(self.file.as_ref().is_some_and(differs))
    }
}

impl CardState {
    /// Seen, and recall below 0.8 or points missed last time.
    pub fn is_weak(&self) -> bool {
        let forgetting = self.recall.is_some_and(|recall| recall < 0.8);
        let missed = self
            .last_hits
            .as_ref()
            .is_some_and(|hits| hits.hit.len() < usize::from(hits.of));
        !self.memory.is_new() && (forgetting || missed)
    }
}
