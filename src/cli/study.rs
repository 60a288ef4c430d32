//! `study`, and the home screen that opens without a command.

use std::io::Write;

use clap::Args;

use crate::library::{Error, StudyOptions};
use crate::tui;

use super::Context;
use super::cards::{Hidden, find};
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;

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

/// Opens the home screen.
pub fn home(context: &mut Context) -> Result<(), Failure> {
    show(context, &[], &StudyOptions::default())
}

/// Studies the cards that a query finds.
pub fn run(context: &mut Context, args: &StudyArgs) -> Result<(), Failure> {
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let options = StudyOptions {
        query: Some(args.query.join(" ")),
        minutes: args.minutes,
        limit: args.limit.map(count),
        new: args.new.map(count),
        ahead_days: args.ahead.unwrap_or_default(),
        cram: args.cram,
        skim: args.skim,
    };
    show(context, &args.query, &options)
}

fn show(context: &mut Context, query: &[String], options: &StudyOptions) -> Result<(), Failure> {
    let mut library = context.open()?;
    find(&library, query, Hidden::LeftOut)?;
    if !tui::has_terminal() {
        return Err(Error::NoTerminal.into());
    }
    let colours = context.output().coloured();
    let summary = tui::run(&mut library, options, colours)?;
    if let Some(line) = summary.line(library.language()) {
        writeln!(std::io::stdout(), "{line}")?;
    }
    context.warn_about_clock(&library);
    match summary.n_unsaved {
        0 => Ok(()),
        n => Err(Error::Unsaved(n).into()),
    }
}
