//! `show`: one card with its points, remarks and answers.

use clap::Args;

use crate::domain::{Card, CardState, Language};
use crate::session::CardLines;
use crate::text::{LayoutOptions, Line, Role};
use crate::words::{card as card_words, cli as words};

use super::CommandContext;
use super::cards::find_one;
use super::failure::Failure;
use super::help;
use super::json::{self, AnswerTexts};
use super::list::state_name;
use super::output::columns;

#[derive(Args, Debug)]
#[command(after_help = help::SHOW)]
pub struct ShowArgs {
    /// An id, a unique beginning of one, a question, or a query that matches one card
    #[arg(required = true)]
    pub card: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

pub fn run(context: &mut CommandContext, args: &ShowArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let card = find_one(&library, &args.card)?;
    let state = library.state(card, library.now());
    if args.json {
        let cards = [(card, state)];
        return context.print_json(&json::cards(&library, &cards, AnswerTexts::Full));
    }
    let options = LayoutOptions {
        width: columns(),
        glyphs: library.glyphs(),
        language: context.language,
    };
    let view = library.card_view(card, library.now());
    let mut title = CardLines::new(options, 0);
    title.paragraph(&view.title, Role::Title);
    let mut rest = CardLines::new(options, 2).with_numbers();
    rest.in_full(&view);
    let lines = title.lines.into_lines().into_iter();
    let lines = lines.chain(facts(card, &state, context.language));
    context.print(lines.chain(rest.lines.into_lines()).map(Line::trimmed))
}

/// The id, topics, tags and memory, and whether the card is flagged.
fn facts(card: &Card, state: &CardState, language: Language) -> Vec<Line> {
    let mut facts = vec![card.id.to_string()];
    facts.extend(card.topics.iter().map(ToString::to_string));
    facts.extend(
        card.tags
            .iter()
            .map(|tag| card_words::tag(language, tag).to_owned()),
    );
    facts.push(state_name(card, state, language).to_owned());
    let memory = &state.memory;
    if memory.reviews > 0 {
        facts.push(words::reviewed_times(language, memory.reviews));
    }
    if let Some(recall) = state.recall {
        let percent = (recall * 100.0).round() as u32;
        facts.push(words::recall_percent(language, percent));
    }
    if let Some(due) = memory.due {
        let local = due.offset.to_datetime(due.instant);
        facts.push(words::due_on(language, &local.date().to_string()));
    }
    let mut lines = vec![Line::new(facts.join("  "), Role::Dim)];
    if let Some(why) = &state.flagged {
        lines.push(Line::new(card_words::flag(language, why), Role::Warning));
    }
    lines
}
