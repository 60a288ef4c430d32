//! The file that a command writes instead of stdout.

use std::path::Path;

use crate::disk;
use crate::library::{Error, FileProblem};

/// Writes a file, at once or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    disk::replace(path, bytes).map_err(|cause| Error::file(path, FileProblem::Write(cause)))
}
