//! The commands: one file per subcommand.

mod add;
mod ansi;
mod args;
mod cards;
mod check;
mod config;
mod deck;
mod diagnostics;
mod due;
mod edit;
mod export;
mod failure;
mod json;
mod list;
mod optimize;
mod output;
mod progress;
mod show;
mod similar;
mod stats;
mod study;
mod table;
mod topics;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::domain::Language;
use crate::library::{Environment, Library, OpenOptions, Screens};
use crate::notes::Severity;
use crate::words;

use args::{Cli, Command, GlobalArgs};
use failure::Failure;
use output::Output;

/// What every command works with.
struct Context {
    global: GlobalArgs,
    environment: Environment,
    screens: Screens,
    language: Language,
}

/// Runs the program with its arguments, the program's name first, and with the screens that
/// `study` opens.
pub fn run(arguments: impl Iterator<Item = OsString>, screens: Screens) -> ExitCode {
    let cli = match Cli::try_parse_from(args::with_negated_terms(arguments)) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout; a reader that stops listening is no error.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let global = match &cli.command {
        Some(command) => cli.global.merged(command.global()),
        None => cli.global,
    };
    let environment = Environment::of_process();
    let named = global
        .lang
        .map(Language::from)
        .or_else(|| environment.language());
    let mut context = Context {
        global,
        environment,
        screens,
        language: named.unwrap_or_default(),
    };
    match dispatch(&mut context, cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let words = failure.explain(context.language);
            // Nobody is left to hear that stderr cannot be written.
            let _ = std::io::stderr().write_all(words.as_bytes());
            ExitCode::from(failure.exit_code())
        }
    }
}

fn dispatch(context: &mut Context, command: Option<Command>) -> Result<(), Failure> {
    match command {
        None => study::home(context),
        Some(Command::Study(args)) => study::run(context, &args),
        Some(Command::Due(args)) => due::run(context, &args),
        Some(Command::Stats(args)) => stats::run(context, &args),
        Some(Command::Topics(args)) => topics::run(context, &args),
        Some(Command::List(args)) => list::run(context, &args),
        Some(Command::Show(args)) => show::run(context, &args),
        Some(Command::Check(args)) => check::run(context, args),
        Some(Command::Add(args)) => add::run(context, &args),
        Some(Command::Edit(args)) => edit::run(context, &args),
        Some(Command::Deck(args)) => deck::run(context, &args.command),
        Some(Command::Progress(args)) => progress::run(context, &args.command),
        Some(Command::Optimize(_)) => optimize::run(context),
        Some(Command::Config(args)) => config::run(context, &args),
        Some(Command::Export(args)) => export::run(context, &args),
    }
}

impl Context {
    /// Opens the deck and the log, and says so when something of it cannot be used; the language
    /// is the library's from then on.
    fn open(&mut self) -> Result<Library, Failure> {
        let library = self.open_quietly()?;
        let findings = check::elsewhere(&library, self.language);
        let n_errors = findings
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .count();
        if n_errors > 0 {
            self.warn(&words::cli::mistakes(self.language, n_errors));
        }
        Ok(library)
    }

    /// Says that the last event of the log lies in the future, when something was recorded since.
    fn warn_about_clock(&self, library: &Library) {
        if let Some(ahead) = library.log().clock_behind() {
            let minutes = ahead.as_secs() / 60;
            self.warn(&words::progress::clock_behind(self.language, minutes));
        }
    }

    fn warn(&self, warning: &str) {
        let label = words::cli::warning(self.language);
        // A warning that cannot be written is no reason to stop.
        let _ = writeln!(std::io::stderr(), "{label}: {warning}");
    }

    fn open_quietly(&mut self) -> Result<Library, Failure> {
        let library = Library::open(self.options())?;
        self.language = library.language();
        Ok(library)
    }

    fn options(&self) -> OpenOptions {
        OpenOptions {
            decks: self.global.deck.clone(),
            progress: self.global.progress.clone(),
            config: self.global.config.clone(),
            now: self.global.now,
            language: self.global.lang.map(Language::from),
            environment: self.environment.clone(),
        }
    }

    fn output(&self) -> Output {
        Output::new(self.global.color.unwrap_or_default())
    }
}
