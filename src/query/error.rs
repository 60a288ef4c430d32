//! Errors in queries.

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
        /// Names of the most similar topics, best first.
        near: Vec<String>,
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
