//! The command line: the commands, each with its options from its own file, and the global
//! options at every level.

use std::collections::HashSet;
use std::ffi::OsString;

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::add::AddArgs;
use super::check::CheckArgs;
use super::complete::CompleteArgs;
use super::completions::CompletionsArgs;
use super::config::ConfigArgs;
use super::deck::DeckArgs;
use super::due::DueArgs;
use super::edit::EditArgs;
use super::export::ExportArgs;
use super::global::GlobalArgs;
use super::grade::GradeArgs;
use super::help;
use super::interview::InterviewArgs;
use super::list::ListArgs;
use super::man::ManArgs;
use super::next::NextArgs;
use super::plan::PlanArgs;
use super::progress::ProgressArgs;
use super::show::ShowArgs;
use super::stats::StatsArgs;
use super::study::StudyArgs;
use super::topics::TopicsArgs;

const ABOUT: &str =
    "A terminal quiz for Kubernetes interviews, made from unprepared Markdown notes";

#[derive(Debug, Parser)]
#[command(name = "k8s-quiz", version, about = ABOUT, after_help = help::PROGRAM)]
#[command(max_term_width = 100, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<CliCommand>,
}

#[derive(Debug, Subcommand)]
pub enum CliCommand {
    /// Study due cards, then new ones
    Study(StudyArgs),
    /// Hold a mock interview: speak, tick the points, get a report
    #[command(visible_alias = "exam")]
    Interview(InterviewArgs),
    /// Print the card that study would show now, without a terminal
    Next(NextArgs),
    /// Record a grade for a card, without a terminal
    Grade(GradeArgs),
    /// Print what is left to study today, for a prompt or a status bar
    Due(DueArgs),
    /// Print counts, readiness, retention, the forecast and the hardest cards
    Stats(StatsArgs),
    /// List topics and how many cards they have
    Topics(TopicsArgs),
    /// List the cards that match a query
    List(ListArgs),
    /// Show a card with its points and answers
    Show(ShowArgs),
    /// Report what was read from notes, what was left over, and what has no answer
    Check(CheckArgs),
    /// Set, show or clear the date of your interview
    Plan(PlanArgs),
    /// Add a question to your inbox
    Add(AddArgs),
    /// Edit your own answer, hint or wording of a card in $VISUAL or $EDITOR
    Edit(EditArgs),
    /// Manage the decks that open by default
    Deck(DeckArgs),
    /// Manage the progress log
    Progress(ProgressArgs),
    /// Fit the scheduler to your reviews
    #[command(after_help = help::OPTIMIZE)]
    Optimize,
    /// Print or edit the configuration
    Config(ConfigArgs),
    /// Write the cards that match a query to stdout
    Export(ExportArgs),
    /// Print the script that completes commands, topics, ids and tags in a shell
    Completions(CompletionsArgs),
    /// Print a manual page, or write all of them to a folder
    Man(ManArgs),
    /// Print what may follow on a command line
    #[command(hide = true)]
    Complete(CompleteArgs),
}

/// Parses the command line, the program's name first.
pub fn parse(arguments: &[OsString]) -> Result<(Option<CliCommand>, GlobalArgs), clap::Error> {
    let matches = command().try_get_matches_from(arguments)?;
    let cli = Cli::from_arg_matches(&matches)?;
    Ok((cli.command, global_of(&matches)?))
}

/// The global options of a command line that may be unfinished; `None` if clap can't read them.
pub fn global_options(arguments: &[OsString]) -> Option<GlobalArgs> {
    let command = command().ignore_errors(true);
    let matches = command.try_get_matches_from(arguments).ok()?;
    global_of(&matches).ok()
}

/// The global options at every level.
fn global_of(matches: &ArgMatches) -> Result<GlobalArgs, clap::Error> {
    let mut global = GlobalArgs::default();
    let mut level = Some(matches);
    while let Some(matches) = level {
        global = global.merged(GlobalArgs::from_arg_matches(matches)?);
        level = matches.subcommand().map(|(_, matches)| matches);
    }
    Ok(global)
}

