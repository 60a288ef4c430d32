//! Reads any JSON object that still holds an event: an optional key of the wrong type counts as
//! missing, and only a missing required key makes the line unusable.
//!
//! The format has more than this program writes: gaps to fill and steps to order. They are read so that a log keeps such lines when it is merged or repaired.

use serde::Deserialize;
use serde_json::Value;

use super::problem::LineProblem;
use super::{Answered, Event, EventId, EventKind, InterviewQuestion, MAX_MS, MockInterview};
use super::{Pause, Plan};
use crate::domain::{AskedAs, CardId, FollowUpHits, Grade, Hits, MarkedFollowUp, OptionLetters};

/// The version whose keys this program knows.
const KNOWN_VERSION: u64 = 1;

/// The event that an object describes.
pub(super) fn event(line: &Value) -> Result<Event, LineProblem> {
    if !line.is_object() {
        return Err(LineProblem::NotJson);
    }
    let version = line.get("v").ok_or(LineProblem::Missing("v"))?;
    known_event(line).map_err(|problem| match problem {
        LineProblem::UnknownDo(_) => problem,
        _ if version.as_u64() != Some(KNOWN_VERSION) => LineProblem::Newer,
        _ => problem,
    })
}

fn known_event(line: &Value) -> Result<Event, LineProblem> {
    let id = EventId::from_text(required(line, "id")?);
    let at = required(line, "at")?;
    let at = at.parse().map_err(|_| LineProblem::BadTime("at"))?;
    let what = kind(line, required(line, "do")?)?;
    Ok(Event { id, at, what })
}

fn kind(line: &Value, action: &str) -> Result<EventKind, LineProblem> {
    let card = || card(line, "card");
    Ok(match action {
        "review" => EventKind::Review(answered(line)?),
        "undo" => EventKind::Undo {
            of: EventId::from_text(required(line, "of")?),
        },
        "suspend" => EventKind::Suspend { card: card()? },
        "resume" => EventKind::Resume { card: card()? },
        "flag" => EventKind::Flag {
            card: card()?,
            why: text(line, "why").unwrap_or_default(),
        },
        "unflag" => EventKind::Unflag { card: card()? },
        "bury" => EventKind::Bury { card: card()? },
        "forget" => EventKind::Forget { card: card()? },
        "prefer" => EventKind::Prefer {
            card: card()?,
            entry: self::card(line, "entry")?,
            file: text(line, "file"),
        },
        "relink" => EventKind::Relink {
            from: self::card(line, "from")?,
            to: self::card(line, "to")?,
        },
        "plan" => EventKind::Plan(plan(line)?),
        "today" => EventKind::Today {
            minutes: number(line, "minutes").ok_or(LineProblem::Missing("minutes"))? as u32,
        },
        "pause" => EventKind::Pause(Pause {
            from: date(line, "from")?.ok_or(LineProblem::BadTime("from"))?,
            to: date(line, "to")?,
        }),
        "interview" => EventKind::Interview(interview(line)),
        unknown => return Err(LineProblem::UnknownDo(unknown.to_owned())),
    })
}

fn answered(line: &Value) -> Result<Answered, LineProblem> {
    let grade = required(line, "grade")?;
    let grade: Grade = named(grade).ok_or(LineProblem::BadGrade)?;
    Ok(Answered {
        asked_as: text(line, "as")
            .and_then(|name| named::<AskedAs>(&name))
            .unwrap_or_default(),
        ms: milliseconds(line, "ms"),
        think: milliseconds(line, "think"),
        hits: hits(line),
        follow_ups: follow_ups(written_follow_ups(line)),
        chosen: OptionLetters::parse(&text(line, "chose").unwrap_or_default()),
        cram: line.get("cram").and_then(Value::as_bool).unwrap_or(false),
        ..Answered::new(card(line, "card")?, grade)
    }
    .asking(text(line, "q"), text(line, "file")))
}

fn plan(line: &Value) -> Result<Plan, LineProblem> {
    Ok(Plan {
        date: date(line, "date")?,
        name: text(line, "name"),
        query: text(line, "query"),
        minutes: number(line, "minutes").map(|minutes| minutes as u32),
        job: texts(line, "jd"),
    })
}

/// The texts of a list; other values in it are left out.
fn texts(line: &Value, key: &str) -> Vec<String> {
    let list = line.get(key).and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str);
    texts.map(str::to_owned).collect()
}

