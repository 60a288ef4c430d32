//! Cards for Anki: `export --format anki`.

use std::path::PathBuf;

use crate::domain::{Card, CardState};
use crate::library::{Error, Library};
use crate::words::export as words;

use super::CommandContext;
use super::failure::Failure;
use super::output_file::write;

/// Writes a package of the cards that Anki can ask.
pub fn export(
    context: &CommandContext,
    library: &Library,
    mut cards: Vec<(&Card, CardState)>,
    path: Option<PathBuf>,
) -> Result<(), Failure> {
    let path = path.ok_or(Failure::Usage(Error::NeedsOutput))?;
    let n_found = cards.len();
    cards.retain(|(card, _)| !card.unanswered && card.hidden.is_none());
    write(&path, &library.anki_package(&cards)?)?;
    let language = context.language;
    let name = path.display().to_string();
    let mut lines = vec![words::written(language, cards.len(), &name)];
    let n_left_out = n_found - cards.len();
    if n_left_out > 0 {
        lines.push(words::left_out(language, n_left_out));
    }
    lines.push(words::into_anki(language).to_owned());
    context.print(lines)
}
