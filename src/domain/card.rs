//! A card: one entry, or several entries that ask the same question.

use super::{Bilingual, CardId, Hits, Language, Tag, TopicId};

/// The index of an entry in its deck, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndex(pub u32);

/// How often interviewers ask a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// 1: sometimes asked.
    #[default]
    Low = 1,
    /// 2: asked in many interviews.
    Medium = 2,
    /// 3: almost always asked.
    High = 3,
}

impl Importance {
    /// The importance for a number from 1 to 3.
    pub fn of_number(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Low),
            2 => Some(Self::Medium),
            3 => Some(Self::High),
            _ => None,
        }
    }

    /// 1 to 3.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// One step more, at most [`Self::High`].
    pub fn raised(self) -> Self {
        match self {
            Self::Low => Self::Medium,
            Self::Medium | Self::High => Self::High,
        }
    }

    /// How much a card counts in a mean.
    pub fn weight(self) -> f64 {
        f64::from(self.number())
    }

    /// How urgent a review is: the importance times the probability of having forgotten the card.
    /// A new card counts as forgotten.
    pub fn urgency(self, recall: Option<f64>) -> f64 {
        self.weight() * (1.0 - recall.unwrap_or(0.0))
    }
}

/// The kind of question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CardKind {
    /// Asks what something is or how it works.
    #[default]
    Knowledge,
    /// Asks what to do in a given situation.
    Scenario,
    /// About the learner's own work. The answer is an outline to fill in.
    Personal,
}

impl CardKind {
    /// The name in manifests and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Scenario => "scenario",
            Self::Personal => "personal",
        }
    }

    /// Parses a name. `None` if it is unknown.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Knowledge, Self::Scenario, Self::Personal]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// One point of a good answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The text, at most 30 Chinese or 60 Latin characters.
    pub text: Bilingual,
    /// Whether an answer without it fails. If no point is marked as core, all are.
    pub core: bool,
}

/// A follow-up question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The question.
    pub text: Bilingual,
    /// The points of a good answer.
    pub points: Vec<Bilingual>,
}

/// The kind of problem with an answer in the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// Not true.
    Wrong,
    /// No longer true.
    Outdated,
    /// Something important is missing, or a detail is wrong.
    Incomplete,
    /// True only under conditions that the answer does not name, or worth adding.
    Context,
}

impl RemarkKind {
    /// Whether the answer needs a correction: it is wrong, outdated or incomplete.
    pub fn is_correction(self) -> bool {
        self != Self::Context
    }

    /// The name in manifests and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Outdated => "outdated",
            Self::Incomplete => "incomplete",
            Self::Context => "context",
        }
    }

    /// Parses a name. `None` if it is unknown.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Wrong, Self::Outdated, Self::Incomplete, Self::Context]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A remark on an answer in the notes, with the correct statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub kind: RemarkKind,
    /// The Kubernetes version since which the remark applies.
    pub since: Option<String>,
    /// The correct statement.
    pub text: Bilingual,
    /// The reference for the correct statement.
    pub source: Option<String>,
    /// The quoted passage of the answer.
    pub quote: Option<String>,
    /// The entry whose answer it is about; `None` for the whole card.
    pub entry: Option<CardId>,
}

/// A question to study, with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id of the entry that the card takes its id from.
    pub id: CardId,
    /// The question of that entry.
    pub question: String,
    /// A better wording from the manifest or the learner.
    pub title: Option<Bilingual>,
    /// The entries in display order; never empty.
    pub entries: Vec<EntryIndex>,
    /// The topics, the primary one first.
    pub topics: Vec<TopicId>,
    /// The section titles of its entries, without duplicates, outermost first.
    pub sections: Vec<String>,
    /// Sorted, without duplicates.
    pub tags: Vec<Tag>,
    /// How often interviewers ask it.
    pub importance: Importance,
    /// The kind of question it asks.
    pub kind: CardKind,
    /// The answer in one sentence, from the manifest.
    pub short: Option<Bilingual>,
    /// Points from the manifest; may be empty.
    pub points: Vec<Point>,
    /// Whether the points are steps in a fixed order.
    pub steps: bool,
    /// Questions that an interviewer asks next.
    pub follow_ups: Vec<FollowUp>,
    /// Cards that overlap with it.
    pub related: Vec<CardId>,
    /// Remarks on its answers.
    pub remarks: Vec<Remark>,
    /// Why the card is never asked; `None` if it is not hidden.
    pub hidden: Option<String>,
    /// Whether none of its entries has an answer, and it has no points from the manifest.
    pub unanswered: bool,
}

impl Card {
    /// The question to show: the title, or the original question if there is no title.
    pub fn title_in(&self, language: Language) -> &str {
        let title = self.title.as_ref().map(|title| title.get(language));
        let title = title.filter(|title| !title.is_empty());
        title.unwrap_or(&self.question)
    }

    /// Whether a point that a review counted, from 1, is a core point. All points are core if none
    /// is marked, or if the points are not those of the manifest.
    pub fn is_core(&self, number: u8, hits: &Hits) -> bool {
        let is_manifest = self.points.len() == usize::from(hits.of);
        let point = usize::from(number).checked_sub(1);
        let point = point.and_then(|index| self.points.get(index));
        !is_manifest || point.is_none_or(|point| point.core)
    }

    /// The first topic.
    pub fn primary_topic(&self) -> Option<&TopicId> {
        self.topics.first()
    }
}
