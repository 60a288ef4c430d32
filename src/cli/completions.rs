//! `completions`: the script for a shell that asks `complete` what may follow.

use clap::{Args, ValueEnum};

use super::CommandContext;
use super::failure::Failure;
use super::help;

#[derive(Args, Debug)]
#[command(after_help = help::COMPLETIONS)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: ShellArg,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ShellArg {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

pub fn run(context: &CommandContext, args: &CompletionsArgs) -> Result<(), Failure> {
    let mut output = context.output();
    output.text(match args.shell {
        ShellArg::Bash => include_str!("completions/bash.sh"),
        ShellArg::Zsh => include_str!("completions/zsh.sh"),
        ShellArg::Fish => include_str!("completions/fish.fish"),
        ShellArg::Powershell => include_str!("completions/powershell.ps1"),
        ShellArg::Elvish => include_str!("completions/elvish.elv"),
    });
    Ok(output.finish()?)
}
