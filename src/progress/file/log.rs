//! The log that a running program appends to, and the history of its events.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use super::error::LogError;
use super::load::{self, Loaded};
use super::locked_file::{LockedFile, MissingFolder, ReadPosition, stat};
use crate::domain::{CardId, Moment};
use crate::progress::changes::Changes;
use crate::progress::stamp::Stamper;
use crate::progress::{BadLine, Event, EventId, EventKind, History};

/// A file that grew by more bytes than this is read from its beginning: that is faster than
/// adding its events one by one.
const MUCH: u64 = 4 << 20;

/// The progress log on the disk, and the history of its events.
#[derive(Debug)]
pub struct Log {
    pub(super) path: PathBuf,
    pub(super) history: History,
    bad_lines: Vec<BadLine>,
    /// How far the file was read; `None` if there was no file.
    position: Option<ReadPosition>,
    stamper: Stamper,
    /// The events whose save failed last. They keep their ids if they are tried again.
    failed: Vec<Event>,
    /// Events that are in memory only, oldest first.
    unsaved: Vec<Event>,
    /// Events that this program saved, oldest first. If the file is replaced by one that lacks
    /// them, they are saved again.
    saved_here: Vec<Event>,
    /// Whether the file ever existed.
    existed: bool,
    changes: Changes,
    clock_behind: Option<SignedDuration>,
}

impl Log {
    /// Reads the log at `path`; a file that does not exist is an empty log.
    ///
    /// Unusable lines are not an error: see [`Log::bad_lines`].
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, LogError> {
        let mut log = Self::unread(path);
        let loaded = load::whole(&log.path)?;
        log.bad_lines = loaded.bad_lines;
        log.existed = loaded.position.is_some();
        log.position = loaded.position;
        log.history = History::replay(loaded.events);
        log.history.add_wordings(loaded.wordings);
        log.history.name_ids(loaded.foreign_ids);
        Ok(log)
    }

    /// A log that is empty until [`Log::refresh`] or the first save reads the file.
    pub fn unread(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            history: History::default(),
            bad_lines: Vec::new(),
            position: None,
            stamper: Stamper::default(),
            failed: Vec::new(),
            unsaved: Vec::new(),
            saved_here: Vec::new(),
            existed: false,
            changes: Changes::default(),
            clock_behind: None,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The history of all events, unsaved ones included.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Relinks reworded questions in memory only. Replaces earlier assumptions.
    pub fn assume_relinks(&mut self, relinks: Vec<(CardId, CardId)>) {
        self.history.assume_relinks(relinks);
        self.changes.all = true;
    }

    /// The lines that give no event. All of them stay in the file.
    pub fn bad_lines(&self) -> &[BadLine] {
        &self.bad_lines
    }

    /// The events that are in memory only, oldest first.
    pub fn unsaved(&self) -> &[Event] {
        &self.unsaved
    }

    /// How far the last event in the log was ahead of the clock when this program made its last
    /// event, if that was more than an hour. The new event then has the real time.
    pub fn clock_behind(&self) -> Option<SignedDuration> {
        self.clock_behind
    }

    /// The changes since the last call.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// Appends an event that happens now, syncs it to the disk, and adds it to the history.
    ///
    /// Saves older unsaved events first. After an error the event has not happened; the same
    /// `what` can be appended again or [kept unsaved](Log::append_unsaved).
    pub fn append(&mut self, what: EventKind, now: Moment) -> Result<Event, LogError> {
        let mut file = self.lock()?;
        let event = self.stamp(what, now);
        self.append_stamped(&mut file, std::slice::from_ref(&event))?;
        Ok(event)
    }

    /// Appends events that happen now with one write and one sync. After an error none has
    /// happened.
    pub fn append_all(
        &mut self,
        what: Vec<EventKind>,
        now: Moment,
    ) -> Result<Vec<Event>, LogError> {
        let mut file = self.lock()?;
        let stamped = what.into_iter().map(|what| self.stamp(what, now));
        let events: Vec<Event> = stamped.collect();
        self.append_stamped(&mut file, &events)?;
        Ok(events)
    }

    fn append_stamped(&mut self, file: &mut LockedFile, events: &[Event]) -> Result<(), LogError> {
        // A save that seemed to fail may have reached the disk.
        let is_missing = |event: &&Event| !self.history.contains(event.id);
        let missing: Vec<Event> = events.iter().filter(is_missing).cloned().collect();
        if !missing.is_empty()
            && let Err(error) = self.write(file, &missing)
        {
            self.failed = events.to_vec();
            return Err(error);
        }
        events.iter().for_each(|event| self.apply(event));
        Ok(())
    }

    /// Adds an event that happens now to the history although it cannot be saved yet.
    pub fn append_unsaved(&mut self, what: EventKind, now: Moment) -> Event {
        let event = self.stamp(what, now);
        self.unsaved.push(event.clone());
        self.apply(&event);
        event
    }

    /// Saves the events that are in memory only.
    pub fn save(&mut self) -> Result<(), LogError> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        let mut file = self.lock()?;
        // They may have been in a file that took the place of the old one.
        if self.unsaved.is_empty() {
            return Ok(());
        }
        self.write(&mut file, &[])
    }

