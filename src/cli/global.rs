//! The options that every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::domain::{Language, Moment};

// Not a doc comment: clap would use it as the description of every command.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Open this notes file, folder or manifest instead of your usual decks; repeatable
    #[arg(long, value_name = "PATH")]
    pub deck: Vec<PathBuf>,
    /// Use this progress log
    #[arg(long, value_name = "FILE")]
    pub progress: Option<PathBuf>,
    /// Use this config file
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The language of the output; help is in English
    #[arg(long, value_name = "LANG")]
    pub lang: Option<LanguageArg>,
    /// When to use colors
    #[arg(long, value_name = "WHEN")]
    pub color: Option<ColorArg>,
    /// Start the clock at this time, such as 2026-11-21T09:00:00+08:00
    #[arg(long, value_name = "RFC3339", value_parser = parse_moment)]
    pub now: Option<Moment>,
    /// Seconds that the clock shows for each that passes; for tests
    #[arg(long, value_name = "N", hide = true)]
    pub clock_speed: Option<u32>,
}

impl GlobalArgs {
    /// Adds the options given at a later place. Decks add up; of the others the later one wins.
    pub fn merged(self, later: Self) -> Self {
        Self {
            deck: [self.deck, later.deck].concat(),
            progress: later.progress.or(self.progress),
            config: later.config.or(self.config),
            lang: later.lang.or(self.lang),
            color: later.color.or(self.color),
            now: later.now.or(self.now),
            clock_speed: later.clock_speed.or(self.clock_speed),
        }
    }
}

fn parse_moment(text: &str) -> Result<Moment, String> {
    text.parse()
        .map_err(|_| "not a time like 2026-11-21T09:00:00+08:00".to_owned())
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageArg {
    /// English
    En,
    /// Chinese
    Zh,
}

impl From<LanguageArg> for Language {
    fn from(argument: LanguageArg) -> Self {
        match argument {
            LanguageArg::En => Self::En,
            LanguageArg::Zh => Self::Zh,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// Colors on a terminal, unless NO_COLOR is set or TERM is dumb
    #[default]
    Auto,
    /// Colors in files and pipes too
    Always,
    /// No colors
    Never,
}
