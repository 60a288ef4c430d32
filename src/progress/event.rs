//! One event of the progress log, and its line.

use serde::{Serialize, Serializer};

use super::EventId;
use crate::domain::{
    AskedAs, CardId, FollowUpHits, Grade, Hits, MarkedFollowUp, Moment, OptionLetters, Review,
};

/// The version that is written into every line.
const VERSION: u8 = 1;

/// The longest time that a review is recorded with, in milliseconds.
pub const MAX_MS: u32 = 600_000;

/// Something the learner did, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: EventId,
    pub at: Moment,
    pub what: EventKind,
}

impl Event {
    /// The sort key of events.
    pub(super) fn key(&self) -> (Moment, EventId) {
        (self.at, self.id)
    }

    /// Whether this event wins over a different one with the same id: the earlier event wins, then
    /// the one whose line sorts first.
    pub(super) fn precedes(&self, other: &Self) -> bool {
        (self.at, self.line()) < (other.at, other.line())
    }

    /// The event as one line of the log, newline included.
    pub fn line(&self) -> String {
        self.line_with(&self.what)
    }

    /// The line of an undo that names the undone event by an id that is not a ULID.
    pub(super) fn undo_line(&self, of: &str) -> String {
        #[derive(Serialize)]
        #[serde(tag = "do", rename = "undo")]
        struct Undo<'a> {
            of: &'a str,
        }
        self.line_with(&Undo { of })
    }

    fn line_with(&self, what: &impl Serialize) -> String {
        let line = EventLine {
            v: VERSION,
            id: &self.id,
            at: &self.at,
            what,
        };
        // Events always serialize: their keys are strings and nothing does I/O.
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// The keys of every line, in the order they are written.
#[derive(Serialize)]
struct EventLine<'a, T> {
    v: u8,
    #[serde(serialize_with = "as_text")]
    id: &'a EventId,
    #[serde(serialize_with = "as_text")]
    at: &'a Moment,
    #[serde(flatten)]
    what: &'a T,
}

fn as_text<S: Serializer>(value: &impl ToString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.to_string())
}

/// The kinds of events. Cards are named by the id of an entry.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum EventKind {
    Review(Answered),
    /// Cancels an event, wherever that is in the log.
    Undo {
        #[serde(serialize_with = "as_text")]
        of: EventId,
    },
    /// The card is not asked until resumed.
    Suspend {
        card: CardId,
    },
    Resume {
        card: CardId,
    },
    /// Something is wrong with the card.
    Flag {
        card: CardId,
        /// What is wrong; may be empty.
        why: String,
    },
    Unflag {
        card: CardId,
    },
    /// The card is not asked before the next day.
    Bury {
        card: CardId,
    },
    /// Earlier reviews of the card no longer count for memory.
    Forget {
        card: CardId,
    },
    /// The learner prefers one of the card's answers.
    Prefer {
        card: CardId,
        /// The entry that has the answer.
        entry: CardId,
        /// Base name of the entry's file.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<String>,
    },
    /// A question was reworded: the events of one id count for another.
    Relink {
        from: CardId,
        to: CardId,
    },
    /// An interview date was set or ended.
    Plan(Plan),
    /// Minutes of study on the day of this event, instead of the plan's.
    Today {
        minutes: u32,
    },
    Pause(Pause),
    Interview(MockInterview),
}

impl EventKind {
    /// The card it is about; `None` for an event about several cards, another event, or no card.
    pub fn card(&self) -> Option<CardId> {
        match self {
            Self::Review(answered) => Some(answered.card),
            Self::Suspend { card }
            | Self::Resume { card }
            | Self::Flag { card, .. }
            | Self::Unflag { card }
            | Self::Bury { card }
            | Self::Forget { card }
            | Self::Prefer { card, .. } => Some(*card),
            Self::Undo { .. }
            | Self::Relink { .. }
            | Self::Plan(_)
            | Self::Today { .. }
            | Self::Pause(_)
            | Self::Interview(_) => None,
        }
    }
}

