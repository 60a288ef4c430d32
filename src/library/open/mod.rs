//! Opens the config, the clock, the log and the decks, in this order, and joins them.

mod answers;
mod changed_notes;
mod clock;
mod decks;
mod encoding;
mod glyphs;
mod named_notes;
mod paths;
mod read;
mod sources;
mod threads;
mod watch;

use std::io;
use std::path::{Path, PathBuf};

pub use self::changed_notes::NotesChange;
pub(super) use self::changed_notes::Pending;
pub use self::clock::Clock;
use self::clock::UnknownZone;
pub(crate) use self::decks::Decks;
use self::decks::ReadDecks;
pub use self::paths::{Environment, Paths};
pub use self::sources::{SkipReason, Skipped};
pub(super) use self::watch::Watch;
use crate::config::{self, Config, LoadError};
use crate::deck::{Deck, Manifest, ManifestError};
use crate::domain::{Language, Moment};
use crate::library::job::RaisedCards;
use crate::library::remembered::AllRemembered;
use crate::library::{Error, Library};
use crate::memory::Scheduler;
use crate::progress::Log;

/// What to open, and how.
#[derive(Clone, Debug, Default)]
pub struct OpenOptions {
    /// Notes, folders of notes and manifests that replace the default decks; empty for these.
    pub decks: Vec<PathBuf>,
    /// Whether to report a named deck that cannot be opened in [`Library::skipped`] and open the
    /// others, instead of failing.
    pub pass_over: bool,
    /// Overrides the path of the progress log.
    pub progress: Option<PathBuf>,
    /// Skips the log unless an own answer needs it. Reading a long log takes most of the time of
    /// a command that only reads notes.
    pub skip_log: bool,
    /// Overrides the path of the config file.
    pub config: Option<PathBuf>,
    /// The start time of the clock; `None` for the system's.
    pub now: Option<Moment>,
    /// How many seconds the clock shows for each that passes; `None` for one.
    pub clock_speed: Option<u32>,
    /// Overrides the language of the config and the locale.
    pub language: Option<Language>,
    /// The environment variables and platform folders.
    pub environment: Environment,
}

impl Library {
    /// Opens the config, the clock, the log and the decks.
    ///
    /// Skips invalid parts of manifests, notes and the log; see
    /// [`Library::manifest_errors`], [`Library::skipped`] and [`Log::bad_lines`].
    pub fn open(options: OpenOptions) -> Result<Self, Error> {
        let is_config_named = options.config.is_some();
        let paths = Paths::new(&options.environment, options.progress, options.config)?;
        paths.remove_stale_drafts();
        let config = load_config(&paths.config, is_config_named)?;
        let scheduler = Scheduler::new(config.memory_settings())?;
        let clock = Clock::new(config.time_zone.as_deref(), options.now);
        let clock = clock.map_err(|zone| unknown_zone(&paths.config, zone))?;
        let clock = match options.clock_speed {
            Some(speed) => clock.at_speed(speed),
            None => clock,
        };
        let named = NamedDecks {
            paths: options.decks,
            pass_over: options.pass_over,
        };
        threads::prepare();
        let (log, decks) = rayon::join(
            || match options.skip_log {
                true => Ok(Log::unread(&paths.progress)),
                false => Log::open(&paths.progress),
            },
            || read_decks(&named, &paths, &config),
        );
        let log = log?;
        let ReadAll {
            deck,
            skipped,
            manifest_errors,
            watch,
        } = decks?;
        let language = options.language.or(config.language);
        let language = language.or_else(|| options.environment.language());
        let mut library = Self {
            language: language.unwrap_or(deck.language),
            named,
            environment: options.environment,
            paths,
            config,
            deck,
            log,
            scheduler,
            clock,
            skipped,
            manifest_errors,
            watch,
            pending: Pending::default(),
            lost: Vec::new(),
            remembered: AllRemembered::default(),
            raised: RaisedCards::default(),
        };
        if !options.skip_log {
            library.find_reworded();
            library.apply_job();
        }
        library.take_answers(options.skip_log)?;
        Ok(library)
    }

    /// Reads the decks again after their files changed, but not the log. If that fails, keeps the
    /// current cards.
    pub fn reload(&mut self) -> Result<(), Error> {
        let read = read_decks(&self.named, &self.paths, &self.config)?;
        self.use_decks(read)
    }

