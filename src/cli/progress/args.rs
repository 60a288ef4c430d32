//! The subcommands of `progress` and their options.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args, Debug)]
pub struct ProgressArgs {
    #[command(subcommand)]
    pub command: ProgressCommand,
}

#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Print the path of the progress log
    Path,
    /// List unusable lines of the log, and progress on questions that no note asks
    Check {
        /// Rewrite the log without lines that are not events; a backup is kept
        #[arg(long)]
        repair: bool,
    },
    /// Append the events of other logs that this one lacks
    Merge {
        /// Logs of other machines, or conflict copies of a sync tool
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Undo the last action
    Undo,
    /// Move the progress of a reworded question to the card that asks it now
    Relink {
        /// The id that has the progress, or a unique beginning of it
        old: String,
        /// The card that asks the question now: an id, a unique beginning of one, or a query
        #[arg(required = true)]
        new: Vec<String>,
    },
    /// Make a card new again; its reviews stay in the statistics
    Forget {
        /// An id, a unique beginning of one, a question, or a query that matches one card
        #[arg(required = true)]
        card: Vec<String>,
        /// Don't ask for confirmation
        #[arg(long)]
        yes: bool,
    },
}
