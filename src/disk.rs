//! Files on the disk: read up to a limit, locked, and replaced as a whole. New files and folders
//! are private to the user. What a file contains is left to others.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How long to wait for a lock that another program holds. A save takes a few milliseconds, so
/// the first tries follow each other quickly.
const LOCK_PATIENCE: Duration = Duration::from_secs(5);
const FIRST_PAUSE: Duration = Duration::from_micros(200);
const MAX_PAUSE: Duration = Duration::from_millis(20);

/// The size limit of a file of notes or of the learner, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// Tells a file from another one that took its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity(u64, u64);

impl Identity {
    #[cfg(unix)]
    pub fn new(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(metadata.dev(), metadata.ino())
    }

    /// Uses the time of creation where the standard library knows no file number.
    #[cfg(not(unix))]
    pub fn new(metadata: &Metadata) -> Self {
        let created = metadata.created().ok();
        let since = created.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let since = since.unwrap_or_default();
        Self(since.as_secs(), u64::from(since.subsec_nanos()))
    }
}

/// Makes a write past the limit of `ulimit -f` an error like that of a full disk. By default it ends
/// the program in the middle of a session.
#[cfg(unix)]
pub fn report_size_limit() {
    let noticed = std::sync::Arc::default();
    // Without the handler a write may still succeed.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noticed);
}

#[cfg(not(unix))]
pub fn report_size_limit() {}

