//! `export`: the cards that a query finds, for other programs.

use clap::{Args, ValueEnum};

use super::Context;
use super::cards::{Hidden, find};
use super::failure::Failure;
use super::global::GlobalArgs;
use super::help;
use super::json::{Cards, Texts, to_line};
use super::sheet::sheet;

/// `export`.
#[derive(Args, Debug)]
#[command(after_help = help::EXPORT)]
pub struct ExportArgs {
    /// Which cards; all when none is given.
    pub query: Vec<String>,
    /// The format to write.
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One JSON object.
    Json,
    /// One document to read and print; notes that are read back as the same questions.
    Markdown,
}

/// Writes cards to stdout.
pub fn run(context: &mut Context, args: &ExportArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let cards = find(&library, &args.query, Hidden::Included)?;
    let mut output = context.output();
    match args.format {
        ExportFormat::Json => {
            output.line(&to_line(&Cards::new(library.deck(), &cards, Texts::Full))?);
        }
        ExportFormat::Markdown => output.push(&sheet(&library, &cards, context.language)),
    }
    Ok(output.finish()?)
}
