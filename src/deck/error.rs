//! What can be amiss with a manifest, and where.

use crate::domain::{NoteFile, Position, TopicId};
use crate::notes::Severity;

/// A mistake in a manifest, with all that is needed to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestError {
    /// The manifest's name.
    pub file: String,
    /// Where the mistake is.
    pub position: Position,
    /// The line it stands on, without its line end.
    pub line: String,
    /// What it is.
    pub kind: ManifestErrorKind,
    /// An error; a note where an overlay speaks of a deck that is not open.
    pub severity: Severity,
}

impl ManifestError {
    /// The mistake at a byte offset of a manifest.
    pub(super) fn at(file: &NoteFile, offset: usize, kind: ManifestErrorKind) -> Self {
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

/// The kinds of mistakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestErrorKind {
    /// It is no YAML; the words are the YAML reader's and in English.
    Syntax(String),
    /// Lists in maps in lists without end.
    TooDeep,
    /// A second YAML document (`---`) in one file.
    SecondDocument,
    /// A YAML alias (`*name`).
    Alias,
    /// Something else stands where `Expected` should.
    Not(Expected),
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The known key most like it.
        near: Option<String>,
    },
    /// A key given twice in one map.
    KeyTwice {
        /// The key.
        key: String,
        /// Where it stood first.
        first: Position,
    },
    /// A key that must be there is not.
    KeyMissing(&'static str),
    /// A value that is none of the words allowed.
    UnknownWord {
        /// The key whose value it is.
        key: &'static str,
        /// The value.
        word: String,
        /// The words allowed.
        allowed: &'static [&'static str],
    },
    /// A topic's id that no query could name: spaces, commas, colons or quotes in it.
    BadTopicId(String),
    /// A topic nobody defined.
    UnknownTopic {
        /// Its id.
        topic: String,
        /// The known topic most like it.
        near: Option<TopicId>,
    },
    /// A topic defined twice.
    TopicTwice {
        /// Its id.
        topic: String,
        /// Where it was defined first.
        first: Position,
    },
    /// Topics that are each other's parents, in order.
    ParentCycle(Vec<TopicId>),
    /// A question named twice where once must do.
    QuestionTwice {
        /// The question.
        question: String,
        /// Where it was named first.
        first: Position,
    },
    /// A question that no source has.
    UnknownQuestion {
        /// The question.
        question: String,
        /// The question of a source most like it.
        near: Option<String>,
    },
    /// A `*` in a folder's name.
    StarInFolder,
    /// A source that no file fits.
    NoSuchSource(String),
    /// It names no sources, so that it has no cards.
    NoSources,
    /// A list of one where at least two belong.
    TooFew,
}

/// What should have stood at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text, or one for each language.
    Wording,
    /// A list.
    List,
    /// Keys with values.
    Map,
    /// `true` or `false`.
    TrueOrFalse,
    /// 1, 2 or 3.
    OneToThree,
}
