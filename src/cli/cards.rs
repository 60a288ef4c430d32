//! Which cards a command is about.

use std::path::{Path, PathBuf};

use crate::domain::{Card, CardId, CardState};
use crate::library::{Library, LookupError};
use crate::query::Query;

use super::failure::Failure;
use super::shell::check_command;

/// Whether hidden cards count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// They do.
    Included,
    /// They do not.
    LeftOut,
}

/// The cards that a query finds, with what the learner did with them.
pub fn find<'a>(
    library: &'a Library,
    words: &[String],
    hidden: Hidden,
) -> Result<Vec<(&'a Card, CardState)>, Failure> {
    if library.deck().cards.is_empty() {
        return Err(no_cards(library).into());
    }
    let query = Query::of_arguments(words, &library.deck().topics)?;
    let found = matching(library, &query, hidden);
    if found.is_empty() && !words.is_empty() {
        return Err(nothing_found(library, &query, words).into());
    }
    Ok(found)
}

/// Whether a query finds any card that is not hidden.
pub fn finds(library: &Library, query: &Query) -> bool {
    !matching(library, query, Hidden::LeftOut).is_empty()
}

fn matching<'a>(library: &'a Library, query: &Query, hidden: Hidden) -> Vec<(&'a Card, CardState)> {
    let now = library.now();
    let cards = library.deck().cards.iter();
    let cards = cards
        .filter(|card| hidden == Hidden::Included || card.hidden.is_none())
        .map(|card| (card, library.state(card, now)));
    query.select(library.deck(), cards.collect())
}

/// What to say when a query finds nothing.
fn nothing_found(library: &Library, query: &Query, words: &[String]) -> LookupError {
    let topics = &library.deck().topics;
    let near = query.near_topics(topics);
    LookupError::NothingFound {
        topics: near.iter().map(ToString::to_string).collect(),
        path: words.iter().find(|word| Path::new(word).exists()).cloned(),
    }
}

/// Why there is no card at all.
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

/// How many cards are named where one is wanted and several are found.
const N_CANDIDATES: usize = 5;

/// The one card that is meant by an id, a unique beginning of one, its question, or a query.
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
    // A question that is written out means its card, however many others mention it.
    if let Some(card) = deck.card_of_entry(CardId::of_question(&words.join(" "))) {
        return Ok(card);
    }
    let query = Query::of_arguments(words, &deck.topics)?;
    match &matching(library, &query, Hidden::Included)[..] {
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
