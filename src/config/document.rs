//! Prints a config as YAML with comments, for `config` and for a new config file.

use super::Config;
use super::keys::KEYS;
use crate::domain::Language;
use crate::text::{Ambiguous, pad_to};

/// The column where the remark after a value begins.
const REMARK: usize = 30;

/// Every key with its value, its description in a comment above, and `remark` after the value.
///
/// The result parses to the same config.
pub fn document(
    config: &Config,
    language: Language,
    remark: impl Fn(&str) -> Option<String>,
) -> String {
    let keys = KEYS.iter().map(|key| {
        let about = (key.about)(language).lines();
        let about: String = about.map(|line| format!("# {line}\n")).collect();
        let pair = format!("{}: {}", key.name, key.print(config));
        match remark(key.name) {
            Some(remark) => {
                let pair = pad_to(&pair, REMARK, Ambiguous::Narrow);
                format!("{about}{pair} # {remark}\n")
            }
            None => format!("{about}{pair}\n"),
        }
    });
    keys.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{lines, names};

    const OWN: &str = r#"
language: zh
theme: mono
glyphs: ascii
ambiguous_width: 2
decks: [~/笔记, "a # \"b\""]
embedded_deck: false
minutes_per_day: 45
new_per_day: 0
desired_retention: 0.85
learning_steps: [30s, 90s, 90m, 26h, 48h]
relearning_steps: []
maximum_interval: 365
day_start: 0:30
time_zone: Asia/Shanghai
fuzz: false
fsrs_parameters: [0.2, 1.3, 2.3, 8.3, 6.4, 0.8, 3, 0.001, 1.9, 0.2, 0.8, 1.5, 0.06, 0.3, 1.6, 0.6, 1.9, 0.5, 0.1, 0.07, 0.15]
leech_threshold: 4
"#;

    #[test]
    fn what_is_written_gives_the_same_config_again() {
        for text in ["", OWN] {
            let config = Config::parse(text).unwrap();
            for language in [Language::En, Language::Zh] {
                let written = document(&config, language, |_| Some("x # \"y\"".to_owned()));
                assert_eq!(Config::parse(&written).unwrap(), config, "{written}");
                let plain = document(&config, language, |_| None);
                assert_eq!(Config::parse(&plain).unwrap(), config, "{plain}");
                let listed: Vec<&str> = lines(&plain).into_iter().map(|(name, _)| name).collect();
                assert!(listed.into_iter().eq(names()), "{plain}");
            }
        }
    }

    #[test]
    fn own_keys_are_written_as_they_were_read() {
        let config = Config::parse("keys: { study: { x: suspend, \"'\": \"a b\" } }").unwrap();
        let written = document(&config, Language::En, |_| None);
        let read = Config::parse(&written).unwrap();
        let pairs = |config: &Config| -> Vec<(String, String)> {
            let rules = config.keys.iter();
            let pair = rules.map(|rule| (rule.key.clone(), rule.command.clone()));
            let mut pairs: Vec<_> = pair.collect();
            pairs.sort_unstable();
            pairs
        };
        assert_eq!(pairs(&read), pairs(&config));
    }

    #[test]
    fn the_lines_of_given_keys_are_known() {
        let found = lines("# mine\nfuzz: true\n\ntheme:\nlanguage: zh\nfuz: 1\n");
        assert_eq!(found, [("fuzz", 2), ("language", 5)]);
    }
}
