//! A subject to filter by.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Bilingual;

/// A topic's short name, such as `etcd`; lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TopicId(pub String);

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A subject, with what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its short name.
    pub id: TopicId,
    /// The topic this one belongs to.
    pub parent: Option<TopicId>,
    /// What the learner reads.
    pub title: Bilingual,
    /// Other names that mean it in a query.
    pub aliases: Vec<String>,
    /// Words that tell that a question is about it.
    pub keywords: Vec<String>,
}
