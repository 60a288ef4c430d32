//! Notices changes of the files that were read, by their time, size and number. Looks only when
//! asked, so a program that waits for a key does nothing.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

use crate::disk::Identity;

/// What was read, and its state before it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watch {
    stamps: Vec<(PathBuf, Option<FileState>)>,
}

/// The state of a file or folder. A folder's time changes with the list of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileState {
    identity: Identity,
    modified: Option<SystemTime>,
    /// In bytes; 0 for a folder.
    length: u64,
}

/// The paths that changed, each with its state now; `None` if it is missing.
pub(super) type Changed = Vec<(PathBuf, Option<FileState>)>;

impl FileState {
    fn at(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        // A pipe or device can be read once only, whatever its time says.
        if !metadata.is_file() && !metadata.is_dir() {
            return None;
        }
        Some(Self {
            identity: Identity::new(&metadata),
            modified: metadata.modified().ok(),
            length: if metadata.is_dir() { 0 } else { metadata.len() },
        })
    }
}

impl Watch {
    /// Watches a file or folder, which may be missing. Must come before it is read, so that no
    /// later change is lost.
    pub(super) fn add(&mut self, path: &Path) {
        self.stamps.push((path.to_owned(), FileState::at(path)));
    }

    /// Watches what another watch does.
    pub(super) fn extend(&mut self, other: Self) {
        self.stamps.extend(other.stamps);
    }

    /// What changed since it was added.
    pub(super) fn changed(&self) -> Changed {
        let changed = self.stamps.par_iter().with_min_len(256);
        let changed = changed.filter_map(|(path, before)| {
            let now = FileState::at(path);
            (now != *before).then(|| (path.clone(), now))
        });
        changed.collect()
    }

    /// The size of all files, in bytes.
    pub(super) fn n_bytes(&self) -> u64 {
        let stamps = self.stamps.iter().filter_map(|(_, stamp)| *stamp);
        stamps.map(|stamp| stamp.length).sum()
    }

    /// Whether a changed file looks as if a program were writing it right now: it is missing, empty,
    /// cut off, or can't be read.
    pub(super) fn is_torn(&self, path: &Path, now: Option<FileState>) -> bool {
        let known = self.stamps.iter().find(|(known, _)| known == path);
        let Some(before) = known.and_then(|(_, stamp)| *stamp) else {
            return false;
        };
        let Some(now) = now else {
            return true;
        };
        // A folder, or a file that grew from nothing.
        if before.length == 0 {
            return false;
        }
        match last_bytes(path) {
            Some(end) if !end.is_empty() => {
                let is_cut =
                    std::str::from_utf8(&end).is_err_and(|error| error.error_len().is_none());
                is_cut || now.length < before.length && !end.ends_with(b"\n")
            }
            _ => true,
        }
    }
}

/// The end of a file, from the beginning of a character on. `None` if it can't be read.
fn last_bytes(path: &Path) -> Option<Vec<u8>> {
    const LENGTH: i64 = 4;
    let mut file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    let from = LENGTH.min(i64::try_from(length).ok()?);
    file.seek(SeekFrom::End(-from)).ok()?;
    let mut bytes = Vec::new();
    file.take(LENGTH as u64).read_to_end(&mut bytes).ok()?;
    let is_inside = |byte: &&u8| **byte & 0xc0 == 0x80;
    let n_inside = bytes.iter().take_while(is_inside).count();
    bytes.drain(..n_inside.min(bytes.len().saturating_sub(1)));
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn watching(path: &Path) -> Watch {
        let mut watch = Watch::default();
        watch.add(path);
        watch
    }

    #[test]
    fn a_file_that_is_written_replaced_or_removed_has_changed() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "a\n").unwrap();
        let watch = watching(&path);
        assert!(watch.changed().is_empty());
        fs::write(&path, "ab\n").unwrap();
        assert_eq!(watch.changed().len(), 1);
        let watch = watching(&path);
        let draft = folder.path().join("b.md");
        fs::write(&draft, "cd\n").unwrap();
        fs::rename(&draft, &path).unwrap();
        assert_eq!(watch.changed().len(), 1);
        let watch = watching(&path);
        fs::remove_file(&path).unwrap();
        assert_eq!(watch.changed(), [(path, None)]);
    }

    #[test]
    fn a_folder_changes_with_its_list_of_files() {
        let folder = TempDir::new().unwrap();
        let watch = watching(folder.path());
        fs::write(folder.path().join("a.md"), "a\n").unwrap();
        assert_eq!(watch.changed().len(), 1);
    }

    #[test]
    fn a_file_that_is_missing_empty_or_cut_off_is_torn() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "# 什么是 Pod？\n\n一组容器\n").unwrap();
        let watch = watching(&path);
        let is_torn = || watch.is_torn(&path, FileState::at(&path));
        let whole = "# 什么是 Pod？\n";
        for (text, torn) in [
            (whole.as_bytes(), false),
            (b"", true),
            ("# 什么".as_bytes(), true),
            (&whole.as_bytes()[..whole.len() - 2], true),
            (
                b"# a longer file whose last line has no break at its end",
                false,
            ),
        ] {
            fs::write(&path, text).unwrap();
            assert_eq!(is_torn(), torn, "{}", String::from_utf8_lossy(text));
        }
        fs::remove_file(&path).unwrap();
        assert!(is_torn());
    }
}
