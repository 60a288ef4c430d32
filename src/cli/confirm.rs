//! Questions that are answered with yes or no on the terminal.

use std::io::{self, BufRead, IsTerminal};

use super::failure::Failure;
use super::global::ColorArg;
use super::output::Output;
use crate::domain::folded;
use crate::library::Error;

/// Whether somebody is there to answer.
pub fn can_ask() -> bool {
    io::stdin().is_terminal()
}

/// Asks for confirmation. Fails if stdin is not a terminal.
pub fn agrees(question: &str) -> Result<bool, Failure> {
    if !can_ask() {
        return Err(Error::Unconfirmed.into());
    }
    let mut prompt = Output::for_warnings(ColorArg::Never);
    prompt.text(question);
    prompt.finish()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(matches!(folded(&line).as_str(), "y" | "yes" | "是"))
}
