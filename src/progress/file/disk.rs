//! The log file as a thing on the disk: which file it is, its lock, and a safe append.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{LogError, LogErrorKind};

/// How often a lock that another program holds is asked for, and how long between.
const LOCK_TRIES: u32 = 250;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

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

/// A log file that is open for appending and locked until it is dropped.
#[derive(Debug)]
pub(super) struct Locked {
    file: File,
    created: bool,
}

impl Locked {
    /// Opens and locks the file that `path` names; makes it and its folder when missing.
    pub(super) fn open(path: &Path) -> Result<Self, LogError> {
        let fail = |kind| LogError::new(kind, path);
        loop {
            let created = !path.exists();
            if created && let Some(folder) = path.parent() {
                let failed = LogError::new(LogErrorKind::CreateFolder, folder);
                fs::create_dir_all(folder).map_err(failed)?;
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

    /// Writes whole lines in one go and waits until the disk has them. Where the file ends then.
    pub(super) fn append(&mut self, lines: &str, path: &Path) -> Result<Place, LogError> {
        let fail = |kind| LogError::new(kind, path);
        let torn = self.ends_torn().map_err(fail(LogErrorKind::Read))?;
        let text = if torn {
            format!("\n{lines}")
        } else {
            lines.to_owned()
        };
        let written = self.file.write_all(text.as_bytes());
        written.map_err(fail(LogErrorKind::Write))?;
        self.sync(path)?;
        let metadata = self.file.metadata().map_err(fail(LogErrorKind::Read))?;
        Ok(Place {
            identity: Identity::of(&metadata),
            length: metadata.len(),
            whole: metadata.len(),
            n_lines: text.lines().count() as u64,
        })
    }

    /// Waits until the disk has what was written, and the folder the file's name.
    pub(super) fn sync(&mut self, path: &Path) -> Result<(), LogError> {
        let synced = self.file.sync_data();
        synced.map_err(LogError::new(LogErrorKind::Sync, path))?;
        if std::mem::take(&mut self.created)
            && let Some(folder) = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
            && let Ok(folder) = File::open(folder)
        {
            // Not every system lets a folder be synced; the file itself is safe by now.
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Whether the last line lacks its newline.
    fn ends_torn(&mut self) -> io::Result<bool> {
        if self.file.seek(SeekFrom::End(0))? == 0 {
            return Ok(false);
        }
        self.file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        self.file.read_exact(&mut last)?;
        Ok(last[0] != b'\n')
    }
}

fn lock(file: &File, path: &Path) -> Result<(), LogError> {
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
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
