//! Many lines at once, as plain lists that a history is made from.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use super::card_log::Wording;
use super::hash::IdMap;
use super::line::{self, Parsed};
use super::record::{Key, ReviewRecord};
use super::{Event, EventKind, LineProblem};
use crate::domain::CardId;

/// Bytes of a line that are likely; only room is measured by it.
const TYPICAL_LINE: usize = 180;

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
        let mut batch = Self {
            reviews: Vec::with_capacity(text.len() / TYPICAL_LINE),
            ..Self::default()
        };
        // Bytes that are no UTF-8 are rare, and checking all at once is quicker than each line.
        match str::from_utf8(text) {
            Ok(text) => text
                .split_inclusive('\n')
                .for_each(|line| batch.read_line(line)),
            Err(_) => text
                .split_inclusive(|byte| *byte == b'\n')
                .for_each(|line| {
                    batch.read_line(&String::from_utf8_lossy(line));
                }),
        }
        batch
    }

    fn read_line(&mut self, line: &str) {
        self.n_lines += 1;
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
                let torn = problem == LineProblem::NotJson && !line.ends_with('\n');
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
