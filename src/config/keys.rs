//! The table of config keys: name, description, field and format of each.

use std::sync::LazyLock;

use super::format::{
    AutoOrWhole, BOOL, Format, Fraction, InvalidValue, KeyTable, OneOf, Parameters, Steps, Texts,
    TimeOfDay, TimeZoneName, Whole,
};
use super::{Config, GlyphChoice, Theme};
use crate::domain::Language;
use crate::memory::{MAX_INTERVAL, RETENTION_RANGE};
use crate::text::Ambiguous;
use crate::words::config as words;
use crate::yaml::Node;

type Read = dyn Fn(&mut Config, &Node, &str) -> Result<(), InvalidValue> + Send + Sync;
/// A string in the language of the screens.
type Words = fn(Language) -> &'static str;
type Print = dyn Fn(&Config) -> String + Send + Sync;

/// A key of the config file.
pub struct ConfigKey {
    pub name: &'static str,
    /// The name in a word or two.
    pub label: Words,
    /// The description, with unit and range.
    pub about: Words,
    /// All values, if they are few words.
    pub choices: Vec<&'static str>,
    read: Box<Read>,
    print: Box<Print>,
}

impl ConfigKey {
    fn new<F: Format + Send + Sync + Copy + 'static>(
        name: &'static str,
        (label, about): (Words, Words),
        format: F,
        field: fn(&mut Config) -> &mut F::Value,
    ) -> Self {
        Self {
            name,
            label,
            about,
            choices: format.choices(),
            read: Box::new(move |config, node, source| {
                *field(config) = format.parse(node, source)?;
                Ok(())
            }),
            print: Box::new(move |config| format.print(field(&mut config.clone()))),
        }
    }

    /// Reads a value into the config; `source` is the text of the file.
    pub(super) fn read(
        &self,
        config: &mut Config,
        node: &Node,
        source: &str,
    ) -> Result<(), InvalidValue> {
        (self.read)(config, node, source)
    }

    /// The value as YAML on one line.
    pub fn print(&self, config: &Config) -> String {
        (self.print)(config)
    }
}

const LANGUAGES: OneOf<Option<Language>> = OneOf(&[
    ("auto", None),
    ("en", Some(Language::En)),
    ("zh", Some(Language::Zh)),
]);

const THEMES: OneOf<Theme> = OneOf(&[
    ("terminal", Theme::Terminal),
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("contrast", Theme::Contrast),
    ("mono", Theme::Mono),
]);

const GLYPHS: OneOf<GlyphChoice> = OneOf(&[
    ("auto", GlyphChoice::Auto),
    ("unicode", GlyphChoice::Unicode),
    ("ascii", GlyphChoice::Ascii),
]);

const MICE: OneOf<bool> = OneOf(&[("auto", true), ("off", false)]);

const WIDTHS: OneOf<Ambiguous> = OneOf(&[("1", Ambiguous::Narrow), ("2", Ambiguous::Wide)]);

/// All keys, in the order of the manual.
#[rustfmt::skip]
pub static KEYS: LazyLock<Vec<ConfigKey>> = LazyLock::new(|| vec![
    ConfigKey::new("language", (words::label_language, words::language), LANGUAGES, |c| &mut c.language),
    ConfigKey::new("theme", (words::label_theme, words::theme), THEMES, |c| &mut c.theme),
    ConfigKey::new("glyphs", (words::label_glyphs, words::glyphs), GLYPHS, |c| &mut c.glyphs),
    ConfigKey::new("ambiguous_width", (words::label_ambiguous_width, words::ambiguous_width), WIDTHS, |c| &mut c.ambiguous_width),
    ConfigKey::new("decks", (words::label_decks, words::decks), Texts, |c| &mut c.decks),
    ConfigKey::new("embedded_deck", (words::label_embedded_deck, words::embedded_deck), BOOL, |c| &mut c.embedded_deck),
    ConfigKey::new("minutes_per_day", (words::label_minutes_per_day, words::minutes_per_day), Whole(1, 24 * 60), |c| &mut c.minutes_per_day),
    ConfigKey::new("new_per_day", (words::label_new_per_day, words::new_per_day), AutoOrWhole(0, 9999), |c| &mut c.new_per_day),
    ConfigKey::new("desired_retention", (words::label_desired_retention, words::desired_retention),
        Fraction(*RETENTION_RANGE.start(), *RETENTION_RANGE.end()), |c| &mut c.memory.desired_retention),
    ConfigKey::new("learning_steps", (words::label_learning_steps, words::learning_steps), Steps, |c| &mut c.memory.learning_steps),
    ConfigKey::new("relearning_steps", (words::label_relearning_steps, words::relearning_steps), Steps, |c| &mut c.memory.relearning_steps),
    ConfigKey::new("maximum_interval", (words::label_maximum_interval, words::maximum_interval),
        Whole(1, MAX_INTERVAL), |c| &mut c.memory.maximum_interval),
    ConfigKey::new("day_start", (words::label_day_start, words::day_start), TimeOfDay, |c| &mut c.memory.day_start),
    ConfigKey::new("time_zone", (words::label_time_zone, words::time_zone), TimeZoneName, |c| &mut c.time_zone),
    ConfigKey::new("fuzz", (words::label_fuzz, words::fuzz), BOOL, |c| &mut c.memory.fuzz),
    ConfigKey::new("fsrs_parameters", (words::label_fsrs_parameters, words::fsrs_parameters), Parameters, |c| &mut c.memory.parameters),
    ConfigKey::new("leech_threshold", (words::label_leech_threshold, words::leech_threshold), Whole(1, 999), |c| &mut c.memory.leech_threshold),
    ConfigKey::new("keys", (words::label_keys, words::keys), KeyTable, |c| &mut c.keys),
    ConfigKey::new("mouse", (words::label_mouse, words::mouse), MICE, |c| &mut c.mouse),
]);

/// The names of all keys, in the order of the manual.
pub fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| key.name)
}
