//! Many lines at once, as plain lists that a history is made from.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use super::card_log::Wording;
use super::hash::IdMap;
use super::line::{self, Parsed};
use super::record::{Key, ReviewRecord};
use super::{Event, EventKind, LineProblem};
use crate::domain::CardId;

/// A line that gave no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Which line of the file, from 1.
    pub line: u64,
    /// What is the matter with it.
    pub problem: LineProblem,
}

/// The events of a stretch of the log, in no order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) reviews: Vec<ReviewRecord>,
    pub(super) others: Vec<Event>,
    pub(super) wordings: IdMap<CardId, Wording>,
    /// Lines are counted from the beginning of the stretch.
    pub(super) bad_lines: Vec<BadLine>,
    pub(super) n_lines: u64,
}

impl Batch {
    /// The events of whole lines; the last one may lack its newline.
    pub(super) fn read(text: &[u8]) -> Self {
        let mut batch = Self::default();
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            batch.n_lines += 1;
            batch.read_line(line);
        }
        batch
    }

    fn read_line(&mut self, line: &[u8]) {
        let content = line.trim_ascii();
        if content.is_empty() {
            return;
        }
        match line::parse(content) {
            Ok(Parsed::Review(record, question, file)) => {
                self.reviews.push(record);
                self.note_wording(record.card, record.key, question, file);
            }
            Ok(Parsed::Other(event)) => self.others.push(event),
            Err(problem) => {
                let torn = problem == LineProblem::NotJson && !line.ends_with(b"\n");
                self.bad_lines.push(BadLine {
                    line: self.n_lines,
                    problem: if torn { LineProblem::Torn } else { problem },
                });
            }
        }
    }

    /// Adds one event.
    pub(super) fn push(&mut self, event: Event) {
        let EventKind::Review(answered) = event.what else {
            return self.others.push(event);
        };
        let record = ReviewRecord::of_answer(event.id, event.at, &answered);
        self.reviews.push(record);
        let question = answered.question.map(Cow::Owned);
        let file = answered.file.map(Cow::Owned);
        self.note_wording(record.card, record.key, question, file);
    }

    /// Keeps the latest wording of each card; a wording that did not change costs no memory.
    fn note_wording(
        &mut self,
        card: CardId,
        key: Key,
        question: Option<Cow<'_, str>>,
        file: Option<Cow<'_, str>>,
    ) {
        if question.is_none() && file.is_none() {
            return;
        }
        let owned = |text: Option<Cow<'_, str>>| text.map(Cow::into_owned);
        match self.wordings.entry(card) {
            Entry::Vacant(place) => {
                place.insert(Wording {
                    key,
                    question: owned(question),
                    file: owned(file),
                });
            }
            Entry::Occupied(mut place) => {
                let known = place.get_mut();
                let same = known.question.as_deref() == question.as_deref()
                    && known.file.as_deref() == file.as_deref();
                if same {
                    known.key = known.key.max(key);
                } else if known.key <= key {
                    let new = Wording {
                        key,
                        question: owned(question),
                        file: owned(file),
                    };
                    *known = new.max(known.clone());
                }
            }
        }
    }
}
