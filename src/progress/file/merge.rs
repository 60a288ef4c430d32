//! Merges another log into this one: a conflict copy of a sync tool, or that of another machine.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::error::{LogError, LogErrorKind};
use super::lines::lines;
use super::load;
use super::log::Log;
use crate::progress::{BadLine, EventId, History};

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
        let text = fs::read(other).map_err(LogError::new(LogErrorKind::ReadOther, other))?;
        load::whole(other)?;
        let mut file = self.lock()?;
        let own = fs::read(&self.path).map_err(LogError::new(LogErrorKind::Read, &self.path))?;
        let (merged, lines) = missing(&text, &own, &self.history);
        if !lines.is_empty() {
            file.append(&lines, &self.path)?;
            self.catch_up()?;
        }
        Ok(merged)
    }
}

/// The lines of `text` whose events are neither in the history nor in the lines of `own`, which
/// the history may not understand.
fn missing(text: &[u8], own: &[u8], history: &History) -> (Merged, Vec<u8>) {
    let own = lines(own).filter_map(|line| line.event_id().ok());
    let mut known: HashSet<EventId> = own.filter(|id| !history.contains(*id)).collect();
    let mut merged = Merged::default();
    let mut new = Vec::new();
    for line in lines(text) {
        match line.event_id() {
            Ok(id) if !history.contains(id) && known.insert(id) => {
                merged.n_new += 1;
                new.extend_from_slice(line.content);
                new.push(b'\n');
            }
            Ok(_) => merged.n_known += 1,
            Err(bad_line) => merged.bad_lines.push(bad_line),
        }
    }
    (merged, new)
}
