//! The log as a file on the disk: how far it was read, and a safe append.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::error::{LogError, LogErrorKind};
use crate::disk::{Identity, create_folder, folder_of, open_locked, sync_folder};

/// How far a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ReadPosition {
    pub(super) identity: Identity,
    /// Length of the file in bytes.
    pub(super) length: u64,
    /// Bytes up to the end of the last whole line.
    pub(super) whole: u64,
    /// Number of whole lines.
    pub(super) n_lines: u64,
}

impl ReadPosition {
    /// A file of which nothing was read.
    pub(super) fn new(metadata: &Metadata) -> Self {
        Self {
            identity: Identity::new(metadata),
            length: metadata.len(),
            whole: 0,
            n_lines: 0,
        }
    }
}

/// The identity and length of the file at `path`; `None` if there is no file.
pub(super) fn stat(path: &Path) -> Result<Option<(Identity, u64)>, LogError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some((Identity::new(&metadata), metadata.len()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(LogError::new(LogErrorKind::Read, path)(error)),
    }
}

/// Whether to create the folder of a log if it does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MissingFolder {
    /// The log is new.
    Create,
    /// The log existed before. Its disk may have been unplugged, and what is written in its place
    /// would not be found again.
    Refuse,
}

/// A log file that is open for appending and locked until it is dropped.
#[derive(Debug)]
pub(super) struct LockedFile {
    file: File,
    created: bool,
}

impl LockedFile {
    /// Opens and locks the file at `path`; creates it if missing.
    pub(super) fn open(path: &Path, missing_folder: MissingFolder) -> Result<Self, LogError> {
        let fail = |kind| LogError::new(kind, path);
        let created = !path.exists();
        if created {
            ensure_folder(folder_of(path), missing_folder)?;
        }
        let file = open_locked(path).map_err(|error| match error.kind() {
            io::ErrorKind::ResourceBusy => fail(LogErrorKind::Locked)(error),
            _ => fail(LogErrorKind::Open)(error),
        })?;
        Ok(Self { file, created })
    }

    /// Writes whole lines with one call and syncs them. Returns the offset of the first line and
    /// the position after the last, its `n_lines` counted from there. After an error the file is
    /// as before, as far as the disk allows.
    pub(super) fn append(
        &mut self,
        lines: &[u8],
        path: &Path,
    ) -> Result<(u64, ReadPosition), LogError> {
        let fail = |kind| LogError::new(kind, path);
        let (start, is_torn) = self.end().map_err(fail(LogErrorKind::Read))?;
        let text = if is_torn {
            [b"\n", lines].concat()
        } else {
            lines.to_owned()
        };
        let written = self.file.write_all(&text);
        let saved = written
            .map_err(fail(LogErrorKind::Write))
            .and_then(|()| self.sync(path));
        if let Err(error) = saved {
            // Half a line would stay a bad line, and what the disk did not confirm must be written
            // again to be confirmed at all.
            let _ = self.file.set_len(start);
            return Err(error);
        }
        let metadata = self.file.metadata().map_err(fail(LogErrorKind::Read))?;
        let end = start + text.len() as u64;
        let position = ReadPosition {
            length: end,
            whole: end,
            n_lines: text.iter().filter(|byte| **byte == b'\n').count() as u64,
            ..ReadPosition::new(&metadata)
        };
        Ok((start, position))
    }

    fn sync(&mut self, path: &Path) -> Result<(), LogError> {
        let synced = self.file.sync_data();
        synced.map_err(LogError::new(LogErrorKind::Sync, path))?;
        if std::mem::take(&mut self.created) {
            sync_folder(path);
        }
        Ok(())
    }

    /// The length of the file, and whether its last line lacks its newline.
    fn end(&mut self) -> io::Result<(u64, bool)> {
        let end = self.file.seek(SeekFrom::End(0))?;
        if end == 0 {
            return Ok((0, false));
        }
        self.file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        self.file.read_exact(&mut last)?;
        Ok((end, last[0] != b'\n'))
    }
}

fn ensure_folder(path: &Path, missing_folder: MissingFolder) -> Result<(), LogError> {
    if missing_folder == MissingFolder::Refuse && !path.exists() {
        return Err(LogError::without_cause(LogErrorKind::FolderGone, path));
    }
    create_folder(path).map_err(LogError::new(LogErrorKind::CreateFolder, path))
}
