//! Errors in manifests. The caller prints the location.

use crate::deck::manifest::Expected;
use crate::deck::{ManifestError, ManifestErrorKind};
use crate::domain::Language;
use crate::words::{common, deck as words, yaml};
use crate::yaml::YamlError;

use super::near;

impl ManifestError {
    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, language: Language) -> String {
        self.kind.words(language)
    }

    pub fn fix(&self, language: Language) -> &'static str {
        self.kind.fix(language)
    }
}

impl ManifestErrorKind {
    fn words(&self, language: Language) -> String {
        match self {
            Self::Yaml(error) => super::yaml_error(language, error),
            Self::Not(expected) => expected.words(language).to_owned(),
            Self::UnknownKey { key, near: similar } => {
                yaml::unknown_key(language, key) + &near(language, similar.as_deref())
            }
            Self::KeyTwice { key, first } => yaml::key_twice(language, key, first.line),
            Self::KeyMissing(key) => words::key_missing(language, key),
            Self::UnknownWord { key, word, allowed } => {
                let allowed = allowed.join(common::comma(language));
                words::unknown_word(language, key, word, &allowed)
            }
            Self::BadTopicId(id) => words::bad_topic_id(language, id),
            Self::UnknownTopic {
                topic,
                near: similar,
            } => {
                let similar = similar.as_ref().map(|topic| topic.0.as_str());
                words::unknown_topic(language, topic) + &near(language, similar)
            }
            Self::TopicTwice { topic, first } => words::topic_twice(language, topic, first.line),
            Self::ParentCycle(topics) => {
                let topics: Vec<&str> = topics.iter().map(|topic| topic.0.as_str()).collect();
                words::parent_cycle(language, &topics.join(common::comma(language)))
            }
            Self::NestedTooDeep(n) => words::nested_too_deep(language, *n),
            Self::QuestionTwice { question, first } => {
                words::question_twice(language, question, first.line)
            }
            Self::UnknownQuestion { question, near } => {
                let near = near.as_ref();
                let near = near.map(|near| words::nearest_question(language, near));
                words::unknown_question(language, question) + &near.unwrap_or_default()
            }
            Self::StarInFolder => words::star_in_folder(language).to_owned(),
            Self::NoSuchSource(pattern) => words::no_such_source(language, pattern),
            Self::NoSources => words::no_sources(language).to_owned(),
            Self::TooFew => words::too_few(language).to_owned(),
        }
    }

    fn fix(&self, language: Language) -> &'static str {
        let fix = match self {
            Self::Yaml(YamlError::Syntax(_)) => words::fix_yaml,
            Self::Yaml(YamlError::TooDeep) => words::fewer_levels,
            Self::Yaml(YamlError::SecondDocument) => words::one_document,
            Self::Yaml(YamlError::Alias) => words::write_out,
            Self::Not(expected) => return expected.fix(language),
            Self::UnknownKey { .. } => words::drop_key,
            Self::KeyTwice { .. } | Self::TopicTwice { .. } | Self::QuestionTwice { .. } => {
                words::keep_one
            }
            Self::KeyMissing(_) => words::add_key,
            Self::UnknownWord { .. } => words::choose_word,
            Self::BadTopicId(_) => words::rename_topic,
            Self::UnknownTopic { .. } => words::define_topic,
            Self::ParentCycle(_) => words::cut_cycle,
            Self::NestedTooDeep(_) => words::raise_topic,
            Self::UnknownQuestion { .. } => words::copy_question,
            Self::StarInFolder => words::name_folders,
            Self::NoSuchSource(_) => words::fix_source,
            Self::NoSources => words::add_sources,
            Self::TooFew => words::add_question,
        };
        fix(language)
    }
}

impl Expected {
    fn words(self, language: Language) -> &'static str {
        match self {
            Self::Text => words::expected_text(language),
            Self::Wording => words::expected_wording(language),
            Self::List => words::expected_list(language),
            Self::Map => words::expected_map(language),
            Self::TrueOrFalse => words::expected_true_or_false(language),
            Self::OneToThree => words::expected_one_to_three(language),
        }
    }

    fn fix(self, language: Language) -> &'static str {
        match self {
            Self::Text => words::write_text(language),
            Self::Wording => words::write_wording(language),
            Self::List => words::write_list(language),
            Self::Map => words::write_map(language),
            Self::TrueOrFalse => words::write_true_or_false(language),
            Self::OneToThree => words::write_one_to_three(language),
        }
    }
}
