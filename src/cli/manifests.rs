//! Mistakes of manifests in words.

use crate::deck::{Expected, ManifestError, ManifestErrorKind as Kind};
use crate::domain::Language;
use crate::words::deck as words;

use super::diagnostics::Finding;

/// A mistake as a finding that shows its place.
pub fn finding(error: &ManifestError, language: Language) -> Finding {
    Finding {
        severity: error.severity,
        file: error.file.clone(),
        position: error.position,
        line: error.line.clone(),
        what: message(&error.kind, language),
        fix: None,
    }
}

fn message(kind: &Kind, language: Language) -> String {
    let near = |near: &Option<String>| match near {
        Some(near) => words::did_you_mean(language, near),
        None => String::new(),
    };
    match kind {
        Kind::Syntax(text) => words::syntax(language, text),
        Kind::TooDeep => words::too_deep(language).to_owned(),
        Kind::SecondDocument => words::second_document(language).to_owned(),
        Kind::Alias => words::alias(language).to_owned(),
        Kind::Not(expected) => expected_words(*expected, language).to_owned(),
        Kind::UnknownKey { key, near: likely } => words::unknown_key(language, key) + &near(likely),
        Kind::KeyTwice { key, first } => words::key_twice(language, key, first.line),
        Kind::KeyMissing(key) => words::key_missing(language, key),
        Kind::UnknownWord { key, word, allowed } => {
            words::unknown_word(language, key, word, &allowed.join(words::comma(language)))
        }
        Kind::BadTopicId(id) => words::bad_topic_id(language, id),
        Kind::UnknownTopic { topic, near: likely } => {
            let likely = likely.as_ref().map(ToString::to_string);
            words::unknown_topic(language, topic) + &near(&likely)
        }
        Kind::TopicTwice { topic, first } => words::topic_twice(language, topic, first.line),
        Kind::ParentCycle(topics) => {
            let names: Vec<_> = topics.iter().map(ToString::to_string).collect();
            words::parent_cycle(language, &names.join(" -> "))
        }
        Kind::QuestionTwice { question, first } => {
            words::question_twice(language, question, first.line)
        }
        Kind::UnknownQuestion { question, near } => {
            let near = near.as_ref().map(|near| words::nearest_question(language, near));
            words::unknown_question(language, question) + &near.unwrap_or_default()
        }
        Kind::StarInFolder => words::star_in_folder(language).to_owned(),
        Kind::NoSuchSource(pattern) => words::no_such_source(language, pattern),
        Kind::TooFew => words::too_few(language).to_owned(),
    }
}

fn expected_words(expected: Expected, language: Language) -> &'static str {
    match expected {
        Expected::Text => words::expected_text(language),
        Expected::Wording => words::expected_wording(language),
        Expected::List => words::expected_list(language),
        Expected::Map => words::expected_map(language),
        Expected::TrueOrFalse => words::expected_true_or_false(language),
        Expected::OneToThree => words::expected_one_to_three(language),
    }
}
