//! How well a card is remembered, as FSRS computes it from reviews.

use super::Moment;

/// The phase of a card in the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LearningState {
    /// Never reviewed.
    #[default]
    New,
    /// In the learning steps.
    Learning,
    /// Remembered for days.
    Review,
    /// Forgotten in review; in the relearning steps.
    Relearning,
}

impl LearningState {
    /// The name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Relearning => "relearning",
        }
    }
}

/// The FSRS memory of a card: stability, difficulty, due time, and its phase in the schedule.
///
/// A new card has `Memory::default()`: no stability, no due time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    pub state: LearningState,
    /// The learning or relearning step, from 0; `None` in review and for new cards.
    pub step: Option<u8>,
    /// Days until recall falls to 0.9.
    pub stability: Option<f32>,
    /// 1 (easy) to 10 (hard).
    pub difficulty: Option<f32>,
    /// When the card is due: the exact instant in learning and relearning, the start of the due day
    /// in review.
    pub due: Option<Moment>,
    pub last_review: Option<Moment>,
    /// The number of reviews that this memory is computed from.
    pub reviews: u32,
    /// How often it was forgotten in review.
    pub lapses: u32,
}

impl Memory {
    /// Whether the card was never reviewed.
    pub fn is_new(&self) -> bool {
        self.state == LearningState::New
    }

    /// Whether the card is in learning or relearning steps.
    pub fn is_learning(&self) -> bool {
        matches!(
            self.state,
            LearningState::Learning | LearningState::Relearning
        )
    }
}
