//! The log file: read once, appended to, and looked at again when another program wrote to it.

mod disk;
mod error;
mod load;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use self::disk::{Locked, Place};
pub use self::error::{LogError, LogErrorKind};
use self::load::Loaded;
use super::changes::Changes;
use super::stamp::Stamper;
use super::{BadLine, Event, EventKind, History};
use crate::domain::{CardId, Moment};

/// A file that grew by more bytes than this is read from its beginning: that is quicker than
/// putting its events in place one by one.
const MUCH: u64 = 4 << 20;

/// The progress log on the disk, and what its events add up to.
#[derive(Debug)]
pub struct Log {
    path: PathBuf,
    history: History,
    bad_lines: Vec<BadLine>,
    /// How far the file was read; none when there was no file.
    place: Option<Place>,
    stamper: Stamper,
    /// The event whose save failed last: if it is tried again it keeps its id.
    failed: Option<Event>,
    /// Events that are in memory only, oldest first.
    unsaved: Vec<Event>,
    changes: Changes,
    clock_behind: Option<SignedDuration>,
}

impl Log {
    /// Reads the log at `path`; a file that does not exist is an empty log.
    ///
    /// Lines that cannot be used are no error: see [`Log::bad_lines`].
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, LogError> {
        let path = path.into();
        let loaded = load::whole(&path)?;
        Ok(Self {
            path,
            history: History::of_batches(loaded.batches),
            bad_lines: loaded.bad_lines,
            place: loaded.place,
            stamper: Stamper::default(),
            failed: None,
            unsaved: Vec::new(),
            changes: Changes::default(),
            clock_behind: None,
        })
    }

    /// Where the log is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What all events add up to, unsaved ones included.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Takes questions for reworded without saying so in the file; in place of what was assumed
    /// before.
    pub fn assume_relinks(&mut self, relinks: Vec<(CardId, CardId)>) {
        self.history.assume_relinks(relinks);
        self.changes.all = true;
    }

    /// The lines that gave no event. All of them stay in the file.
    pub fn bad_lines(&self) -> &[BadLine] {
        &self.bad_lines
    }

    /// The events that are in memory only, oldest first.
    pub fn unsaved(&self) -> &[Event] {
        &self.unsaved
    }

    /// How far the log's last event lay ahead of the clock at the last event that was made, when
    /// that was more than an hour: then the new event has the real time.
    pub fn clock_behind(&self) -> Option<SignedDuration> {
        self.clock_behind
    }

    /// What changed since this was asked last, in whatever way.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// Appends what happened, saves it to the disk, and takes it in.
    ///
    /// Events that could not be saved before are saved first. When it fails the event has not
    /// happened, and the same `what` can be given again or [kept unsaved](Log::keep).
    pub fn append(&mut self, what: EventKind, now: Moment) -> Result<Event, LogError> {
        let mut file = Locked::open(&self.path)?;
        self.refresh()?;
        let event = self.stamp(what, now);
        // A save that seemed to fail may have reached the disk after all.
        let saved = if self.history.contains(event.id) {
            file.sync(&self.path)
        } else {
            self.write(&mut file, Some(&event))
        };
        if let Err(error) = saved {
            self.failed = Some(event);
            return Err(error);
        }
        self.take_in(event.clone());
        Ok(event)
    }

    /// Takes in what happened although it cannot be saved now.
    pub fn keep(&mut self, what: EventKind, now: Moment) -> Event {
        let event = self.stamp(what, now);
        self.unsaved.push(event.clone());
        self.take_in(event.clone());
        event
    }

    /// Saves the events that are in memory only.
    pub fn save(&mut self) -> Result<(), LogError> {
        if self.unsaved.is_empty() {
            return Ok(());
        }
        let mut file = Locked::open(&self.path)?;
        self.refresh()?;
        self.write(&mut file, None)
    }

    /// Saves the events that are in memory only to another file, and goes on with that one.
    ///
    /// What stands there is taken in. When it fails the log stays where it was.
    pub fn move_to(&mut self, path: impl Into<PathBuf>) -> Result<(), LogError> {
        let old_path = std::mem::replace(&mut self.path, path.into());
        let old_place = self.place.take();
        let moved = self.refresh().and_then(|()| self.save());
        if moved.is_err() {
            self.path = old_path;
            self.place = old_place;
        }
        moved
    }

    /// Takes in what other programs wrote. Costs one look at the file when they wrote nothing.
    ///
    /// Where the file is gone, memory stays as it is: a sync tool may be about to put it back.
    pub fn refresh(&mut self) -> Result<(), LogError> {
        let Some((identity, length)) = disk::look(&self.path)? else {
            self.place = None;
            return Ok(());
        };
        match self.place {
            None => {
                let loaded = load::whole(&self.path)?;
                self.absorb(loaded);
            }
            Some(place) if place.identity == identity && place.length == length => {}
            Some(place) if place.identity == identity && grew_a_little(place.length, length) => {
                let loaded = load::rest(&self.path, place)?;
                self.bad_lines.pop_if(|bad| bad.line > place.n_lines);
                self.absorb(loaded);
            }
            Some(_) => {
                let loaded = load::whole(&self.path)?;
                self.replace(loaded);
            }
        }
        Ok(())
    }

    fn absorb(&mut self, loaded: Loaded) {
        for batch in loaded.batches {
            self.history.absorb(batch, &mut self.changes);
        }
        self.bad_lines.extend(loaded.bad_lines);
        self.place = loaded.place;
    }

    fn replace(&mut self, loaded: Loaded) {
        self.history = History::of_batches(loaded.batches);
        for event in &self.unsaved {
            self.history.add(event.clone());
        }
        self.bad_lines = loaded.bad_lines;
        self.place = loaded.place;
        self.changes.all = true;
        self.changes.replaced = true;
    }

    /// The event of what happens now: the one that could not be saved, if that is tried again.
    fn stamp(&mut self, what: EventKind, now: Moment) -> Event {
        if let Some(event) = self.failed.take_if(|failed| failed.what == what) {
            return event;
        }
        let stamp = self.stamper.stamp(now, self.history.last(), rand::random());
        self.clock_behind = stamp.ahead;
        Event {
            id: stamp.id,
            at: stamp.at,
            what,
        }
    }

    /// Writes the unsaved events, then `event`, whose file is known up to its end.
    fn write(&mut self, file: &mut Locked, event: Option<&Event>) -> Result<(), LogError> {
        let lines: String = self.unsaved.iter().chain(event).map(Event::line).collect();
        let n_lines = self.place.map_or(0, |place| place.n_lines);
        let mut place = file.append(&lines, &self.path)?;
        place.n_lines += n_lines;
        self.place = Some(place);
        self.unsaved.clear();
        Ok(())
    }

    fn take_in(&mut self, event: Event) {
        self.failed = None;
        self.changes.note(&event, &self.history);
        self.history.add(event);
    }
}

fn grew_a_little(before: u64, now: u64) -> bool {
    (before..=before + MUCH).contains(&now)
}