    /// Saves the events that are in memory only to another file and continues with that one.
    ///
    /// Adds the events of that file. After an error the log stays where it was.
    pub fn move_to(&mut self, path: impl Into<PathBuf>) -> Result<(), LogError> {
        let old_path = std::mem::replace(&mut self.path, path.into());
        let old_position = self.position.take();
        let existed = std::mem::take(&mut self.existed);
        // Events saved in the old file need not be saved in the new one.
        let saved_here = std::mem::take(&mut self.saved_here);
        let moved = self.catch_up().and_then(|()| self.save());
        if moved.is_err() {
            self.path = old_path;
            self.position = old_position;
            self.existed = existed;
            self.saved_here = saved_here;
        }
        moved
    }

    /// Adds what other programs wrote. Costs one `stat` if they wrote nothing.
    ///
    /// If the file is missing, keeps the events in memory: a sync tool may be about to put it back.
    /// If it was replaced by one that lacks what this program saved, saves that again.
    pub fn refresh(&mut self) -> Result<(), LogError> {
        let old = self.position;
        self.catch_up()?;
        let both = self.position.zip(old);
        if both.is_some_and(|(new, old)| new.identity != old.identity) {
            // Events that can't be saved now stay unsaved, and every later save tries them.
            let _ = self.save();
        }
        Ok(())
    }

    /// Locks the file and adds everything in it.
    pub(super) fn lock(&mut self) -> Result<LockedFile, LogError> {
        let missing_folder = if self.existed {
            MissingFolder::Refuse
        } else {
            MissingFolder::Create
        };
        let file = LockedFile::open(&self.path, missing_folder)?;
        self.catch_up()?;
        Ok(file)
    }

    /// Adds what is new in the file.
    pub(super) fn catch_up(&mut self) -> Result<(), LogError> {
        let Some((identity, length)) = stat(&self.path)? else {
            self.file_is_gone();
            return Ok(());
        };
        self.existed = true;
        match self.position {
            None => {
                let loaded = load::whole(&self.path)?;
                self.add_loaded(loaded);
            }
            Some(old) if old.identity == identity && old.length == length => {}
            Some(old) if old.identity == identity && grew_a_little(old.length, length) => {
                let loaded = load::rest(&self.path, old)?;
                self.bad_lines.pop_if(|bad| bad.line > old.n_lines);
                self.add_loaded(loaded);
            }
            Some(_) => {
                let loaded = load::whole(&self.path)?;
                self.replace(loaded);
            }
        }
        Ok(())
    }

    /// Makes what this program saved in a lost file unsaved again.
    fn file_is_gone(&mut self) {
        self.position = None;
        self.unsaved.splice(..0, self.saved_here.drain(..));
    }

    fn add_loaded(&mut self, loaded: Loaded) {
        self.note_saved(&loaded.events);
        self.history.add_wordings(loaded.wordings);
        self.history.name_ids(loaded.foreign_ids);
        for event in loaded.events {
            if self.history.add(event.clone()) {
                self.changes.note(&event, &self.history);
            }
        }
        self.bad_lines.extend(loaded.bad_lines);
        self.position = loaded.position;
    }

    fn replace(&mut self, loaded: Loaded) {
        self.file_is_gone();
        self.note_saved(&loaded.events);
        let events = loaded.events.into_iter();
        let events = events.chain(self.unsaved.iter().cloned());
        self.history = History::replay(events);
        self.history.add_wordings(loaded.wordings);
        self.history.name_ids(loaded.foreign_ids);
        self.bad_lines = loaded.bad_lines;
        self.position = loaded.position;
        self.changes.all = true;
        self.changes.replaced = true;
    }

    /// Marks events that were found in the file as saved.
    fn note_saved(&mut self, found: &[Event]) {
        if self.unsaved.is_empty() {
            return;
        }
        let found: HashSet<EventId> = found.iter().map(|event| event.id).collect();
        let saved = self
            .unsaved
            .extract_if(.., |event| found.contains(&event.id));
        self.saved_here.extend(saved);
    }

    /// The event of what happens now, or the failed event if that is tried again.
    fn stamp(&mut self, what: EventKind, now: Moment) -> Event {
        let failed = self.failed.iter().position(|failed| failed.what == what);
        if let Some(index) = failed {
            return self.failed.remove(index);
        }
        let stamp = self.stamper.stamp(now, self.history.last(), rand::random());
        self.clock_behind = stamp.ahead;
        Event {
            id: stamp.id,
            at: stamp.at,
            what,
        }
    }

    /// Writes the unsaved events, then `new` ones, to a file that was read to its end.
    fn write(&mut self, file: &mut LockedFile, new: &[Event]) -> Result<(), LogError> {
        let events = self.unsaved.iter().chain(new);
        let lines: String = events.map(|event| self.history.line_of(event)).collect();
        let (start, n_lines) = self
            .position
            .map_or((0, 0), |old| (old.length, old.n_lines));
        let (appended_at, mut position) = file.append(lines.as_bytes(), &self.path)?;
        position.n_lines += n_lines;
        // Lines that a program without locks wrote in between are read the next time.
        if appended_at == start {
            self.position = Some(position);
        }
        self.existed = true;
        self.saved_here.append(&mut self.unsaved);
        self.saved_here.extend_from_slice(new);
        Ok(())
    }

    fn apply(&mut self, event: &Event) {
        self.failed.clear();
        self.history.add(event.clone());
        self.changes.note(event, &self.history);
    }
}

fn grew_a_little(before: u64, now: u64) -> bool {
    (before..=before + MUCH).contains(&now)
}
