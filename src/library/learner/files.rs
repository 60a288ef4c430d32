//! Reads and changes the learner's own files.

use std::path::Path;

use crate::disk::{self, TextFile};
use crate::library::error::{Error, FileProblem};

/// Some editors put this at the beginning of a file.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file; empty if there is none.
pub(super) fn text(path: &Path) -> Result<String, Error> {
    let read = disk::read_text(path, disk::MAX_BYTES);
    let text = read.map_err(|cause| Error::file(path, FileProblem::Read(cause)))?;
    let text = text.unwrap_or_default();
    Ok(match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(unmarked) => unmarked.to_owned(),
        None => text,
    })
}

/// Replaces a file. Creates its folder.
pub(in crate::library) fn write(path: &Path, text: &str) -> Result<(), Error> {
    change(path, |_| Ok(Some(text.to_owned())))
}

/// Changes a file while no other program does, at once or not at all. `edit` gets the text, empty
/// without a file, and returns the new one, or `None` to leave the file.
pub(super) fn change(
    path: &Path,
    edit: impl FnOnce(&str) -> Result<Option<String>, Error>,
) -> Result<(), Error> {
    let write_failed = |cause| Error::file(path, FileProblem::Write(cause));
    let file = TextFile::lock(path).map_err(write_failed)?;
    let text = file.text();
    let text = text.map_err(|cause| Error::file(path, FileProblem::Read(cause)))?;
    let (mark, unmarked) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(unmarked) => (BYTE_ORDER_MARK, unmarked),
        None => ("", text.as_str()),
    };
    match edit(unmarked)? {
        Some(edited) => file
            .replace(&format!("{mark}{edited}"))
            .map_err(write_failed),
        None => Ok(()),
    }
}
