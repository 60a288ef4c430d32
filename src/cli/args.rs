//! The command line: every command and option with its help.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::domain::{Language, Moment};

use super::config::ConfigArgs;
use super::due::DueArgs;
use super::help;
use super::optimize::OptimizeArgs;
use super::stats::StatsArgs;

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

/// Options that stand before or after the command; both places count.
#[derive(Args, Clone, Debug, Default)]
pub struct GlobalArgs {
    /// A notes file, a folder of them, or a manifest, instead of the built-in deck; repeatable.
    #[arg(long, value_name = "PATH", help_heading = "Global options")]
    pub deck: Vec<PathBuf>,
    /// The progress log to use.
    #[arg(long, value_name = "FILE", help_heading = "Global options")]
    pub progress: Option<PathBuf>,
    /// The config file to use.
    #[arg(long, value_name = "FILE", help_heading = "Global options")]
    pub config: Option<PathBuf>,
    /// The language of everything but this help.
    #[arg(long, value_name = "LANG", help_heading = "Global options")]
    pub lang: Option<LanguageArg>,
    /// When to colour the output.
    #[arg(long, value_name = "WHEN", help_heading = "Global options")]
    pub color: Option<ColorArg>,
    /// Where the clock starts, such as 2026-11-21T09:00:00+08:00; it runs on.
    #[arg(long, value_name = "RFC3339", value_parser = parse_moment, help_heading = "Global options")]
    pub now: Option<Moment>,
}

impl GlobalArgs {
    /// The options of both places: lists one after the other, else the later one.
    pub fn merged(&self, later: &Self) -> Self {
        Self {
            deck: [&*self.deck, &*later.deck].concat(),
            progress: later.progress.clone().or_else(|| self.progress.clone()),
            config: later.config.clone().or_else(|| self.config.clone()),
            lang: later.lang.or(self.lang),
            color: later.color.or(self.color),
            now: later.now.or(self.now),
        }
    }
}

fn parse_moment(text: &str) -> Result<Moment, String> {
    text.parse()
        .map_err(|_| "a time like 2026-11-21T09:00:00+08:00 is wanted".to_owned())
}

/// `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageArg {
    /// English.
    En,
    /// Chinese.
    Zh,
}

impl From<LanguageArg> for Language {
    fn from(argument: LanguageArg) -> Self {
        match argument {
            LanguageArg::En => Self::En,
            LanguageArg::Zh => Self::Zh,
        }
    }
}

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// When the output is a terminal and NO_COLOR is not set.
    #[default]
    Auto,
    /// Even into a file.
    Always,
    /// Not at all.
    Never,
}

/// `study`.
#[derive(Args, Debug)]
#[command(after_help = help::STUDY)]
pub struct StudyArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// Minutes to plan for, instead of the config's minutes_per_day.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes: Option<u32>,
    /// At most this many cards.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
    /// This many new cards, whatever the budget says.
    #[arg(long, value_name = "N")]
    pub new: Option<u32>,
    /// Take in reviews that come due within this many days.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub ahead: Option<u32>,
    /// Ask everything, weak and important cards first, whether due or not; memory stays as it is.
    #[arg(long, conflicts_with_all = ["ahead", "new", "skim"])]
    pub cram: bool,
    /// Only look cards over: question and points, weak and important ones first.
    #[arg(long, conflicts_with_all = ["ahead", "new"])]
    pub skim: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `topics`.
