//! `progress`: where the log is, what is the matter with it, and the last action taken back.

use crate::library::{Library, Paths, line_problem};
use crate::progress::EventKind;
use crate::text::visible;
use crate::words::cli as words;

use super::Context;
use super::args::ProgressCommand;
use super::failure::Failure;
use super::list::title;
use super::output::Style;

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
    let card = history.card_of(of);
    library.record(EventKind::Undo { of })?;
    context.warn_about_clock(&library);
    let mut output = context.output();
    let question = card.and_then(|id| question_of(&library, id, context));
    output.line(&match question {
        Some(question) => words::undone(context.language, &visible(&question)),
        None => words::undone_plain(context.language).to_owned(),
    });
    Ok(output.finish()?)
}

fn question_of(library: &Library, id: crate::domain::CardId, context: &Context) -> Option<String> {
    let card = library.deck().card_of_entry(id)?;
    Some(title(card, context.language).to_owned())
}
