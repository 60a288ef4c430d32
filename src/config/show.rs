//! Values of the config as they are written in its file: the reverse of reading them.

use std::collections::BTreeMap;
use std::fmt::Display;

use jiff::SignedDuration;

use super::{GlyphChoice, KeyRule, Theme};
use crate::domain::{DayStart, Language};
use crate::text::Ambiguous;
use crate::yaml::quoted;

pub(super) fn language(language: Option<Language>) -> String {
    let name = match language {
        None => "auto",
        Some(Language::En) => "en",
        Some(Language::Zh) => "zh",
    };
    name.to_owned()
}

pub(super) fn theme(theme: Theme) -> String {
    let name = match theme {
        Theme::Terminal => "terminal",
        Theme::Dark => "dark",
        Theme::Light => "light",
        Theme::Contrast => "contrast",
        Theme::Mono => "mono",
    };
    name.to_owned()
}

pub(super) fn glyphs(glyphs: GlyphChoice) -> String {
    let name = match glyphs {
        GlyphChoice::Auto => "auto",
        GlyphChoice::Unicode => "unicode",
        GlyphChoice::Ascii => "ascii",
    };
    name.to_owned()
}

pub(super) fn width(width: Ambiguous) -> String {
    let columns = match width {
        Ambiguous::Narrow => "1",
        Ambiguous::Wide => "2",
    };
    columns.to_owned()
}

pub(super) fn auto_or(value: Option<impl Display>) -> String {
    value.map_or_else(|| "auto".to_owned(), |value| value.to_string())
}

/// A list of what needs no quotes.
pub fn list(items: &[impl Display]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    format!("[{}]", items.join(", "))
}

pub(super) fn steps(steps: &[SignedDuration]) -> String {
    let steps: Vec<String> = steps.iter().map(duration).collect();
    list(&steps)
}

/// In the largest unit that leaves no rest.
fn duration(duration: &SignedDuration) -> String {
    let seconds = duration.as_secs();
    let units = [(24 * 60 * 60, 'd'), (60 * 60, 'h'), (60, 'm')];
    let unit = units.into_iter().find(|(unit, _)| seconds % unit == 0);
    let (unit, letter) = unit.unwrap_or((1, 's'));
    format!("{}{letter}", seconds / unit)
}

pub(super) fn time_of_day(start: DayStart) -> String {
    format!("\"{:02}:{:02}\"", start.minutes / 60, start.minutes % 60)
}

/// Contexts with keys with commands; of a key given twice the last counts.
pub(super) fn keys(rules: &[KeyRule]) -> String {
    let mut contexts: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for rule in rules {
        let keys = contexts.entry(&rule.context).or_default();
        keys.insert(&rule.key, &rule.command);
    }
    let contexts = contexts.iter().map(|(context, keys)| {
        let keys = keys.iter();
        let keys = keys.map(|(key, command)| (quoted(key), quoted(command)));
        (quoted(context), map(keys))
    });
    map(contexts)
}

fn map(pairs: impl Iterator<Item = (String, String)>) -> String {
    let pairs: Vec<String> = pairs
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    format!("{{ {} }}", pairs.join(", "))
}
