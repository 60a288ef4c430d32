//! Many lines at once, as plain lists that a history is made from.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use memchr::memchr_iter;

use super::card_log::Wording;
use super::hash::IdMap;
use super::line::{self, Parsed};
use super::quick::{self, Quick};
use super::record::{Key, ReviewRecord};
use super::{Event, EventId, EventKind, LineProblem};
use crate::domain::CardId;

/// Bytes of a line that are likely; only room is measured by it.
const TYPICAL_LINE: usize = 180;

/// A line that gave no event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Which line of the file, from 1.
    pub line: u64,
    /// Where in the line, in characters from 1.
    pub column: usize,
    /// What is the matter with it.
    pub problem: LineProblem,
}

/// The events of a stretch of the log, in no order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub(super) reviews: Vec<ReviewRecord>,
    pub(super) others: Vec<Event>,
    pub(super) wordings: IdMap<CardId, Wording>,
    /// What ids that are no ULIDs read like.
    pub(super) names: Vec<(EventId, String)>,
    /// Lines are counted from the beginning of the stretch.
    pub(super) bad_lines: Vec<BadLine>,
    pub(super) n_lines: u64,
}

impl Batch {
    /// The events of whole lines; the last one may lack its newline.
    pub(super) fn read(text: &[u8]) -> Self {
        let mut batch = Self {
            reviews: Vec::with_capacity(text.len() / TYPICAL_LINE),
            ..Self::default()
        };
        let mut start = 0;
        for newline in memchr_iter(b'\n', text) {
            batch.read_line(&text[start..newline], true);
            start = newline + 1;
        }
        if start < text.len() {
            batch.read_line(&text[start..], false);
        }
        batch
    }

    /// The ids of the events.
    pub(super) fn ids(&self) -> impl Iterator<Item = EventId> {
        let of_reviews = self.reviews.iter().map(|review| review.key.id);
        of_reviews.chain(self.others.iter().map(|event| event.id))
    }

    fn read_line(&mut self, line: &[u8], is_whole: bool) {
        self.n_lines += 1;
        let Some(Quick {
            record,
            question,
            file,
        }) = quick::review(line)
        else {
            // Bytes that are no UTF-8 spoil only the key they stand in.
            return self.read_odd_line(&String::from_utf8_lossy(line), is_whole);
        };
        self.reviews.push(record);
        let (question, file) = (question.map(Cow::Borrowed), file.map(Cow::Borrowed));
        self.note_wording(record.card, record.key, question, file);
    }

    fn read_odd_line(&mut self, line: &str, is_whole: bool) {
        let content = line.trim_ascii();
        if content.is_empty() {
            return;
        }
        match line::parse(content) {
            Ok(parsed) => {
                let id = parsed.id();
                let name = line::id_text(content).filter(|name| id.to_string() != *name);
                self.names.extend(name.map(|name| (id, name)));
                self.take_in(parsed);
            }
            Err(problem) => {
                let torn = problem == LineProblem::NotJson && !is_whole;
                let problem = if torn { LineProblem::Torn } else { problem };
                self.bad_lines.push(BadLine {
                    line: self.n_lines,
                    column: line::column(line, &problem),
                    problem,
                });
            }
        }
    }

    fn take_in(&mut self, parsed: Parsed<'_>) {
        match parsed {
            Parsed::Review(record, question, file) => {
                self.reviews.push(record);
                self.note_wording(record.card, record.key, question, file);
            }
            Parsed::Other(event) => self.others.push(event),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_that_are_no_utf8_spoil_only_their_own_key() {
        let line = r#"{"v":1,"id":"1","at":"2026-11-21T09:12:33Z","do":"review","card":"yyk3rzybp823","grade":"good","q":"X"}"#;
        let mut text = format!("{line}\n{line}").into_bytes();
        let place = text.iter().position(|byte| *byte == b'X').unwrap();
        text[place] = 0xff;
        let batch = Batch::read(&text);
        assert_eq!(batch.reviews.len(), 2);
        assert_eq!(batch.bad_lines, []);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in any::<Vec<u8>>()) {
            let n_lines = Batch::read(&text).n_lines;
            prop_assert!(n_lines <= text.len() as u64);
        }
    }
}
