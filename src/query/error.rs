//! Errors in queries.

use super::{Is, KEYS};
use crate::domain::{Language, TopicId};
use crate::words::query as words;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The column of the word, in characters from 1.
    pub column: u32,
    pub kind: QueryErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    UnknownKey {
        key: String,
        /// The most similar key.
        near: Option<&'static str>,
    },
    /// A topic that the deck does not have.
    UnknownTopic {
        topic: String,
        /// The most similar topics, best first.
        near: Vec<TopicId>,
    },
    /// An unknown value of `is:`.
    UnknownState {
        state: String,
        /// The most similar value.
        near: Option<&'static str>,
    },
    /// An importance other than 1, 2 and 3.
    BadImportance(String),
    /// A key without a value.
    NoValue(&'static str),
}

impl QueryError {
    /// What is wrong, in one sentence without a full stop.
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

/// Proposes the similar values, or all values if none is similar.
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
