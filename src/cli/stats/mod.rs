//! `stats`: counts, readiness, past reviews and the forecast.

pub(super) mod json;
#[cfg(test)]
mod tests;

use clap::Args;

use crate::session::ReportLines;

use super::CommandContext;
use super::cards::open_matching;

use super::failure::Failure;
use super::help;
use super::output::columns;

const MAX_COLUMNS: usize = 80;

#[derive(Args, Debug)]
#[command(after_help = help::STATS)]
pub struct StatsArgs {
    /// Which cards; all if omitted
    pub query: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

pub fn run(context: &mut CommandContext, args: &StatsArgs) -> Result<(), Failure> {
    let (library, query) = open_matching(context, &args.query)?;
    let report = library.report(&query, library.now());
    if args.json {
        return context.print_json(&json::stats(&library, &report, &args.query));
    }
    let lines = ReportLines {
        report: &report,
        language: context.language,
        width: columns().min(MAX_COLUMNS),
        glyphs: library.glyphs(),
    };
    context.print(lines.all())
}
