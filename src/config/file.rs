//! Reads and writes the config file as a whole.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::{Config, ConfigError};

/// The size limit of a config file, in bytes.
pub const MAX_SIZE: u64 = 1024 * 1024;

/// Why a config file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It cannot be read.
    #[error("cannot read the config")]
    Read(#[source] io::Error),
    /// It is larger than `MAX_SIZE`.
    #[error("the config is larger than {MAX_SIZE} bytes")]
    TooLarge,
    /// It has errors.
    #[error("the config holds mistakes")]
    Mistakes(Vec<ConfigError>),
}

/// The config in a file; `None` if there is no such file.
pub fn load(path: &Path) -> Result<Option<Config>, LoadError> {
    let Some(text) = read(path)? else {
        return Ok(None);
    };
    Config::parse(&text).map(Some).map_err(LoadError::Mistakes)
}

/// The text of a config file, for [`super::set`]; `None` if there is no such file.
///
/// Fails if the file is not UTF-8, because an edit would destroy the other bytes.
pub fn read(path: &Path) -> Result<Option<String>, LoadError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(LoadError::Read(error)),
    };
    let mut text = String::new();
    let mut start = file.take(MAX_SIZE + 1);
    start.read_to_string(&mut text).map_err(LoadError::Read)?;
    if text.len() as u64 > MAX_SIZE {
        return Err(LoadError::TooLarge);
    }
    Ok(Some(text))
}

/// Writes a config file atomically. Creates its folder.
///
/// Follows a symbolic link and replaces its target.
pub fn save(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new(""));
    fs::create_dir_all(folder)?;
    let draft = draft_of(&path);
    let written = write_draft(&draft, &path, text).and_then(|()| fs::rename(&draft, &path));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&draft);
    }
    written
}

/// A path next to the file that no other process uses at the same time.
fn draft_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}

fn write_draft(draft: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(draft)?;
    if let Ok(metadata) = fs::metadata(path) {
        file.set_permissions(metadata.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_no_config_and_no_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load(&folder.path().join("config.yaml")).unwrap().is_none());
    }

    #[test]
    fn a_saved_text_is_read_back_and_no_draft_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/config.yaml");
        save(&path, "fuzz: true\n").unwrap();
        save(&path, "fuzz: false\n").unwrap();
        let config = load(&path).unwrap().unwrap();
        assert!(!config.memory_settings().fuzz);
        let n_files = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(n_files, 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (
            folder.path().join("real"),
            folder.path().join("config.yaml"),
        );
        save(&target, "").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        save(&link, "fuzz: false\n").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read(&target).unwrap().unwrap(), "fuzz: false\n");
    }

    #[test]
    fn mistakes_and_sizes_are_told_apart_from_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yaml");
        save(&path, "fuz: true\nfuzz: maybe\n").unwrap();
        assert!(matches!(load(&path), Err(LoadError::Mistakes(errors)) if errors.len() == 2));
        save(&path, &"#".repeat(MAX_SIZE as usize + 1)).unwrap();
        assert!(matches!(load(&path), Err(LoadError::TooLarge)));
        fs::write(&path, b"theme: \xff").unwrap();
        assert!(matches!(load(&path), Err(LoadError::Read(_))));
    }
}
