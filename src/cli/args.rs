//! The command line: the commands by name. The options of each stand in its own file.

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use super::add::AddArgs;
use super::check::CheckArgs;
use super::config::ConfigArgs;
use super::deck::DeckArgs;
use super::due::DueArgs;
use super::edit::EditArgs;
use super::export::ExportArgs;
use super::global::GlobalArgs;
use super::grade::GradeArgs;
use super::help;
use super::list::ListArgs;
use super::next::NextArgs;
use super::optimize::OptimizeArgs;
use super::plan::PlanArgs;
use super::progress::ProgressArgs;
use super::show::ShowArgs;
use super::stats::StatsArgs;
use super::study::StudyArgs;
use super::topics::TopicsArgs;

const ABOUT: &str =
    "A terminal quiz for Kubernetes interviews, made from Markdown notes as they are";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "k8s-quiz", version, about = ABOUT, after_help = help::PROGRAM)]
#[command(max_term_width = 100, propagate_version = true)]
pub struct Cli {
    /// Options before the command.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// The command; the home screen without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Study what is due, then something new.
    Study(StudyArgs),
    /// Print the card that study would show now, without a terminal.
    Next(NextArgs),
    /// Record a grade for a card, without a terminal.
    Grade(GradeArgs),
    /// Print what is left of today, in one line for a prompt or a status bar.
    Due(DueArgs),
    /// Print how you stand: counts, readiness, retention, forecast, hardest cards.
    Stats(StatsArgs),
    /// List the topics with their cards.
    Topics(TopicsArgs),
    /// List the cards that a query finds.
    List(ListArgs),
    /// Show one card with its answers.
    Show(ShowArgs),
    /// Say what was understood of notes, what is left over, what is unanswered.
    Check(CheckArgs),
    /// Study towards the date of an interview: set it, see how far you get, end it.
    Plan(PlanArgs),
    /// Capture a question met somewhere, to be asked from now on.
    Add(AddArgs),
    /// Write your own answer, hint or wording of a card in $VISUAL or $EDITOR.
    Edit(EditArgs),
    /// Say which decks open besides the built-in one.
    Deck(DeckArgs),
    /// Look after the progress log.
    Progress(ProgressArgs),
    /// Fit the scheduler's parameters to your reviews, and keep them if they are better.
    Optimize(OptimizeArgs),
    /// Print the configuration with comments and places, or edit it.
    Config(ConfigArgs),
    /// Write the cards that a query finds to stdout.
    Export(ExportArgs),
}

impl Command {
    /// The options after the command.
    pub fn global(&self) -> &GlobalArgs {
        match self {
            Self::Study(args) => &args.global,
            Self::Next(args) => &args.global,
            Self::Grade(args) => &args.global,
            Self::Due(args) => &args.global,
            Self::Stats(args) => &args.global,
            Self::Topics(args) => &args.global,
            Self::List(args) => &args.global,
            Self::Show(args) => &args.global,
            Self::Check(args) => &args.global,
            Self::Plan(args) => &args.global,
            Self::Add(args) => &args.global,
            Self::Edit(args) => &args.global,
            Self::Deck(args) => args.command.global(),
            Self::Progress(args) => args.command.global(),
            Self::Optimize(args) => &args.global,
            Self::Config(args) => &args.global,
            Self::Export(args) => &args.global,
        }
    }
}

/// Reads `-is:suspended` as the negated term `!is:suspended` in commands that take a query: there
/// are no one-letter options but -h and -V.
pub fn with_negated_terms(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    const WITH_QUERY: [&str; 12] = [
        "study", "next", "grade", "due", "stats", "list", "show", "plan", "edit", "export",
        "relink", "forget",
    ];
    let mut takes_query = false;
    let mut only_terms = false;
    arguments
        .map(|argument| {
            let Some(text) = argument.to_str() else {
                return argument;
            };
            takes_query |= WITH_QUERY.contains(&text);
            only_terms |= text == "--";
            match text.strip_prefix('-') {
                Some(term)
                    if takes_query
                        && !only_terms
                        && !term.starts_with('-')
                        && term.chars().count() > 1 =>
                {
                    OsString::from(format!("!{term}"))
                }
                _ => argument,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use clap::CommandFactory;

    use crate::cli::global::LanguageArg;

    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        let arguments = line.split(' ').map(OsString::from);
        Cli::try_parse_from(with_negated_terms(arguments))
    }

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn options_count_before_and_after_the_command() {
        let cli = parse("k8s-quiz --deck a --lang zh study --deck b --lang en").unwrap();
        let command = cli.command.unwrap();
        let global = cli.global.merged(command.global());
        assert_eq!(global.deck, [PathBuf::from("a"), PathBuf::from("b")]);
        assert!(matches!(global.lang, Some(LanguageArg::En)));
    }

    #[test]
    fn a_single_dash_negates_a_term_and_a_wrong_option_is_an_error() {
        let cli = parse("k8s-quiz list -is:suspended --json").unwrap();
        let Some(Command::List(args)) = cli.command else {
            panic!("not list")
        };
        assert_eq!(
            (args.query, args.json),
            (vec!["!is:suspended".to_owned()], true)
        );
        assert!(parse("k8s-quiz list --jsno").is_err());
        assert!(parse("k8s-quiz list -x").is_err());
    }

    #[test]
    fn a_wrong_time_is_a_usage_error() {
        assert!(parse("k8s-quiz list --now yesterday").is_err());
        assert!(parse("k8s-quiz list --now 2026-11-21T09:00:00+08:00").is_ok());
    }
}
