//! The commands, one file each. They print lines and JSON; the screens are in `tui`.

mod add;
#[cfg(test)]
mod agreement;
#[cfg(feature = "anki")]
mod anki;
mod args;
mod cards;
mod check;
mod complete;
mod completions;
mod config;
mod confirm;
mod csv;
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
mod interview;
mod json;
mod list;
mod man;
mod next;
mod optimize;
mod output;
mod output_file;
mod plan;
mod progress;
mod shell;
mod show;
mod similar;
mod stats;
mod study;
mod topics;
mod undone;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use serde_json::Value;

use crate::disk;
use crate::domain::Language;
use crate::library::{Environment, Library, OpenOptions, Paths};
use crate::notes::Severity;
use crate::progress::LineProblem;
use crate::text::Line;
use crate::words;

use args::CliCommand;
use diagnostics::Finding;
use failure::Failure;
use global::{ColorArg, GlobalArgs};
use output::Output;

/// The input of every command.
struct CommandContext {
    global: GlobalArgs,
    environment: Environment,
    language: Language,
    /// Whether a deck that can't be opened is a finding instead of an error.
    passes_over: bool,
    /// Whether the progress log is left unread.
    skips_log: bool,
}

/// Runs the program with its arguments, the program's name first.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    disk::report_size_limit();
    let environment = Environment::of_process();
    let arguments = args::with_negated_terms(arguments);
    let (command, global) = match args::parse(&arguments) {
        Ok(parsed) => parsed,
        Err(error) => return print_usage(&error, usage::language(&arguments, &environment)),
    };
    let named = global.lang.map(Language::from);
    let language = named.or_else(|| environment.language());
    let mut context = CommandContext {
        global,
        environment,
        language: language.unwrap_or_default(),
        passes_over: false,
        skips_log: false,
    };
    match dispatch(&mut context, command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            report(&failure, context.language);
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Prints a failure to stderr. If that fails, there is no place left to report it.
fn report(failure: &Failure, language: Language) {
    let mut output = Output::for_warnings(ColorArg::Never);
    output.lines(failure.lines(language));
    let _ = output.finish();
}

/// Prints a usage error, or the help or version that was asked for.
fn print_usage(error: &clap::Error, language: Language) -> ExitCode {
    if error.use_stderr() {
        let mut output = Output::for_warnings(ColorArg::Never);
        output.text(usage::complaint(error, language));
        let _ = output.finish();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    }
    let mut output = Output::new(ColorArg::Auto);
    if error.kind() == ErrorKind::DisplayVersion {
        // Clap would print the name of the subcommand with the version.
        output.text(args::command().render_version());
    } else {
        output.help(&error.render());
    }
    match output.finish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let failure = Failure::from(error);
            report(&failure, language);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn dispatch(context: &mut CommandContext, command: Option<CliCommand>) -> Result<(), Failure> {
    match command {
        None => study::home(context),
        Some(CliCommand::Study(args)) => study::run(context, &args),
        Some(CliCommand::Interview(args)) => interview::run(context, &args),
        Some(CliCommand::Next(args)) => next::run(context, &args),
        Some(CliCommand::Grade(args)) => grade::run(context, &args),
        Some(CliCommand::Due(args)) => due::run(context, &args),
        Some(CliCommand::Stats(args)) => stats::run(context, &args),
        Some(CliCommand::Topics(args)) => topics::run(context, &args),
        Some(CliCommand::List(args)) => list::run(context, &args),
        Some(CliCommand::Show(args)) => show::run(context, &args),
        Some(CliCommand::Check(args)) => check::run(context, args),
        Some(CliCommand::Plan(args)) => plan::run(context, &args),
        Some(CliCommand::Add(args)) => add::run(context, &args),
        Some(CliCommand::Edit(args)) => edit::run(context, &args),
        Some(CliCommand::Deck(args)) => deck::run(context, &args.command),
        Some(CliCommand::Progress(args)) => progress::run(context, &args.command),
        Some(CliCommand::Optimize) => optimize::run(context),
        Some(CliCommand::Config(args)) => config::run(context, &args),
        Some(CliCommand::Export(args)) => export::run(context, &args),
        Some(CliCommand::Completions(args)) => completions::run(context, &args),
        Some(CliCommand::Man(args)) => man::run(context, &args, args::command()),
        Some(CliCommand::Complete(args)) => complete::run(context, args),
    }
}

impl CommandContext {
    /// Opens the library, warns about what can't be used of it, and takes over its language.
    fn open(&mut self) -> Result<Library, Failure> {
        let library = self.open_to_explain_the_log()?;
        self.warn_about_torn_line(&library);
        Ok(library)
    }

    /// Like [`open`](Self::open), without a warning about the log.
    fn open_to_explain_the_log(&mut self) -> Result<Library, Failure> {
        let library = self.open_quietly()?;
        let mut findings = check::elsewhere(&library, self.language);
        findings.retain(|found| found.severity == Severity::Error);
        if !findings.is_empty() {
            self.warn(&[words::cli::mistakes(self.language, findings.len())]);
            // A warning that can't be written must not stop the command.
            let _ = self.print_first(&findings);
        }
        Ok(library)
    }

    /// Like [`open`](Self::open), without any warning.
    fn open_quietly(&mut self) -> Result<Library, Failure> {
        let library = Library::open(self.options())?;
        self.language = library.language();
        Ok(library)
    }

    /// Prints the first findings and the command that lists them all.
    fn print_first(&self, findings: &[Finding]) -> std::io::Result<()> {
        const N_SHOWN: usize = 3;
        let mut output = Output::for_warnings(self.global.color.unwrap_or_default());
        for finding in findings.iter().take(N_SHOWN) {
            output.lines(finding.lines(self.language));
        }
        let command = self.check_command();
        output.line(words::cli::shown_by(self.language, &command));
        output.finish()
    }

    /// The command that checks the open decks.
    fn check_command(&self) -> String {
        shell::check_command(self.global.deck.iter().map(PathBuf::as_path))
    }

    /// Warns if the last line of the log is incomplete, as after a crash.
    fn warn_about_torn_line(&self, library: &Library) {
        let Some(bad) = library.log().bad_lines().last() else {
            return;
        };
        if bad.problem == LineProblem::Torn {
            let path = library.log().path().display();
            let place = format!("{path}:{}:{}", bad.line, bad.column);
            self.warn(&[words::progress::torn_line(self.language, &place)]);
        }
    }

    /// Warns if something was recorded although the log's last event is in the future.
    fn warn_about_clock(&self, library: &Library) {
        if let Some(ahead) = library.log().clock_behind() {
            let minutes = ahead.as_secs() / 60;
            self.warn(&[words::progress::clock_behind(self.language, minutes)]);
        }
    }

    /// Prints a warning and further lines about it to stderr.
    fn warn(&self, warning: &[String]) {
        let label = words::cli::warning(self.language);
        let colon = words::common::colon(self.language);
        let mut output = Output::for_warnings(ColorArg::Never);
        for (n, line) in warning.iter().enumerate() {
            output.line(match n {
                0 => format!("{label}{colon}{line}"),
                _ => format!("  {line}"),
            });
        }
        // A warning that can't be written must not stop the command.
        let _ = output.finish();
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
            clock_speed: self.global.clock_speed,
            language: self.global.lang.map(Language::from),
            environment: self.environment.clone(),
        }
    }

    /// The learner's files, without opening them.
    fn paths(&self) -> Result<Paths, Failure> {
        let options = self.options();
        let paths = Paths::new(&options.environment, options.progress, options.config);
        Ok(paths?)
    }

    fn output(&self) -> Output {
        Output::new(self.global.color.unwrap_or_default())
    }

    /// Prints lines to stdout.
    fn print<T: Into<Line>>(&self, lines: impl IntoIterator<Item = T>) -> Result<(), Failure> {
        let mut output = self.output();
        output.lines(lines);
        Ok(output.finish()?)
    }

    /// Prints one JSON object on one line to stdout.
    fn print_json(&self, value: &Value) -> Result<(), Failure> {
        let mut output = self.output();
        output.json(value)?;
        Ok(output.finish()?)
    }
}
