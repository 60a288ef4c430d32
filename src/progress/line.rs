//! Reads one line of the log.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use super::problem::LineProblem;
use super::{Answered, Event, EventId, EventKind, MAX_MS, lenient};
use crate::domain::{AskedAs, FollowUpHits, Grade, OptionLetters};

/// An event as a line holds it.
#[derive(Debug)]
pub(super) struct ParsedLine<'a> {
    /// Without the question and file of a review, which are below.
    pub(super) event: Event,
    pub(super) question: Option<Cow<'a, str>>,
    pub(super) file: Option<Cow<'a, str>>,
    /// The id as written, if it is not a ULID as this program writes it.
    pub(super) foreign_id: Option<String>,
}

/// The event of one line, given without its newline.
pub(super) fn parse(line: &str) -> Result<ParsedLine<'_>, LineProblem> {
    // Most lines are reviews without anything unusual. Reading these into a struct is several
    // times faster than into a tree.
    if let Some(review) = serde_json::from_str(line).ok().and_then(ReviewLine::parse) {
        return Ok(review);
    }
    let value: Value = serde_json::from_str(line).map_err(|_| LineProblem::NotJson)?;
    let mut event = lenient::event(&value)?;
    let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
    let asked = match &mut event.what {
        EventKind::Review(answered) => answered.asked.take().unwrap_or_default(),
        _ => Box::default(),
    };
    Ok(ParsedLine {
        foreign_id: foreign_id(event.id, id),
        event,
        question: asked.question.map(Cow::Owned),
        file: asked.file.map(Cow::Owned),
    })
}

fn foreign_id(id: EventId, written: &str) -> Option<String> {
    (!id.is_written(written)).then(|| written.to_owned())
}

impl ParsedLine<'_> {
    pub(super) fn into_owned(self) -> ParsedLine<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        ParsedLine {
            event: self.event,
            question: self.question.map(owned),
            file: self.file.map(owned),
            foreign_id: self.foreign_id,
        }
    }
}

/// A text that is borrowed from the line where it has no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct WrittenText<'a>(#[serde(borrow)] Cow<'a, str>);

/// A review whose keys all have the types of the file format.
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
    hit: Option<Vec<u8>>,
    of: Option<u8>,
    #[serde(default)]
    followups: Vec<FollowUpHits>,
    chose: Option<&'a str>,
    #[serde(default)]
    cram: bool,
    #[serde(borrow)]
    q: Option<WrittenText<'a>>,
    #[serde(borrow)]
    file: Option<WrittenText<'a>>,
}

impl<'a> ReviewLine<'a> {
    fn parse(self) -> Option<ParsedLine<'a>> {
        if self.r#do != "review" {
            return None;
        }
        let hits = self.hit.zip(self.of);
        let answered = Answered {
            asked_as: self.asked_as,
            ms: self.ms.map(|ms| ms.min(MAX_MS)),
            think: self.think.map(|ms| ms.min(MAX_MS)),
            hits: hits.and_then(|(hit, of)| lenient::points(hit, of)),
            follow_ups: lenient::follow_ups(self.followups),
            chosen: OptionLetters::parse(self.chose.unwrap_or_default()),
            cram: self.cram,
            ..Answered::new(self.card.parse().ok()?, self.grade)
        };
        let event = Event {
            id: EventId::from_text(self.id),
            at: self.at.parse().ok()?,
            what: EventKind::Review(answered),
        };
        Some(ParsedLine {
            foreign_id: foreign_id(event.id, self.id),
            event,
            question: self.q.map(|text| text.0),
            file: self.file.map(|text| text.0),
        })
    }
}

/// The id of a line as written there, if the line is an object that has one.
pub(super) fn id_text(line: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct IdOnly {
        id: String,
    }
    let line: IdOnly = serde_json::from_str(line).ok()?;
    Some(line.id)
}

/// The column of a problem, in characters from 1: that of the key, or where the JSON ends.
pub(super) fn column(line: &str, problem: &LineProblem) -> usize {
    let key = match problem {
        LineProblem::Torn | LineProblem::NotJson => return column_of_error(line),
        LineProblem::Missing(_) | LineProblem::Newer => return 1,
        LineProblem::BadTime(key) | LineProblem::BadCard(key) => key,
        LineProblem::BadGrade => "grade",
        LineProblem::UnknownDo(_) => "do",
    };
    let start = line.find(&format!("\"{key}\"")).unwrap_or(0);
    line[..start].chars().count() + 1
}

fn column_of_error(line: &str) -> usize {
    let parsed: Result<IgnoredAny, _> = serde_json::from_str(line);
    // serde_json counts columns in bytes.
    let n_bytes = parsed.map_or_else(|error| error.column(), |_| 1);
    let before = |(start, _): &(usize, char)| start + 1 < n_bytes;
    line.char_indices().take_while(before).count() + 1
}

#[cfg(test)]
mod tests;
