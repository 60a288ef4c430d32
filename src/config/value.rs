//! Reads single values of the config file.

use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::SignedDuration;

use super::error::Wanted;
use crate::domain::DayStart;
use crate::memory::{LONGEST_STEP, MOST_STEPS, PARAMETER_RANGES};
use crate::yaml::{Node, Value};

/// A value that its key cannot have.
pub(super) struct Wrong {
    /// Byte offset of the value.
    pub at: usize,
    pub found: Option<String>,
    pub wanted: Wanted,
}

impl Wrong {
    fn new(node: &Node, wanted: Wanted) -> Self {
        let found = match &node.value {
            Value::Text(text) => Some(text.to_string()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        };
        Self {
            at: node.at,
            found,
            wanted,
        }
    }
}

pub(super) type Read<T> = Result<T, Wrong>;

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        Value::Null | Value::List(_) | Value::Map(_) => None,
    }
}

fn list(node: &Node, wanted: Wanted) -> Read<&[Node]> {
    match &node.value {
        Value::List(items) => Ok(items),
        Value::Null | Value::Text(_) | Value::Map(_) => Err(Wrong::new(node, wanted)),
    }
}

fn number<T: FromStr + PartialOrd>(node: &Node, range: &RangeInclusive<T>) -> Option<T> {
    let number = text(node)?.parse().ok()?;
    range.contains(&number).then_some(number)
}

/// One of some words, each with its meaning.
pub(super) fn one_of<T: Copy>(node: &Node, words: &[(&'static str, T)]) -> Read<T> {
    let known = words.iter().find(|(word, _)| text(node) == Some(*word));
    known.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words = words.iter().map(|(word, _)| *word).collect();
        Wrong::new(node, Wanted::OneOf(words))
    })
}

pub(super) fn true_or_false(node: &Node) -> Read<bool> {
    one_of(node, &[("true", true), ("false", false)])
}

pub(super) fn whole(node: &Node, range: RangeInclusive<u32>) -> Read<u32> {
    number(node, &range).ok_or_else(|| {
        let wanted = Wanted::Whole(*range.start(), *range.end());
        Wrong::new(node, wanted)
    })
}

/// `auto` (none) or a whole number.
pub(super) fn auto_or_whole(node: &Node, range: RangeInclusive<u32>) -> Read<Option<u32>> {
    if text(node) == Some("auto") {
        return Ok(None);
    }
    let number = number(node, &range).ok_or_else(|| {
        let wanted = Wanted::AutoOrWhole(*range.start(), *range.end());
        Wrong::new(node, wanted)
    })?;
    Ok(Some(number))
}

pub(super) fn fraction(node: &Node, range: RangeInclusive<f64>) -> Read<f64> {
    number(node, &range).ok_or_else(|| {
        let wanted = Wanted::Number(*range.start(), *range.end());
        Wrong::new(node, wanted)
    })
}

pub(super) fn texts(node: &Node) -> Read<Vec<String>> {
    list(node, Wanted::Texts)?
        .iter()
        .map(|item| {
            let text = text(item).filter(|text| !text.trim().is_empty());
            text.map(str::to_owned)
                .ok_or_else(|| Wrong::new(item, Wanted::Texts))
        })
        .collect()
}

/// A list of durations for learning steps.
pub(super) fn steps(node: &Node) -> Read<Vec<SignedDuration>> {
    let wanted = || Wanted::Steps {
        most: MOST_STEPS,
        days: LONGEST_STEP.as_hours() / 24,
    };
    let items = list(node, wanted())?;
    if items.len() > MOST_STEPS {
        return Err(Wrong::new(node, wanted()));
    }
    let step = |item| {
        text(item)
            .and_then(duration)
            .ok_or_else(|| Wrong::new(item, wanted()))
    };
    items.iter().map(step).collect()
}

/// A duration such as `30s`, `10m`, `1h` or `2d`, above nothing and at most as long as a step.
fn duration(text: &str) -> Option<SignedDuration> {
    let unit_at = text.find(|character: char| !character.is_ascii_digit())?;
    let (amount, unit) = text.split_at(unit_at);
    let seconds = match unit.trim() {
        "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        _ => return None,
    };
    let amount: i64 = amount.parse().ok()?;
    let duration = SignedDuration::from_secs(amount.checked_mul(seconds)?);
    (SignedDuration::ZERO < duration && duration <= LONGEST_STEP).then_some(duration)
}

/// A time of day such as `04:00`.
pub(super) fn time_of_day(node: &Node) -> Read<DayStart> {
    let minutes = || {
        let (hours, minutes) = text(node)?.split_once(':')?;
        let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
        (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
    };
    let minutes = minutes().ok_or_else(|| Wrong::new(node, Wanted::TimeOfDay))?;
    Ok(DayStart { minutes })
}

fn two_digits(text: &str) -> Option<u16> {
    let is_number = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// `auto` (none) or what has the form of an IANA name.
pub(super) fn time_zone(node: &Node) -> Read<Option<String>> {
    let of_name = |character: char| character.is_ascii_alphanumeric() || "/_+-".contains(character);
    match text(node) {
        Some("auto") => Ok(None),
        Some(name)
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(of_name) =>
        {
            Ok(Some(name.to_owned()))
        }
        _ => Err(Wrong::new(node, Wanted::TimeZone)),
    }
}

/// The parameters of FSRS-6: none, or 21, each in its range.
pub(super) fn parameters(node: &Node) -> Read<Vec<f32>> {
    let wanted = Wanted::Numbers(PARAMETER_RANGES.len());
    let items = list(node, wanted.clone())?;
    if !items.is_empty() && items.len() != PARAMETER_RANGES.len() {
        return Err(Wrong::new(node, wanted));
    }
    let parameter = |(item, range): (&Node, &RangeInclusive<f32>)| {
        number(item, range).ok_or_else(|| {
            // Through text, so that 0.001 is not shown as the double nearest to it.
            let shown = |border: &f32| border.to_string().parse().unwrap_or(f64::from(*border));
            Wrong::new(
                item,
                Wanted::Number(shown(range.start()), shown(range.end())),
            )
        })
    };
    items.iter().zip(&PARAMETER_RANGES).map(parameter).collect()
}

/// A key of the learner's own as (context, key, command, byte offset of the key).
pub(super) type WrittenKey = (String, String, String, usize);

/// Contexts with keys with commands.
pub(super) fn keys(node: &Node) -> Read<Vec<WrittenKey>> {
    let mut rules = Vec::new();
    for (context, keys) in pairs(node)? {
        for (key, command) in pairs(keys)? {
            rules.push((word(context)?, word(key)?, word(command)?, key.at));
        }
    }
    Ok(rules)
}

fn pairs(node: &Node) -> Read<&[(Node, Node)]> {
    match &node.value {
        Value::Map(pairs) => Ok(pairs),
        Value::Null => Ok(&[]),
        Value::Text(_) | Value::List(_) => Err(Wrong::new(node, Wanted::Keys)),
    }
}

fn word(node: &Node) -> Read<String> {
    let word = text(node).map(str::to_owned);
    word.ok_or_else(|| Wrong::new(node, Wanted::Keys))
}
