//! `progress`: the path of the log, its check and repair, merging, undo, and changes to the
//! progress of one card.

mod args;
mod cards;
mod check;

use std::path::PathBuf;

use crate::library::Error;
use crate::progress::EventKind;
use crate::words::{cli as cli_words, progress as words, undone as undone_words};

use super::CommandContext;
use super::failure::Failure;
use super::undone;

pub use args::{ProgressArgs, ProgressCommand};

pub fn run(context: &mut CommandContext, command: &ProgressCommand) -> Result<(), Failure> {
    match command {
        ProgressCommand::Path => path(context),
        ProgressCommand::Check { repair } => check::run(context, *repair),
        ProgressCommand::Merge { files } => merge(context, files),
        ProgressCommand::Undo => undo(context),
        ProgressCommand::Relink { old, new } => cards::relink(context, old, new),
        ProgressCommand::Forget { card, yes } => cards::forget(context, card, *yes),
    }
}

fn path(context: &CommandContext) -> Result<(), Failure> {
    let mut output = context.output();
    output.path(&context.paths()?.progress);
    Ok(output.finish()?)
}

/// Appends the events of other logs that this one lacks.
fn merge(context: &mut CommandContext, files: &[PathBuf]) -> Result<(), Failure> {
    let mut library = context.open()?;
    let language = context.language;
    let mut output = context.output();
    for file in files {
        let merged = library.merge_log(file)?;
        let name = file.display().to_string();
        for bad in &merged.bad_lines {
            check::print_bad_line(&mut output, &name, bad, (words::skipped, language));
        }
        let line = words::merged(language, merged.n_new, merged.n_known, &name);
        output.line(line);
    }
    Ok(output.finish()?)
}

/// Undoes the last action by appending an event.
fn undo(context: &mut CommandContext) -> Result<(), Failure> {
    let mut library = context.open()?;
    let history = library.history();
    let Some(of) = history.last_change() else {
        return Err(Error::NothingToUndo.into());
    };
    let action = history.event(of).map(|event| event.what.clone());
    library.record(EventKind::Undo { of })?;
    context.warn_about_clock(&library);
    let language = context.language;
    let card = action.as_ref().and_then(EventKind::card);
    context.print([match (action, card) {
        (Some(action), Some(card)) => {
            let card = library.history().home(card);
            let question = cards::question_of(&library, card, language);
            undone_words::undone(language, &undone::name(&action, language), &question)
        }
        _ => cli_words::undone_plain(language).to_owned(),
    }])
}
