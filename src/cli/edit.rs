//! `edit`: the learner's own answer, hint and wording of a card, in the learner's editor.

use crate::library::Edited;
use crate::text::visible;
use crate::words::own as words;

use super::Context;
use super::args::EditArgs;
use super::cards::find_one;
use super::failure::Failure;

/// Opens the editor and says what was kept.
pub fn run(context: &mut Context, args: &EditArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let card = find_one(&library, &args.card)?.id;
    let edited = library.edit(card)?;
    let language = context.language;
    let name = |path: &std::path::Path| visible(&path.display().to_string()).into_owned();
    let mut output = context.output();
    output.line(&match edited {
        Edited::Unchanged => words::unchanged(language).to_owned(),
        Edited::Saved(path) => words::answer_saved(language, &name(&path)),
        Edited::Removed(path) => words::answer_removed(language, &name(&path)),
    });
    Ok(output.finish()?)
}
