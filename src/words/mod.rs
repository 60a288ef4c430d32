//! Every string a learner reads, in English and Chinese, one file per part of the program.
//!
//! A string is a function of the language and its parameters, so both wordings stand together
//! and neither can be forgotten.

#[macro_use]
mod macros;

pub mod cli;
pub mod common;
pub mod config;
pub mod deck;
pub mod diagnostics;
pub mod home;
pub mod keys;
pub mod library;
pub mod log;
pub mod overlays;
pub mod own;
pub mod progress;
pub mod query;
pub mod study;
pub mod text;

/// The raw templates of every file here: (name, English, Chinese).
#[cfg(test)]
fn all() -> Vec<(&'static str, &'static str, &'static str)> {
    [
        cli::ALL,
        common::ALL,
        config::ALL,
        deck::ALL,
        diagnostics::ALL,
        home::ALL,
        keys::ALL,
        library::ALL,
        log::ALL,
        own::ALL,
        overlays::ALL,
        progress::ALL,
        query::ALL,
        study::ALL,
        text::ALL,
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
            let wordless = !english.contains(char::is_alphabetic);
            assert!(
                has_han(chinese) || wordless,
                "the Chinese of {name} holds none: {chinese}"
            );
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
