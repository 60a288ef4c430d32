//! Many lines at once, on their way into a history.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::card_log::CardLog;
use super::hash::IdMap;
use super::line::{self, Parsed};
use super::quick::{self, Quick};
use super::record::ReviewRecord;
use super::{Event, EventId, EventKind, LineProblem};
use crate::domain::CardId;

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

/// Events in no order, reviews sorted by card as they come.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Reviews and wordings, no marks; the cards in the order they came.
    pub(super) logs: Vec<(CardId, CardLog)>,
    /// Where the log of each card is. A card is looked up for every review, so this table is kept
    /// apart and small enough for the processor's cache.
    places: IdMap<CardId, u32>,
    pub(super) others: Vec<Event>,
    /// Of all events, in the order they came.
    pub(super) ids: Vec<EventId>,
    /// What ids that are no ULIDs read like.
    pub(super) names: Vec<(EventId, String)>,
}

/// What is known of a stretch of the log besides its events.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// Lines are counted from the beginning of the stretch.
    pub(super) bad_lines: Vec<BadLine>,
    pub(super) n_lines: u64,
}

impl Batch {
    /// Takes in the events of whole lines; the last one may lack its newline.
    pub(super) fn read(&mut self, text: &[u8]) -> Stretch {
        let mut stretch = Stretch::default();
        let mut start = 0;
        for newline in memchr_iter(b'\n', text) {
            self.read_line(&text[start..newline], true, &mut stretch);
            start = newline + 1;
        }
        if start < text.len() {
            self.read_line(&text[start..], false, &mut stretch);
        }
        stretch
    }

    fn read_line(&mut self, line: &[u8], is_whole: bool, stretch: &mut Stretch) {
        stretch.n_lines += 1;
        // Bytes that are no UTF-8 spoil only the key they stand in.
        if self.read_quickly(line).is_none() {
            self.read_odd_line(&String::from_utf8_lossy(line), is_whole, stretch);
        }
    }

    /// Takes in a review that is written as we write it.
    fn read_quickly(&mut self, line: &[u8]) -> Option<()> {
        let Quick {
            record,
            question,
            file,
        } = quick::review(line)?;
        let log = self.log(record.card)?;
        if !log.is_worded(record.key, question, file) {
            let question = question.map(str::from_utf8).transpose().ok()?;
            let file = file.map(str::from_utf8).transpose().ok()?;
            log.note_wording(
                record.key,
                question.map(Cow::Borrowed),
                file.map(Cow::Borrowed),
            );
        }
        log.reviews.push(record);
        self.ids.push(record.key.id);
        Some(())
    }

    /// What is known of a card; there always is such a place.
    fn log(&mut self, card: CardId) -> Option<&mut CardLog> {
        let place = *self.places.entry(card).or_insert_with(|| {
            self.logs.push((card, CardLog::default()));
            self.logs.len() as u32 - 1
        });
        self.logs.get_mut(place as usize).map(|(_, log)| log)
    }

    fn read_odd_line(&mut self, line: &str, is_whole: bool, stretch: &mut Stretch) {
        let content = line.trim_ascii();
        if content.is_empty() {
            return;
        }
        match line::parse(content) {
            Ok(parsed) => {
                let id = parsed.id();
                let name = line::id_text(content).filter(|name| id.to_string() != *name);
                self.names.extend(name.map(|name| (id, name)));
                match parsed {
                    Parsed::Review(record, question, file) => self.add(record, question, file),
                    Parsed::Other(event) => self.push(event),
                }
            }
            Err(problem) => {
                let torn = problem == LineProblem::NotJson && !is_whole;
                let problem = if torn { LineProblem::Torn } else { problem };
                stretch.bad_lines.push(BadLine {
                    line: stretch.n_lines,
                    column: line::column(line, &problem),
                    problem,
                });
            }
        }
    }

    /// Adds one event.
    pub(super) fn push(&mut self, event: Event) {
        let EventKind::Review(answered) = event.what else {
            self.ids.push(event.id);
            return self.others.push(event);
        };
        let record = ReviewRecord::of_answer(event.id, event.at, &answered);
        let question = answered.question.map(Cow::Owned);
        self.add(record, question, answered.file.map(Cow::Owned));
    }

    fn add(
        &mut self,
        record: ReviewRecord,
        question: Option<Cow<'_, str>>,
        file: Option<Cow<'_, str>>,
    ) {
        self.ids.push(record.key.id);
        if let Some(log) = self.log(record.card) {
            log.reviews.push(record);
            log.note_wording(record.key, question, file);
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
        let mut batch = Batch::default();
        assert_eq!(batch.read(&text).bad_lines, []);
        assert_eq!(batch.ids.len(), 2);
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in any::<Vec<u8>>()) {
            let n_lines = Batch::default().read(&text).n_lines;
            prop_assert!(n_lines <= text.len() as u64);
        }
    }
}
