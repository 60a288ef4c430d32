//! Joins the deck with the progress log: what the learner knows about each card.
//!
//! [`Library::open`] is the only reader of sources and manifests. `open` reads, `learner` writes
//! the learner's own files, `relink` finds reworded questions, `day` plans. What a screen or a
//! command does with a card is left to `tui` and `cli`.

#[cfg(feature = "anki")]
mod anki;
mod day;
mod error;
mod error_text;
mod job;
mod learner;
mod open;
mod relink;
mod remembered;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::time::Duration;

pub use self::day::{InterviewPlan, MockRequest, PlanChange, StudyOptions, check_report_file};
pub use self::error::{EditError, Error, FileProblem, LookupError};
pub use self::error_text::{Complaint, io_cause, line_problem};
use self::job::RaisedCards;
pub use self::learner::{
    Captured, ConfigEdited, ConfigFile, Edited, Editor, Outcome, Registry, Survey, absolute,
    edit_config, set_config,
};
pub use self::open::{Clock, Environment, NotesChange, OpenOptions, Paths, SkipReason, Skipped};
pub use self::relink::{Lost, Orphan};
use self::remembered::AllRemembered;
pub use self::sheet::SheetLength;
use crate::config::Config;
use crate::deck::{Deck, ManifestError};
use crate::domain::{Card, CardId, CardState, EntryIndex, Language, Moment};
use crate::memory::Scheduler;
use crate::progress::{CardHistory, Changes, Event, EventKind, History, Log, LogError};
use crate::query::Query;
use crate::session::CardView;

/// Whether hidden cards match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    Included,
    LeftOut,
}

/// The open decks joined with the progress log.
#[derive(Debug)]
pub struct Library {
    named: open::NamedDecks,
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
    watch: open::Watch,
    pending: open::Pending,
    lost: Vec<Lost>,
    remembered: AllRemembered,
    raised: RaisedCards,
}

impl Library {
    /// The learner's folder and files.
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// The decks from the command line; empty for the default decks.
    pub fn named_decks(&self) -> &[std::path::PathBuf] {
        &self.named.paths
    }

    /// The config file's values, else the defaults.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The cards of all open decks.
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The progress log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// All events of the log.
    pub fn history(&self) -> &History {
        self.log.history()
    }

    /// FSRS with the learner's settings.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// The time in the learner's time zone.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// How long it takes until [`Self::now`] is later by this much; `None` if its clock stands still.
    pub fn wait_for(&self, time: Duration) -> Option<Duration> {
        self.clock.wait_for(time)
    }

    /// The command of the editor, as it is written.
    pub fn editor_command(&self) -> Option<&str> {
        self.environment.editor_command()
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// Files and folders that were skipped.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    pub fn manifest_errors(&self) -> &[ManifestError] {
        &self.manifest_errors
    }

    /// Questions with progress whose file is open but no longer has them.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// Shows everything in another language from now on.
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// The learning state of a card at `now`.
    pub fn state(&self, card: &Card, now: Moment) -> CardState {
        let remembered = self.remembered.get(card.id);
        remembered.map_or_else(CardState::default, |card| card.state(&self.scheduler, now))
    }

    /// The cards that match a query, with their states at `now`.
    pub fn matching(&self, query: &Query, hidden: Hidden, now: Moment) -> Vec<(&Card, CardState)> {
        self.matching_among(&self.deck.cards, query, hidden, now)
    }

