//! `edit`: the learner's own answer, hint and wording of a card, in their editor.

use clap::Args;

use super::CommandContext;
use super::cards::find_one;
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::EDIT)]
pub struct EditArgs {
    /// An id, a unique beginning of one, a question, or a query that matches one card
    #[arg(required = true)]
    pub card: Vec<String>,
}

pub fn run(context: &mut CommandContext, args: &EditArgs) -> Result<(), Failure> {
    let mut library = context.open()?;
    let card = find_one(&library, &args.card)?.id;
    // Ctrl-C while the editor runs is for the editor.
    #[cfg(unix)]
    signal_hook::flag::register(signal_hook::consts::SIGINT, Default::default()).ok();
    let edited = library.edit(card)?;
    context.print([library.edited_text(&edited)])
}
