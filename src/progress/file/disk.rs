//! The log file as a thing on the disk: which file it is, its lock, and a safe append.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{LogError, LogErrorKind};

/// How long a lock that another program holds is waited for. A save takes the other program a few
/// milliseconds, so it is asked for soon again at first.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);
const FIRST_PAUSE: Duration = Duration::from_micros(200);
const LONGEST_PAUSE: Duration = Duration::from_millis(20);

/// What tells one file from another that took its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(metadata.dev(), metadata.ino())
    }

    /// Where files have no number that can be asked for, the time they were made stands for it.
    #[cfg(not(unix))]
    pub(super) fn of(metadata: &Metadata) -> Self {
        let created = metadata.created().ok();
        let since = created.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let since = since.unwrap_or_default();
        Self(since.as_secs(), u64::from(since.subsec_nanos()))
    }
}

/// How far a file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) identity: Identity,
    /// Bytes of the file that were looked at.
    pub(super) length: u64,
    /// Bytes up to the end of the last whole line.
    pub(super) whole: u64,
    /// Whole lines up to there.
    pub(super) n_lines: u64,
}

/// What a path names now.
pub(super) fn look(path: &Path) -> Result<Option<(Identity, u64)>, LogError> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(Some((Identity::of(&metadata), metadata.len()))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(LogError::new(LogErrorKind::Read, path)(error)),
    }
}

/// Whether the folder of a log may be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folder {
    /// The first save of a new log makes it.
    MayBeMade,
    /// The log was there before. A folder that is gone since may be a disk that was unplugged,
    /// and what is written in its place would not be found again.
    MustBeThere,
}

/// A log file that is open for appending and locked until it is dropped.
#[derive(Debug)]
pub(super) struct Locked {
    file: File,
    created: bool,
}

impl Locked {
    /// Opens and locks the file that `path` names; makes it when missing.
    pub(super) fn open(path: &Path, folder: Folder) -> Result<Self, LogError> {
        let fail = |kind| LogError::new(kind, path);
        loop {
            let created = !path.exists();
            if created {
                make_folder(folder_of(path), folder)?;
            }
            let mut options = OpenOptions::new();
            options.read(true).append(true).create(true);
            let file = options.open(path).map_err(fail(LogErrorKind::Open))?;
            lock(&file, path)?;
            // A sync tool may have put another file in its place before the lock was ours.
            let metadata = file.metadata().map_err(fail(LogErrorKind::Open))?;
            if look(path)?.is_some_and(|(identity, _)| identity == Identity::of(&metadata)) {
                return Ok(Self { file, created });
            }
        }
    }

    /// Writes whole lines in one go and waits until the disk has them. Where they begin, and where
    /// the file ends then. When it fails the file is as before, as far as the disk lets it.
    pub(super) fn append(&mut self, lines: &[u8], path: &Path) -> Result<(u64, Place), LogError> {
        let fail = |kind| LogError::new(kind, path);
        let (start, torn) = self.end().map_err(fail(LogErrorKind::Read))?;
        let text = if torn {
            [b"\n", lines].concat()
        } else {
            lines.to_owned()
        };
        let written = self.file.write_all(&text);
        let saved = written
            .map_err(fail(LogErrorKind::Write))
            .and_then(|()| self.sync(path));
        if let Err(error) = saved {
            // Half a line would be a bad line for ever, and what the disk did not confirm has to
            // be written once more to be confirmed at all.
            let _ = self.file.set_len(start);
            return Err(error);
        }
        let metadata = self.file.metadata().map_err(fail(LogErrorKind::Read))?;
        let end = start + text.len() as u64;
        let place = Place {
            identity: Identity::of(&metadata),
            length: end,
            whole: end,
            n_lines: text.iter().filter(|byte| **byte == b'\n').count() as u64,
        };
        Ok((start, place))
    }

    /// Waits until the disk has what was written, and the folder the file's name.
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

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let named = folder.filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
}

fn make_folder(path: &Path, folder: Folder) -> Result<(), LogError> {
    if folder == Folder::MustBeThere && !path.exists() {
        return Err(LogError {
            kind: LogErrorKind::FolderGone,
            path: path.to_owned(),
            cause: None,
        });
    }
    let failed = LogError::new(LogErrorKind::CreateFolder, path);
    fs::create_dir_all(path).map_err(failed)
}

/// Waits until the disk has the names of the folder that a file is in.
pub(super) fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        // Not every system lets a folder be synced; the file itself is safe by now.
        let _ = folder.sync_all();
    }
}

fn lock(file: &File, path: &Path) -> Result<(), LogError> {
    let mut waited = Duration::ZERO;
    let mut pause = FIRST_PAUSE;
    while waited < LOCK_PATIENCE {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => {
                thread::sleep(pause);
                waited += pause;
                pause = LONGEST_PAUSE.min(2 * pause);
            }
            // Some file systems know no locks; a single write of a line is all there is then.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(());
            }
            Err(TryLockError::Error(error)) => {
                return Err(LogError::new(LogErrorKind::Locked, path)(error));
            }
        }
    }
    Err(LogError {
        kind: LogErrorKind::Locked,
        path: path.to_owned(),
        cause: None,
    })
}
