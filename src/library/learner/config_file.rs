//! Reads the config file without a deck, changes one key, and opens the file in the editor.

use std::path::Path;

use super::edit::remove;
use super::files;
use crate::config::{self, Config, LoadError};
use crate::domain::Language;
use crate::library::error::{Error, FileProblem};
use crate::library::open::{missing_config, unknown_zone};
use crate::library::{Clock, Environment, Paths};
use crate::memory::Scheduler;

/// A config file without errors.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// The values, or their defaults.
    pub config: Config,
    /// The text; `None` if there is no file.
    pub text: Option<String>,
}

impl ConfigFile {
    /// Reads the config file and checks every value.
    pub fn open(paths: &Paths) -> Result<Self, Error> {
        let path = &paths.config;
        let text = config::read(path).map_err(|cause| Error::config(path, cause))?;
        let parsed = Config::parse(text.as_deref().unwrap_or_default());
        let config = parsed.map_err(|found| Error::config(path, LoadError::Mistakes(found)))?;
        Scheduler::new(config.memory_settings())?;
        let zone = config.time_zone.as_deref();
        Clock::new(zone, None).map_err(|zone| unknown_zone(path, zone))?;
        Ok(Self { config, text })
    }

    /// Like [`Self::open`], but fails if there is no file.
    pub fn open_named(paths: &Paths) -> Result<Self, Error> {
        let file = Self::open(paths)?;
        if file.text.is_some() {
            return Ok(file);
        }
        Err(missing_config(&paths.config))
    }
}

/// Sets one key of the config file and keeps the rest byte for byte. Creates the file. `value` gets
/// the values of the file as it is now.
pub fn set_config(
    path: &Path,
    key: &str,
    value: impl FnOnce(Config) -> String,
) -> Result<(), Error> {
    files::change(path, |text| {
        let parsed = Config::parse(text);
        let config = parsed.map_err(|found| Error::config(path, LoadError::Mistakes(found)))?;
        let edited = config::set(text, key, &value(config));
        let edited = edited.map_err(|error| Error::file(path, FileProblem::of_edit(text, error)));
        edited.map(Some)
    })
}

/// The result of editing the config file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfigEdited {
    /// The file has no errors.
    Valid,
    /// There was no file, and the learner changed nothing in the defaults.
    NotCreated,
}

/// Opens the config file in the editor and validates the result. Starts a missing file from the
/// defaults, with comments.
pub fn edit_config(
    paths: &Paths,
    environment: &Environment,
    language: Language,
) -> Result<ConfigEdited, Error> {
    let editor = environment.editor()?;
    let path = &paths.config;
    let is_new = !path.exists();
    if is_new {
        files::write(
            path,
            &config::document(&Config::default(), language, |_| None),
        )?;
    }
    let shown = files::text(path)?;
    let discard_if_unchanged = || {
        let is_unchanged = files::text(path).is_ok_and(|text| text == shown);
        if is_unchanged && is_new {
            remove(path)?;
        }
        Ok(is_unchanged)
    };
    editor.edit(path, discard_if_unchanged)?;
    if is_new && discard_if_unchanged()? {
        return Ok(ConfigEdited::NotCreated);
    }
    ConfigFile::open(paths)?;
    Ok(ConfigEdited::Valid)
}
