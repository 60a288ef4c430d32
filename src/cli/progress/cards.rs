//! `progress relink` and `progress forget`: change which progress counts for a card.

use crate::cli::CommandContext;
use crate::cli::cards::find_one;
use crate::cli::confirm::agrees;
use crate::cli::failure::Failure;
use crate::domain::{CardId, Language};
use crate::library::{Library, LookupError};
use crate::progress::EventKind;
use crate::words::progress as words;

/// Moves the progress of an id to a card.
pub fn relink(context: &mut CommandContext, old: &str, new: &[String]) -> Result<(), Failure> {
    let mut library = context.open()?;
    let language = context.language;
    let from = id_with_progress(&library, old)?;
    let card = find_one(&library, new)?.clone();
    let linked = library.relink(from, &card)?;
    context.warn_about_clock(&library);
    let question = card.title_in(language);
    context.print([match linked {
        Some(_) => words::relinked(language, from.as_str(), question),
        None => words::same_already(language, from.as_str(), question),
    }])
}

/// Resets a card's memory after confirmation.
pub fn forget(
    context: &mut CommandContext,
    words_of_card: &[String],
    yes: bool,
) -> Result<(), Failure> {
    let mut library = context.open()?;
    let language = context.language;
    let card = card_to_forget(&library, words_of_card)?;
    let question = question_of(&library, card, language);
    if !yes {
        let n_reviews = library.history().card_history([card]).reviews.len();
        let asked = words::forget_question(language, n_reviews, &question);
        if !agrees(&asked)? {
            return context.print([words::not_forgotten(language)]);
        }
    }
    library.record(EventKind::Forget { card })?;
    context.warn_about_clock(&library);
    context.print([words::forgotten(language, &question)])
}

/// The named card, or a question with progress that no open note asks.
fn card_to_forget(library: &Library, words_of_card: &[String]) -> Result<CardId, Failure> {
    let found = find_one(library, words_of_card).map(|card| card.id);
    let id = |word: &String| id_with_progress(library, word).ok();
    match (found, words_of_card) {
        (Err(failure), [word]) if failure.is_no_such_card() => id(word).ok_or(failure),
        (found, _) => found,
    }
}

/// The id with progress that starts with `text`. Fails unless exactly one does.
fn id_with_progress(library: &Library, text: &str) -> Result<CardId, Failure> {
    match library.ids_beginning(text)[..] {
        [id] => Ok(id),
        [] => Err(LookupError::NoSuchProgress(text.to_owned()).into()),
        ref several => Err(LookupError::SeveralIds {
            beginning: text.to_owned(),
            ids: several.iter().take(5).map(ToString::to_string).collect(),
        }
        .into()),
    }
}

/// The wording of a card, or of a question that no open note asks.
pub fn question_of(library: &Library, id: CardId, language: Language) -> String {
    let home = library.history().home(id);
    let deck = library.deck();
    let card = deck.card_of_entry(id).or_else(|| deck.card_of_entry(home));
    match card {
        Some(card) => card.title_in(language).to_owned(),
        None => library.last_question(id).unwrap_or_else(|| id.to_string()),
    }
}
