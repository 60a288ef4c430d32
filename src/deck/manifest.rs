//! A manifest: what its author says about the cards that the rules cannot know.

use crate::domain::{
    Bilingual, CardKind, FollowUp, Importance, Language, NoteFile, Point, RemarkKind, Topic,
};

use super::error::{ManifestError, ManifestErrorKind};
use super::read;

/// A value and the byte of the manifest at which it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Byte offset into the manifest's text.
    pub at: usize,
}

/// A manifest as it was written; questions and topics are not looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Its name and text, for messages.
    pub file: NoteFile,
    /// The deck's short name.
    pub name: Option<String>,
    /// What the learner reads as the deck's name.
    pub title: Option<Bilingual>,
    /// The language of the notes.
    pub language: Option<Language>,
    /// Patterns of the files of notes, relative to the manifest's folder.
    pub sources: Vec<Placed<String>>,
    /// Questions served first to a newcomer, in order.
    pub first: Vec<Placed<String>>,
    /// Topics it defines.
    pub topics: Vec<TopicRule>,
    /// Lists of questions that are one card each.
    pub same: Vec<Vec<Placed<String>>>,
    /// What it says about single cards.
    pub cards: Vec<CardRule>,
}

/// A topic and the places of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRule {
    /// The topic.
    pub topic: Topic,
    /// Byte offset of its id.
    pub at: usize,
    /// Byte offset of its parent, if it has one.
    pub parent_at: usize,
}

/// What a manifest says about one question; whatever it does not say is none or empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRule {
    /// The question as a source has it.
    pub question: Placed<String>,
    /// A better wording.
    pub title: Option<Bilingual>,
    /// Ids of topics that replace those found by keyword.
    pub topics: Vec<Placed<String>>,
    /// How much it matters.
    pub importance: Option<Importance>,
    /// What sort of question it is.
    pub kind: Option<CardKind>,
    /// What a good answer says.
    pub points: Vec<Point>,
    /// Whether the points are a procedure in order.
    pub steps: Option<bool>,
    /// What an interviewer asks next.
    pub follow_ups: Vec<FollowUp>,
    /// Questions of cards that overlap.
    pub related: Vec<Placed<String>>,
    /// What is amiss with the answer under this very question.
    pub remarks: Vec<RemarkRule>,
    /// Why nobody is asked it.
    pub hide: Option<String>,
    /// The questions that stand in this one line.
    pub split: Vec<Placed<String>>,
}

/// A remark of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkRule {
    /// What is amiss.
    pub kind: RemarkKind,
    /// The Kubernetes version since which the remark holds.
    pub since: Option<String>,
    /// What is true.
    pub text: Bilingual,
    /// Where that is written.
    pub source: Option<String>,
}

impl Manifest {
    /// Reads a manifest; whatever is amiss is left out and reported, the rest is used.
    pub fn read(file: NoteFile) -> (Self, Vec<ManifestError>) {
        read::manifest(file)
    }

    /// The mistake of a manifest that is opened as a deck and names no sources.
    pub fn lacking_sources(&self) -> Option<ManifestError> {
        let lacks = self.sources.is_empty();
        lacks.then(|| self.error(0, ManifestErrorKind::NoSources))
    }

    /// A manifest that says nothing.
    pub(super) fn empty(file: NoteFile) -> Self {
        Self {
            file,
            name: None,
            title: None,
            language: None,
            sources: Vec::new(),
            first: Vec::new(),
            topics: Vec::new(),
            same: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// A mistake at a byte of this manifest.
    pub(super) fn error(&self, at: usize, kind: ManifestErrorKind) -> ManifestError {
        ManifestError::at(&self.file, at, kind)
    }
}
