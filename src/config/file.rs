//! Reads the config file.

use std::io;
use std::path::Path;

use super::{Config, ConfigError};
use crate::disk;

/// The size limit of a config file, in bytes.
pub const MAX_SIZE: u64 = 1024 * 1024;

/// Why a config file cannot be used.
#[derive(Debug)]
pub enum LoadError {
    Read(io::Error),
    /// It is larger than `MAX_SIZE`.
    TooLarge,
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
    disk::read_text(path, MAX_SIZE).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => LoadError::TooLarge,
        _ => LoadError::Read(error),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_missing_file_is_no_config_and_no_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(load(&folder.path().join("config.yaml")).unwrap().is_none());
    }

    #[test]
    fn mistakes_and_sizes_are_told_apart_from_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.yaml");
        fs::write(&path, "fuz: true\nfuzz: maybe\n").unwrap();
        assert!(matches!(load(&path), Err(LoadError::Mistakes(errors)) if errors.len() == 2));
        fs::write(&path, "#".repeat(MAX_SIZE as usize + 1)).unwrap();
        assert!(matches!(load(&path), Err(LoadError::TooLarge)));
        fs::write(&path, b"theme: \xff").unwrap();
        assert!(matches!(load(&path), Err(LoadError::Read(_))));
    }
}
