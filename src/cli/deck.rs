//! `deck`: which decks open besides the embedded one.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde::Serialize;

use crate::library::{Error, LookupError, Paths, Registry, Survey, absolute};
use crate::text::visible;
use crate::words::{cli, common, own as words};

use super::Context;
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::to_line;
use super::output::Style;
use super::shell::check_command;
use super::table::{Align, Table};

/// `deck`.
#[derive(Args, Debug)]
#[command(after_help = help::DECK)]
pub struct DeckArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: DeckCommand,
}

/// `deck ...`.
#[derive(Debug, Subcommand)]
pub enum DeckCommand {
    /// Open a notes file, a folder of them, or a manifest from now on.
    Add(DeckPathArgs),
    /// List the decks that open, with their cards.
    List(DeckListArgs),
    /// Open a deck no longer; its files stay.
    Remove(DeckPathArgs),
}

/// `deck add` and `deck remove`.
#[derive(Args, Debug)]
pub struct DeckPathArgs {
    /// A notes file, a folder of them, or a manifest.
    pub path: PathBuf,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

impl DeckCommand {
    /// The options after the command.
    pub fn global(&self) -> &GlobalArgs {
        match self {
            Self::Add(args) | Self::Remove(args) => &args.global,
            Self::List(args) => &args.global,
        }
    }
}

/// `deck list`.
#[derive(Args, Debug)]
pub struct DeckListArgs {
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Adds, lists or removes registered decks.
pub fn run(context: &Context, command: &DeckCommand) -> Result<(), Failure> {
    let options = context.options();
    let paths = Paths::new(&options.environment, options.progress, options.config)?;
    let registry = Registry::open(paths)?;
    match command {
        DeckCommand::Add(args) => add(context, registry, &context.environment.expanded(&args.path)),
        DeckCommand::List(args) if args.json => list_json(context, &registry),
        DeckCommand::List(_) => list(context, &registry),
        DeckCommand::Remove(args) => {
            remove(context, registry, &context.environment.expanded(&args.path))
        }
    }
}

fn add(context: &Context, mut registry: Registry, path: &Path) -> Result<(), Failure> {
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
    let mut output = context.output();
    if registry.has(&absolute) {
        output.line(&words::deck_known(language, &visible(&name)));
        return Ok(output.finish()?);
    }
    registry.add(&absolute)?;
    let file = registry.file().display().to_string();
    output.line(&words::deck_added(
        language,
        survey.n_cards,
        &visible(&name),
    ));
    if survey.n_problems > 0 {
        let problems = words::deck_problems(
            language,
            survey.n_problems,
            &check_command([absolute.as_path()]),
        );
        output.line(&problems);
    }
    output.line(&words::written_to(language, &visible(&file)));
    Ok(output.finish()?)
}

fn list(context: &Context, registry: &Registry) -> Result<(), Failure> {
    let language = context.language;
    let mut table = Table::new(&[
        (words::cards(language), Align::Right),
        (cli::state_unanswered(language), Align::Right),
        (words::problems(language), Align::Right),
        (words::deck(language), Align::Left),
    ]);
    if registry.has_embedded() {
        let name = words::built_in(language).to_owned();
        table.row(&row(Survey::embedded(), name));
    }
    let mut failed = Vec::new();
    for deck in registry.decks() {
        let name = deck.display().to_string();
        match Survey::at_path(&deck) {
            Ok(survey) => table.row(&row(survey, name)),
            Err(error) => failed.push(error),
        }
    }
    let mut output = context.output();
    // A path that is cut off is of no use: a long one goes on in the next line of the terminal.
    table.print(&mut output, usize::MAX);
    for error in failed {
        let complaint = error.complaint(language);
        output.styled(Style::Error, &complaint.what);
        let cause = complaint.cause.unwrap_or_default();
        output.line(&format!("{}{cause}", common::colon(language)));
    }
    Ok(output.finish()?)
}

/// The decks for programs; those that cannot be opened with the cause, and without counts.
fn list_json(context: &Context, registry: &Registry) -> Result<(), Failure> {
    let embedded = registry.has_embedded().then(|| DeckJson {
        path: None,
        counts: Some(Survey::embedded().into()),
        error: None,
    });
    let registered = registry.decks().map(|path| {
        let survey = Survey::at_path(&path);
        let error = survey.as_ref().err();
        DeckJson {
            path: Some(path.display().to_string()),
            error: error.and_then(|error| error.complaint(context.language).cause),
            counts: survey.ok().map(CountsJson::from),
        }
    });
    let decks = embedded.into_iter().chain(registered).collect();
    let mut output = context.output();
    output.line(&to_line(&DecksJson { version: 1, decks })?);
    Ok(output.finish()?)
}

#[derive(Serialize)]
struct DecksJson {
    version: u8,
    decks: Vec<DeckJson>,
}

#[derive(Serialize)]
struct DeckJson {
    /// Null for the built-in deck.
    path: Option<String>,
    counts: Option<CountsJson>,
    error: Option<String>,
}

#[derive(Serialize)]
struct CountsJson {
    cards: usize,
    unanswered: usize,
    problems: usize,
}

impl From<Survey> for CountsJson {
    fn from(survey: Survey) -> Self {
        Self {
            cards: survey.n_cards,
            unanswered: survey.n_unanswered,
            problems: survey.n_problems,
        }
    }
}

fn row(survey: Survey, name: String) -> Vec<String> {
    vec![
        survey.n_cards.to_string(),
        survey.n_unanswered.to_string(),
        survey.n_problems.to_string(),
        name,
    ]
}

fn remove(context: &Context, mut registry: Registry, path: &Path) -> Result<(), Failure> {
    let name = path.display().to_string();
    if !registry.remove(path)? {
        let known = registry.decks().map(|deck| deck.display().to_string());
        return Err(LookupError::NoSuchDeck {
            path: name,
            registered: known.collect(),
        }
        .into());
    }
    let mut output = context.output();
    output.line(&words::deck_removed(context.language, &visible(&name)));
    let file = registry.file().display().to_string();
    output.line(&words::written_to(context.language, &visible(&file)));
    Ok(output.finish()?)
}