/// The bytes of a file, or an error of the kind [`io::ErrorKind::FileTooLarge`]. Counts what is
/// read, because devices and `/proc` have no length.
pub fn read(path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let length = file.metadata()?.len().min(max_bytes);
    let mut bytes = Vec::with_capacity(length as usize + 1);
    file.take(max_bytes + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > max_bytes {
        true => Err(io::ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}

/// Like [`read`], for one of the learner's files: refuses a named pipe, which might never end, and
/// a link to one.
pub fn read_own(path: &Path, max_bytes: u64) -> io::Result<Vec<u8>> {
    if is_named_pipe(&fs::metadata(path)?) {
        return Err(not_regular());
    }
    read(path, max_bytes)
}

#[cfg(unix)]
fn is_named_pipe(metadata: &Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn is_named_pipe(_metadata: &Metadata) -> bool {
    false
}

fn not_regular() -> io::Error {
    io::Error::other("not a regular file")
}

/// The text of one of the learner's files; `None` if there is no such file.
pub fn read_text(path: &Path, max_bytes: u64) -> io::Result<Option<String>> {
    match read_own(path, max_bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
        Ok(bytes) => {
            let text = String::from_utf8(bytes);
            let invalid = |error| io::Error::new(io::ErrorKind::InvalidData, error);
            text.map(Some).map_err(invalid)
        }
    }
}

/// Opens a file for reading and appending, and locks it until it is closed. Creates a missing
/// file. Fails with [`io::ErrorKind::ResourceBusy`] if another program keeps the lock.
pub fn open_locked(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    loop {
        let file = private(&mut options).open(path)?;
        lock(&file)?;
        // Another program may have replaced the file before it was locked.
        let opened = Identity::new(&file.metadata()?);
        match fs::metadata(path) {
            Ok(metadata) if Identity::new(&metadata) == opened => return Ok(file),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
}

fn lock(file: &File) -> io::Result<()> {
    let mut waited = Duration::ZERO;
    let mut pause = FIRST_PAUSE;
    while waited < LOCK_PATIENCE {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => {
                thread::sleep(pause);
                waited += pause;
                pause = MAX_PAUSE.min(2 * pause);
            }
            // On a file system without locks, replacing a file as a whole is all there is.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(());
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// A text file that no other program changes until it is dropped.
#[derive(Debug)]
pub struct TextFile {
    path: PathBuf,
    lock: File,
    is_new: bool,
}

impl TextFile {
    /// Locks a file. Creates a missing one and its folder. A link stays a link.
    pub fn lock(path: &Path) -> io::Result<Self> {
        create_folder(folder_of(path))?;
        let is_new = !path.exists();
        if !is_new && !fs::metadata(path)?.is_file() {
            return Err(not_regular());
        }
        let lock = open_locked(path)?;
        let path = fs::canonicalize(path)?;
        Ok(Self { path, lock, is_new })
    }

    /// The whole text. Read through the locked handle, because some systems lock out all others.
    pub fn text(&self) -> io::Result<String> {
        let mut file = &self.lock;
        file.seek(SeekFrom::Start(0))?;
        let mut text = String::new();
        file.take(MAX_BYTES + 1).read_to_string(&mut text)?;
        match text.len() as u64 > MAX_BYTES {
            true => Err(io::ErrorKind::FileTooLarge.into()),
            false => Ok(text),
        }
    }

    /// Replaces the text, at once or not at all.
    pub fn replace(self, text: &str) -> io::Result<()> {
        replace(&self.path, text.as_bytes())
    }
}

impl Drop for TextFile {
    /// Removes a file that was created and not written. The lock is still held.
    fn drop(&mut self) {
        let identity = |metadata: io::Result<Metadata>| Some(Identity::new(&metadata.ok()?));
        let is_unwritten = identity(self.lock.metadata()) == identity(fs::metadata(&self.path));
        if self.is_new && is_unwritten {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Replaces a file by one with these bytes and the same permissions, at once or not at all. The
/// caller holds its lock.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = draft_of(path);
    let replaced = write_draft(&draft, path, bytes).and_then(|()| fs::rename(&draft, path));
    if replaced.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&draft);
    }
    sync_folder(path);
    replaced
}

fn write_draft(draft: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = private(options.write(true).create(true).truncate(true)).open(draft)?;
    if let Ok(metadata) = fs::metadata(path) {
        file.set_permissions(metadata.permissions())?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// The temporary file for the next content. Only the holder of the lock writes to it.
fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(DRAFT_ENDING);
    path.with_file_name(name)
}

const DRAFT_ENDING: &str = ".k8s-quiz-draft";

/// Removes the draft that a killed program left beside a file.
pub fn remove_stale_draft(path: &Path) {
    let draft = draft_of(path);
    if !draft.exists() {
        return;
    }
    let is_in_use = File::open(path).is_ok_and(|file| file.try_lock().is_err());
    if !is_in_use {
        // A file that can't be removed does no harm.
        let _ = fs::remove_file(draft);
    }
}

/// Removes the drafts that killed programs left in a folder.
pub fn remove_stale_drafts(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if let Some(name) = name
            .to_str()
            .and_then(|name| name.strip_suffix(DRAFT_ENDING))
        {
            remove_stale_draft(&folder.join(name));
        }
    }
}

/// Creates a folder and those above it.
pub fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.recursive(true).create(path)
}

/// Makes a file that is created readable for its owner alone.
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

pub fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    let named = folder.filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
}

/// Syncs the folder of a file, so that the file's name is on the disk.
pub fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        // Not every system can sync a folder. The content of the file is safe already.
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn append(path: &Path, line: &str) -> io::Result<()> {
        let file = TextFile::lock(path)?;
        let text = file.text()? + line + "\n";
        file.replace(&text)
    }

    #[test]
    fn changes_of_many_threads_are_all_kept() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("new/inbox.md");
        std::thread::scope(|scope| {
            for n in 0..20 {
                let path = &path;
                scope.spawn(move || append(path, &n.to_string()).unwrap());
            }
        });
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 20);
        assert_eq!(fs::read_dir(folder_of(&path)).unwrap().count(), 1);
    }

    #[test]
    fn a_change_that_is_given_up_leaves_no_file() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("inbox.md");
        drop(TextFile::lock(&path).unwrap());
        assert!(!path.exists());
        append(&path, "a").unwrap();
        drop(TextFile::lock(&path).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "a\n");
    }

    #[test]
    fn a_draft_of_a_killed_program_is_removed_and_one_in_use_is_not() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("inbox.md");
        fs::write(draft_of(&path), "half").unwrap();
        fs::write(folder.path().join("mine.new"), "").unwrap();
        remove_stale_drafts(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let lock = open_locked(&path).unwrap();
        fs::write(draft_of(&path), "half").unwrap();
        remove_stale_draft(&path);
        assert!(draft_of(&path).exists());
        drop(lock);
        remove_stale_draft(&path);
        assert!(!draft_of(&path).exists());
    }

    #[cfg(unix)]
    #[test]
    fn new_files_and_folders_are_private_and_old_ones_keep_their_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a/b/inbox.md");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        append(&path, "a").unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(
            [mode(&folder.path().join("a")), mode(folder_of(&path))],
            [0o700; 2]
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        append(&path, "b").unwrap();
        assert_eq!(mode(&path), 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = TempDir::new().unwrap();
        let (target, link) = (folder.path().join("real"), folder.path().join("link"));
        std::os::unix::fs::symlink(&target, &link).unwrap();
        append(&link, "a").unwrap();
        append(&link, "b").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&target).unwrap(), "a\nb\n");
    }

    #[cfg(unix)]
    #[test]
    fn an_endless_file_and_a_pipe_are_refused() {
        let endless = read(Path::new("/dev/zero"), 1 << 20).unwrap_err();
        assert_eq!(endless.kind(), io::ErrorKind::FileTooLarge);
        let folder = TempDir::new().unwrap();
        let pipe = folder.path().join("inbox.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        assert!(read_own(&pipe, 1 << 20).is_err());
        assert!(TextFile::lock(&pipe).is_err());
    }
}
