//! `study`, and the home screen that opens without a command.

use std::io::Write;

use super::Context;
use super::args::StudyArgs;
use super::cards::{Hidden, find};
use super::failure::Failure;
use crate::library::Options;

/// Opens the home screen.
pub fn home(context: &mut Context) -> Result<(), Failure> {
    show(context, &[], Options::default())
}

/// Studies the cards that a query finds.
pub fn run(context: &mut Context, args: &StudyArgs) -> Result<(), Failure> {
    let count = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    let options = Options {
        query: Some(args.query.join(" ")),
        minutes: args.minutes,
        limit: args.limit.map(count),
        new: args.new.map(count),
        ahead_days: args.ahead.unwrap_or_default(),
        cram: args.cram,
        skim: args.skim,
        ..Options::default()
    };
    show(context, &args.query, options)
}

fn show(context: &mut Context, query: &[String], options: Options) -> Result<(), Failure> {
    let mut library = context.open()?;
    find(&library, query, Hidden::LeftOut)?;
    let options = Options {
        colours: context.output().coloured(),
        ..options
    };
    let left = (context.screens.run)(&mut library, &options)?;
    if let Some(line) = left.line {
        writeln!(std::io::stdout(), "{line}")?;
    }
    context.warn_about_clock(&library);
    match left.n_unsaved {
        0 => Ok(()),
        n => Err(Failure::Unsaved(n)),
    }
}
