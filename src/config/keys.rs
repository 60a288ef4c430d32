//! Every key of the config file: what it does, where its value goes, how it is written.

use super::show;
use super::value::{self, Read};
use super::{Config, GlyphChoice, KeyRule, Theme};
use crate::domain::{Language, Position};
use crate::memory::{LONGEST_INTERVAL, RETENTION_RANGE};
use crate::text::Ambiguous;
use crate::words::config as words;
use crate::yaml::{Node, text_list};

/// Reads a value into the config; the text is that of the file.
type Set = fn(&mut Config, &Node, &str) -> Read<()>;

/// A key of the config file.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it does, its unit and range.
    pub(super) about: fn(Language) -> &'static str,
    pub(super) set: Set,
    /// Its value as YAML for one line.
    pub(super) show: fn(&Config) -> String,
}

/// The keys in the order in which the manual lists them.
pub(super) const KEYS: &[Key] = &[
    Key {
        name: "language",
        about: words::language,
        set: |config, node, _| {
            let languages = [
                ("auto", None),
                ("en", Some(Language::En)),
                ("zh", Some(Language::Zh)),
            ];
            config.language = value::one_of(node, &languages)?;
            Ok(())
        },
        show: |config| show::language(config.language),
    },
    Key {
        name: "theme",
        about: words::theme,
        set: |config, node, _| {
            let themes = [
                ("terminal", Theme::Terminal),
                ("dark", Theme::Dark),
                ("light", Theme::Light),
                ("contrast", Theme::Contrast),
                ("mono", Theme::Mono),
            ];
            config.theme = value::one_of(node, &themes)?;
            Ok(())
        },
        show: |config| show::theme(config.theme),
    },
    Key {
        name: "glyphs",
        about: words::glyphs,
        set: |config, node, _| {
            let glyphs = [
                ("auto", GlyphChoice::Auto),
                ("unicode", GlyphChoice::Unicode),
                ("ascii", GlyphChoice::Ascii),
            ];
            config.glyphs = value::one_of(node, &glyphs)?;
            Ok(())
        },
        show: |config| show::glyphs(config.glyphs),
    },
    Key {
        name: "ambiguous_width",
        about: words::ambiguous_width,
        set: |config, node, _| {
            let widths = [("1", Ambiguous::Narrow), ("2", Ambiguous::Wide)];
            config.ambiguous_width = value::one_of(node, &widths)?;
            Ok(())
        },
        show: |config| show::width(config.ambiguous_width),
    },
    Key {
        name: "decks",
        about: words::decks,
        set: |config, node, _| {
            config.decks = value::texts(node)?;
            Ok(())
        },
        show: |config| text_list(config.decks.iter().map(String::as_str)),
    },
    Key {
        name: "embedded_deck",
        about: words::embedded_deck,
        set: |config, node, _| {
            config.embedded_deck = value::true_or_false(node)?;
            Ok(())
        },
        show: |config| config.embedded_deck.to_string(),
    },
    Key {
        name: "minutes_per_day",
        about: words::minutes_per_day,
        set: |config, node, _| {
            config.minutes_per_day = value::whole(node, 1..=24 * 60)?;
            Ok(())
        },
        show: |config| config.minutes_per_day.to_string(),
    },
    Key {
        name: "new_per_day",
        about: words::new_per_day,
        set: |config, node, _| {
            let most = value::auto_or_whole(node, 0..=9999)?;
            config.new_per_day = most.map(|most| most as usize);
            Ok(())
        },
        show: |config| show::auto_or(config.new_per_day),
    },
    Key {
        name: "desired_retention",
        about: words::desired_retention,
        set: |config, node, _| {
            config.memory.desired_retention = value::fraction(node, RETENTION_RANGE)?;
            Ok(())
        },
        show: |config| config.memory.desired_retention.to_string(),
    },
    Key {
        name: "learning_steps",
        about: words::learning_steps,
        set: |config, node, _| {
            config.memory.learning_steps = value::steps(node)?;
            Ok(())
        },
        show: |config| show::steps(&config.memory.learning_steps),
    },
    Key {
        name: "relearning_steps",
        about: words::relearning_steps,
        set: |config, node, _| {
            config.memory.relearning_steps = value::steps(node)?;
            Ok(())
        },
        show: |config| show::steps(&config.memory.relearning_steps),
    },
    Key {
        name: "maximum_interval",
        about: words::maximum_interval,
        set: |config, node, _| {
            config.memory.maximum_interval = value::whole(node, 1..=LONGEST_INTERVAL)?;
            Ok(())
        },
        show: |config| config.memory.maximum_interval.to_string(),
    },
    Key {
        name: "day_start",
        about: words::day_start,
        set: |config, node, _| {
            config.memory.day_start = value::time_of_day(node)?;
            Ok(())
        },
        show: |config| show::time_of_day(config.memory.day_start),
    },
    Key {
        name: "time_zone",
        about: words::time_zone,
        set: |config, node, _| {
            config.time_zone = value::time_zone(node)?;
            Ok(())
        },
        show: |config| show::auto_or(config.time_zone.as_deref()),
    },
    Key {
        name: "fuzz",
        about: words::fuzz,
        set: |config, node, _| {
            config.memory.fuzz = value::true_or_false(node)?;
            Ok(())
        },
        show: |config| config.memory.fuzz.to_string(),
    },
    Key {
        name: "fsrs_parameters",
        about: words::fsrs_parameters,
        set: |config, node, _| {
            config.memory.parameters = value::parameters(node)?;
            Ok(())
        },
        show: |config| show::list(&config.memory.parameters),
    },
    Key {
        name: "leech_threshold",
        about: words::leech_threshold,
        set: |config, node, _| {
            config.memory.leech_threshold = value::whole(node, 1..=999)?;
            Ok(())
        },
        show: |config| config.memory.leech_threshold.to_string(),
    },
    Key {
        name: "keys",
        about: words::keys,
        set: |config, node, text| {
            let rule = |(context, key, command, at)| KeyRule {
                context,
                key,
                command,
                position: Position::of(text, at),
            };
            config.keys = value::keys(node)?.into_iter().map(rule).collect();
            Ok(())
        },
        show: |config| show::keys(&config.keys),
    },
];

/// The names of all keys, in the order in which the manual lists them.
pub fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| key.name)
}
