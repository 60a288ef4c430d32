//! One thing to remember: one entry, or several that ask the same question.

use super::{Bilingual, CardId, Language, Tag, TopicId};

/// Which entry of a deck, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryIndex(pub u32);

/// How much a card matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// 1: asked now and then.
    #[default]
    Low = 1,
    /// 2: asked in many interviews.
    Medium = 2,
    /// 3: asked nearly always.
    High = 3,
}

impl Importance {
    /// The importance of a number from 1 to 3.
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

    /// How urgently a card so important wants to be seen: its number times the chance of having
    /// forgotten it, in millionths. What was never seen is forgotten.
    pub fn urgency(self, recall: Option<f64>) -> u32 {
        let forgotten = 1.0 - recall.unwrap_or(0.0);
        (f64::from(self.number()) * forgotten * 1e6) as u32
    }
}

/// What sort of question a card asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CardKind {
    /// What something is or how it works.
    #[default]
    Knowledge,
    /// What to do in a situation.
    Scenario,
    /// About the learner's own work: a skeleton instead of a stranger's story.
    Personal,
}

impl CardKind {
    /// Its name in manifests and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Scenario => "scenario",
            Self::Personal => "personal",
        }
    }

    /// The kind of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Knowledge, Self::Scenario, Self::Personal]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// One thing that a good answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The text, at most 30 Chinese or 60 Latin characters.
    pub text: Bilingual,
    /// Whether an answer without it fails. True for all points where none is marked.
    pub core: bool,
}

/// A question an interviewer asks next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// The question.
    pub text: Bilingual,
    /// What a good answer says.
    pub points: Vec<Bilingual>,
}

/// What is amiss with a source's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkKind {
    /// It is not true.
    Wrong,
    /// It was true once.
    Outdated,
    /// Something that matters is missing.
    Incomplete,
    /// A slip beside the point, or true only under conditions it does not name.
    Context,
}

impl RemarkKind {
    /// Whether the answer is wrong, outdated or incomplete, so that it needs correcting.
    pub fn is_correction(self) -> bool {
        self != Self::Context
    }

    /// Its name in manifests and exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Outdated => "outdated",
            Self::Incomplete => "incomplete",
            Self::Context => "context",
        }
    }

    /// The kind of a name.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Wrong, Self::Outdated, Self::Incomplete, Self::Context]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// A remark on a source's answer, and what is true now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What is amiss.
    pub kind: RemarkKind,
    /// The Kubernetes version since which the remark holds.
    pub since: Option<String>,
    /// What is true.
    pub text: Bilingual,
    /// Where that is written.
    pub source: Option<String>,
    /// The passage it is about.
    pub quote: Option<String>,
    /// The entry whose answer it is about; the whole card when none.
    pub entry: Option<CardId>,
}

/// One thing to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The id of the entry that gives it.
    pub id: CardId,
    /// The question of that entry.
    pub question: String,
    /// A better wording, if the manifest or the learner gives one.
    pub title: Option<Bilingual>,
    /// Its entries in display order; never empty.
    pub entries: Vec<EntryIndex>,
    /// Its topics, the primary one first.
    pub topics: Vec<TopicId>,
    /// Titles of the sections of its entries, each once, outermost first.
    pub sections: Vec<String>,
    /// Its marks, sorted, each once.
    pub tags: Vec<Tag>,
    /// How much it matters.
    pub importance: Importance,
    /// What sort of question it asks.
    pub kind: CardKind,
    /// The answer in one sentence, from the manifest.
    pub short: Option<Bilingual>,
    /// Points of the manifest; empty when it gives none.
    pub points: Vec<Point>,
    /// Whether the points are a procedure in order.
    pub steps: bool,
    /// What an interviewer asks next.
    pub follow_ups: Vec<FollowUp>,
    /// Cards that overlap with it.
    pub related: Vec<CardId>,
    /// What is amiss with its answers.
    pub remarks: Vec<Remark>,
    /// The reason why it is never asked.
    pub hidden: Option<String>,
    /// Whether none of its entries has an answer.
    pub unanswered: bool,
}

impl Card {
    /// What the learner reads as its question: its title, else the question as it was asked.
    pub fn title_in(&self, language: Language) -> &str {
        let title = self.title.as_ref().map(|title| title.get(language));
        let title = title.filter(|title| !title.is_empty());
        title.unwrap_or(&self.question)
    }

    /// The first topic.
    pub fn primary_topic(&self) -> Option<&TopicId> {
        self.topics.first()
    }
}
