//! Errors in queries, and names that match nothing.

use crate::domain::Language;
use crate::library::LookupError;
use crate::query::{Is, KEYS, QueryError, QueryErrorKind};
use crate::words::{cli, common, next, own, progress, query as words, usage};

use super::Complaint;

impl QueryError {
    /// What is wrong, in one sentence without a full stop.
    pub fn message(&self, language: Language) -> String {
        match &self.kind {
            QueryErrorKind::UnknownKey { key, near } => {
                let hint = hint_among(language, near.as_slice(), &KEYS);
                words::unknown_key(language, key) + &hint
            }
            QueryErrorKind::UnknownTopic { topic, near } => {
                let near: Vec<&str> = near.iter().map(String::as_str).collect();
                words::unknown_topic(language, topic) + &hint(language, &near)
            }
            QueryErrorKind::UnknownState { state, near } => {
                let hint = hint_among(language, near.as_slice(), &Is::ALL.map(Is::name));
                words::unknown_state(language, state) + &hint
            }
            QueryErrorKind::BadImportance(importance) => {
                words::bad_importance(language, importance)
            }
            QueryErrorKind::NoValue(key) => words::no_value(language, key),
        }
    }
}

/// Proposes the similar values, or all values if none is similar.
fn hint_among(language: Language, near: &[&str], all: &[&str]) -> String {
    if near.is_empty() {
        return words::there_are(language, &all.join(", "));
    }
    hint(language, near)
}

fn hint(language: Language, near: &[&str]) -> String {
    if near.is_empty() {
        return String::new();
    }
    words::did_you_mean(language, &near.join(words::or(language)))
}

pub(super) fn lookup_complaint(l: Language, error: &LookupError) -> Complaint {
    let comma = common::comma(l);
    match error {
        LookupError::NoDecks { config } => {
            Complaint::new(cli::no_decks(l, config), cli::no_decks_hint(l))
        }
        LookupError::NoCards { check } => {
            Complaint::new(cli::no_cards(l), cli::no_cards_hint(l, check))
        }
        LookupError::NothingFound { topics, path } => {
            let hint = match path {
                Some(path) => cli::is_a_path(l, path),
                None if topics.is_empty() => cli::topics_hint(l).to_owned(),
                None => cli::near_topics(l, &topics.join(comma)),
            };
            Complaint::new(cli::nothing_found(l), hint)
        }
        LookupError::NoChoices => Complaint::new(cli::no_choices(l), cli::no_choices_hint(l)),
        LookupError::NoSuchCommand(command) => Complaint::new(
            usage::unknown_command(l, command),
            usage::see_help(l).to_owned(),
        ),
        LookupError::NoSuchCard(card) => {
            Complaint::new(cli::no_such_card(l, card), own::card_gone_hint(l))
        }
        LookupError::NoSuchPoint { number, n_points } => {
            let what = next::no_such_point(l, *number, *n_points);
            Complaint::new(what, next::no_such_point_hint(l))
        }
        LookupError::SeveralCards { n_cards, first } => {
            Complaint::new(cli::several_cards(l, *n_cards), cli::several_cards_hint(l))
                .with_details(first.clone())
        }
        LookupError::NoQuestions { path, check } => {
            let what = own::no_questions_in(l, path);
            Complaint::new(what, own::no_questions_hint(l, check))
        }
        LookupError::NoSuchDeck { path, registered } => {
            let hint = if registered.is_empty() {
                own::no_known_decks(l).to_owned()
            } else {
                own::known_decks(l, &registered.join(comma))
            };
            Complaint::new(own::no_such_deck(l, path), hint)
        }
        LookupError::NoSuchProgress(id) => {
            let what = progress::no_such_progress(l, id);
            Complaint::new(what, progress::no_such_progress_hint(l))
        }
        LookupError::SeveralIds { beginning, ids } => {
            let what = progress::several_ids(l, beginning, &ids.join(comma));
            Complaint::new(what, progress::several_ids_hint(l))
        }
    }
}
