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

use std::collections::HashSet;

use crate::deck::{Deck, Topics};
use crate::domain::{Card, CardId, Importance, TopicId, folded};

pub use error::{QueryError, QueryErrorKind};

use parts::LiteralParts;
use pinyin::Pinyin;

pub const KEYS: [&str; 6] = ["topic", "tag", "is", "source", "importance", "asked"];

/// A parsed query. The empty query matches all cards. Two queries are equal if they were typed
/// alike.
#[derive(Clone, Debug, Default)]
pub struct Query {
    typed: String,
    terms: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    negated: bool,
    what: Condition,
}

/// One condition. If it has several values, one of them is enough.
#[derive(Clone, Debug)]
enum Condition {
    /// Topics and all their children.
    Topic(Vec<TopicId>),
    /// Names of tags, folded.
    Tag(Vec<String>),
    Is(Vec<Is>),
    /// Parts of file names, folded.
    Source(Vec<String>),
    Importance(Vec<Importance>),
    /// Parts of who asked it in an interview, folded.
    Asked(Vec<String>),
    Text(Text),
    /// Cards chosen one by one.
    Cards(HashSet<CardId>),
}

#[derive(Clone, Debug)]
struct Text {
    typed: String,
    folded: String,
    parts: LiteralParts,
    /// Set if titles and questions are searched by pinyin too.
    pinyin: Option<Pinyin>,
}

impl Text {
    /// `None` if folding leaves nothing.
    fn new(typed: String) -> Option<Self> {
        let folded = folded(&typed);
        (!folded.is_empty()).then(|| Self {
            typed,
            parts: LiteralParts::new(&folded),
            folded,
            pinyin: None,
        })
    }
}

/// A state of a card for the learner, as in `is:due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Is {
    /// Never reviewed.
    New,
    /// In learning or relearning steps.
    Learning,
    /// In review, with an interval of days.
    Review,
    /// Due now.
    Due,
    /// Reviewed since the day began.
    Today,
    /// Not asked until resumed.
    Suspended,
    /// Marked by the learner.
    Flagged,
    /// No entry has an answer.
    Unanswered,
    /// Forgotten many times.
    Leech,
    /// Seen, and recall below 0.8 or points missed last time.
    Weak,
}

impl Is {
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

    /// The value of `is:`.
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

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.typed == other.typed
    }
}

impl Eq for Query {}

impl Query {
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The query as typed, without spaces around it.
    pub fn text(&self) -> &str {
        &self.typed
    }

    /// Exactly these cards, whatever their states.
    pub fn of_cards(cards: &[CardId]) -> Self {
        let names: Vec<&str> = cards.iter().map(CardId::as_str).collect();
        Self {
            typed: names.join(","),
            terms: vec![Term {
                negated: false,
                what: Condition::Cards(cards.iter().copied().collect()),
            }],
        }
    }

    /// Whether it is of chosen cards.
    pub fn is_of_cards(&self) -> bool {
        let is_choice = |term: &Term| matches!(term.what, Condition::Cards(_));
        self.terms.iter().any(is_choice)
    }

    /// The cards that it matches and that belong to a topic or its children.
    pub fn within(&self, topic: &TopicId, topics: &Topics) -> Self {
        let mut narrowed = self.clone();
        narrowed.typed = format!("{} topic:{topic}", self.typed).trim().to_owned();
        let what = Condition::Topic(topics.within(topic));
        let negated = false;
        narrowed.terms.insert(0, Term { negated, what });
        narrowed
    }

    /// Whether it names this topic or one of its parents.
    pub fn asks_for_topic(&self, topic: &TopicId) -> bool {
        self.terms.iter().any(|term| match &term.what {
            Condition::Topic(topics) => !term.negated && topics.contains(topic),
            _ => false,
        })
    }

    /// Whether it has a term for this state, such as `is:unanswered`, or is of chosen cards.
    pub fn asks_for(&self, state: Is) -> bool {
        self.terms.iter().any(|term| match &term.what {
            Condition::Is(states) => !term.negated && states.contains(&state),
            Condition::Cards(_) => true,
            _ => false,
        })
    }

    /// The query without `is:` terms, to find the cards that it may match on another day. Keeps
    /// the text as typed.
    pub fn in_any_state(mut self) -> Self {
        self.terms
            .retain(|term| !matches!(term.what, Condition::Is(_)));
        self
    }

    /// Whether it names a card by its id, by the beginning of one, or by choice.
    pub fn names(&self, deck: &Deck, card: &Card) -> bool {
        let mut terms = self.terms.iter().filter(|term| !term.negated);
        terms.any(|term| match &term.what {
            Condition::Text(text) => text.is_id_of(deck, card),
            Condition::Cards(cards) => cards.contains(&card.id),
            _ => false,
        })
    }

    /// Whether it searches in texts, which takes most of the time of a search.
    pub fn searches_text(&self) -> bool {
        let is_text = |term: &Term| matches!(term.what, Condition::Text(_));
        self.terms.iter().any(is_text)
    }

    /// The texts it searches for, as typed, without negated ones.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().filter_map(|term| match &term.what {
            Condition::Text(text) if !term.negated => Some(text.typed.as_str()),
            _ => None,
        })
    }

    /// Names of topics similar to its texts, to propose if nothing matches.
    pub fn near_topics(&self, topics: &Topics) -> Vec<String> {
        let mut near: Vec<String> = Vec::new();
        for topic in self.texts().flat_map(|text| topics.near(text)) {
            if !near.contains(&topic) {
                near.push(topic);
            }
        }
        near
    }

    /// Lets Latin words also match titles and questions by pinyin, in full or by initials: `wlcl`
    /// finds 网络策略.
    pub fn with_pinyin(mut self) -> Self {
        for term in &mut self.terms {
            if let Condition::Text(text) = &mut term.what {
                text.pinyin = Pinyin::new(&text.folded);
            }
        }
        self
    }
}