/// The commands, each with the global options. Clap's own `global` would let an option after the
/// command replace the same one before it; here every `--deck` counts.
pub fn command() -> clap::Command {
    with_global_options(Cli::command())
}

fn with_global_options(command: clap::Command) -> clap::Command {
    GlobalArgs::augment_args(command).mut_subcommands(with_global_options)
}

/// Rewrites `-is:suspended` to `!is:suspended` in commands that take a query, because clap reads
/// it as short options. The only short options are -h, -V and -o.
pub fn with_negated_terms(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    const WITH_QUERY: [&str; 14] = [
        "study", "interview", "exam", "next", "grade", "due", "stats", "list", "show", "plan",
        "edit", "export", "relink", "forget",
    ];
    let with_value = options_with_value(&command());
    let mut takes_query = false;
    let mut only_terms = false;
    let mut is_value = false;
    arguments
        .map(|argument| {
            let Some(text) = argument.to_str().filter(|_| !is_value) else {
                is_value = false;
                return argument;
            };
            is_value = with_value.contains(text);
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

/// The options that take a value, such as `--deck`.
fn options_with_value(command: &clap::Command) -> HashSet<String> {
    let options = command.get_arguments();
    let options = options.filter(|option| option.get_action().takes_values());
    let names = options.flat_map(|option| {
        let long = option.get_long().map(|name| format!("--{name}"));
        let short = option.get_short().map(|name| format!("-{name}"));
        long.into_iter().chain(short)
    });
    let of_subcommands = command.get_subcommands().flat_map(options_with_value);
    names.chain(of_subcommands).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use crate::cli::global::LanguageArg;

    use super::*;

    fn parse_line(line: &str) -> Result<(Option<CliCommand>, GlobalArgs), clap::Error> {
        parse(&with_negated_terms(line.split(' ').map(OsString::from)))
    }

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    #[test]
    fn each_command_has_its_own_description() {
        let command = command();
        let commands = command.get_subcommands();
        let abouts: Vec<String> = commands
            .filter_map(|command| command.get_about())
            .map(ToString::to_string)
            .collect();
        let distinct: HashSet<&String> = abouts.iter().collect();
        assert_eq!(distinct.len(), command.get_subcommands().count());
        assert_eq!(command.get_about().unwrap().to_string(), ABOUT);
    }

    #[test]
    fn options_count_before_and_after_the_command() {
        let line = "k8s-quiz --deck a --lang zh deck --deck b list --deck c --lang en";
        let (_, global) = parse_line(line).unwrap();
        assert_eq!(global.deck, ["a", "b", "c"].map(PathBuf::from));
        assert!(matches!(global.lang, Some(LanguageArg::En)));
    }

    #[test]
    fn a_single_dash_negates_a_term_and_a_wrong_option_is_an_error() {
        let Ok((Some(CliCommand::List(args)), _)) =
            parse_line("k8s-quiz list -is:suspended --json")
        else {
            panic!("not list")
        };
        assert_eq!(
            (args.query, args.json),
            (vec!["!is:suspended".to_owned()], true)
        );
        assert!(parse_line("k8s-quiz list --jsno").is_err());
        assert!(parse_line("k8s-quiz list -x").is_err());
    }

    #[test]
    fn the_value_of_an_option_is_never_a_negated_term() {
        for line in [
            "k8s-quiz list --deck -x.md",
            "k8s-quiz study --progress -log.jsonl",
            "k8s-quiz plan --date -5",
        ] {
            assert!(parse_line(line).is_err(), "{line}");
        }
        let (_, global) = parse_line("k8s-quiz list --deck a -is:new --lang en").unwrap();
        assert_eq!(global.deck, [PathBuf::from("a")]);
    }

    #[test]
    fn a_wrong_time_is_a_usage_error() {
        assert!(parse_line("k8s-quiz list --now yesterday").is_err());
        assert!(parse_line("k8s-quiz list --now 2026-11-21T09:00:00+08:00").is_ok());
    }
}
