//! `add`: a question from an interview or a colleague, into the inbox.

use clap::Args;

use crate::deck::similar::card_asking;
use crate::domain::{Card, CardId, Language};
use crate::library::{Captured, Library, Outcome};
use crate::text::{Line, Role};
use crate::words::{card as card_words, cli, own as words};

use super::CommandContext;
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::ADD)]
pub struct AddArgs {
    /// The question
    #[arg(required = true)]
    pub question: Vec<String>,
    /// Who asked it; marks the card as asked in an interview
    #[arg(long, value_name = "WHO")]
    pub asked: Option<String>,
}

/// Captures the question and prints the card that asks it.
pub fn run(context: &mut CommandContext, args: &AddArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let question = args.question.join(" ");
    let before = card_asking(library.deck(), &question).map(|card| card.id);
    let captured = library.capture(&question, args.asked.as_deref())?;
    let language = context.language;
    let deck = library.deck();
    let card = deck.card_of_entry(captured.id);
    let mut lines = vec![Line::from(match captured.outcome {
        Outcome::New => words::captured(language),
        Outcome::MarkedCard | Outcome::Marked => words::marked_as_asked(language),
        Outcome::Known => words::known_already(language),
    })];
    lines.extend(card_lines(card, captured.id, &question, language));
    let similar = before.filter(|_| captured.outcome == Outcome::New);
    if let Some(card) = similar.and_then(|id| deck.card(id)) {
        let line = words::looks_like(language, card.id.as_str(), card.title_in(language));
        lines.push(line.into());
    }
    if let Some(card) = card.filter(|card| card.unanswered) {
        let command = format!("k8s-quiz edit {}", card.id);
        lines.push(words::asked_once_answered(language, &command).into());
    }
    lines.extend(written_to(&library, &captured, language).map(Line::from));
    context.print(lines)
}

/// The card that asks the question. With `--deck`, the inbox and its cards are not open.
fn card_lines(card: Option<&Card>, id: CardId, question: &str, language: Language) -> [Line; 2] {
    let question = card.map_or(question, |card| card.title_in(language));
    let facts = card.map_or_else(|| vec![id.to_string()], |card| facts(card, language));
    [
        Line::new(question, Role::Strong).indented(2),
        Line::new(facts.join("  "), Role::Dim).indented(2),
    ]
}

fn facts(card: &Card, language: Language) -> Vec<String> {
    let mut facts = vec![card.id.to_string()];
    facts.extend(card.primary_topic().map(ToString::to_string));
    facts.extend(
        card.tags
            .iter()
            .map(|tag| card_words::tag(language, tag).to_owned()),
    );
    facts.push(words::importance(language, card.importance.number()));
    if card.unanswered {
        facts.push(cli::state_unanswered(language).to_owned());
    }
    facts
}

fn written_to(library: &Library, captured: &Captured, language: Language) -> Option<String> {
    let path = library.paths().inbox();
    let is_written = captured.outcome != Outcome::Known;
    is_written.then(|| words::written_to(language, &path.display().to_string()))
}
