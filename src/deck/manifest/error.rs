//! Errors in manifests, with their locations.

use crate::domain::{NoteFile, Position, TopicId};
use crate::notes::Severity;
use crate::yaml::YamlError;

/// An error in a manifest, with everything needed to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestError {
    /// The manifest's name.
    pub file: String,
    pub position: Position,
    /// The text of the line, without its line end.
    pub line: String,
    pub kind: ManifestErrorKind,
    /// Always an error, but a note where an overlay describes a deck that may not be open.
    pub severity: Severity,
}

impl ManifestError {
    /// An error at a byte offset of a manifest.
    pub(super) fn new(file: &NoteFile, offset: usize, kind: ManifestErrorKind) -> Self {
        let position = Position::of(&file.text, offset);
        let line = (position.line as usize).saturating_sub(1);
        Self {
            file: file.name.clone(),
            position,
            line: file.text.lines().nth(line).unwrap_or_default().to_owned(),
            kind,
            severity: Severity::Error,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestErrorKind {
    /// Not one valid YAML document.
    Yaml(YamlError),
    /// Not what was expected.
    Not(Expected),
    UnknownKey {
        key: String,
        /// The most similar known key.
        near: Option<String>,
    },
    /// The same key twice in one map.
    KeyTwice {
        key: String,
        first: Position,
    },
    KeyMissing(&'static str),
    /// A value that is not one of the allowed words.
    UnknownWord {
        key: &'static str,
        word: String,
        allowed: &'static [&'static str],
    },
    /// A topic id that no query can name, because of a space, comma, colon or quote in it.
    BadTopicId(String),
    /// A topic that no manifest defines.
    UnknownTopic {
        topic: String,
        /// The most similar known topic.
        near: Option<TopicId>,
    },
    /// A topic defined twice.
    TopicTwice {
        topic: String,
        first: Position,
    },
    /// Topics that are their own ancestors, from child to parent.
    ParentCycle(Vec<TopicId>),
    /// A question named twice in one list.
    QuestionTwice {
        question: String,
        first: Position,
    },
    /// A question that no source has.
    UnknownQuestion {
        question: String,
        /// The most similar question of a source.
        near: Option<String>,
    },
    /// A `*` in a folder's name.
    StarInFolder,
    /// A source pattern that matches no file.
    NoSuchSource(String),
    /// The manifest names no sources, so it has no cards.
    NoSources,
    /// A list of equal questions with fewer than two questions.
    TooFew,
}

/// The kind of value that a manifest should have at some location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Text,
    /// One text, or one for each language.
    Wording,
    List,
    Map,
    TrueOrFalse,
    OneToThree,
}
