//! `deck`: the decks that open by default besides the embedded one.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use crate::library::{Error, LookupError, Registry, Survey, absolute};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::text::{Glyphs, Line, Role, TextTable};
use crate::words::{cli, common, own as words};

use super::CommandContext;
use super::failure::Failure;
use super::help;
use super::shell::check_command;

#[derive(Args, Debug)]
#[command(after_help = help::DECK)]
pub struct DeckArgs {
    #[command(subcommand)]
    pub command: DeckCommand,
}

#[derive(Debug, Subcommand)]
pub enum DeckCommand {
    /// Open a notes file, a folder or a manifest from now on
    Add {
        /// A notes file, a folder or a manifest
        path: PathBuf,
    },
    /// List the decks that open, with their cards
    List {
        /// Print one JSON object
        #[arg(long)]
        json: bool,
    },
    /// Stop opening a deck; its files stay
    Remove {
        /// A notes file, a folder or a manifest
        path: PathBuf,
    },
}

pub fn run(context: &CommandContext, command: &DeckCommand) -> Result<(), Failure> {
    let registry = Registry::open(context.paths()?)?;
    let expanded = |path: &Path| context.environment.expanded(path);
    match command {
        DeckCommand::Add { path } => add(context, registry, &expanded(path)),
        DeckCommand::List { json: true } => list_json(context, &registry),
        DeckCommand::List { json: false } => list(context, &registry),
        DeckCommand::Remove { path } => remove(context, registry, &expanded(path)),
    }
}

fn add(context: &CommandContext, mut registry: Registry, path: &Path) -> Result<(), Failure> {
    let language = context.language;
    let survey = Survey::at_path(path)?;
    let absolute = absolute(path).map_err(|cause| Error::Deck {
        path: path.to_owned(),
        cause,
    })?;
    let name = absolute.display().to_string();
    if survey.n_cards == 0 {
        let check = check_command([absolute.as_path()]);
        return Err(LookupError::NoQuestions { path: name, check }.into());
    }
    if registry.has(&absolute) {
        return context.print([words::deck_known(language, &name)]);
    }
    registry.add(&absolute)?;
    let mut lines = vec![words::deck_added(language, survey.n_cards, &name)];
    if survey.n_problems > 0 {
        let command = check_command([absolute.as_path()]);
        lines.push(words::deck_problems(language, survey.n_problems, &command));
    }
    lines.push(written_to(context, &registry));
    context.print(lines)
}

fn written_to(context: &CommandContext, registry: &Registry) -> String {
    let file = registry.file().display().to_string();
    words::written_to(context.language, &file)
}

fn list(context: &CommandContext, registry: &Registry) -> Result<(), Failure> {
    let language = context.language;
    let mut table = TextTable::new(&[
        (words::cards(language), Right),
        (cli::state_unanswered(language), Right),
        (words::problems(language), Right),
        (words::deck(language), Left),
    ]);
    if registry.has_embedded() {
        table.row(row(Survey::embedded(), words::built_in(language)));
    }
    let mut failed = Vec::new();
    for deck in registry.decks() {
        match Survey::at_path(&deck) {
            Ok(survey) => table.row(row(survey, &deck.display().to_string())),
            Err(error) => failed.push(error),
        }
    }
    // A path is never cut, because a cut path is useless.
    let mut lines = table.lines(usize::MAX, Glyphs::default());
    for error in failed {
        let complaint = error.complaint(language);
        let cause = complaint.cause.unwrap_or_default();
        let cause = format!("{}{cause}", common::colon(language));
        lines.push(Line::new(complaint.what, Role::Error).with(cause, Role::Plain));
    }
    context.print(lines)
}

fn row(survey: Survey, name: &str) -> [String; 4] {
    [
        survey.n_cards.to_string(),
        survey.n_unanswered.to_string(),
        survey.n_problems.to_string(),
        name.to_owned(),
    ]
}

fn remove(context: &CommandContext, mut registry: Registry, path: &Path) -> Result<(), Failure> {
    let name = path.display().to_string();
    if !registry.remove(path)? {
        let known = registry.decks().map(|deck| deck.display().to_string());
        return Err(LookupError::NoSuchDeck {
            path: name,
            registered: known.collect(),
        }
        .into());
    }
    context.print([
        words::deck_removed(context.language, &name),
        written_to(context, &registry),
    ])
}

/// Prints the decks as JSON. The embedded deck has no `path`; a deck that can't be opened has an
/// `error` and no `counts`.
fn list_json(context: &CommandContext, registry: &Registry) -> Result<(), Failure> {
    let deck = |path: Option<&Path>, survey: Result<Survey, Error>| {
        let error = survey.as_ref().err();
        json!({
            "path": path.map(|path| path.display().to_string()),
            "counts": survey.as_ref().ok().map(|survey| json!({
                "cards": survey.n_cards,
                "unanswered": survey.n_unanswered,
                "problems": survey.n_problems,
            })),
            "error": error.and_then(|error| error.complaint(context.language).cause),
        })
    };
    let embedded = registry.has_embedded();
    let embedded = embedded.then(|| deck(None, Ok(Survey::embedded())));
    let registered = registry.decks();
    let registered = registered.map(|path| deck(Some(&path), Survey::at_path(&path)));
    let decks: Vec<_> = embedded.into_iter().chain(registered).collect();
    context.print_json(&json!({ "version": 1, "decks": decks }))
}
