//! `list`: the cards that match a query, one per line.

use clap::Args;

use crate::deck::Deck;
use crate::domain::{Bilingual, Card, CardId, CardState, Language, LearningState};
use crate::library::Hidden;
use crate::markdown::tree::Alignment;
use crate::text::TextTable;
use crate::words::cli as words;

use super::CommandContext;
use super::cards::{find, parse};
use super::failure::Failure;
use super::help;
use super::json::{self, AnswerTexts};

#[derive(Args, Debug)]
#[command(after_help = help::LIST)]
pub struct ListArgs {
    /// Which cards; all if omitted
    pub query: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

pub fn run(context: &mut CommandContext, args: &ListArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let query = parse(&library, &args.query)?;
    let mut cards = find(&library, &query, Hidden::LeftOut)?;
    // A card whose whole question is the query comes before cards that mention it.
    cards.sort_by_cached_key(|(card, _)| !is_named(library.deck(), card, &args.query));
    if args.json {
        return context.print_json(&json::cards(&library, &cards, AnswerTexts::Null));
    }
    let mut output = context.output();
    output.table(&table(&cards, context.language), library.glyphs());
    output.line(words::n_cards(context.language, cards.len()));
    Ok(output.finish()?)
}

fn table(cards: &[(&Card, CardState)], language: Language) -> TextTable {
    let mut table = TextTable::new(&[
        (words::id(language), Alignment::Left),
        (words::topic(language), Alignment::Left),
        (words::state(language), Alignment::Left),
        (words::question(language), Alignment::Left),
    ]);
    for (card, state) in cards {
        table.row([
            card.id.as_str(),
            card.primary_topic().map_or("", |topic| &topic.0),
            state_name(card, state, language),
            card.title_in(language),
        ]);
    }
    table
}

/// Whether a query is exactly a card's question or title.
fn is_named(deck: &Deck, card: &Card, words: &[String]) -> bool {
    let named = CardId::of_question(&words.join(" "));
    let titles = card.title.iter().flat_map(Bilingual::texts);
    deck.entries_of(card).any(|entry| entry.id == named)
        || titles.map(CardId::of_question).any(|title| title == named)
}

/// The learning state of a card in words.
pub fn state_name(card: &Card, state: &CardState, language: Language) -> &'static str {
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
