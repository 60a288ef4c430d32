//! What can go wrong with the log file.

use std::io;
use std::path::PathBuf;

/// What could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogErrorKind {
    /// The file cannot be read.
    Read,
    /// Another log that was to be merged into it cannot be read.
    ReadOther,
    /// The folder of the file cannot be made.
    CreateFolder,
    /// The folder of the file was there and is gone.
    FolderGone,
    /// The file cannot be opened for writing.
    Open,
    /// Another program holds the file's lock and does not let go.
    Locked,
    /// The event cannot be written.
    Write,
    /// The event was written, but the disk does not confirm it.
    Sync,
}

/// The log cannot be read or an event not saved. Nothing in memory has changed.
#[derive(Debug, thiserror::Error)]
#[error("progress log {}: {kind:?}", path.display())]
pub struct LogError {
    /// What could not be done.
    pub kind: LogErrorKind,
    /// With which file or folder.
    pub path: PathBuf,
    /// Why.
    #[source]
    pub cause: Option<io::Error>,
}

impl LogError {
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
