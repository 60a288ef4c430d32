//! Opens everything together: the only reader of sources and manifests.
//!
//! A [`Library`] holds the deck, the log and what both together say about each card. Whatever
//! asks for a card's state or records an answer asks it here.

mod day;
mod error;
mod error_text;
mod learner;
mod open;
mod relink;
mod remembered;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::time::Duration;

pub use self::day::{Course, Intent, StudyOptions};
pub use self::error::{EditError, Error, FileProblem, LookupError};
pub use self::error_text::{Complaint, io_cause, line_problem, visible_path};
pub use self::learner::{
    Captured, ConfigEdited, ConfigFile, Edited, Editor, Outcome, Registry, Survey, absolute,
    edit_config, set_config,
};
pub use self::open::{Clock, Environment, OpenOptions, Paths, SkipReason, Skipped};
pub use self::relink::{Lost, Orphan};
use self::remembered::AllRemembered;
use crate::config::Config;
use crate::deck::{Deck, ManifestError};
use crate::domain::{Card, CardId, CardState, EntryIndex, Language, Moment};
use crate::memory::{Scheduler, time_per_card};
use crate::progress::{CardHistory, Changes, Event, EventKind, History, Log, LogError};

/// The deck, the log, and what both together say.
#[derive(Debug)]
pub struct Library {
    /// Decks that were named instead of the usual ones.
    named: open::Named,
    environment: Environment,
    paths: Paths,
    config: Config,
    deck: Deck,
    log: Log,
    scheduler: Scheduler,
    clock: Clock,
    language: Language,
    skipped: Vec<Skipped>,
    manifest_errors: Vec<ManifestError>,
    lost: Vec<Lost>,
    remembered: AllRemembered,
}

impl Library {
    /// Where things are.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// The decks that were named instead of the usual ones.
    pub fn named_decks(&self) -> &[std::path::PathBuf] {
        &self.named.paths
    }

    /// What the learner chose.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The cards.
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The progress log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Everything the learner did.
    pub fn history(&self) -> &History {
        self.log.history()
    }

    /// What keeps memories.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// What time it is for the learner.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// `VISUAL`, else `EDITOR`, as it is written.
    pub fn editor_command(&self) -> Option<&str> {
        self.environment.editor.as_deref()
    }

    /// The language to speak.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Files and folders that were passed over.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Mistakes in manifests.
    pub fn manifest_errors(&self) -> &[ManifestError] {
        &self.manifest_errors
    }

    /// Questions with progress that no entry asks any more, though their files are open.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// A card's side of the learner at a moment.
    pub fn state(&self, card: &Card, now: Moment) -> CardState {
        let remembered = self.remembered.get(card.id);
        remembered.map_or_else(CardState::default, |card| card.state(&self.scheduler, now))
    }

    /// Everything that happened to a card.
    pub fn card_history(&self, card: &Card) -> CardHistory {
        let ids = remembered::ids_of(&self.deck, self.history(), card);
        self.history().card_history(ids)
    }

    /// The entries of a card in the order their answers are shown to this learner.
    pub fn answers(&self, card: &Card) -> Vec<EntryIndex> {
        let remembered = self.remembered.get(card.id);
        let preferred = remembered.and_then(|card| card.prefers());
        self.deck.entries_preferring(card, preferred)
    }

    /// The learner's own median time a card.
    pub fn time_per_card(&self) -> Duration {
        time_per_card(self.history().times())
    }

    /// How many cards were reviewed for the first time since the day of `now` began, over all
    /// decks, those that are not open included.
    pub fn n_first_reviewed(&self, now: Moment) -> usize {
        let today = self.scheduler.day(now);
        let is_today =
            |first: Option<Moment>| first.is_some_and(|at| self.scheduler.day(at) >= today);
        let here = self.remembered.iter();
        let n_here = here.filter(|card| is_today(card.first)).count();
        let n_elsewhere = self.ids_elsewhere().into_iter().filter(|id| {
            let history = self.history().card_history([*id]);
            is_today(history.remembered().next().map(|review| review.at))
        });
        n_here + n_elsewhere.count()
    }

    /// Ids with progress of cards that are not open, those that lead to one another counted once.
    fn ids_elsewhere(&self) -> HashSet<CardId> {
        let history = self.history();
        let homes = history.ids().map(|id| history.home(id));
        let open = |id: CardId| self.deck.card_of_entry(id).is_some();
        homes
            .filter(|home| !open(*home) && !history.leading_to(*home).any(open))
            .collect()
    }

    /// Saves what happened now and takes it in. When it fails nothing has happened: see
    /// [`Log::append`].
    pub fn record(&mut self, what: EventKind) -> Result<Event, LogError> {
        let event = self.log.append(what, self.clock.now());
        self.catch_up();
        event
    }

    /// Takes in what happened now although it cannot be saved: see [`Log::append_unsaved`].
    pub fn record_unsaved(&mut self, what: EventKind) -> Event {
        let event = self.log.append_unsaved(what, self.clock.now());
        self.catch_up();
        event
    }

    /// Saves what is in memory only.
    pub fn save_unsaved(&mut self) -> Result<(), LogError> {
        let saved = self.log.save();
        self.catch_up();
        saved
    }

    /// Saves what is in memory only to another file, and goes on with that one.
    pub fn move_log(&mut self, path: impl Into<std::path::PathBuf>) -> Result<(), LogError> {
        let moved = self.log.move_to(path);
        self.catch_up();
        moved
    }

    /// Takes in what other programs wrote to the log, and says what that changed.
    pub fn refresh(&mut self) -> Result<Changes, LogError> {
        self.log.refresh()?;
        Ok(self.catch_up())
    }

    /// Writes down which questions were reworded, where that is clear; how many there were.
    ///
    /// Until then it holds in memory only, as is right for commands that only read.
    pub fn record_relinks(&mut self) -> Result<usize, LogError> {
        let lost = self.lost.iter();
        let clear = lost.filter_map(|lost| Some((lost.id, lost.now?)));
        let relinks: Vec<(CardId, CardId)> = clear.collect();
        for (from, to) in &relinks {
            let (from, to) = (*from, *to);
            self.log
                .append(EventKind::Relink { from, to }, self.clock.now())?;
            self.lost.retain(|lost| lost.id != from);
        }
        self.catch_up();
        Ok(relinks.len())
    }

    /// Works out anew what changed in the log.
    fn catch_up(&mut self) -> Changes {
        let changes = self.log.take_changes();
        if changes.replaced {
            self.find_reworded();
        } else {
            let history = self.log.history();
            self.remembered
                .update(&self.deck, history, &self.scheduler, &changes);
        }
        changes
    }

    /// Finds the questions that were reworded, and what is remembered of every card then.
    fn find_reworded(&mut self) {
        self.lost = relink::lost(&self.deck, self.log.history());
        let clear = self
            .lost
            .iter()
            .filter_map(|lost| Some((lost.id, lost.now?)));
        let clear: Vec<(CardId, CardId)> = clear.collect();
        if !clear.is_empty() {
            self.log.assume_relinks(clear);
        }
        self.log.take_changes();
        self.remembered = AllRemembered::new(&self.deck, self.log.history(), &self.scheduler);
    }
}
