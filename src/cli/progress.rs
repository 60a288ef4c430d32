//! `progress`: where the log is, what is the matter with it, and the last action taken back.

use crate::domain::CardId;
use crate::library::{Library, Paths, line_problem};
use crate::progress::EventKind;
use crate::text::visible;
use crate::words::{cli as words, undone as undone_words};

use super::Context;
use super::args::ProgressCommand;
use super::failure::Failure;
use super::list::title;
use super::output::Style;
use super::undone;

/// Does what is asked with the log.
pub fn run(context: &mut Context, command: &ProgressCommand) -> Result<(), Failure> {
    match command {
        ProgressCommand::Path(_) => path(context),
        ProgressCommand::Check(_) => check(context),
        ProgressCommand::Undo(_) => undo(context),
    }
}

fn path(context: &Context) -> Result<(), Failure> {
    let options = context.options();
    let paths = Paths::new(&options.environment, options.progress, options.config);
    let paths = paths.map_err(|error| Failure::Library(error.into()))?;
    let mut output = context.output();
    output.line(&paths.progress.display().to_string());
    Ok(output.finish()?)
}

/// Explains every line of the log that is not used, and questions that no note asks any more.
fn check(context: &mut Context) -> Result<(), Failure> {
    let library = context.open()?;
    let language = context.language;
    let mut output = context.output();
    let bad_lines = library.log().bad_lines();
    for bad in bad_lines {
        let place = words::progress_line(language, bad.line);
        output.styled(Style::Warning, &format!("{place}: "));
        output.line(&visible(&line_problem(language, &bad.problem)));
    }
    for lost in library.lost() {
        output.styled(Style::Warning, lost.id.as_str());
        output.line(&format!("  {}", words::no_entry_asks(language)));
    }
    if bad_lines.is_empty() {
        output.line(&words::progress_clean(
            language,
            library.history().n_events(),
        ));
    }
    output.finish()?;
    if bad_lines.is_empty() {
        Ok(())
    } else {
        Err(Failure::Said)
    }
}

/// Takes the last action back, by an event of its own.
fn undo(context: &mut Context) -> Result<(), Failure> {
    let mut library = context.open()?;
    let history = library.history();
    let Some(of) = history.last_change() else {
        return Err(Failure::NothingToUndo);
    };
    let card = history.card_of(of).map(|card| history.home(card));
    let before = card.map(|id| history.gathered([id]));
    library.record(EventKind::Undo { of })?;
    context.warn_about_clock(&library);
    let mut output = context.output();
    let question = card.map(|id| question_of(&library, id, context));
    output.line(&match (card, before, question) {
        (Some(card), Some(before), Some(question)) => {
            let after = library.history().gathered([card]);
            let what = undone::what(&before, &after, context.language);
            undone_words::taken_back(context.language, &what, &visible(&question))
        }
        _ => words::undone_plain(context.language).to_owned(),
    });
    Ok(output.finish()?)
}

/// The question of a card; where no open deck has it, as it read when it was last reviewed.
fn question_of(library: &Library, id: CardId, context: &Context) -> String {
    if let Some(card) = library.deck().card_of_entry(id) {
        return title(card, context.language).to_owned();
    }
    let wording = library.history().wording(id);
    let question = wording.and_then(|wording| wording.question.clone());
    question.unwrap_or_else(|| id.to_string())
}
