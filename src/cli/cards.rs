//! Finds the cards that a command names.

use std::path::{Path, PathBuf};

use crate::domain::{Card, CardId, CardState};
use crate::library::{Hidden, Library, LookupError};
use crate::query::Query;

use super::CommandContext;
use super::failure::Failure;
use super::shell::check_command;

/// Parses a query as typed. Fails if the deck has no cards to match.
pub fn parse(library: &Library, words: &[String]) -> Result<Query, Failure> {
    if library.deck().cards.is_empty() {
        return Err(no_cards(library).into());
    }
    Ok(Query::of_arguments(words, &library.deck().topics)?)
}

/// Opens the library and parses a query. Fails if no card matches it.
pub fn open_matching(
    context: &mut CommandContext,
    words: &[String],
) -> Result<(Library, Query), Failure> {
    let library = context.open()?;
    let query = parse(&library, words)?;
    find(&library, &query, Hidden::LeftOut)?;
    Ok((library, query))
}

/// The cards that match a query, with their learning states. Fails if a query other than the
/// empty one matches none.
pub fn find<'a>(
    library: &'a Library,
    query: &Query,
    hidden: Hidden,
) -> Result<Vec<(&'a Card, CardState)>, Failure> {
    let found = library.matching(query, hidden, library.now());
    if found.is_empty() && !query.is_empty() {
        return Err(nothing_found(library, query).into());
    }
    Ok(found)
}

fn nothing_found(library: &Library, query: &Query) -> LookupError {
    let near = query.near_topics(&library.deck().topics);
    let path = query.texts().find(|text| Path::new(text).exists());
    LookupError::NothingFound {
        topics: near,
        path: path.map(str::to_owned),
    }
}

fn no_cards(library: &Library) -> LookupError {
    let config = library.config();
    if library.named_decks().is_empty() && config.decks.is_empty() && !config.embedded_deck {
        LookupError::NoDecks {
            config: library.paths().config.display().to_string(),
        }
    } else {
        let named = library.named_decks().iter().map(PathBuf::as_path);
        LookupError::NoCards {
            check: check_command(named),
        }
    }
}

/// Cards listed when several match and one is needed.
const N_CANDIDATES: usize = 5;

/// The one card named by an id, a unique beginning of one, its question, or a query.
pub fn find_one<'a>(library: &'a Library, words: &[String]) -> Result<&'a Card, Failure> {
    let deck = library.deck();
    if let [word] = words {
        let begins = |card: &&Card| {
            card.id.as_str().starts_with(word.as_str())
                || deck.entries_of(card).any(|entry| entry.id.as_str() == word)
        };
        let found: Vec<_> = deck.cards.iter().filter(begins).collect();
        if let [card] = found[..] {
            return Ok(card);
        }
    }
    // A whole question names its card, even if other cards mention it.
    if let Some(card) = deck.card_of_entry(CardId::of_question(&words.join(" "))) {
        return Ok(card);
    }
    let query = Query::of_arguments(words, &deck.topics)?;
    match &library.matching(&query, Hidden::Included, library.now())[..] {
        [] => Err(LookupError::NoSuchCard(words.join(" ")).into()),
        [(card, _)] => Ok(card),
        several => Err(LookupError::SeveralCards {
            n_cards: several.len(),
            first: several
                .iter()
                .take(N_CANDIDATES)
                .map(|(card, _)| format!("{}  {}", card.id, card.title_in(library.language())))
                .collect(),
        }
        .into()),
    }
}
