//! `list`: the cards that a query finds, one a line.

use clap::Args;

use crate::deck::Deck;
use crate::domain::{Bilingual, Card, CardId, CardState, Language, LearningState};
use crate::words::cli as words;

use super::Context;
use super::cards::{Hidden, find};
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::{Cards, Texts, to_line};
use super::output::{Output, columns};
use super::table::{Align, Table};

/// `list`.
#[derive(Args, Debug)]
#[command(after_help = help::LIST)]
pub struct ListArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Lists cards on stdout.
pub fn run(context: &mut Context, args: &ListArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let mut cards = find(&library, &args.query, Hidden::LeftOut)?;
    // What is named outright comes before what only mentions it; all else stays in deck order.
    cards.sort_by_cached_key(|(card, _)| !is_named(library.deck(), card, &args.query));
    let mut output = context.output();
    if args.json {
        output.line(&to_line(&Cards::new(library.deck(), &cards, Texts::Null))?);
    } else {
        print(&cards, context.language, columns().into(), &mut output);
    }
    Ok(output.finish()?)
}

/// Writes cards as a table; the last line counts them.
fn print(cards: &[(&Card, CardState)], language: Language, columns: usize, output: &mut Output) {
    let mut table = Table::new(&[
        (words::id(language), Align::Left),
        (words::topic(language), Align::Left),
        (words::state(language), Align::Left),
        (words::question(language), Align::Left),
    ]);
    for (card, state) in cards {
        let topic = card
            .primary_topic()
            .map_or_else(String::new, ToString::to_string);
        let state = state_of(card, state, language).to_owned();
        table.row(&[
            card.id.to_string(),
            topic,
            state,
            card.title_in(language).to_owned(),
        ]);
    }
    table.print(output, columns);
    output.line(&words::n_cards(language, cards.len()));
}

/// Whether the words of a query are a card's question or title, and nothing more.
fn is_named(deck: &Deck, card: &Card, words: &[String]) -> bool {
    let named = CardId::of_question(&words.join(" "));
    let titles = card.title.iter().flat_map(Bilingual::texts);
    deck.entries_of(card).any(|entry| entry.id == named)
        || titles.map(CardId::of_question).any(|title| title == named)
}

/// Where a card is, in a word or two.
pub fn state_of(card: &Card, state: &CardState, language: Language) -> &'static str {
    if state.suspended {
        return words::state_suspended(language);
    }
    match state.memory.state {
        LearningState::New if card.unanswered => words::state_unanswered(language),
        LearningState::New => words::state_new(language),
        LearningState::Learning => words::state_learning(language),
        LearningState::Review => words::state_review(language),
        LearningState::Relearning => words::state_relearning(language),
    }
}
