//! A line in any shape that still tells its event: an optional key of the wrong kind is as good
//! as none, and only a needed one that is missing makes the line unusable.

use serde_json::Value;

use super::line::LineProblem;
use super::{Answered, Event, EventId, EventKind, Interview, InterviewQuestion, MAX_MS, Plan, at};
use crate::domain::{AskedAs, CardId, Grade, Hits};

/// The version whose keys this program knows.
const KNOWN_VERSION: u64 = 1;

/// The event that an object stands for.
pub(super) fn event(line: &Value) -> Result<Event, LineProblem> {
    if !line.is_object() {
        return Err(LineProblem::NotJson);
    }
    let version = line.get("v").ok_or(LineProblem::Missing("v"))?;
    event_of_version_1(line).map_err(|problem| match problem {
        LineProblem::UnknownDo(_) => problem,
        _ if version.as_u64() != Some(KNOWN_VERSION) => LineProblem::Newer,
        _ => problem,
    })
}

fn event_of_version_1(line: &Value) -> Result<Event, LineProblem> {
    let id = EventId::of_text(needed(line, "id")?);
    let at = at::parse(needed(line, "at")?).ok_or(LineProblem::BadTime)?;
    let what = what(line, needed(line, "do")?)?;
    Ok(Event { id, at, what })
}

fn what(line: &Value, action: &str) -> Result<EventKind, LineProblem> {
    let card = || card(line, "card");
    Ok(match action {
        "review" => EventKind::Review(answered(line)?),
        "undo" => EventKind::Undo {
            of: EventId::of_text(needed(line, "of")?),
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
        "interview" => EventKind::Interview(interview(line)),
        unknown => return Err(LineProblem::UnknownDo(unknown.to_owned())),
    })
}

fn answered(line: &Value) -> Result<Answered, LineProblem> {
    let grade = needed(line, "grade")?;
    let grade: Grade = named(grade).ok_or(LineProblem::BadGrade)?;
    Ok(Answered {
        asked_as: text(line, "as")
            .and_then(|name| named::<AskedAs>(&name))
            .unwrap_or_default(),
        ms: milliseconds(line, "ms"),
        think: milliseconds(line, "think"),
        hits: hits(line),
        cram: line.get("cram").and_then(Value::as_bool).unwrap_or(false),
        question: text(line, "q"),
        file: text(line, "file"),
        ..Answered::new(card(line, "card")?, grade)
    })
}

fn plan(line: &Value) -> Result<Plan, LineProblem> {
    let date = match line.get("date") {
        Some(Value::Null) => None,
        Some(Value::String(date)) => Some(date.parse().map_err(|_| LineProblem::BadTime)?),
        _ => return Err(LineProblem::Missing("date")),
    };
    Ok(Plan {
        date,
        name: text(line, "name"),
        query: text(line, "query"),
        minutes: number(line, "minutes").map(|minutes| minutes as u32),
    })
}

fn interview(line: &Value) -> Interview {
    let questions = line.get("questions").and_then(Value::as_array);
    let question = |question: &Value| {
        Some(InterviewQuestion {
            card: card(question, "card").ok()?,
            score: share(question, "score").unwrap_or_default(),
            ms: milliseconds(question, "ms"),
            hits: hits(question),
        })
    };
    Interview {
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

fn needed<'a>(line: &'a Value, key: &'static str) -> Result<&'a str, LineProblem> {
    let value = line.get(key).and_then(Value::as_str);
    value.ok_or(LineProblem::Missing(key))
}

fn card(line: &Value, key: &'static str) -> Result<CardId, LineProblem> {
    let text = needed(line, key)?;
    text.parse().map_err(|_| LineProblem::BadCard(key))
}

fn text(line: &Value, key: &str) -> Option<String> {
    line.get(key)?.as_str().map(str::to_owned)
}

fn named<'de, T: serde::Deserialize<'de>>(name: &'de str) -> Option<T> {
    let deserializer =
        serde::de::value::BorrowedStrDeserializer::<serde::de::value::Error>::new(name);
    T::deserialize(deserializer).ok()
}

/// A number that is not negative.
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
    let of = line.get("of")?.as_u64()?;
    let of = u8::try_from(of).ok().filter(|of| *of > 0)?;
    let numbers = line
        .get("hit")?
        .as_array()?
        .iter()
        .filter_map(Value::as_u64);
    let known = numbers.filter_map(|number| u8::try_from(number).ok());
    let mut hit: Vec<u8> = known.filter(|number| (1..=of).contains(number)).collect();
    hit.sort_unstable();
    hit.dedup();
    Some(Hits { hit, of })
}
