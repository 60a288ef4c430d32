//! How a question read when it was last reviewed: by that a reworded one is found again.

use std::borrow::Cow;

use super::record::Key;

/// How a question read when it was last reviewed, and where it stood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wording {
    pub(super) key: Key,
    /// The question.
    pub question: Option<String>,
    /// Base name of the file.
    pub file: Option<String>,
}

/// The latest wording of one entry id, if any review tells one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct LastWording(Option<Wording>);

impl LastWording {
    /// The wording.
    pub(super) fn get(&self) -> Option<&Wording> {
        self.0.as_ref()
    }

    /// Whether a wording is the one that is known, which then was read at `key`, too; that there
    /// is none says nothing new either.
    pub(super) fn is(&mut self, key: Key, question: Option<&[u8]>, file: Option<&[u8]>) -> bool {
        if question.is_none() && file.is_none() {
            return true;
        }
        let Some(known) = &mut self.0 else {
            return false;
        };
        let same = known.question.as_deref().map(str::as_bytes) == question
            && known.file.as_deref().map(str::as_bytes) == file;
        if same {
            known.key = known.key.max(key);
        }
        same
    }

    /// Keeps the later of two wordings; one that did not change costs no memory.
    pub(super) fn note(
        &mut self,
        key: Key,
        question: Option<Cow<'_, str>>,
        file: Option<Cow<'_, str>>,
    ) {
        let (asked, stood) = (question.as_deref(), file.as_deref());
        if self.is(key, asked.map(str::as_bytes), stood.map(str::as_bytes)) {
            return;
        }
        if self.0.as_ref().is_some_and(|known| known.key > key) {
            return;
        }
        let question = question.map(Cow::into_owned);
        let file = file.map(Cow::into_owned);
        self.merge(Self(Some(Wording {
            key,
            question,
            file,
        })));
    }

    /// Keeps the later of two.
    pub(super) fn merge(&mut self, other: Self) {
        self.0 = self.0.take().max(other.0);
    }
}
