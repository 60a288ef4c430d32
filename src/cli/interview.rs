//! `interview`: a mock interview, from its first question.

use std::path::PathBuf;

use clap::Args;

use crate::library::{MockRequest, StudyOptions, check_report_file};

use super::CommandContext;
use super::cards::open_matching;
use super::failure::Failure;
use super::help;
use super::study::show;

#[derive(Args, Debug)]
#[command(after_help = help::INTERVIEW)]
pub struct InterviewArgs {
    /// Which cards may be asked; all if omitted
    pub query: Vec<String>,
    /// Ask this many questions
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=50))]
    pub questions: u32,
    /// Speak for at most this many minutes
    #[arg(long, value_name = "N", default_value_t = 25, value_parser = clap::value_parser!(u32).range(1..=240))]
    pub minutes: u32,
    /// Ask the questions of the interview with this seed again
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Write the report to this Markdown file, which must not exist yet
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

pub fn run(context: &mut CommandContext, args: &InterviewArgs) -> Result<(), Failure> {
    let (library, query) = open_matching(context, &args.query)?;
    let report = args.report.as_ref();
    let report = report.map(|path| context.environment.expanded(path));
    if let Some(path) = &report {
        check_report_file(path)?;
    }
    let options = StudyOptions {
        mock: Some(MockRequest {
            query,
            n_questions: usize::try_from(args.questions).unwrap_or(usize::MAX),
            minutes: args.minutes,
            seed: args.seed,
        }),
        report,
        ..StudyOptions::default()
    };
    show(context, library, &options)
}
