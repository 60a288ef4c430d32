//! The log file: read once, appended to, and looked at again when another program wrote to it.

mod disk;
mod error;
mod load;
mod merge;
mod repair;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use jiff::SignedDuration;

use self::disk::{Folder, Locked, Place};
pub use self::error::{LogError, LogErrorKind};
use self::load::Loaded;
pub use self::merge::Merged;
pub use self::repair::Repaired;
use super::changes::Changes;
use super::hash::IdSet;
use super::stamp::Stamper;
use super::{BadLine, Event, EventId, EventKind, History};
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
    /// Events that this program saved, by time. When the file is replaced by one that lacks them,
    /// they are saved again.
    own: Vec<Event>,
    /// Whether the file was ever there.
    was_there: bool,
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
            was_there: loaded.place.is_some(),
            place: loaded.place,
            stamper: Stamper::default(),
            failed: None,
            unsaved: Vec::new(),
            own: Vec::new(),
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
        let mut file = self.lock()?;
        let event = self.stamp(what, now);
        // A save that seemed to fail may have reached the disk after all.
        if !self.history.contains(event.id)
            && let Err(error) = self.write(&mut file, Some(&event))
        {
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
        let mut file = self.lock()?;
        if self.unsaved.is_empty() {
            return Ok(());
        }
        self.write(&mut file, None)
    }

    /// Saves the events that are in memory only to another file, and goes on with that one.
    ///
    /// What stands there is taken in. When it fails the log stays where it was.
    pub fn move_to(&mut self, path: impl Into<PathBuf>) -> Result<(), LogError> {
        let old_path = std::mem::replace(&mut self.path, path.into());
        let old_place = self.place.take();
        let was_there = std::mem::take(&mut self.was_there);
        // What was saved there need not be saved here, too.
        let own = std::mem::take(&mut self.own);
        let moved = self.look_again().and_then(|()| self.save());
        if moved.is_err() {
            self.path = old_path;
            self.place = old_place;
            self.was_there = was_there;
            self.own = own;
        }
        moved
    }

    /// Takes in what other programs wrote. Costs one look at the file when they wrote nothing.
    ///
    /// Where the file is gone, memory stays as it is: a sync tool may be about to put it back.
    /// Where it was replaced by one that lacks what this program saved, that is saved again.
    pub fn refresh(&mut self) -> Result<(), LogError> {
        let place = self.place;
        self.look_again()?;
        let same_file = |one: Place, other: Place| one.identity == other.identity;
        let replaced = self
            .place
            .zip(place)
            .is_some_and(|(now, before)| !same_file(now, before));
        if replaced {
            // What cannot be saved now is counted as unsaved, and tried by every later save.
            let _ = self.save();
        }
        Ok(())
    }

    /// Locks the file, with everything in it taken in.
    fn lock(&mut self) -> Result<Locked, LogError> {
        let folder = if self.was_there {
            Folder::MustBeThere
        } else {
            Folder::MayBeMade
        };
        let file = Locked::open(&self.path, folder)?;
        self.look_again()?;
        Ok(file)
    }

    fn look_again(&mut self) -> Result<(), LogError> {
        let Some((identity, length)) = disk::look(&self.path)? else {
            self.gone();
            return Ok(());
        };
        self.was_there = true;
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

    /// There is no file any more. What this program saved there goes into the next one.
    fn gone(&mut self) {
        self.place = None;
        self.unsaved.splice(..0, self.own.drain(..));
    }

    fn absorb(&mut self, loaded: Loaded) {
        self.note_saved(&loaded);
        for batch in loaded.batches {
            self.history.absorb(batch, &mut self.changes);
        }
        self.bad_lines.extend(loaded.bad_lines);
        self.place = loaded.place;
    }

    fn replace(&mut self, loaded: Loaded) {
        self.gone();
        self.note_saved(&loaded);
        self.history = History::of_batches(loaded.batches);
        for event in &self.unsaved {
            self.history.add(event.clone());
        }
        self.bad_lines = loaded.bad_lines;
        self.place = loaded.place;
        self.changes.all = true;
        self.changes.replaced = true;
    }

    /// Events that were read from the file are no longer unsaved, however they came there.
    fn note_saved(&mut self, loaded: &Loaded) {
        if self.unsaved.is_empty() {
            return;
        }
        let batches = loaded.batches.iter();
        let saved: IdSet<EventId> = batches.flat_map(|batch| &batch.ids).copied().collect();
        let (found, lacking) = std::mem::take(&mut self.unsaved)
            .into_iter()
            .partition(|event| saved.contains(&event.id));
        self.unsaved = lacking;
        self.own.extend::<Vec<Event>>(found);
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
        let events = self.unsaved.iter().chain(event);
        let lines: String = events.map(|event| self.history.line_of(event)).collect();
        let known = self.place;
        let (start, mut place) = file.append(lines.as_bytes(), &self.path)?;
        place.n_lines += known.map_or(0, |known| known.n_lines);
        // What a program that knows no locks wrote just now is read by the next look.
        if start == known.map_or(0, |known| known.length) {
            self.place = Some(place);
        }
        self.was_there = true;
        self.own.append(&mut self.unsaved);
        self.own.extend(event.cloned());
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
