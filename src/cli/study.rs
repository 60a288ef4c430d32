//! `study`, and the home screen that opens without a command.

use super::Context;
use super::args::StudyArgs;
use super::failure::Failure;

/// Opens the home screen.
pub fn home(_context: &mut Context) -> Result<(), Failure> {
    Err(Failure::NoTerminal)
}

/// Studies the cards that a query finds.
pub fn run(_context: &mut Context, _args: &StudyArgs) -> Result<(), Failure> {
    Err(Failure::NoTerminal)
}