    /// The same one after another, for a query that searches no text. Keeps no list of the states,
    /// which are large.
    pub fn each_matching<'a>(
        &'a self,
        query: &'a Query,
        hidden: Hidden,
        now: Moment,
    ) -> impl Iterator<Item = (&'a Card, CardState)> {
        let is_meant = move |card: &&Card| hidden == Hidden::Included || card.hidden.is_none();
        let cards = self.deck.cards.iter().filter(is_meant);
        let states = cards.map(move |card| (card, self.state(card, now)));
        states.filter(|(card, state)| query.matches(&self.deck, card, state))
    }

    /// The cards among some of the deck that match a query, with their states at `now`.
    pub fn matching_among<'a>(
        &'a self,
        cards: &'a [Card],
        query: &Query,
        hidden: Hidden,
        now: Moment,
    ) -> Vec<(&'a Card, CardState)> {
        let is_meant = |card: &&Card| hidden == Hidden::Included || card.hidden.is_none();
        let cards = cards.iter().filter(is_meant);
        let states = cards.map(|card| (card, self.state(card, now)));
        query.select(&self.deck, states.collect())
    }

    /// All events of a card.
    pub fn card_history(&self, card: &Card) -> CardHistory {
        let ids = remembered::ids_of(&self.deck, self.history(), card);
        self.history().card_history(ids)
    }

    /// Everything that is shown of a card at `now`.
    pub fn card_view(&self, card: &Card, now: Moment) -> CardView {
        let state = self.state(card, now);
        let previews = self.scheduler.preview(&state.memory, card.id, now);
        CardView::new(&self.deck, card, state, previews, self.language)
    }

    /// The entries of a card in the order in which their answers are shown.
    pub fn answers(&self, card: &Card) -> Vec<EntryIndex> {
        let remembered = self.remembered.get(card.id);
        let preferred = remembered.and_then(|card| card.prefers());
        self.deck
            .entries_preferring(card, preferred, self.language())
    }

    /// Ids with progress that no open card has. Ids relinked to each other count once.
    fn ids_elsewhere(&self) -> HashSet<CardId> {
        let history = self.history();
        let homes = history.ids().map(|id| history.home(id));
        let open = |id: CardId| self.deck.card_of_entry(id).is_some();
        homes
            .filter(|home| !open(*home) && !history.leading_to(*home).any(open))
            .collect()
    }

    /// Saves an event. If that fails, nothing changes: see [`Log::append`].
    pub fn record(&mut self, what: EventKind) -> Result<Event, LogError> {
        let event = self.log.append(what, self.clock.now());
        self.catch_up();
        event
    }

    /// Saves several events at once. If that fails, nothing changes: see [`Log::append_all`].
    pub fn record_all(&mut self, what: Vec<EventKind>) -> Result<Vec<Event>, LogError> {
        let events = self.log.append_all(what, self.clock.now());
        self.catch_up();
        events
    }

    /// Applies an event that cannot be saved now: see [`Log::append_unsaved`].
    pub fn record_unsaved(&mut self, what: EventKind) -> Event {
        let event = self.log.append_unsaved(what, self.clock.now());
        self.catch_up();
        event
    }

    /// Saves the events that are only in memory.
    pub fn save_unsaved(&mut self) -> Result<(), LogError> {
        let saved = self.log.save();
        self.catch_up();
        saved
    }

    /// Saves the events that are only in memory to another file, and uses it from then on. Expands
    /// `~/`.
    pub fn move_log(&mut self, path: &std::path::Path) -> Result<(), LogError> {
        let moved = self.log.move_to(self.environment.expanded(path));
        self.catch_up();
        moved
    }

    /// Reads what other programs wrote to the log, and returns what changed.
    pub fn refresh(&mut self) -> Result<Changes, LogError> {
        self.log.refresh()?;
        Ok(self.catch_up())
    }

    /// Saves the clear relinks of reworded questions, and returns how many there were.
    ///
    /// Commands that only read keep relinks in memory.
    pub fn record_relinks(&mut self) -> Result<usize, LogError> {
        let relinks = self.clear_relinks();
        for &(from, to) in &relinks {
            self.log
                .append(EventKind::Relink { from, to }, self.clock.now())?;
            self.lost.retain(|lost| lost.id != from);
        }
        self.catch_up();
        Ok(relinks.len())
    }

    /// The lost questions that one entry clearly asks now, with the id of that entry.
    fn clear_relinks(&self) -> Vec<(CardId, CardId)> {
        let clear = self.lost.iter();
        clear
            .filter_map(|lost| Some((lost.id, lost.now?)))
            .collect()
    }

    /// Updates the states of cards after the log changed.
    fn catch_up(&mut self) -> Changes {
        let changes = self.log.take_changes();
        if changes.replaced {
            self.find_reworded();
        } else {
            let history = self.log.history();
            self.remembered
                .update(&self.deck, history, &self.scheduler, &changes);
        }
        self.apply_job();
        changes
    }

    /// Finds reworded questions, then computes the state of every card.
    fn find_reworded(&mut self) {
        self.lost = relink::lost(&self.deck, self.log.history());
        let clear = self.clear_relinks();
        if !clear.is_empty() {
            self.log.assume_relinks(clear);
        }
        self.log.take_changes();
        self.remembered = AllRemembered::new(&self.deck, self.log.history(), &self.scheduler);
    }
}
