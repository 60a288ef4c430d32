//! What can be amiss with a query.

use super::Is;
use super::parse::KEYS;
use crate::domain::{Language, TopicId};
use crate::words::query as words;

/// A mistake in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// Where the word with the mistake begins, in characters from 1.
    pub column: u32,
    /// What it is.
    pub kind: QueryErrorKind,
}

/// The kinds of mistakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    /// A key that there is not.
    UnknownKey {
        /// The key.
        key: String,
        /// The key most like it.
        near: Option<&'static str>,
    },
    /// A topic that the deck does not have.
    UnknownTopic {
        /// What was asked for.
        topic: String,
        /// The topics most like it, best first.
        near: Vec<TopicId>,
    },
    /// An `is:` that there is not.
    UnknownState {
        /// What was asked for.
        state: String,
        /// The one most like it.
        near: Option<&'static str>,
    },
    /// An importance other than 1, 2 and 3.
    BadImportance(String),
    /// A key with nothing behind the colon.
    NoValue(&'static str),
}

impl QueryError {
    /// What is amiss, in one sentence without a full stop.
    pub fn message(&self, language: Language) -> String {
        match &self.kind {
            QueryErrorKind::UnknownKey { key, near } => {
                let hint = hint_among(language, near.as_slice(), &KEYS);
                words::unknown_key(language, key) + &hint
            }
            QueryErrorKind::UnknownTopic { topic, near } => {
                let near: Vec<&str> = near.iter().map(|id| id.0.as_str()).collect();
                words::unknown_topic(language, topic) + &hint(language, &near)
            }
            QueryErrorKind::UnknownState { state, near } => {
                let hint = hint_among(language, near.as_slice(), &Is::ALL.map(Is::name));
                words::unknown_state(language, state) + &hint
            }
            QueryErrorKind::BadImportance(importance) => {
                words::bad_importance(language, importance)
            }
            QueryErrorKind::NoValue(key) => words::no_value(language, key),
        }
    }
}

/// The nearest; where nothing is near, all there are.
fn hint_among(language: Language, near: &[&str], all: &[&str]) -> String {
    if near.is_empty() {
        return words::there_are(language, &all.join(", "));
    }
    hint(language, near)
}

fn hint(language: Language, near: &[&str]) -> String {
    if near.is_empty() {
        return String::new();
    }
    words::did_you_mean(language, &near.join(words::or(language)))
}
