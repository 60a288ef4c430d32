//! What the scheduler knows of a card.

use super::Moment;

/// Where a card is on its way from unknown to remembered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LearningState {
    /// Never reviewed.
    #[default]
    New,
    /// In the learning steps.
    Learning,
    /// Remembered for days.
    Review,
    /// Forgotten after it was remembered; in the relearning steps.
    Relearning,
}

impl LearningState {
    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Relearning => "relearning",
        }
    }
}

/// FSRS stability and difficulty of a card, and its learning state.
///
/// A new card has `Memory::default()`: no stability, no due time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Memory {
    /// The learning state.
    pub state: LearningState,
    /// Which learning or relearning step, from 0; none in review and new.
    pub step: Option<u8>,
    /// Days until recall falls to 0.9.
    pub stability: Option<f32>,
    /// 1 (easy) to 10 (hard).
    pub difficulty: Option<f32>,
    /// When it is to be asked: in learning and relearning the exact instant, in review the start
    /// of the due day.
    pub due: Option<Moment>,
    /// When it was last reviewed.
    pub last_review: Option<Moment>,
    /// How many reviews made this memory.
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