#[derive(Args, Debug)]
#[command(after_help = help::TOPICS)]
pub struct TopicsArgs {
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `list`.
#[derive(Args, Debug)]
#[command(after_help = help::LIST)]
pub struct ListArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `show`.
#[derive(Args, Debug)]
#[command(after_help = help::SHOW)]
pub struct ShowArgs {
    /// An id, a unique beginning of one, a question, or a query that finds one card.
    #[arg(required = true)]
    pub card: Vec<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `check`.
#[derive(Args, Debug)]
#[command(after_help = help::CHECK)]
pub struct CheckArgs {
    /// Notes files, folders of them, or manifests; the current deck when none is given.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// List cards that may ask the same; on a terminal, ask about each pair and join them.
    #[arg(long, conflicts_with = "strict")]
    pub similar: bool,
    /// Fail on warnings too.
    #[arg(long)]
    pub strict: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `plan`.
#[derive(Args, Debug)]
#[command(after_help = help::PLAN)]
pub struct PlanArgs {
    /// Which cards the interview is about; all when none is given.
    pub query: Vec<String>,
    /// The day of the interview: 2026-12-03, 12-03, or +12 for in 12 days.
    #[arg(long, value_name = "D")]
    pub date: Option<String>,
    /// What it is called, such as the company.
    #[arg(long, value_name = "S")]
    pub name: Option<String>,
    /// Minutes of study a day until then, instead of the config's.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes_per_day: Option<u32>,
    /// Go back to study without a date.
    #[arg(long, conflicts_with_all = ["query", "date", "name", "minutes_per_day"])]
    pub end: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `add`.
#[derive(Args, Debug)]
#[command(after_help = help::ADD)]
pub struct AddArgs {
    /// The question.
    #[arg(required = true)]
    pub question: Vec<String>,
    /// Who asked it in an interview; the card is marked as asked.
    #[arg(long, value_name = "WHO")]
    pub asked: Option<String>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `edit`.
#[derive(Args, Debug)]
#[command(after_help = help::EDIT)]
pub struct EditArgs {
    /// An id, a unique beginning of one, or a query that finds one card.
    #[arg(required = true)]
    pub card: Vec<String>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

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
    fn global(&self) -> &GlobalArgs {
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

/// `progress`.
#[derive(Args, Debug)]
pub struct ProgressArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ProgressCommand,
}

/// `progress ...`.
#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Print where the progress log is.
    Path(GlobalArgs),
    /// Read the log, explain every line that is not used, list questions that no note asks.
    Check(ProgressCheckArgs),
    /// Take in other logs: only what is missing is appended.
    Merge(ProgressMergeArgs),
    /// Take the last action back.
    Undo(GlobalArgs),
    /// Let the progress of a question that was reworded count for the card that asks it now.
    Relink(ProgressRelinkArgs),
    /// Treat a card as new again; its reviews stay in the statistics.
    Forget(ProgressForgetArgs),
}

/// `progress check`.
#[derive(Args, Debug)]
pub struct ProgressCheckArgs {
    /// Write the log anew without lines that are no events; the old file is kept beside it.
    #[arg(long)]
    pub repair: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `progress merge`.
#[derive(Args, Debug)]
pub struct ProgressMergeArgs {
    /// Logs of other machines, or conflict copies of a sync tool.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `progress relink`.
#[derive(Args, Debug)]
pub struct ProgressRelinkArgs {
    /// The id that has the progress, or a unique beginning of it.
    pub old: String,
    /// The card that asks the question now: an id, a unique beginning of one, or a query.
    #[arg(required = true)]
    pub new: Vec<String>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `progress forget`.
#[derive(Args, Debug)]
pub struct ProgressForgetArgs {
    /// An id, a unique beginning of one, or a query that finds one card.
    #[arg(required = true)]
    pub card: Vec<String>,
    /// Do not ask.
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

impl ProgressCommand {
    fn global(&self) -> &GlobalArgs {
        match self {
            Self::Path(global) | Self::Undo(global) => global,
            Self::Check(args) => &args.global,
            Self::Merge(args) => &args.global,
            Self::Relink(args) => &args.global,
            Self::Forget(args) => &args.global,
        }
    }
}

/// `export`.
#[derive(Args, Debug)]
#[command(after_help = help::EXPORT)]
pub struct ExportArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// The format to write.
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object.
    Json,
}

/// Reads `-is:suspended` as the negated term `!is:suspended` in commands that take a query: there
/// are no one-letter options but -h and -V.
pub fn with_negated_terms(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    const WITH_QUERY: [&str; 10] = [
        "study", "due", "stats", "list", "show", "plan", "edit", "export", "relink", "forget",
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
    use clap::CommandFactory;

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
