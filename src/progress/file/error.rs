//! Errors of the log file.

use std::io;
use std::path::{Path, PathBuf};

/// The operation that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogErrorKind {
    Read,
    /// Reading a log that was to be merged.
    ReadOther,
    CreateFolder,
    /// The folder of the file existed before and is missing now.
    FolderGone,
    /// Opening for writing.
    Open,
    /// Another program holds the lock for longer than a save takes.
    Locked,
    Write,
    /// The event was written, but the disk does not confirm it.
    Sync,
    /// The file is not empty, and no line of it is an event.
    NotALog,
    /// The file is UTF-16. A log is UTF-8.
    Utf16,
}

/// The log cannot be read, or an event cannot be saved. Nothing in memory has changed.
#[derive(Debug)]
pub struct LogError {
    pub kind: LogErrorKind,
    pub path: PathBuf,
    pub cause: Option<io::Error>,
}

impl LogError {
    pub(super) fn without_cause(kind: LogErrorKind, path: &Path) -> Self {
        Self {
            kind,
            path: path.to_owned(),
            cause: None,
        }
    }

    pub(super) fn new(
        kind: LogErrorKind,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self {
            kind,
            path,
            cause: Some(cause),
        }
    }
}
