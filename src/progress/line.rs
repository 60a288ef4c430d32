//! One line of text to one event, fast for reviews as we write them, tolerant for all else.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::Value;

use super::at;
use super::record::{HitMask, ReviewParts, ReviewRecord};
use super::{Event, EventId, EventKind, lenient};
use crate::domain::{AskedAs, CardId, Grade, Moment};

/// What is the matter with a line of the log. The line stays in the file whatever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblem {
    /// The last line ends in the middle of an event.
    Torn,
    /// It is no JSON object.
    NotJson,
    /// A key that is needed is missing or of the wrong kind.
    Missing(&'static str),
    /// `at` is no time with an offset.
    BadTime,
    /// The value of this key is no id of a card.
    BadCard(&'static str),
    /// `grade` is none of the four.
    BadGrade,
    /// A newer program wrote something this one does not know.
    UnknownDo(String),
    /// A newer program wrote something this one knows, in a way it does not.
    Newer,
}

impl LineProblem {
    /// Whether the line is a sound event that only another version understands.
    pub fn is_foreign(&self) -> bool {
        matches!(self, Self::UnknownDo(_) | Self::Newer)
    }
}

/// An event as a line holds it.
#[derive(Debug)]
pub(super) enum Parsed<'a> {
    /// A review of a card, with its question and file.
    Review(
        CardId,
        ReviewRecord,
        Option<Cow<'a, str>>,
        Option<Cow<'a, str>>,
    ),
    /// Anything else.
    Other(Event),
}

impl Parsed<'_> {
    /// The event's id.
    pub(super) fn id(&self) -> EventId {
        match self {
            Self::Review(_, record, ..) => record.key.id(),
            Self::Other(event) => event.id,
        }
    }
}

/// The event of one line, given without its newline.
pub(super) fn parse(line: &str) -> Result<Parsed<'_>, LineProblem> {
    if let Some(review) = parse_review(line) {
        return Ok(review);
    }
    let value: Value = serde_json::from_str(line).map_err(|_| LineProblem::NotJson)?;
    let event = lenient::event(&value)?;
    Ok(match &event.what {
        EventKind::Review(answered) => Parsed::Review(
            answered.card,
            ReviewRecord::of_answer(event.id, event.at, answered),
            answered.question.clone().map(Cow::Owned),
            answered.file.clone().map(Cow::Owned),
        ),
        _ => Parsed::Other(event),
    })
}

/// The id of a line as it is written there, if the line is an object that has one.
pub(super) fn id_text(line: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let named: Named = serde_json::from_str(line).ok()?;
    Some(named.id)
}

/// Where in a line its problem stands, in characters from 1: the key, or where it stops being
/// JSON.
pub(super) fn column(line: &str, problem: &LineProblem) -> usize {
    let key = match problem {
        LineProblem::Torn | LineProblem::NotJson => return column_of_error(line),
        LineProblem::Missing(_) | LineProblem::Newer => return 1,
        LineProblem::BadTime if line.contains("\"plan\"") => "date",
        LineProblem::BadTime => "at",
        LineProblem::BadCard(key) => key,
        LineProblem::BadGrade => "grade",
        LineProblem::UnknownDo(_) => "do",
    };
    let place = line.find(&format!("\"{key}\"")).unwrap_or(0);
    line[..place].chars().count() + 1
}

fn column_of_error(line: &str) -> usize {
    let parsed: Result<IgnoredAny, _> = serde_json::from_str(line);
    // The library counts bytes.
    let n_bytes = parsed.map_or_else(|error| error.column(), |_| 1);
    let before = |(place, _): &(usize, char)| place + 1 < n_bytes;
    line.char_indices().take_while(before).count() + 1
}

/// A review whose every key is of the kind the contract says; none when anything is unusual.
#[derive(Deserialize)]
struct ReviewLine<'a> {
    #[serde(rename = "v")]
    _version: IgnoredAny,
    id: &'a str,
    at: &'a str,
    r#do: &'a str,
    card: &'a str,
    grade: Grade,
    #[serde(rename = "as", default)]
    asked_as: AskedAs,
    ms: Option<u32>,
    think: Option<u32>,
    hit: Option<HitMask>,
    of: Option<u8>,
    #[serde(default)]
    cram: bool,
    #[serde(borrow)]
    q: Option<Cow<'a, str>>,
    #[serde(borrow)]
    file: Option<Cow<'a, str>>,
}

fn parse_review(line: &str) -> Option<Parsed<'_>> {
    let line: ReviewLine<'_> = serde_json::from_str(line).ok()?;
    if line.r#do != "review" {
        return None;
    }
    let parts = ReviewParts {
        grade: line.grade,
        asked_as: line.asked_as,
        ms: line.ms,
        think: line.think,
        hits: line.hit.zip(line.of),
        cram: line.cram,
    };
    let at: Moment = at::parse(line.at)?;
    let card: CardId = line.card.parse().ok()?;
    let record = ReviewRecord::new(EventId::of_text(line.id), at, parts);
    Some(Parsed::Review(card, record, line.q, line.file))
}

impl<'de> Deserialize<'de> for HitMask {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Numbers;
        impl<'de> Visitor<'de> for Numbers {
            type Value = HitMask;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("numbers of points")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut numbers: A) -> Result<HitMask, A::Error> {
                let mut mask = HitMask::default();
                while let Some(number) = numbers.next_element::<u64>()? {
                    mask.add(number);
                }
                Ok(mask)
            }
        }
        deserializer.deserialize_seq(Numbers)
    }
}

#[cfg(test)]
mod tests;
