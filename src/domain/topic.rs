//! A topic to filter by.

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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    pub id: TopicId,
    pub parent: Option<TopicId>,
    pub title: Bilingual,
    /// Other names in queries.
    pub aliases: Vec<String>,
    /// Words that assign a question to this topic.
    pub keywords: Vec<String>,
}

impl Topic {
    /// A topic without parent, aliases and keywords.
    pub fn new(id: TopicId, title: Bilingual) -> Self {
        Self {
            id,
            parent: None,
            title,
            aliases: Vec::new(),
            keywords: Vec::new(),
        }
    }
}
