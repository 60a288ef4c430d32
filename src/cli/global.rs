//! The options that every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::domain::{Language, Moment};

/// Options that stand before or after the command; both places count.
#[derive(Args, Clone, Debug, Default)]
pub struct GlobalArgs {
    /// A notes file, a folder of them, or a manifest, instead of the built-in deck; repeatable.
    #[arg(long, value_name = "PATH", help_heading = "Global options")]
    pub deck: Vec<PathBuf>,
    /// The progress log to use.
    #[arg(long, value_name = "FILE", help_heading = "Global options")]
    pub progress: Option<PathBuf>,
    /// The config file to use.
    #[arg(long, value_name = "FILE", help_heading = "Global options")]
    pub config: Option<PathBuf>,
    /// The language of everything but this help.
    #[arg(long, value_name = "LANG", help_heading = "Global options")]
    pub lang: Option<LanguageArg>,
    /// When to colour the output.
    #[arg(long, value_name = "WHEN", help_heading = "Global options")]
    pub color: Option<ColorArg>,
    /// Where the clock starts, such as 2026-11-21T09:00:00+08:00; it runs on.
    #[arg(long, value_name = "RFC3339", value_parser = parse_moment, help_heading = "Global options")]
    pub now: Option<Moment>,
}

impl GlobalArgs {
    /// The options of both places: lists one after the other, else the later one.
    pub fn merged(&self, later: &Self) -> Self {
        Self {
            deck: [&*self.deck, &*later.deck].concat(),
            progress: later.progress.clone().or_else(|| self.progress.clone()),
            config: later.config.clone().or_else(|| self.config.clone()),
            lang: later.lang.or(self.lang),
            color: later.color.or(self.color),
            now: later.now.or(self.now),
        }
    }
}

fn parse_moment(text: &str) -> Result<Moment, String> {
    text.parse()
        .map_err(|_| "a time like 2026-11-21T09:00:00+08:00 is wanted".to_owned())
}

/// `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LanguageArg {
    /// English.
    En,
    /// Chinese.
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

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// When the output is a terminal and NO_COLOR is not set.
    #[default]
    Auto,
    /// Even into a file.
    Always,
    /// Not at all.
    Never,
}