/// A review as the log writes it. [`Review`] is the same for one known card: with its time, and
/// without the question and file, which only relinking needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answered {
    pub card: CardId,
    pub grade: Grade,
    #[serde(rename = "as")]
    pub asked_as: AskedAs,
    /// Milliseconds from shown to graded; written as at most [`MAX_MS`].
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "capped")]
    pub ms: Option<u32>,
    /// Milliseconds from shown to the reveal; written as at most [`MAX_MS`].
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "capped")]
    pub think: Option<u32>,
    /// `None` if the card has no points or the list was not touched.
    #[serde(flatten, serialize_with = "hit_and_of")]
    pub hits: Option<Hits>,
    /// The follow-ups that were opened.
    #[serde(rename = "followups", skip_serializing_if = "<[_]>::is_empty")]
    pub follow_ups: Box<[FollowUpHits]>,
    /// The options that were chosen, by the letters of the note.
    #[serde(rename = "chose", skip_serializing_if = "is_no_option")]
    pub chosen: OptionLetters,
    /// Counts in statistics, never in memory.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub cram: bool,
    /// On a card's first review of a session. In a box, because a log has hundreds of thousands of
    /// reviews, whose wordings are kept elsewhere.
    #[serde(flatten)]
    pub asked: Option<Box<AskedText>>,
}

/// The text and file that identify a question after it was reworded.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AskedText {
    /// The question as shown.
    #[serde(rename = "q", skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Base name of the question's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Answered {
    /// A plain review of `card` with nothing else known.
    pub fn new(card: CardId, grade: Grade) -> Self {
        Self {
            card,
            grade,
            asked_as: AskedAs::default(),
            ms: None,
            think: None,
            hits: None,
            follow_ups: Box::default(),
            chosen: OptionLetters::default(),
            cram: false,
            asked: None,
        }
    }

    /// With the question as shown and the base name of its file.
    pub fn asking(mut self, question: Option<String>, file: Option<String>) -> Self {
        let is_known = question.is_some() || file.is_some();
        self.asked = is_known.then(|| Box::new(AskedText { question, file }));
        self
    }

    pub(crate) fn review(&self, at: Moment) -> Review {
        Review {
            at,
            grade: self.grade,
            asked_as: self.asked_as,
            ms: self.ms,
            think: self.think,
            hits: self.hits.clone(),
            follow_ups: self.follow_ups.clone(),
            chosen: self.chosen,
            cram: self.cram,
        }
    }
}

// serde passes a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_no_option(chosen: &OptionLetters) -> bool {
    chosen.is_empty()
}

fn capped<S: Serializer>(ms: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    ms.map(|ms| ms.min(MAX_MS)).serialize(serializer)
}

fn hit_and_of<S: Serializer>(hits: &Option<Hits>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Keys<'a> {
        hit: &'a [u8],
        of: u8,
    }
    let keys = hits.as_ref().map(|Hits { hit, of }| Keys { hit, of: *of });
    keys.serialize(serializer)
}

/// Study towards a date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The day of the interview; `None` when the plan has ended.
    pub date: Option<jiff::civil::Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which cards it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// What the job description names: ids of topics, and words of questions.
    #[serde(rename = "jd", skip_serializing_if = "Vec::is_empty")]
    pub job: Vec<String>,
}

/// Days without study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Pause {
    pub from: jiff::civil::Date,
    /// The last day; `None` ends the pause.
    pub to: Option<jiff::civil::Date>,
}

/// A mock interview and its result.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MockInterview {
    /// The seed that the questions were drawn with.
    pub seed: u64,
    /// Planned length in minutes.
    pub minutes: u32,
    /// Actual length in milliseconds.
    pub used_ms: u64,
    /// 0 to 1.
    pub score: f64,
    /// The score expected before it began, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub predicted: Option<f64>,
    /// In the order asked.
    pub questions: Vec<InterviewQuestion>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InterviewQuestion {
    pub card: CardId,
    /// 0 to 1.
    pub score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ms: Option<u32>,
    /// `None` if the card has no points.
    #[serde(flatten, serialize_with = "hit_and_of")]
    pub hits: Option<Hits>,
    /// The follow-up, if it has no points: the review has those with points.
    #[serde(rename = "followup", skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<MarkedFollowUp>,
}

#[cfg(test)]
mod tests;
