//! Decks that were named for this once, kept for always.

use std::path::PathBuf;

use super::files::FileError;
use super::{Registry, absolute};
use crate::library::{Library, LibraryError};

/// A deck cannot be kept; it is open for this once all the same.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// The config cannot be read.
    #[error(transparent)]
    Config(#[from] LibraryError),
    /// The config cannot be changed.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Library {
    /// The decks that were named and do not open by themselves, as absolute paths; none where
    /// they hold no card or the config cannot be read.
    pub fn passing_decks(&self) -> Vec<PathBuf> {
        let registry = Registry::open(self.paths().clone());
        let registry = registry.ok().filter(|_| !self.deck().cards.is_empty());
        let Some(registry) = registry else {
            return Vec::new();
        };
        let inbox = self.paths().inbox();
        let named = self
            .named
            .paths
            .iter()
            .filter_map(|path| absolute(path).ok());
        named
            .filter(|path| *path != inbox && !registry.has(path))
            .collect()
    }

    /// Registers them; the config file that says so.
    pub fn keep_decks(&self) -> Result<PathBuf, KeepError> {
        let mut registry = Registry::open(self.paths().clone())?;
        for path in self.passing_decks() {
            registry.add(&path)?;
        }
        Ok(registry.file().to_owned())
    }
}
