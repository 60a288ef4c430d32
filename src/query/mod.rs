//! The query language: parsed once, matched over cards and their states.
//!
//! `topic:etcd,networking tag:frequent is:due -is:suspended "Pod 创建"`: terms joined by AND, a
//! comma between alternatives of a key, `-` or `!` for not, quotes for text as it is. A bare word
//! that names a topic means the topic; any other is searched.

mod error;
mod lexer;
mod matching;
mod parse;
mod parts;
mod pinyin;
#[cfg(test)]
mod tests;

use crate::deck::Topics;
use crate::domain::{Importance, TopicId, folded};

pub use error::{QueryError, QueryErrorKind};

use parts::Parts;
use pinyin::Pinyin;

/// What cards are wanted; the empty query wants all.
#[derive(Clone, Debug, Default)]
pub struct Query {
    terms: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    negated: bool,
    what: What,
}

/// One condition; where it holds several values, one of them is enough.
#[derive(Clone, Debug)]
enum What {
    /// Topics with all their children.
    Topic(Vec<TopicId>),
    /// Names of tags, folded.
    Tag(Vec<String>),
    Is(Vec<Is>),
    /// Parts of file names, folded.
    Source(Vec<String>),
    Importance(Vec<Importance>),
    Text(Text),
}

/// A text to be searched.
#[derive(Clone, Debug)]
struct Text {
    typed: String,
    folded: String,
    parts: Parts,
    /// Set where titles and questions are searched by pinyin too.
    pinyin: Option<Pinyin>,
}

impl Text {
    /// The text to search for; none when nothing is left of it.
    fn of(typed: String) -> Option<Self> {
        let folded = folded(&typed);
        (!folded.is_empty()).then(|| Self {
            typed,
            parts: Parts::new(&folded),
            folded,
            pinyin: None,
        })
    }
}

/// What a card can be for its learner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Is {
    /// Never reviewed.
    New,
    /// In learning or relearning steps.
    Learning,
    /// Remembered for days.
    Review,
    /// To be asked now.
    Due,
    /// Reviewed since the day began.
    Today,
    /// Not asked until resumed.
    Suspended,
    /// Marked by the learner.
    Flagged,
    /// No entry has an answer.
    Unanswered,
    /// Forgotten again and again.
    Leech,
    /// Seen, and recall below 0.8 or points missed last time.
    Weak,
}

impl Is {
    /// All there are.
    pub const ALL: [Self; 10] = [
        Self::New,
        Self::Learning,
        Self::Review,
        Self::Due,
        Self::Today,
        Self::Suspended,
        Self::Flagged,
        Self::Unanswered,
        Self::Leech,
        Self::Weak,
    ];

    /// The word behind `is:`.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Review => "review",
            Self::Due => "due",
            Self::Today => "today",
            Self::Suspended => "suspended",
            Self::Flagged => "flagged",
            Self::Unanswered => "unanswered",
            Self::Leech => "leech",
            Self::Weak => "weak",
        }
    }
}

impl Query {
    /// Whether it wants every card.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether it asks for cards in this state (`is:unanswered`), in whatever company.
    pub fn asks_for(&self, state: Is) -> bool {
        self.terms.iter().any(|term| match &term.what {
            What::Is(states) => !term.negated && states.contains(&state),
            _ => false,
        })
    }

    /// The same query without what it says about states: whatever it finds may be found by the
    /// query itself on another day.
    pub fn in_any_state(mut self) -> Self {
        self.terms.retain(|term| !matches!(term.what, What::Is(_)));
        self
    }

    /// The texts it searches for, as typed; without those it wants to be absent.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().filter_map(|term| match &term.what {
            What::Text(text) if !term.negated => Some(text.typed.as_str()),
            _ => None,
        })
    }

    /// Topics with names like its texts, to be proposed when nothing was found.
    pub fn near_topics(&self, topics: &Topics) -> Vec<TopicId> {
        let mut near: Vec<TopicId> = Vec::new();
        for topic in self.texts().flat_map(|text| topics.near(text)) {
            if !near.contains(&topic) {
                near.push(topic);
            }
        }
        near
    }

    /// The same query, but Latin words also find titles and questions by the pinyin of Chinese
    /// characters, whole or initials only (`wlcl` finds 网络策略).
    pub fn with_pinyin(mut self) -> Self {
        for term in &mut self.terms {
            if let What::Text(text) = &mut term.what {
                text.pinyin = Pinyin::of(&text.folded);
            }
        }
        self
    }
}
