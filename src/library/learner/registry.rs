//! The registered decks: `decks:` of the config file.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::config_file::set_config;
use crate::config::Config;
use crate::deck::Deck;
use crate::domain::SourceIndex;
use crate::library::open::{Decks, load_config};
use crate::library::{Error, Library, Paths};
use crate::notes::Severity;
use crate::yaml::text_list;

#[derive(Debug)]
pub struct Registry {
    paths: Paths,
    config: Config,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    pub n_cards: usize,
    pub n_unanswered: usize,
    /// Errors and warnings that `check` shows.
    pub n_problems: usize,
}

impl Registry {
    /// Reads the config file.
    pub fn open(paths: Paths) -> Result<Self, Error> {
        let config = load_config(&paths.config, false)?;
        Ok(Self { paths, config })
    }

    /// Whether the embedded deck is open.
    pub fn has_embedded(&self) -> bool {
        self.config.embedded_deck
    }

    pub fn file(&self) -> &Path {
        &self.paths.config
    }

    /// The paths of the registered decks, in order.
    pub fn decks(&self) -> impl Iterator<Item = PathBuf> {
        let written = self.config.decks.iter();
        written.map(|written| self.paths.resolve(Path::new(written)))
    }

    /// Whether the deck at a path is registered, under any spelling of the path.
    pub fn has(&self, path: &Path) -> bool {
        self.index_of(path).is_some()
    }

    /// Registers the deck at an absolute path, once.
    pub fn add(&mut self, path: &Path) -> Result<(), Error> {
        let text = path
            .to_str()
            .ok_or_else(|| Error::PathNotUtf8(path.to_owned()))?;
        self.change(|registry| {
            if !registry.has(path) {
                registry.config.decks.push(text.to_owned());
            }
        })
    }

    /// Removes a deck from the list and returns whether it was there. Keeps its files.
    pub fn remove(&mut self, path: &Path) -> Result<bool, Error> {
        if !self.has(path) {
            return Ok(false);
        }
        self.change(|registry| {
            if let Some(index) = registry.index_of(path) {
                registry.config.decks.remove(index);
            }
        })?;
        Ok(true)
    }

    /// Compares paths as written in the config, then as files.
    fn index_of(&self, path: &Path) -> Option<usize> {
        let written = self.config.decks.iter();
        let mut written = written.map(Path::new);
        let as_written = written.position(|written| written == path);
        as_written.or_else(|| {
            let named = real(path);
            self.decks().position(|deck| real(&deck) == named)
        })
    }

    /// Changes the list as it is in the file now, which another program may have changed.
    fn change(&mut self, change: impl FnOnce(&mut Self)) -> Result<(), Error> {
        let path = self.paths.config.clone();
        set_config(&path, "decks", |config| {
            self.config = config;
            change(self);
            text_list(self.config.decks.iter().map(String::as_str))
        })
    }
}

impl Library {
    /// The decks from the command line that do not open by default, as absolute paths.
    /// Empty if they have no card or the config is unreadable.
    pub fn unregistered_decks(&self) -> Vec<PathBuf> {
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

    /// Registers them and returns the path of the config file.
    pub fn add_decks_to_config(&self) -> Result<PathBuf, Error> {
        let mut registry = Registry::open(self.paths().clone())?;
        for path in self.unregistered_decks() {
            registry.add(&path)?;
        }
        Ok(registry.file().to_owned())
    }
}

/// The path with links resolved; the path itself if there is no file.
fn real(path: &Path) -> PathBuf {
    let named = path.canonicalize();
    named
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

/// An absolute path. Keeps links, unless the path contains `..`.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    let goes_up = path.components().any(|part| part == Component::ParentDir);
    if goes_up {
        path.canonicalize()
    } else {
        std::path::absolute(path)
    }
}

impl Survey {
    /// The counts of the embedded deck.
    pub fn embedded() -> Self {
        let mut decks = Decks::default();
        decks.add_embedded();
        Self::new(decks)
    }

    /// The counts of the deck at a path.
    pub fn at_path(path: &Path) -> Result<Self, Error> {
        let mut decks = Decks::default();
        decks.add(path)?;
        Ok(Self::new(decks))
    }

    fn new(decks: Decks) -> Self {
        let read = decks.read();
        let (deck, errors) = Deck::build(read.parts, None);
        let errors = read.manifest_errors.iter().chain(&errors);
        let sources = (0..).map(SourceIndex).zip(&deck.sources);
        let diagnostics = sources.flat_map(|(index, _)| deck.findings_of_source(index));
        let severities = errors
            .map(|error| error.severity)
            .chain(diagnostics.map(|diagnostic| diagnostic.kind.severity()))
            .chain(read.skipped.iter().map(|skipped| skipped.why.severity()));
        Self {
            n_cards: deck.cards.len(),
            n_unanswered: deck.cards.iter().filter(|card| card.unanswered).count(),
            n_problems: severities
                .filter(|severity| *severity > Severity::Note)
                .count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::library::Environment;
    use crate::library::error::FileProblem;

    fn registry(folder: &TempDir) -> Registry {
        let environment = Environment {
            app_home: Some(folder.path().to_owned()),
            ..Environment::default()
        };
        Registry::open(Paths::new(&environment, None, None).unwrap()).unwrap()
    }

    #[test]
    fn a_deck_is_registered_once_and_found_under_every_name() {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("notes")).unwrap();
        let path = folder.path().join("notes");
        let mut decks = registry(&folder);
        decks.add(&path).unwrap();
        decks.add(&folder.path().join("notes/../notes")).unwrap();
        assert_eq!(
            registry(&folder).decks().collect::<Vec<_>>(),
            std::slice::from_ref(&path)
        );
        fs::write(
            folder.path().join("config.yaml"),
            "fuzz: true\ndecks: [notes] # mine\n",
        )
        .unwrap();
        let mut decks = registry(&folder);
        assert!(decks.has(&path) && decks.has(Path::new("notes")));
        assert!(decks.remove(&path).unwrap());
        assert!(!decks.remove(&path).unwrap());
        let text = fs::read_to_string(decks.file()).unwrap();
        assert_eq!(text, "fuzz: true\ndecks: [] # mine\n");
    }

    #[test]
    fn a_list_on_several_lines_is_left_to_the_learner() {
        let folder = TempDir::new().unwrap();
        let text = "decks:\n  - notes\n";
        fs::write(folder.path().join("config.yaml"), text).unwrap();
        let error = registry(&folder).add(folder.path()).unwrap_err();
        let Error::File { path, cause } = error else {
            panic!("{error:?}");
        };
        assert!(matches!(cause, FileProblem::SpansLines(at) if at.line == 1));
        assert_eq!(fs::read_to_string(path).unwrap(), text);
    }

    #[test]
    fn a_survey_counts_what_check_would_show() {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        fs::write(
            folder.path().join("a.md"),
            "# 什么是 Pod？\n\n```\nx\n\n# rbac\n",
        )
        .unwrap();
        let survey = Survey::at_path(folder.path()).unwrap();
        assert_eq!((survey.n_cards, survey.n_problems), (1, 1));
        assert!(Survey::at_path(&folder.path().join("gone")).is_err());
        let embedded = Survey::embedded();
        assert!(embedded.n_cards > 100);
        assert_eq!(
            embedded.n_problems, 0,
            "a title mends a question that looks cut"
        );
    }
}
