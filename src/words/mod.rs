//! Every string a learner reads, in English and Chinese, one file per part of the program.
//!
//! A string is a function of the language and its parameters, so that no wording can be missing.

#[macro_use]
mod macros;

pub mod browse;
pub mod card;
pub mod cli;
pub mod common;
pub mod complete;
pub mod config;
pub mod deck;
pub mod diagnostics;
pub mod due;
pub mod explain;
#[cfg_attr(
    not(feature = "anki"),
    allow(dead_code, reason = "some strings are about packages for Anki")
)]
pub mod export;
pub mod find;
pub mod home;
pub mod keys;
pub mod library;
pub mod mock;
pub mod next;
pub mod optimize;
pub mod overlays;
pub mod own;
pub mod plan;
pub mod progress;
pub mod query;
pub mod settings;
pub mod sheet;
pub mod stats;
pub mod study;
pub mod text;
pub mod undone;
pub mod usage;
pub mod yaml;

/// The raw templates of every file here: (name, English, Chinese).
#[cfg(test)]
fn all() -> Vec<(&'static str, &'static str, &'static str)> {
    [
        browse::ALL,
        card::ALL,
        cli::ALL,
        common::ALL,
        complete::ALL,
        config::ALL,
        deck::ALL,
        diagnostics::ALL,
        due::ALL,
        explain::ALL,
        export::ALL,
        find::ALL,
        home::ALL,
        keys::ALL,
        library::ALL,
        mock::ALL,
        next::ALL,
        optimize::ALL,
        overlays::ALL,
        own::ALL,
        plan::ALL,
        progress::ALL,
        query::ALL,
        settings::ALL,
        sheet::ALL,
        stats::ALL,
        study::ALL,
        text::ALL,
        undone::ALL,
        usage::ALL,
        yaml::ALL,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_han(text: &str) -> bool {
        text.chars()
            .any(|character| ('\u{4e00}'..='\u{9fff}').contains(&character))
    }

    /// A template without its placeholders: ` ({marks})` is ` ()`.
    fn without_values(template: &str) -> String {
        let parts = template.split('{');
        let words = parts.map(|part| part.split_once('}').map_or(part, |(_, words)| words));
        words.collect()
    }

    #[test]
    fn every_string_exists_in_both_languages() {
        for (name, english, chinese) in all() {
            assert!(
                !english.trim().is_empty() && !chinese.trim().is_empty(),
                "{name} is empty"
            );
            assert!(
                !has_han(english),
                "the English of {name} holds Chinese: {english}"
            );
            let wordless = !without_values(english).contains(char::is_alphabetic);
            assert!(
                has_han(chinese) || wordless,
                "the Chinese of {name} holds none: {chinese}"
            );
        }
    }

    /// The number's placeholder and the word after it, where a text counts things: `{n} cards`.
    fn counted(template: &str) -> Vec<(&str, &str)> {
        let parts = template.split('{').skip(1);
        let parts = parts.filter_map(|part| part.split_once("} "));
        let words = parts.map(|(name, rest)| {
            let end = rest.find(|sign: char| !sign.is_ascii_lowercase());
            (name, &rest[..end.unwrap_or(rest.len())])
        });
        words
            .filter(|(_, word)| {
                word.ends_with('s')
                    && !matches!(
                        *word,
                        "is" | "shows" | "sets" | "merges" | "explains" | "lists" | "grades"
                    )
            })
            .collect()
    }

    #[test]
    fn one_thing_is_not_counted_in_the_plural() {
        let all = all();
        for (name, english, _) in &all {
            let n_wordings = all.iter().filter(|(other, ..)| other == name).count();
            // A list of 21 numbers has no singular.
            let is_bounded = english.contains("a list of");
            assert!(
                counted(english).is_empty() || is_bounded || n_wordings > 1,
                "{name} needs a wording for one: {english}"
            );
        }
    }

    #[test]
    fn chinese_sentences_have_signs_of_full_width() {
        let is_half = |sign: char| matches!(sign, ',' | ';' | ':' | '!' | '?' | '(' | ')');
        for (name, _, chinese) in all() {
            // The quoted part is YAML, which needs ASCII punctuation.
            let signs: Vec<char> = chinese.replace("“键: 值”", "").chars().collect();
            for pair in signs.windows(2) {
                let beside_han = has_han(&String::from_iter(pair));
                let sign = pair.iter().copied().find(|sign| is_half(*sign));
                assert!(
                    !beside_han || sign.is_none(),
                    "{name}: {sign:?} in {chinese}"
                );
            }
            let spaced = [" (", ") ", ", ", "; "]
                .iter()
                .any(|signs| chinese.contains(signs));
            let is_example = chinese.contains(['[', '{']);
            assert!(!spaced || is_example, "{name}: {chinese}");
        }
    }

    #[test]
    fn both_wordings_use_the_same_parameters() {
        let parameters = |template: &str| {
            let mut names: Vec<String> = template
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split(['}', ':']).next().map(str::to_owned))
                .collect();
            names.sort();
            names.dedup();
            names
        };
        for (name, english, chinese) in all() {
            assert_eq!(
                parameters(english),
                parameters(chinese),
                "parameters of {name}"
            );
        }
    }
}
