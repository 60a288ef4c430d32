//! The learner's own files: read whole, changed, written whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::config;
use crate::domain::Position;

/// A file of the learner's cannot be changed; it is as before.
#[derive(Debug, thiserror::Error)]
#[error("cannot change {}", path.display())]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub cause: FileErrorKind,
}

/// Why a file cannot be changed.
#[derive(Debug)]
pub enum FileErrorKind {
    /// It cannot be read; bytes that are no UTF-8 count too, for writing would destroy them.
    Read(io::Error),
    /// It cannot be written.
    Write(io::Error),
    /// It is broken there.
    Broken(Position),
    /// What stands there is to be edited by hand.
    ByHand(Position),
}

/// The text of a file; empty when there is none.
pub(super) fn text(path: &Path) -> Result<String, FileError> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|cause| failed(path, FileErrorKind::Read(cause))),
    }
}

/// Writes a file at once or not at all; its folder is made when missing.
pub(super) fn write(path: &Path, text: &str) -> Result<(), FileError> {
    let saved = config::save(path, text);
    saved.map_err(|cause| failed(path, FileErrorKind::Write(cause)))
}

/// The error about a file.
pub(super) fn failed(path: &Path, cause: FileErrorKind) -> FileError {
    FileError {
        path: path.to_owned(),
        cause,
    }
}
