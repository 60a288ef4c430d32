//! `export`: the cards that match a query, for other programs.

use clap::{Args, ValueEnum};

use crate::library::{Hidden, SheetLength};

use super::CommandContext;
use super::cards::{find, parse};
use super::failure::Failure;
use super::help;
use super::json::{self, AnswerTexts};

#[derive(Args, Debug)]
#[command(after_help = help::EXPORT)]
pub struct ExportArgs {
    /// Which cards; all if omitted
    pub query: Vec<String>,
    /// The output format
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// With markdown: only questions, points and what was missed, to read on a phone
    #[arg(long)]
    pub brief: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object
    Json,
    /// One document to read or print; k8s-quiz reads it back as the same questions
    Markdown,
}

pub fn run(context: &mut CommandContext, args: &ExportArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let query = parse(&library, &args.query)?;
    let cards = find(&library, &query, Hidden::Included)?;
    if args.format == ExportFormat::Json {
        return context.print_json(&json::cards(&library, &cards, AnswerTexts::Full));
    }
    let mut output = context.output();
    let length = match args.brief {
        true => SheetLength::Brief,
        false => SheetLength::Full,
    };
    output.text(library.sheet(&cards, length, context.language));
    Ok(output.finish()?)
}
