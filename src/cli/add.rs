//! `add`: a question met somewhere, into the inbox.

use clap::Args;

use crate::deck::similar::card_asking;
use crate::domain::{Card, CardId};
use crate::library::{Captured, Library, Outcome, visible_path};
use crate::text::visible;
use crate::words::{cli, own as words};

use super::Context;
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::output::{Output, Style};

/// `add`.
#[derive(Args, Debug)]
#[command(after_help = help::ADD)]
pub struct AddArgs {
    /// The question.
    #[arg(required = true)]
    pub question: Vec<String>,
    /// Who asked it in an interview; the card is marked as asked.
    #[arg(long, value_name = "WHO")]
    pub asked: Option<String>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Captures a question and says what card it became.
pub fn run(context: &mut Context, args: &AddArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let question = args.question.join(" ");
    let before = card_asking(library.deck(), &question).map(|card| card.id);
    let captured = library.capture(&question, args.asked.as_deref())?;
    let mut output = context.output();
    let language = context.language;
    output.line(match captured.outcome {
        Outcome::New => words::captured(language),
        Outcome::Joined | Outcome::Marked => words::marked_as_asked(language),
        Outcome::Known => words::known_already(language),
    });
    show(context, &library, &captured, &question, &mut output);
    if captured.outcome == Outcome::New
        && let Some(card) = before.and_then(|id| library.deck().card(id))
    {
        let line = words::looks_like(language, card.id.as_str(), card.title_in(language));
        output.line(&visible(&line));
    }
    if let Some(card) = library.deck().card_of_entry(captured.id)
        && card.unanswered
    {
        let command = format!("k8s-quiz edit {}", card.id);
        output.line(&words::asked_once_answered(language, &command));
    }
    if captured.outcome != Outcome::Known {
        let path = library.paths().inbox();
        output.line(&words::written_to(language, &visible_path(&path)));
    }
    Ok(output.finish()?)
}

/// The card that asks the question; it may not be open when decks were named.
fn show(
    context: &Context,
    library: &Library,
    captured: &Captured,
    question: &str,
    output: &mut Output,
) {
    let language = context.language;
    let card = library.deck().card_of_entry(captured.id);
    let question = card.map_or(question, |card| card.title_in(language));
    output.push("  ");
    output.styled(Style::Strong, &visible(question));
    output.push("\n");
    let facts = facts(card, captured.id, context);
    output.styled(Style::Dim, &format!("  {}", visible(&facts.join("  "))));
    output.push("\n");
}

fn facts(card: Option<&Card>, id: CardId, context: &Context) -> Vec<String> {
    let language = context.language;
    let Some(card) = card else {
        return vec![id.to_string()];
    };
    let mut facts = vec![card.id.to_string()];
    facts.extend(card.primary_topic().map(ToString::to_string));
    facts.extend(card.tags.iter().map(|tag| tag.name().to_owned()));
    facts.push(words::importance(language, card.importance.number()));
    if card.unanswered {
        facts.push(cli::state_unanswered(language).to_owned());
    }
    facts
}
