//! `study`, and the home screen that opens without a command.

use clap::{Args, ValueEnum};

use crate::domain::AskedAs;
use crate::library::{Error, Library, LookupError, StudyOptions};
use crate::tui;

use super::CommandContext;
use super::cards::open_matching;
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::STUDY)]
pub struct StudyArgs {
    /// Which cards; all if omitted
    pub query: Vec<String>,
    /// Plan for this many minutes instead of what is left today
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes: Option<u32>,
    /// Study at most this many cards
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub limit: Option<u32>,
    /// Study this many new cards, ignoring the daily budget
    #[arg(long, value_name = "N")]
    pub new: Option<u32>,
    /// Include reviews due within this many days
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub ahead: Option<u32>,
    /// Ask every card, due or not, weak and important ones first; the schedule does not change
    #[arg(long, conflicts_with_all = ["ahead", "new", "skim"])]
    pub cram: bool,
    /// How to ask; choice takes only multiple-choice questions, answered by letter
    #[arg(
        long = "as",
        value_name = "FORM",
        value_enum,
        default_value_t,
        conflicts_with = "skim"
    )]
    pub form: FormArg,
    /// Show questions with their points, weak and important ones first, without grading
    #[arg(long, conflicts_with_all = ["ahead", "new"])]
    pub skim: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum FormArg {
    #[default]
    Recall,
    Choice,
}

impl From<FormArg> for AskedAs {
    fn from(form: FormArg) -> Self {
        match form {
            FormArg::Recall => Self::Recall,
            FormArg::Choice => Self::Choice,
        }
    }
}

pub fn home(context: &mut CommandContext) -> Result<(), Failure> {
    let (library, _) = open_matching(context, &[])?;
    show(context, library, &StudyOptions::default())
}

pub fn run(context: &mut CommandContext, args: &StudyArgs) -> Result<(), Failure> {
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let (library, query) = open_matching(context, &args.query)?;
    let options = StudyOptions {
        query: Some(query.clone().with_pinyin()),
        minutes: args.minutes,
        limit: args.limit.map(count),
        new: args.new.map(count),
        ahead_days: args.ahead.unwrap_or_default(),
        cram: args.cram,
        skim: args.skim,
        asked_as: args.form.into(),
        ..StudyOptions::default()
    };
    if options.asked_as == AskedAs::Choice
        && library.n_askable(&query, &options, library.now()) == 0
    {
        return Err(LookupError::NoChoices.into());
    }
    show(context, library, &options)
}

/// Shows the screens, then what was done.
pub(super) fn show(
    context: &mut CommandContext,
    mut library: Library,
    options: &StudyOptions,
) -> Result<(), Failure> {
    if !tui::has_terminal() {
        return Err(Error::NoTerminal.into());
    }
    let colors = context.output().is_colored();
    let summary = tui::run(&mut library, options, colors)?;
    context.print(summary.line(library.language()))?;
    context.warn_about_clock(&library);
    match summary.n_unsaved {
        0 => Ok(()),
        n => Err(Error::Unsaved(n).into()),
    }
}
