//! `stats`: counts, readiness, past reviews and the forecast.

mod calendar;
pub(super) mod json;
mod text;

use clap::Args;

use crate::library::{InterviewPlan, Library};
use crate::plan::{Estimates, Forecast};
use crate::query::Query;

use super::CommandContext;
use super::cards::open_matching;

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

const FORECAST_DAYS: usize = 30;

/// The figures of `stats` that look ahead.
pub(super) struct Prospect {
    forecast: Forecast,
    estimates: Estimates,
    interview: Option<InterviewPlan>,
}

impl Prospect {
    pub(super) fn new(library: &Library, query: &Query) -> Self {
        let now = library.now();
        Self {
            forecast: library.forecast(query, FORECAST_DAYS, now),
            estimates: library.estimates(now),
            interview: library.interview_ahead(now),
        }
    }
}

pub fn run(context: &mut CommandContext, args: &StatsArgs) -> Result<(), Failure> {
    let (library, query) = open_matching(context, &args.query)?;
    let statistics = library.statistics(&query, library.now());
    let prospect = Prospect::new(&library, &query);
    if args.json {
        let stats = json::stats(&library, &statistics, &prospect, &args.query);
        return context.print_json(&stats);
    }
    let report = text::StatsReport {
        library: &library,
        statistics: &statistics,
        prospect: &prospect,
        language: context.language,
        columns: columns(),
        glyphs: library.glyphs(),
    };
    context.print(report.lines())
}
