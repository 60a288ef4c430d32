//! `export`: the cards that a query finds, for other programs.

use super::Context;
use super::args::{ExportArgs, ExportFormat};
use super::cards::{Hidden, find};
use super::failure::Failure;
use super::json::{Cards, Texts, to_line};

/// Writes cards to stdout.
pub fn run(context: &mut Context, args: &ExportArgs) -> Result<(), Failure> {
    let library = context.open()?;
    let cards = find(&library, &args.query, Hidden::Included)?;
    let mut output = context.output();
    match args.format {
        ExportFormat::Json => {
            output.line(&to_line(&Cards::new(library.deck(), &cards, Texts::Full))?);
        }
    }
    Ok(output.finish()?)
}
