//! Words the errors in a manifest. The caller prints the location.

use crate::domain::Language;
use crate::words::deck as words;

use super::error::{Expected, ManifestError, ManifestErrorKind};

impl ManifestError {
    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, language: Language) -> String {
        visible(&self.kind.words(language))
    }

    /// How to fix it.
    pub fn fix(&self, language: Language) -> &'static str {
        self.kind.fix(language)
    }
}

/// Replaces control characters with visible marks, one for one: manifests are untrusted.
fn visible(text: &str) -> String {
    let mark = |character: char| match character {
        '\t' => ' ',
        control if control.is_control() => '\u{fffd}',
        other => other,
    };
    text.chars().map(mark).collect()
}

impl ManifestErrorKind {
    fn words(&self, language: Language) -> String {
        match self {
            Self::Syntax(said) => words::syntax(language, said),
            Self::TooDeep => words::too_deep(language).to_owned(),
            Self::SecondDocument => words::second_document(language).to_owned(),
            Self::Alias => words::alias(language).to_owned(),
            Self::Not(expected) => expected.words(language).to_owned(),
            Self::UnknownKey { key, near } => {
                words::unknown_key(language, key) + &hint(language, near.as_deref())
            }
            Self::KeyTwice { key, first } => words::key_twice(language, key, first.line),
            Self::KeyMissing(key) => words::key_missing(language, key),
            Self::UnknownWord { key, word, allowed } => {
                let allowed = allowed.join(words::comma(language));
                words::unknown_word(language, key, word, &allowed)
            }
            Self::BadTopicId(id) => words::bad_topic_id(language, id),
            Self::UnknownTopic { topic, near } => {
                let near = near.as_ref().map(|near| near.0.as_str());
                words::unknown_topic(language, topic) + &hint(language, near)
            }
            Self::TopicTwice { topic, first } => words::topic_twice(language, topic, first.line),
            Self::ParentCycle(topics) => {
                let topics: Vec<&str> = topics.iter().map(|topic| topic.0.as_str()).collect();
                words::parent_cycle(language, &topics.join(words::comma(language)))
            }
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
            Self::Syntax(_) => words::fix_yaml,
            Self::TooDeep => words::fewer_levels,
            Self::SecondDocument => words::one_document,
            Self::Alias => words::write_out,
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
            Self::UnknownQuestion { .. } => words::copy_question,
            Self::StarInFolder => words::name_folders,
            Self::NoSuchSource(_) => words::fix_source,
            Self::NoSources => words::add_sources,
            Self::TooFew => words::add_question,
        };
        fix(language)
    }
}

fn hint(language: Language, near: Option<&str>) -> String {
    near.map(|near| words::did_you_mean(language, near))
        .unwrap_or_default()
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
