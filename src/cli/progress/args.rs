//! What `progress` is asked: its commands and their options.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::global::GlobalArgs;

/// `progress`.
#[derive(Args, Debug)]
pub struct ProgressArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: ProgressCommand,
}

/// `progress ...`.
#[derive(Debug, Subcommand)]
pub enum ProgressCommand {
    /// Print where the progress log is.
    Path(GlobalArgs),
    /// Read the log, explain every line that is not used, list questions that no note asks.
    Check(ProgressCheckArgs),
    /// Take in other logs: only what is missing is appended.
    Merge(ProgressMergeArgs),
    /// Take the last action back.
    Undo(GlobalArgs),
    /// Let the progress of a question that was reworded count for the card that asks it now.
    Relink(ProgressRelinkArgs),
    /// Treat a card as new again; its reviews stay in the statistics.
    Forget(ProgressForgetArgs),
}

/// `progress check`.
#[derive(Args, Debug)]
pub struct ProgressCheckArgs {
    /// Write the log anew without lines that are no events; the old file is kept beside it.
    #[arg(long)]
    pub repair: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `progress merge`.
#[derive(Args, Debug)]
pub struct ProgressMergeArgs {
    /// Logs of other machines, or conflict copies of a sync tool.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `progress relink`.
#[derive(Args, Debug)]
pub struct ProgressRelinkArgs {
    /// The id that has the progress, or a unique beginning of it.
    pub old: String,
    /// The card that asks the question now: an id, a unique beginning of one, or a query.
    #[arg(required = true)]
    pub new: Vec<String>,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

/// `progress forget`.
#[derive(Args, Debug)]
pub struct ProgressForgetArgs {
    /// An id, a unique beginning of one, or a query that finds one card.
    #[arg(required = true)]
    pub card: Vec<String>,
    /// Do not ask.
    #[arg(long)]
    pub yes: bool,
    #[command(flatten)]
    /// Options after the command.
    pub global: GlobalArgs,
}

impl ProgressCommand {
    /// The options after the command.
    pub fn global(&self) -> &GlobalArgs {
        match self {
            Self::Path(global) | Self::Undo(global) => global,
            Self::Check(args) => &args.global,
            Self::Merge(args) => &args.global,
            Self::Relink(args) => &args.global,
            Self::Forget(args) => &args.global,
        }
    }
}
