//! Why a command failed: one place turns errors into words, hints and an exit code.

use std::error::Error;
use std::io;

use crate::domain::Language;
use crate::library::LibraryError;
use crate::progress::{LogError, LogErrorKind};
use crate::query::QueryError;
use crate::text::visible;
use crate::words::{cli as words, library, progress};

/// A command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// What is needed could not be opened.
    Library(LibraryError),
    /// The query cannot be read.
    Query(QueryError),
    /// No card fits the query.
    NothingFound {
        /// Topics with a name like a word of the query.
        near: Vec<String>,
        /// A word of the query that is a path.
        path: Option<String>,
    },
    /// No card has such an id, and no query finds one.
    NoSuchCard(String),
    /// So many cards where one is wanted.
    SeveralCards(usize),
    /// The progress log cannot be read or written.
    Log(LogError),
    /// There is nothing to undo.
    NothingToUndo,
    /// The screen needs a terminal.
    NoTerminal,
    /// The terminal or the output cannot be used.
    Output(io::Error),
    /// What is wrong was said already.
    Said,
}

impl From<LibraryError> for Failure {
    fn from(error: LibraryError) -> Self {
        Self::Library(error)
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// 2 when the command line is at fault, else 1.
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Query(_)) { 2 } else { 1 }
    }

    /// What to print on stderr: what went wrong, why, and what to do next; empty when it was said
    /// already.
    pub fn explain(&self, language: Language) -> String {
        let mut lines: Vec<String> = match self {
            Self::Said => return String::new(),
            Self::Library(error) => library_lines(error, language),
            Self::Query(error) => vec![error.message(language)],
            Self::NothingFound { near, path } => nothing_found(near, path.as_deref(), language),
            Self::NoSuchCard(card) => vec![words::no_such_card(language, card)],
            Self::SeveralCards(n) => {
                vec![words::several_cards(language, *n), words::several_cards_hint(language).into()]
            }
            Self::Log(error) => log_lines(error, language),
            Self::NothingToUndo => vec![words::nothing_to_undo(language).into()],
            Self::NoTerminal => {
                vec![words::no_terminal(language).into(), words::no_terminal_hint(language).into()]
            }
            Self::Output(error) => {
                vec![words::could_not_write(language).into(), because(error, language)]
            }
        };
        let first = lines.remove(0);
        let mut text = format!("{}: {}\n", words::error(language), visible(&first));
        for line in lines {
            text.push_str("  ");
            text.push_str(&visible(&line));
            text.push('\n');
        }
        text
    }
}

fn nothing_found(near: &[String], path: Option<&str>, language: Language) -> Vec<String> {
    let mut lines = vec![words::nothing_found(language).to_owned()];
    if let Some(path) = path {
        lines.push(words::is_a_path(language, path));
    }
    if near.is_empty() {
        lines.push(words::all_topics(language).to_owned());
    } else {
        lines.push(words::near_topics(language, &near.join(", ")));
    }
    lines
}

fn because(error: &dyn Error, language: Language) -> String {
    words::caused_by(language, &error.to_string())
}
