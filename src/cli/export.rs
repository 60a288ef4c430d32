//! `export`: the cards that match a query, for other programs.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::library::{Hidden, SheetLength};
use crate::words::export as words;

use super::CommandContext;
use super::cards::{find, parse};
use super::csv;
use super::failure::Failure;
use super::help;
use super::json::{self, AnswerTexts};
use super::output_file::write;

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
    /// Write to this file instead of stdout
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object
    Json,
    /// One document to read or print; k8s-quiz reads it back as the same questions
    Markdown,
    /// A row for each card, separated by commas
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// A package for Anki, with reviews and memory; needs --output
    #[cfg(feature = "anki")]
    Anki,
}

pub fn run(context: &mut CommandContext, args: &ExportArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let query = parse(&library, &args.query)?;
    let cards = find(&library, &query, Hidden::Included)?;
    let path = args.output.as_deref();
    let path = path.map(|path| context.environment.expanded(path));
    let length = match args.brief {
        true => SheetLength::Brief,
        false => SheetLength::Full,
    };
    let text = match args.format {
        ExportFormat::Json => {
            json::to_line(&json::cards(&library, &cards, AnswerTexts::Full))? + "\n"
        }
        ExportFormat::Markdown => library.sheet(&cards, length, context.language),
        ExportFormat::Csv => csv::table(&library, &cards, ','),
        ExportFormat::Tsv => csv::table(&library, &cards, '\t'),
        #[cfg(feature = "anki")]
        ExportFormat::Anki => return super::anki::export(context, &library, cards, path),
    };
    if let Some(path) = path {
        write(&path, text.as_bytes())?;
        let name = path.display().to_string();
        return context.print([words::written(context.language, cards.len(), &name)]);
    }
    let mut output = context.output();
    output.text(text);
    Ok(output.finish()?)
}
