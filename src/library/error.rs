//! The kinds of errors. `error_text` words them.

// The names of most variants and fields say everything.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

#[cfg(feature = "anki")]
use crate::anki::PackageError;
use crate::config::{ConfigError, LoadError};
use crate::domain::{CardId, Position};
use crate::memory::{FitError, SettingsError};
use crate::progress::LogError;
use crate::query::QueryError;
use crate::yaml::Uneditable;

/// Every error that the program reports to its user.
#[derive(Debug)]
pub enum Error {
    /// Neither a home folder nor `K8S_QUIZ_HOME` says where progress is kept.
    NoHome,
    Config {
        path: PathBuf,
        cause: LoadError,
    },
    /// A value that a key of the config cannot have.
    Setting(ConfigError),
    /// The system does not know this IANA name.
    UnknownZone(String),
    Settings(SettingsError),
    Deck {
        path: PathBuf,
        cause: io::Error,
    },
    Log(LogError),
    /// One of the learner's own files; it is unchanged.
    File {
        path: PathBuf,
        cause: FileProblem,
    },
    Edit(EditError),
    /// The text cannot be written as a question.
    NotAQuestion(String),
    /// A path that the config file cannot hold.
    PathNotUtf8(PathBuf),
    Fit(FitError),

    NoInterviewDate,
    NotADate(String),
    PastDate(Date),
    /// A break that ends before it begins.
    BreakEndsFirst {
        from: Date,
        to: Date,
    },

    Query(QueryError),
    Lookup(LookupError),
    NothingToUndo,
    /// This format needs a file.
    #[cfg(feature = "anki")]
    NeedsOutput,
    #[cfg(feature = "anki")]
    Package(PackageError),
    /// The command needs confirmation, and stdin is not a terminal.
    Unconfirmed,
    NoTerminal,
    /// The system refuses the threads that the screens need.
    NoThread(io::Error),
    Output(io::Error),
    /// This many answers could not be saved.
    Unsaved(usize),
}

/// The command line names cards, decks or progress that do not exist, or too many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookupError {
    /// The config file at this path opens no deck.
    NoDecks {
        config: String,
    },
    /// The open decks have no card. `check` is the command that says why.
    NoCards {
        check: String,
    },
    /// The query is valid and matches nothing.
    NothingFound {
        /// Topics with a similar name.
        topics: Vec<String>,
        /// A word of the query that is a path.
        path: Option<String>,
    },
    /// No card that matches can be answered by choosing.
    NoChoices,
    NoSuchCard(String),
    /// A manual page was asked for of a command that does not exist.
    NoSuchCommand(String),
    /// The card has only points 1 to `n_points`.
    NoSuchPoint {
        number: u8,
        n_points: u8,
    },
    /// Exactly one card was needed.
    SeveralCards {
        n_cards: usize,
        /// The first few, each with its id.
        first: Vec<String>,
    },
    /// A path to register has no question. `check` is the command that says why.
    NoQuestions {
        path: String,
        check: String,
    },
    NoSuchDeck {
        path: String,
        registered: Vec<String>,
    },
    NoSuchProgress(String),
    SeveralIds {
        beginning: String,
        ids: Vec<String>,
    },
}

/// Why one of the learner's files cannot be changed.
#[derive(Debug)]
pub enum FileProblem {
    /// Also for bytes that are not UTF-8: writing the file would destroy them.
    Read(io::Error),
    Write(io::Error),
    /// A report never replaces a file.
    Exists,
    /// Not YAML at this position.
    Broken(Position),
    /// The program edits only values on one line.
    SpansLines(Position),
    /// A question added to the inbox would be read as part of what begins at this line.
    SwallowsQuestions {
        line: usize,
    },
}

impl FileProblem {
    /// Why this text could not be edited.
    pub(crate) fn of_edit(text: &str, error: Uneditable) -> Self {
        match error {
            Uneditable::Broken(at) => Self::Broken(Position::of(text, at)),
            Uneditable::ByHand(at) => Self::SpansLines(Position::of(text, at)),
        }
    }
}

/// Why an edit had no result; what was saved before is unchanged.
#[derive(Debug)]
pub enum EditError {
    NoSuchCard(CardId),
    /// Neither `$VISUAL` nor `$EDITOR` is set.
    NoEditor,
    /// The variable has an open quote.
    BadCommand(String),
    NotStarted {
        program: String,
        cause: io::Error,
    },
    Failed {
        program: String,
        /// `None` if a signal ended the editor.
        code: Option<i32>,
        /// The draft, if it was changed.
        draft: Option<PathBuf>,
    },
    /// The draft does not begin with `# question`.
    NoQuestionLine {
        draft: PathBuf,
    },
}

impl Error {
    pub(crate) fn file(path: &Path, cause: FileProblem) -> Self {
        Self::File {
            path: path.to_owned(),
            cause,
        }
    }

    pub(crate) fn config(path: &Path, cause: LoadError) -> Self {
        Self::Config {
            path: path.to_owned(),
            cause,
        }
    }

    /// 2 if the command line is wrong, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Query(_)
            | Self::Lookup(LookupError::NoSuchCommand(_))
            | Self::NotADate(_)
            | Self::PastDate(_)
            | Self::BreakEndsFirst { .. } => 2,
            _ => 1,
        }
    }
}

impl From<SettingsError> for Error {
    fn from(error: SettingsError) -> Self {
        Self::Settings(error)
    }
}

impl From<LogError> for Error {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<EditError> for Error {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}

impl From<FitError> for Error {
    fn from(error: FitError) -> Self {
        Self::Fit(error)
    }
}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<LookupError> for Error {
    fn from(error: LookupError) -> Self {
        Self::Lookup(error)
    }
}

/// An error of the terminal or of stdout.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
