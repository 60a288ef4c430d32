//! A review: one graded answer.

use serde::{Deserialize, Serialize};

use super::{Moment, OptionLetters};

/// How well a card was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// 1: less than half of the answer.
    Again = 1,
    /// 2: more than half.
    Hard = 2,
    /// 3: almost everything.
    Good = 3,
    /// 4: everything, fluently.
    Easy = 4,
}

impl Grade {
    /// All grades, lowest first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The grade for a number from 1 to 4.
    pub fn of_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.number() == number)
    }

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// The form in which a card was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AskedAs {
    /// Question, then answer.
    #[default]
    Recall,
    /// Gaps to fill.
    Cloze,
    /// Steps to put in order.
    Order,
    Interview,
    /// Options to choose from.
    Choice,
}

/// Which points were covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// Numbers of the covered points, from 1, ascending.
    pub hit: Vec<u8>,
    /// How many points there were.
    pub of: u8,
}

impl Hits {
    /// Share of points covered, 0 to 1; 1 without points.
    pub fn share(&self) -> f64 {
        if self.of == 0 {
            1.0
        } else {
            self.hit.len() as f64 / f64::from(self.of)
        }
    }

    /// Whether point `number` (from 1) was covered.
    pub fn has(&self, number: u8) -> bool {
        self.hit.contains(&number)
    }
}

/// The grade of a card's first showing on a day, and the points covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstShowing {
    pub grade: Grade,
    /// `None` if the card has no points or the list was not touched.
    pub hits: Option<Hits>,
}

/// Which points of a follow-up were covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUpHits {
    /// The number of the follow-up, from 1.
    #[serde(rename = "n")]
    pub number: u8,
    /// Numbers of the covered points, from 1, ascending.
    pub hit: Vec<u8>,
    /// How many points there were.
    pub of: u8,
}

/// The follow-ups that fit the shape of a question, for cards without one of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FollowUpTemplate {
    Difference,
    Troubleshooting,
    Process,
    Policy,
    Component,
    Reason,
    /// These three fit any question.
    Example,
    Check,
    Pitfall,
}

/// The follow-up that a mock interview asked. Part of a JSON object: `"n":2` or
/// `"shape":"component"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FollowUpSource {
    /// The number of the card's own follow-up, from 1.
    #[serde(rename = "n")]
    Own(u8),
    #[serde(rename = "shape")]
    Template(FollowUpTemplate),
}

/// A follow-up without points, which the learner marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedFollowUp {
    #[serde(flatten)]
    pub asked: FollowUpSource,
    /// From 1 for no answer to 5 for a full one.
    pub mark: u8,
}

/// The points covered at one showing of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// `None` if the card has no points or the list was not touched.
    pub hits: Option<Hits>,
    /// The follow-ups that were opened.
    pub follow_ups: Box<[FollowUpHits]>,
    /// The options that were chosen; empty unless the card was asked as a choice.
    pub chosen: OptionLetters,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub at: Moment,
    pub grade: Grade,
    /// The form in which the card was asked.
    pub asked_as: AskedAs,
    /// Milliseconds from showing the card to the grade, at most 600,000.
    pub ms: Option<u32>,
    /// Milliseconds from showing the card to the reveal.
    pub think: Option<u32>,
    /// The covered points, if the card has points.
    pub hits: Option<Hits>,
    /// The follow-ups that were opened; never graded.
    pub follow_ups: Box<[FollowUpHits]>,
    /// The options that were chosen; empty unless the card was asked as a choice.
    pub chosen: OptionLetters,
    /// Whether the review counts in statistics only, not in memory.
    pub cram: bool,
}
