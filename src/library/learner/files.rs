//! Reads and writes the learner's own files.

use std::fs;
use std::io;
use std::path::Path;

use crate::config;
use crate::library::error::{Error, FileProblem};

/// The text of a file; empty if there is none.
pub(super) fn text(path: &Path) -> Result<String, Error> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|cause| Error::file(path, FileProblem::Read(cause))),
    }
}

/// Replaces a file atomically. Creates its folder.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    let saved = config::save(path, text);
    saved.map_err(|cause| Error::file(path, FileProblem::Write(cause)))
}