fn interview(line: &Value) -> MockInterview {
    let questions = line.get("questions").and_then(Value::as_array);
    let question = |question: &Value| {
        Some(InterviewQuestion {
            card: card(question, "card").ok()?,
            score: share(question, "score").unwrap_or_default(),
            ms: milliseconds(question, "ms"),
            hits: hits(question),
            follow_up: marked_follow_up(question),
        })
    };
    MockInterview {
        seed: line.get("seed").and_then(Value::as_u64).unwrap_or_default(),
        minutes: number(line, "minutes").unwrap_or_default() as u32,
        used_ms: number(line, "used_ms").unwrap_or_default() as u64,
        score: share(line, "score").unwrap_or_default(),
        predicted: share(line, "predicted"),
        questions: questions
            .into_iter()
            .flatten()
            .filter_map(question)
            .collect(),
    }
}

fn required<'a>(line: &'a Value, key: &'static str) -> Result<&'a str, LineProblem> {
    let value = line.get(key).and_then(Value::as_str);
    value.ok_or(LineProblem::Missing(key))
}

fn card(line: &Value, key: &'static str) -> Result<CardId, LineProblem> {
    let text = required(line, key)?;
    text.parse().map_err(|_| LineProblem::BadCard(key))
}

/// A required date or null.
fn date(line: &Value, key: &'static str) -> Result<Option<jiff::civil::Date>, LineProblem> {
    match line.get(key) {
        Some(Value::Null) => Ok(None),
        Some(Value::String(date)) => {
            let date = date.parse().map_err(|_| LineProblem::BadTime(key))?;
            Ok(Some(date))
        }
        _ => Err(LineProblem::Missing(key)),
    }
}

fn text(line: &Value, key: &str) -> Option<String> {
    line.get(key)?.as_str().map(str::to_owned)
}

fn named<'de, T: serde::Deserialize<'de>>(name: &'de str) -> Option<T> {
    let deserializer =
        serde::de::value::BorrowedStrDeserializer::<serde::de::value::Error>::new(name);
    T::deserialize(deserializer).ok()
}

/// A number of at least 0.
fn number(line: &Value, key: &str) -> Option<f64> {
    line.get(key)?.as_f64().filter(|number| *number >= 0.0)
}

fn share(line: &Value, key: &str) -> Option<f64> {
    number(line, key).map(|share| share.min(1.0))
}

fn milliseconds(line: &Value, key: &str) -> Option<u32> {
    number(line, key).map(|ms| ms.min(f64::from(MAX_MS)) as u32)
}

fn hits(line: &Value) -> Option<Hits> {
    let of = u8::try_from(line.get("of")?.as_u64()?).ok()?;
    let numbers = line.get("hit")?.as_array()?.iter();
    let numbers = numbers.filter_map(|number| u8::try_from(number.as_u64()?).ok());
    points(numbers.collect(), of)
}

fn written_follow_ups(line: &Value) -> Vec<FollowUpHits> {
    let written = line.get("followups").and_then(Value::as_array);
    let written = written.into_iter().flatten();
    let follow_up = |value: &Value| FollowUpHits::deserialize(value).ok();
    written.filter_map(follow_up).collect()
}

/// The follow-up of a question in an interview. `None` for one that this program doesn't know.
fn marked_follow_up(question: &Value) -> Option<MarkedFollowUp> {
    let follow_up = MarkedFollowUp::deserialize(question.get("followup")?).ok()?;
    (1..=5).contains(&follow_up.mark).then_some(follow_up)
}

/// Follow-ups with valid points.
pub(super) fn follow_ups(written: Vec<FollowUpHits>) -> Box<[FollowUpHits]> {
    let written = written.into_iter();
    let valid = written.filter_map(|FollowUpHits { number, hit, of }| {
        let Hits { hit, of } = points(hit, of)?;
        Some(FollowUpHits { number, hit, of })
    });
    valid.collect()
}

/// Points hit, from 1 to `of`, in ascending order; `None` if there are no points.
pub(super) fn points(mut hit: Vec<u8>, of: u8) -> Option<Hits> {
    hit.retain(|number| (1..=of).contains(number));
    hit.sort_unstable();
    hit.dedup();
    (of > 0).then_some(Hits { hit, of })
}
