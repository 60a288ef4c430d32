//! Every key of the config file, and where its value goes.

use super::error::{ConfigError, ConfigErrorKind};
use super::value::{self, Read};
use super::{Config, GlyphChoice, KeyRule, Theme};
use crate::domain::{Language, Position};
use crate::memory::{LONGEST_INTERVAL, RETENTION_RANGE};
use crate::near::nearest;
use crate::text::Ambiguous;
use crate::yaml::{self, Node, Value};

/// Reads a value into the config; the text is that of the file.
type Set = fn(&mut Config, &Node, &str) -> Read<()>;

/// The keys in the order in which the manual lists them.
const KEYS: &[(&str, Set)] = &[
    ("language", |config, node, _| {
        let languages = [
            ("auto", None),
            ("en", Some(Language::En)),
            ("zh", Some(Language::Zh)),
        ];
        config.language = value::one_of(node, &languages)?;
        Ok(())
    }),
    ("theme", |config, node, _| {
        let themes = [
            ("terminal", Theme::Terminal),
            ("dark", Theme::Dark),
            ("light", Theme::Light),
            ("contrast", Theme::Contrast),
            ("mono", Theme::Mono),
        ];
        config.theme = value::one_of(node, &themes)?;
        Ok(())
    }),
    ("glyphs", |config, node, _| {
        let glyphs = [
            ("auto", GlyphChoice::Auto),
            ("unicode", GlyphChoice::Unicode),
            ("ascii", GlyphChoice::Ascii),
        ];
        config.glyphs = value::one_of(node, &glyphs)?;
        Ok(())
    }),
    ("ambiguous_width", |config, node, _| {
        let widths = [("1", Ambiguous::Narrow), ("2", Ambiguous::Wide)];
        config.ambiguous_width = value::one_of(node, &widths)?;
        Ok(())
    }),
    ("decks", |config, node, _| {
        config.decks = value::texts(node)?;
        Ok(())
    }),
    ("embedded_deck", |config, node, _| {
        config.embedded_deck = value::true_or_false(node)?;
        Ok(())
    }),
    ("minutes_per_day", |config, node, _| {
        config.minutes_per_day = value::whole(node, 1..=24 * 60)?;
        Ok(())
    }),
    ("new_per_day", |config, node, _| {
        let most = value::auto_or_whole(node, 0..=9999)?;
        config.new_per_day = most.map(|most| most as usize);
        Ok(())
    }),
    ("desired_retention", |config, node, _| {
        config.memory.desired_retention = value::fraction(node, RETENTION_RANGE)?;
        Ok(())
    }),
    ("learning_steps", |config, node, _| {
        config.memory.learning_steps = value::steps(node)?;
        Ok(())
    }),
    ("relearning_steps", |config, node, _| {
        config.memory.relearning_steps = value::steps(node)?;
        Ok(())
    }),
    ("maximum_interval", |config, node, _| {
        config.memory.maximum_interval = value::whole(node, 1..=LONGEST_INTERVAL)?;
        Ok(())
    }),
    ("day_start", |config, node, _| {
        config.memory.day_start = value::time_of_day(node)?;
        Ok(())
    }),
    ("time_zone", |config, node, _| {
        config.time_zone = value::time_zone(node)?;
        Ok(())
    }),
    ("fuzz", |config, node, _| {
        config.memory.fuzz = value::true_or_false(node)?;
        Ok(())
    }),
    ("fsrs_parameters", |config, node, _| {
        config.memory.parameters = value::parameters(node)?;
        Ok(())
    }),
    ("leech_threshold", |config, node, _| {
        config.memory.leech_threshold = value::whole(node, 1..=999)?;
        Ok(())
    }),
    ("keys", |config, node, text| {
        let rule = |(context, key, command, at)| KeyRule {
            context,
            key,
            command,
            position: Position::of(text, at),
        };
        config.keys = value::keys(node)?.into_iter().map(rule).collect();
        Ok(())
    }),
];

/// The names of all keys, in the order in which the manual lists them.
pub fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|(name, _)| *name)
}

/// Reads a config; fails with every mistake in it.
pub(super) fn read(text: &str) -> Result<Config, Vec<ConfigError>> {
    let mut reader = Reader {
        text,
        config: Config::default(),
        errors: Vec::new(),
    };
    match yaml::parse(text) {
        Ok(root) => reader.root(&root),
        Err((at, error)) => reader.report(at, ConfigErrorKind::Yaml(error)),
    }
    if reader.errors.is_empty() {
        Ok(reader.config)
    } else {
        Err(reader.errors)
    }
}

struct Reader<'t> {
    text: &'t str,
    config: Config,
    errors: Vec<ConfigError>,
}

impl Reader<'_> {
    fn report(&mut self, at: usize, kind: ConfigErrorKind) {
        self.errors.push(ConfigError::at(self.text, at, kind));
    }

    fn root(&mut self, root: &Node) {
        let pairs = match &root.value {
            Value::Map(pairs) => pairs,
            Value::Null => return,
            Value::Text(_) | Value::List(_) => {
                return self.report(root.at, ConfigErrorKind::NotKeysAndValues);
            }
        };
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for (key_node, value) in pairs {
            let Value::Text(key) = &key_node.value else {
                self.report(key_node.at, ConfigErrorKind::NotKeysAndValues);
                continue;
            };
            if let Some((_, first)) = seen.iter().find(|(other, _)| other == key) {
                let kind = ConfigErrorKind::KeyTwice {
                    key: key.clone(),
                    line: Position::of(self.text, *first).line,
                };
                self.report(key_node.at, kind);
                continue;
            }
            seen.push((key, key_node.at));
            self.key(key, key_node.at, value);
        }
    }

    /// Reads one key; a key without a value keeps its default.
    fn key(&mut self, key: &str, at: usize, value: &Node) {
        let Some((name, set)) = KEYS.iter().find(|(name, _)| *name == key) else {
            let kind = ConfigErrorKind::UnknownKey {
                key: key.to_owned(),
                near: nearest(key, names()),
            };
            return self.report(at, kind);
        };
        if value.value == Value::Null {
            return;
        }
        if let Err(wrong) = set(&mut self.config, value, self.text) {
            let kind = ConfigErrorKind::Value {
                key: name,
                found: wrong.found,
                wanted: wrong.wanted,
            };
            self.report(wrong.at, kind);
        }
    }
}
