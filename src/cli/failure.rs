//! How a command ends without success: an error, or an exit code alone.

use crate::domain::Language;
use crate::library::{Error, LookupError};
use crate::text::Line;

/// Why a command does not exit with 0.
#[derive(Debug)]
pub enum Failure {
    Error(Error),
    /// An error in what the command line names; exits with 2.
    Usage(Error),
    /// No card is due or new today.
    NothingLeft,
    /// The command has printed what is wrong.
    Reported,
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl Failure {
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Error(error) => error.exit_code(),
            Self::Usage(_) => 2,
            Self::NothingLeft => 3,
            Self::Reported => 1,
        }
    }

    /// The lines for stderr; empty if there is nothing to say.
    pub fn lines(&self, language: Language) -> Vec<Line> {
        match self {
            Self::Error(error) | Self::Usage(error) => error.complaint(language).lines(language),
            Self::NothingLeft | Self::Reported => Vec::new(),
        }
    }

    pub fn is_no_such_card(&self) -> bool {
        matches!(self, Self::Error(Error::Lookup(LookupError::NoSuchCard(_))))
    }
}
