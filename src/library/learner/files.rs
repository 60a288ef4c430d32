//! The learner's own files: read whole, changed, written whole.

use std::fs;
use std::io;
use std::path::Path;

use crate::config;
use crate::library::error::{Error, FileProblem};

/// The text of a file; empty when there is none.
pub(super) fn text(path: &Path) -> Result<String, Error> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read.map_err(|cause| Error::file(path, FileProblem::Read(cause))),
    }
}

/// Writes a file at once or not at all; its folder is made when missing.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    let saved = config::save(path, text);
    saved.map_err(|cause| Error::file(path, FileProblem::Write(cause)))
}
