//! Errors in manifests, with their locations.

use std::cmp::Ordering;

use crate::domain::{NoteFile, Position, Positions, TopicId, line_around};
use crate::notes::Severity;
use crate::yaml::YamlError;

/// An error in a manifest, with everything needed to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestError {
    /// The manifest's name.
    pub file: String,
    pub position: Position,
    /// The text around the position, without the rest of a long line.
    pub line: String,
    /// The byte offset of the position in `line`.
    pub caret: usize,
    pub kind: ManifestErrorKind,
    /// Always an error, but a note where an overlay describes a deck that may not be open.
    pub severity: Severity,
}

impl ManifestError {
    /// Compares by file, then by position.
    pub fn by_location(one: &Self, other: &Self) -> Ordering {
        (&one.file, one.position).cmp(&(&other.file, other.position))
    }
}

/// Makes the errors of one manifest. In ascending order of their locations, all of them together
/// scan the text once.
#[derive(Clone, Debug)]
pub(in crate::deck) struct ErrorLocator<'a> {
    file: &'a NoteFile,
    positions: Positions<'a>,
}

impl<'a> ErrorLocator<'a> {
    pub fn new(file: &'a NoteFile) -> Self {
        let positions = Positions::new(&file.text);
        Self { file, positions }
    }

    /// The position of a byte offset.
    pub fn position(&mut self, at: usize) -> Position {
        self.positions.at(at)
    }

    /// An error at a byte offset.
    pub fn error(&mut self, at: usize, kind: ManifestErrorKind) -> ManifestError {
        let (line, caret) = line_around(&self.file.text, at);
        ManifestError {
            file: self.file.name.clone(),
            position: self.position(at),
            line: line.to_owned(),
            caret,
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
    TopicTwice {
        topic: String,
        first: Position,
    },
    /// Topics that are their own ancestors, from child to parent.
    ParentCycle(Vec<TopicId>),
    /// A topic with more ancestors than this.
    NestedTooDeep(usize),
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
