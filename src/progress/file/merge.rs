//! Merges another log into this one: a conflict copy of a sync tool, or that of another machine.

use std::collections::HashSet;
use std::path::Path;

use super::error::{LogError, LogErrorKind};
use super::lines::{MAX_BYTES, lines};
use super::load::other_file;
use super::log::Log;
use crate::disk;
use crate::progress::{BadLine, EventId};

/// The result of merging a log into another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Events that were missing and have been appended.
    pub n_new: usize,
    /// Events that were in this log already.
    pub n_known: usize,
    /// Lines of the other log that hold no event and were skipped.
    pub bad_lines: Vec<BadLine>,
}

impl Log {
    /// Appends the events of another log that this one lacks, as they are written there, those of
    /// newer versions included. After an error nothing was appended.
    pub fn merge(&mut self, other: &Path) -> Result<Merged, LogError> {
        let text = disk::read(other, MAX_BYTES);
        let text = text.map_err(LogError::new(LogErrorKind::ReadOther, other))?;
        let mut events = Vec::new();
        let mut merged = Merged::default();
        for line in lines(&text) {
            match line.event_id() {
                Ok(id) => events.push((id, line)),
                Err(bad_line) => merged.bad_lines.push(bad_line),
            }
        }
        if let Some(kind) = other_file(events.len(), &merged.bad_lines, &text) {
            return Err(LogError::without_cause(kind, other));
        }
        let mut file = self.lock()?;
        let read = disk::read_own(&self.path, MAX_BYTES);
        let own = read.map_err(LogError::new(LogErrorKind::Read, &self.path))?;
        // Lines of its own that the history may not understand.
        let ids = lines(&own).filter_map(|line| line.event_id().ok());
        let mut known: HashSet<EventId> = ids.filter(|id| !self.history.contains(*id)).collect();
        let n_events = events.len();
        events.retain(|(id, _)| !self.history.contains(*id) && known.insert(*id));
        merged.n_new = events.len();
        merged.n_known = n_events - events.len();
        let new: Vec<&[u8]> = events
            .iter()
            .flat_map(|(_, line)| [line.content, b"\n"])
            .collect();
        if !new.is_empty() {
            file.append(&new.concat(), &self.path)?;
            self.catch_up()?;
        }
        Ok(merged)
    }
}
