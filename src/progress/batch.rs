//! Many lines at once, on their way into a history.

use std::borrow::Cow;

use memchr::memchr;

use super::line::{self, Parsed};
use super::quick::{self, Quick};
use super::record::ReviewRecord;
use super::shelf::{self, N_SHARES, Shelf};
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

/// Bytes of a line with a short review. Room that is not used costs nothing.
const SHORT_REVIEW: u64 = 160;

/// Events in no order, reviews dealt out by card as they come.
#[derive(Debug)]
pub(super) struct Batch {
    /// Reviews and wordings, a shelf for each share of the cards.
    pub(super) shelves: Vec<Shelf>,
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

impl Default for Batch {
    fn default() -> Self {
        Self::of_bytes(0)
    }
}

impl Batch {
    /// An empty batch for lines of so many bytes in all.
    pub(super) fn of_bytes(n_bytes: u64) -> Self {
        let n_reviews = usize::try_from(n_bytes / SHORT_REVIEW).unwrap_or(0);
        let shelf = |_| Shelf::for_reviews(n_reviews / N_SHARES);
        Self {
            shelves: (0..N_SHARES).map(shelf).collect(),
            others: Vec::new(),
            ids: Vec::with_capacity(n_reviews),
            names: Vec::new(),
        }
    }

    /// Takes in the events of whole lines; the last one may lack its newline.
    pub(super) fn read(&mut self, text: &[u8]) -> Stretch {
        let mut stretch = Stretch::default();
        let mut rest = text;
        while !rest.is_empty() {
            stretch.n_lines += 1;
            rest = match self.read_quickly(rest) {
                Some(behind) => behind,
                None => self.read_slowly(rest, &mut stretch),
            };
        }
        stretch
    }

    /// Takes in the first line if it is a review that is written as we write it; what follows.
    fn read_quickly<'a>(&mut self, text: &'a [u8]) -> Option<&'a [u8]> {
        let Quick {
            card,
            record,
            question,
            file,
            rest,
        } = quick::review(text)?;
        let shelf = &mut self.shelves[shelf::share_of(card)];
        let place = shelf.place(card)?;
        if !shelf.is_worded(place, record.key, question, file) {
            let question = question.map(str::from_utf8).transpose().ok()?;
            let file = file.map(str::from_utf8).transpose().ok()?;
            let (question, file) = (question.map(Cow::Borrowed), file.map(Cow::Borrowed));
            shelf.note_wording(place, record.key, question, file);
        }
        shelf.push(place, record);
        self.ids.push(record.key.id());
        Some(rest)
    }

    /// Takes in the first line, whatever it is; what follows.
    fn read_slowly<'a>(&mut self, text: &'a [u8], stretch: &mut Stretch) -> &'a [u8] {
        let newline = memchr(b'\n', text);
        let (line, rest) = text.split_at(newline.unwrap_or(text.len()));
        // Bytes that are no UTF-8 spoil only the key they stand in.
        self.read_odd_line(&String::from_utf8_lossy(line), newline.is_some(), stretch);
        rest.get(1..).unwrap_or_default()
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
                    Parsed::Review(card, record, question, file) => {
                        self.add(card, record, question, file);
                    }
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
        self.add(
            answered.card,
            record,
            question,
            answered.file.map(Cow::Owned),
        );
    }

    fn add(
        &mut self,
        card: CardId,
        record: ReviewRecord,
        question: Option<Cow<'_, str>>,
        file: Option<Cow<'_, str>>,
    ) {
        let Ok(written) = card.as_str().as_bytes().try_into() else {
            return;
        };
        let shelf = &mut self.shelves[shelf::share_of(written)];
        if let Some(place) = shelf.place(written) {
            shelf.note_wording(place, record.key, question, file);
            shelf.push(place, record);
            self.ids.push(record.key.id());
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
