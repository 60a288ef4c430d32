//! Manifests: what their authors say about cards, sources and topics.
//!
//! `parse` reads the keys with the helpers of `reader`, `sources` matches file patterns, and `edit`
//! changes the text of a manifest.

pub mod edit;
mod error;
mod parse;
mod reader;
pub mod sources;

use crate::domain::{
    Bilingual, CardKind, FollowUp, Importance, Language, NoteFile, Point, Remark, Tag, Topic,
};

pub(super) use error::ErrorLocator;
pub use error::{Expected, ManifestError, ManifestErrorKind};

/// A text in a manifest and the byte offset where it starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedText {
    pub text: String,
    pub at: usize,
}

/// A parsed manifest. Its questions and topics are not looked up yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The name and text of the manifest, for error messages.
    pub file: NoteFile,
    pub name: Option<String>,
    /// The deck's name as the learner reads it.
    pub title: Option<Bilingual>,
    pub language: Option<Language>,
    /// Patterns of the files of notes, relative to the manifest's folder.
    pub sources: Vec<LocatedText>,
    /// Whether the name of a file is its question.
    pub titles: bool,
    /// The questions that a newcomer sees first, in order.
    pub first: Vec<LocatedText>,
    pub topics: Vec<TopicRule>,
    /// Lists of questions that are one card each.
    pub same: Vec<Vec<LocatedText>>,
    pub cards: Vec<CardRule>,
}

/// A topic and where its names are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRule {
    pub topic: Topic,
    /// Byte offset of the id.
    pub at: usize,
    /// Byte offset of the parent, or of the id if there is no parent.
    pub parent_at: usize,
}

/// What a manifest says about one question. The fields are named after the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRule {
    /// The question as a source has it.
    pub question: LocatedText,
    pub title: Option<Bilingual>,
    /// Topic ids that replace those found by keyword.
    pub topics: Vec<LocatedText>,
    pub importance: Option<Importance>,
    pub kind: Option<CardKind>,
    pub tags: Vec<Tag>,
    pub short: Option<Bilingual>,
    pub points: Vec<Point>,
    pub steps: Option<bool>,
    pub follow_ups: Vec<FollowUp>,
    /// Questions of cards that overlap.
    pub related: Vec<LocatedText>,
    /// Remarks about the answer to this question. Their `entry` is not set yet.
    pub remarks: Vec<Remark>,
    /// Why the card is never asked.
    pub hide: Option<String>,
    /// The questions to split this line into.
    pub split: Vec<LocatedText>,
}

impl Manifest {
    /// The error for a manifest that is opened as a deck but names no sources.
    pub fn missing_sources(&self) -> Option<ManifestError> {
        let is_missing = self.sources.is_empty();
        is_missing.then(|| self.locator().error(0, ManifestErrorKind::NoSources))
    }

    pub(super) fn locator(&self) -> ErrorLocator<'_> {
        ErrorLocator::new(&self.file)
    }
}
