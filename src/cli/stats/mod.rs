//! `stats`: how the learner stands, what was done, and what lies ahead.

mod chart;
mod json;
mod text;

use clap::Args;

use crate::query::Query;

use super::Context;
use super::cards::{Hidden, find};
use super::due::Interview;
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::to_line;
use super::output::columns;

/// `stats`.
#[derive(Args, Debug)]
#[command(after_help = help::STATS)]
pub struct StatsArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// Print one JSON object.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// Prints the figures of the cards that a query finds.
pub fn run(context: &mut Context, args: &StatsArgs) -> Result<(), Failure> {
    let library = context.open()?;
    find(&library, &args.query, Hidden::LeftOut)?;
    let query = Query::of_arguments(&args.query, &library.deck().topics)?;
    let statistics = library.statistics(&query, library.now());
    let interview = Interview::of(&library);
    let mut output = context.output();
    if args.json {
        let json = json::Stats::new(&library, &statistics, &args.query, interview);
        output.line(&to_line(&json)?);
    } else {
        let report = text::Report {
            library: &library,
            statistics: &statistics,
            interview: interview.as_ref(),
            language: context.language,
            columns: columns().into(),
            signs: chart::Signs::of(&library),
        };
        report.print(&mut output);
    }
    Ok(output.finish()?)
}
