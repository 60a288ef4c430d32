//! `stats`: counts, readiness, past reviews and the forecast.

mod calendar;
mod json;
mod text;

use clap::Args;

use super::CommandContext;
use super::cards::{Hidden, find, parse};
use super::due::Interview;
use super::failure::Failure;
use super::help;
use super::output::columns;

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
    let library = context.open()?;
    let query = parse(&library, &args.query)?;
    find(&library, &query, Hidden::LeftOut)?;
    let statistics = library.statistics(&query, library.now());
    let interview = Interview::planned(&library);
    if args.json {
        let stats = json::Stats::new(&library, &statistics, &args.query, interview);
        return context.print_json(&stats);
    }
    let report = text::StatsReport {
        library: &library,
        statistics: &statistics,
        interview: interview.as_ref(),
        language: context.language,
        columns: columns(),
        glyphs: library.glyphs(),
    };
    context.print(report.lines())
}
