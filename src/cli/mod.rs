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
mod excerpt;
mod export;
mod failure;
mod global;
mod grade;
mod help;
mod json;
mod list;
mod next;
mod optimize;
mod output;
mod plan;
mod progress;
mod sheet;
mod shell;
mod show;
mod similar;
mod stats;
mod study;
mod table;
mod topics;
mod undone;
mod usage;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use crate::domain::Language;
use crate::library::{Environment, Library, OpenOptions};
use crate::notes::Severity;
use crate::progress::LineProblem;
use crate::text::visible;
use crate::words;

use args::{Cli, Command};
use diagnostics::Finding;
use failure::Failure;
use global::GlobalArgs;
use output::Output;

/// What every command works with.
struct Context {
    global: GlobalArgs,
    environment: Environment,
    language: Language,
    /// Whether a deck that cannot be opened is told and passed over.
    passes_over: bool,
    /// Whether the progress log is left unread.
    skips_log: bool,
}

/// Runs the program with its arguments, the program's name first.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let environment = Environment::of_process();
    let arguments = args::with_negated_terms(arguments);
    let cli = match Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, usage::language(&arguments, &environment)),
    };
    let global = match &cli.command {
        Some(command) => cli.global.merged(command.global()),
        None => cli.global,
    };
    let named = global
        .lang
        .map(Language::from)
        .or_else(|| environment.language());
    let mut context = Context {
        global,
        environment,
        language: named.unwrap_or_default(),
        passes_over: false,
        skips_log: false,
    };
    match dispatch(&mut context, cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let words = failure.text(context.language);
            // Nobody is left to hear that stderr cannot be written.
            let _ = std::io::stderr().write_all(words.as_bytes());
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Says why the command line cannot be read, or prints the help or version asked for.
fn refuse(error: &clap::Error, language: Language) -> ExitCode {
    // After a command too it is the program whose version is asked for.
    if error.kind() == ErrorKind::DisplayVersion {
        let _ = write!(std::io::stdout(), "{}", Cli::command().render_version());
        return ExitCode::SUCCESS;
    }
    // Whoever does not listen any more needs no answer.
    let _ = match usage::complaint(error, language) {
        Some(complaint) => std::io::stderr().write_all(complaint.as_bytes()),
        None => error.print(),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn dispatch(context: &mut Context, command: Option<Command>) -> Result<(), Failure> {
    match command {
        None => study::home(context),
        Some(Command::Study(args)) => study::run(context, &args),
        Some(Command::Next(args)) => next::run(context, &args),
        Some(Command::Grade(args)) => grade::run(context, &args),
        Some(Command::Due(args)) => due::run(context, &args),
        Some(Command::Stats(args)) => stats::run(context, &args),
        Some(Command::Topics(args)) => topics::run(context, &args),
        Some(Command::List(args)) => list::run(context, &args),
        Some(Command::Show(args)) => show::run(context, &args),
        Some(Command::Check(args)) => check::run(context, args),
        Some(Command::Plan(args)) => plan::run(context, &args),
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
        let library = self.open_to_explain_the_log()?;
        self.warn_about_torn_line(&library);
        Ok(library)
    }

    /// The same for a command that says itself what is the matter with the log.
    fn open_to_explain_the_log(&mut self) -> Result<Library, Failure> {
        let library = self.open_quietly()?;
        let mut findings = check::elsewhere(&library, self.language);
        findings.retain(|found| found.severity == Severity::Error);
        if !findings.is_empty() {
            self.warn(&words::cli::mistakes(self.language, findings.len()));
            // A warning that cannot be written is no reason to stop.
            let _ = self.print_first(&findings);
        }
        Ok(library)
    }

    /// Shows the first of some mistakes, and which command shows them all.
    fn print_first(&self, findings: &[Finding]) -> std::io::Result<()> {
        const N_SHOWN: usize = 3;
        let mut output = Output::of_warnings(self.global.color.unwrap_or_default());
        for finding in findings.iter().take(N_SHOWN) {
            finding.print(&mut output, self.language);
        }
        let command = self.check_command();
        output.line(&words::cli::shown_by(self.language, &command));
        output.finish()
    }

    /// The command that checks what is open.
    fn check_command(&self) -> String {
        shell::check_command(self.global.deck.iter().map(PathBuf::as_path))
    }

    /// Says that the last line of the log is half an event, as a crash leaves it.
    fn warn_about_torn_line(&self, library: &Library) {
        let Some(bad) = library.log().bad_lines().last() else {
            return;
        };
        if bad.problem == LineProblem::Torn {
            let path = library.log().path().display();
            let place = format!("{path}:{}:{}", bad.line, bad.column);
            self.warn(&words::progress::torn_line(self.language, &visible(&place)));
        }
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
        let colon = words::common::colon(self.language);
        // A warning that cannot be written is no reason to stop.
        let _ = writeln!(std::io::stderr(), "{label}{colon}{warning}");
    }

    fn open_quietly(&mut self) -> Result<Library, Failure> {
        let library = Library::open(self.options())?;
        self.language = library.language();
        Ok(library)
    }

    fn options(&self) -> OpenOptions {
        let decks = self.global.deck.iter();
        OpenOptions {
            decks: decks.map(|path| self.environment.expanded(path)).collect(),
            pass_over: self.passes_over,
            progress: self.global.progress.clone(),
            skip_log: self.skips_log,
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