    fn use_decks(&mut self, read: ReadAll) -> Result<(), Error> {
        self.deck = read.deck;
        self.skipped = read.skipped;
        self.manifest_errors = read.manifest_errors;
        self.watch = read.watch;
        self.pending = Pending::default();
        self.raised = RaisedCards::default();
        self.find_reworded();
        self.apply_job();
        self.take_answers(false)
    }

    /// Adds the learner's own answers to their cards. An answer to a reworded question goes to
    /// the card that asks it now.
    fn take_answers(&mut self, mut skips_log: bool) -> Result<(), Error> {
        let (answers, skipped) = answers::read(&self.paths.answers());
        self.skipped.extend(skipped);
        for mut own in answers {
            if self.deck.card_of_entry(own.card).is_none() {
                if skips_log {
                    skips_log = false;
                    self.log.refresh()?;
                    self.find_reworded();
                }
                own.card = self.log.history().home(own.card);
            }
            let path = PathBuf::from(&own.file.name);
            // Ignores answers for decks not named on the command line.
            if !self.deck.add_own_answer(own) && self.named.paths.is_empty() {
                let why = SkipReason::NoSuchCard;
                self.skipped.push(Skipped { path, why });
            }
        }
        Ok(())
    }
}

/// The text of a file's bytes, in whatever encoding.
pub(super) fn text(bytes: Vec<u8>) -> String {
    encoding::decode(bytes).text
}

/// Decks named on the command line.
#[derive(Clone, Debug, Default)]
pub(super) struct NamedDecks {
    pub(super) paths: Vec<PathBuf>,
    /// Whether to skip a deck that cannot be opened.
    pub(super) pass_over: bool,
}

/// What was read of the decks.
#[derive(Debug)]
struct ReadAll {
    deck: Deck,
    skipped: Vec<Skipped>,
    manifest_errors: Vec<ManifestError>,
    watch: Watch,
}

/// One deck built from everything that is open.
fn read_decks(named: &NamedDecks, paths: &Paths, config: &Config) -> Result<ReadAll, Error> {
    let (decks, overlay) = decks(named, paths, config)?;
    let ReadDecks {
        parts,
        mut manifest_errors,
        skipped,
        mut watch,
    } = decks.read();
    watch.extend(answers::watch(&paths.answers()));
    let (deck, errors) = Deck::build(parts, overlay);
    manifest_errors.extend(errors);
    manifest_errors.sort_by(ManifestError::by_location);
    Ok(ReadAll {
        deck,
        skipped,
        manifest_errors,
        watch,
    })
}

/// The config; the defaults if there is no file, unless `required`.
pub(super) fn load_config(path: &Path, required: bool) -> Result<Config, Error> {
    let config = config::load(path).map_err(|cause| Error::config(path, cause))?;
    match config {
        Some(config) => Ok(config),
        None if required => Err(missing_config(path)),
        None => Ok(Config::default()),
    }
}

pub(super) fn missing_config(path: &Path) -> Error {
    Error::config(path, LoadError::Read(io::ErrorKind::NotFound.into()))
}

/// The error for an unknown time zone, with its position in the config file if known.
pub(super) fn unknown_zone(path: &Path, zone: UnknownZone) -> Error {
    let text = config::read(path).ok().flatten();
    match text.as_deref().and_then(config::unknown_zone) {
        Some(mistake) => Error::config(path, LoadError::Mistakes(vec![mistake])),
        None => Error::UnknownZone(zone.0),
    }
}

/// The named decks, else the default ones, and the learner's overlay.
fn decks(
    named: &NamedDecks,
    paths: &Paths,
    config: &Config,
) -> Result<(Decks, Option<Manifest>), Error> {
    let mut decks = Decks::default();
    for path in &named.paths {
        if is_inbox(path, paths) {
            decks.add_captured(path);
        } else if named.pass_over {
            decks.add_if_possible(path);
        } else {
            decks.add(path)?;
        }
    }
    if named.paths.is_empty() {
        if config.embedded_deck {
            decks.add_embedded();
        }
        for path in &config.decks {
            decks.add_if_possible(&paths.resolve(Path::new(path)));
        }
        decks.add_captured(&paths.inbox());
    }
    let overlay = decks.overlay(&paths.overlay());
    Ok((decks, overlay))
}

fn is_inbox(path: &Path, paths: &Paths) -> bool {
    let inbox = paths.inbox().canonicalize();
    inbox.is_ok_and(|inbox| path.canonicalize().is_ok_and(|path| path == inbox))
}
