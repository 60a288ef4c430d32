//! How each form of value is written: its parser, its printer and its range in one place.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::SignedDuration;

use super::KeyRule;
use super::error::ExpectedValue;
use crate::domain::{DayStart, Position};
use crate::memory::{MAX_STEP, MAX_STEPS, PARAMETER_RANGES};
use crate::yaml::{Node, Value, quoted, text_list};

/// A value that is not valid for its key.
pub(super) struct InvalidValue {
    /// Byte offset of the value.
    pub at: usize,
    pub found: Option<String>,
    pub expected: ExpectedValue,
}

impl InvalidValue {
    fn new(node: &Node, expected: ExpectedValue) -> Self {
        Self {
            at: node.at,
            found: node.text().map(str::to_owned),
            expected,
        }
    }
}

pub(super) trait Format {
    type Value;

    /// Reads a value; `source` is the text of the whole file.
    fn parse(&self, node: &Node, source: &str) -> Result<Self::Value, InvalidValue>;

    /// The value as YAML on one line.
    fn print(&self, value: &Self::Value) -> String;

    /// All values, if they are few words.
    fn choices(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

fn list(node: &Node, expected: ExpectedValue) -> Result<&[Node], InvalidValue> {
    match &node.value {
        Value::List(items) => Ok(items),
        _ => Err(InvalidValue::new(node, expected)),
    }
}

fn number<T: FromStr + PartialOrd>(node: &Node, range: &RangeInclusive<T>) -> Option<T> {
    let number = node.text()?.parse().ok()?;
    range.contains(&number).then_some(number)
}

/// A list whose items need no quotes.
pub fn list_text(items: &[impl Display]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    format!("[{}]", items.join(", "))
}

/// One of some words, each with its value.
#[derive(Clone, Copy)]
pub(super) struct OneOf<T: 'static>(pub(super) &'static [(&'static str, T)]);

pub(super) const BOOL: OneOf<bool> = OneOf(&[("true", true), ("false", false)]);

impl<T: Copy + PartialEq> Format for OneOf<T> {
    type Value = T;

    fn parse(&self, node: &Node, _: &str) -> Result<T, InvalidValue> {
        let known = self.0.iter().find(|(word, _)| node.is_text(word));
        known.map(|(_, value)| *value).ok_or_else(|| {
            let words = self.0.iter().map(|(word, _)| *word).collect();
            InvalidValue::new(node, ExpectedValue::OneOf(words))
        })
    }

    fn print(&self, value: &T) -> String {
        let word = self.0.iter().find(|(_, known)| known == value);
        word.map_or("", |(word, _)| *word).to_owned()
    }

    fn choices(&self) -> Vec<&'static str> {
        self.0.iter().map(|(word, _)| *word).collect()
    }
}

/// A whole number in a range.
#[derive(Clone, Copy)]
pub(super) struct Whole(pub(super) u32, pub(super) u32);

impl Format for Whole {
    type Value = u32;

    fn parse(&self, node: &Node, _: &str) -> Result<u32, InvalidValue> {
        let Self(from, to) = *self;
        number(node, &(from..=to))
            .ok_or_else(|| InvalidValue::new(node, ExpectedValue::Whole(from, to)))
    }

    fn print(&self, value: &u32) -> String {
        value.to_string()
    }
}

/// `auto` for `None`, or a whole number in a range.
#[derive(Clone, Copy)]
pub(super) struct AutoOrWhole(pub(super) usize, pub(super) usize);

impl Format for AutoOrWhole {
    type Value = Option<usize>;

    fn parse(&self, node: &Node, _: &str) -> Result<Option<usize>, InvalidValue> {
        if node.is_text("auto") {
            return Ok(None);
        }
        let Self(from, to) = *self;
        let expected = ExpectedValue::AutoOrWhole(from, to);
        let number = number(node, &(from..=to));
        number
            .map(Some)
            .ok_or_else(|| InvalidValue::new(node, expected))
    }

    fn print(&self, value: &Option<usize>) -> String {
        value.map_or_else(|| "auto".to_owned(), |value| value.to_string())
    }
}

/// A number in a range.
#[derive(Clone, Copy)]
pub(super) struct Fraction(pub(super) f64, pub(super) f64);

impl Format for Fraction {
    type Value = f64;

    fn parse(&self, node: &Node, _: &str) -> Result<f64, InvalidValue> {
        let Self(from, to) = *self;
        number(node, &(from..=to))
            .ok_or_else(|| InvalidValue::new(node, ExpectedValue::Number(from, to)))
    }

    fn print(&self, value: &f64) -> String {
        value.to_string()
    }
}

/// A list of texts that are not blank.
#[derive(Clone, Copy)]
pub(super) struct Texts;

impl Format for Texts {
    type Value = Vec<String>;

    fn parse(&self, node: &Node, _: &str) -> Result<Vec<String>, InvalidValue> {
        let item = |item: &Node| {
            let text = item.text().filter(|text| !text.trim().is_empty());
            text.map(str::to_owned)
                .ok_or_else(|| InvalidValue::new(item, ExpectedValue::Texts))
        };
        list(node, ExpectedValue::Texts)?.iter().map(item).collect()
    }

    fn print(&self, value: &Vec<String>) -> String {
        text_list(value.iter().map(String::as_str))
    }
}

/// A list of durations such as `30s`, `10m`, `1h` or `2d`.
#[derive(Clone, Copy)]
pub(super) struct Steps;

/// Seconds of each unit, the largest first.
const UNITS: [(i64, &str); 4] = [(24 * 60 * 60, "d"), (60 * 60, "h"), (60, "m"), (1, "s")];

impl Format for Steps {
    type Value = Vec<SignedDuration>;

    fn parse(&self, node: &Node, _: &str) -> Result<Vec<SignedDuration>, InvalidValue> {
        let expected = || ExpectedValue::Steps {
            max_count: MAX_STEPS,
            max_days: MAX_STEP.as_hours() / 24,
        };
        let items = list(node, expected())?;
        if items.len() > MAX_STEPS {
            return Err(InvalidValue::new(node, expected()));
        }
        let step = |item: &Node| {
            let step = item.text().and_then(duration);
            step.ok_or_else(|| InvalidValue::new(item, expected()))
        };
        items.iter().map(step).collect()
    }

    fn print(&self, value: &Vec<SignedDuration>) -> String {
        let steps: Vec<String> = value.iter().map(|step| duration_text(*step)).collect();
        list_text(&steps)
    }
}

fn duration(text: &str) -> Option<SignedDuration> {
    let unit_at = text.find(|character: char| !character.is_ascii_digit())?;
    let (amount, name) = text.split_at(unit_at);
    let (unit, _) = UNITS.iter().find(|(_, known)| *known == name.trim())?;
    let amount: i64 = amount.parse().ok()?;
    let duration = SignedDuration::from_secs(amount.checked_mul(*unit)?);
    (SignedDuration::ZERO < duration && duration <= MAX_STEP).then_some(duration)
}

/// In the largest unit that divides it.
fn duration_text(duration: SignedDuration) -> String {
    let seconds = duration.as_secs();
    let unit = UNITS.into_iter().find(|(unit, _)| seconds % unit == 0);
    let (unit, name) = unit.unwrap_or((1, "s"));
    format!("{}{name}", seconds / unit)
}

/// A time of day such as `"04:00"`.
#[derive(Clone, Copy)]
pub(super) struct TimeOfDay;

impl Format for TimeOfDay {
    type Value = DayStart;

    fn parse(&self, node: &Node, _: &str) -> Result<DayStart, InvalidValue> {
        let minutes = || {
            let (hours, minutes) = node.text()?.split_once(':')?;
            let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
            (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
        };
        let minutes = minutes().ok_or_else(|| InvalidValue::new(node, ExpectedValue::TimeOfDay))?;
        Ok(DayStart { minutes })
    }

    fn print(&self, value: &DayStart) -> String {
        format!("\"{:02}:{:02}\"", value.minutes / 60, value.minutes % 60)
    }
}

fn two_digits(text: &str) -> Option<u16> {
    let is_number = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// `auto` for `None`, or a word that looks like an IANA name.
#[derive(Clone, Copy)]
pub(super) struct TimeZoneName;

impl Format for TimeZoneName {
    type Value = Option<String>;

    fn parse(&self, node: &Node, _: &str) -> Result<Option<String>, InvalidValue> {
        let in_name = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
        let is_name = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(in_name)
        };
        match node.text() {
            Some("auto") => Ok(None),
            Some(name) if is_name(name) => Ok(Some(name.to_owned())),
            _ => Err(InvalidValue::new(node, ExpectedValue::TimeZone)),
        }
    }

    fn print(&self, value: &Option<String>) -> String {
        value.clone().unwrap_or_else(|| "auto".to_owned())
    }
}

/// The parameters of FSRS-6: none, or 21, each in its range.
#[derive(Clone, Copy)]
pub(super) struct Parameters;

impl Format for Parameters {
    type Value = Vec<f32>;

    fn parse(&self, node: &Node, _: &str) -> Result<Vec<f32>, InvalidValue> {
        let expected = ExpectedValue::Numbers(PARAMETER_RANGES.len());
        let items = list(node, expected.clone())?;
        if !items.is_empty() && items.len() != PARAMETER_RANGES.len() {
            return Err(InvalidValue::new(node, expected));
        }
        let parameter = |(item, range): (&Node, &RangeInclusive<f32>)| {
            number(item, range).ok_or_else(|| {
                // Through text, so that 0.001 is not shown as the double nearest to it.
                let shown = |border: &f32| border.to_string().parse().unwrap_or(f64::from(*border));
                let (from, to) = (shown(range.start()), shown(range.end()));
                InvalidValue::new(item, ExpectedValue::Number(from, to))
            })
        };
        items.iter().zip(&PARAMETER_RANGES).map(parameter).collect()
    }

    fn print(&self, value: &Vec<f32>) -> String {
        list_text(value)
    }
}

/// Contexts with keys with commands, such as `{ question: { x: suspend } }`.
#[derive(Clone, Copy)]
pub(super) struct KeyTable;

impl Format for KeyTable {
    type Value = Vec<KeyRule>;

    fn parse(&self, node: &Node, source: &str) -> Result<Vec<KeyRule>, InvalidValue> {
        let mut rules = Vec::new();
        for (context, keys) in pairs(node)? {
            for (key, command) in pairs(keys)? {
                rules.push(KeyRule {
                    context: word(context)?,
                    key: word(key)?,
                    command: word(command)?,
                    position: Position::of(source, key.at),
                });
            }
        }
        Ok(rules)
    }

    /// If a key is given twice, the last one counts.
    fn print(&self, value: &Vec<KeyRule>) -> String {
        let mut contexts: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        for rule in value {
            let keys = contexts.entry(&rule.context).or_default();
            keys.insert(&rule.key, &rule.command);
        }
        let contexts = contexts.iter().map(|(context, keys)| {
            let keys = keys.iter();
            let keys = keys.map(|(key, command)| (quoted(key), quoted(command)));
            (quoted(context), map_text(keys))
        });
        map_text(contexts)
    }
}

fn pairs(node: &Node) -> Result<&[(Node, Node)], InvalidValue> {
    match &node.value {
        Value::Map(pairs) => Ok(pairs),
        Value::Null => Ok(&[]),
        Value::Text(_) | Value::List(_) => Err(InvalidValue::new(node, ExpectedValue::Keys)),
    }
}

fn word(node: &Node) -> Result<String, InvalidValue> {
    let word = node.text().map(str::to_owned);
    word.ok_or_else(|| InvalidValue::new(node, ExpectedValue::Keys))
}

fn map_text(pairs: impl Iterator<Item = (String, String)>) -> String {
    let pairs: Vec<String> = pairs
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    format!("{{ {} }}", pairs.join(", "))
}
