//! Opens the config, the clock, the log and the decks, in this order, and joins them.

use std::path::PathBuf;

use super::decks::{DeckError, Decks, ReadDecks};
use super::remembered::AllRemembered;
use super::{Clock, Environment, Library, NoHome, Paths, UnknownZone};
use crate::deck::Deck;
use crate::domain::{Language, Moment};
use crate::memory::{Scheduler, Settings, SettingsError};
use crate::progress::{Log, LogError};

/// What to open, and how.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    /// Notes, folders of notes and manifests that replace the default decks; empty for these.
    pub decks: Vec<PathBuf>,
    /// The progress log, if not the usual one.
    pub progress: Option<PathBuf>,
    /// The config file, if not the usual one.
    pub config: Option<PathBuf>,
    /// Where the clock starts, if not now.
    pub now: Option<Moment>,
    /// The language to speak, whatever config and locale say.
    pub language: Option<Language>,
    /// The surroundings.
    pub environment: Environment,
}

/// Why nothing can be opened.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// There is no place for the learner's folder.
    #[error(transparent)]
    NoHome(#[from] NoHome),
    /// The config names a time zone that is none.
    #[error(transparent)]
    Zone(#[from] UnknownZone),
    /// The config sets something out of range.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// A deck that was named cannot be opened.
    #[error(transparent)]
    Deck(#[from] DeckError),
    /// The progress log cannot be read.
    #[error(transparent)]
    Progress(#[from] LogError),
}

impl Library {
    /// Opens everything together.
    ///
    /// What cannot be used of a manifest, a note or the log is left out and told by
    /// [`Library::manifest_errors`], [`Library::skipped`] and [`Log::bad_lines`].
    pub fn open(options: OpenOptions) -> Result<Self, LibraryError> {
        let paths = Paths::new(&options.environment, options.progress, options.config)?;
        let scheduler = Scheduler::new(Settings::default())?;
        let clock = Clock::new(None, options.now)?;
        let log = Log::open(&paths.progress)?;
        let mut decks = Decks::default();
        for path in &options.decks {
            decks.add(path)?;
        }
        if options.decks.is_empty() {
            decks.add_embedded();
            if paths.inbox().exists() {
                decks.add_if_possible(&paths.inbox());
            }
        }
        let overlay = decks.overlay(&paths.overlay());
        let ReadDecks {
            parts,
            mut manifest_errors,
            skipped,
        } = decks.read();
        let (deck, errors) = Deck::build(parts, overlay, |_| false);
        manifest_errors.extend(errors);
        let locale = options.environment.locale.as_deref();
        let language = options.language.or_else(|| locale.and_then(language_of));
        let mut library = Self {
            language: language.unwrap_or(deck.language),
            paths,
            deck,
            log,
            scheduler,
            clock,
            skipped,
            manifest_errors,
            lost: Vec::new(),
            remembered: AllRemembered::default(),
        };
        library.find_reworded();
        Ok(library)
    }
}

/// The language that a locale such as `zh-CN` or `en_US.UTF-8` names, if it is one of ours.
fn language_of(locale: &str) -> Option<Language> {
    let name = locale.split(['-', '_', '.']).next().unwrap_or_default();
    match name.to_ascii_lowercase().as_str() {
        "zh" => Some(Language::Zh),
        "en" => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_may_name_one_of_our_languages() {
        for (locale, language) in [
            ("zh-CN", Some(Language::Zh)),
            ("zh_TW.UTF-8", Some(Language::Zh)),
            ("en", Some(Language::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("de-DE", None),
            ("", None),
        ] {
            assert_eq!(language_of(locale), language, "{locale}");
        }
    }
}
