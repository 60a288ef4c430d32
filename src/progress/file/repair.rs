//! Rewrites a damaged log without its bad lines. Nothing else rewrites a log.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::error::{LogError, LogErrorKind};
use super::lines::{LogLine, MAX_BYTES, lines};
use super::locked_file::stat;
use super::log::Log;
use crate::disk;
use crate::domain::Moment;
use crate::progress::BadLine;

/// The result of repairing a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    pub n_kept: usize,
    /// Lines that hold no event, and are in the old file only.
    pub dropped: Vec<BadLine>,
    /// Whole events found after other bytes on their lines, and kept.
    pub n_rescued: usize,
    /// Repeated lines, which were dropped.
    pub n_repeated: usize,
    /// The path of the old file; `None` if there was nothing to repair.
    pub backup: Option<PathBuf>,
}

impl Log {
    /// Rewrites the log without the lines that hold no event, and keeps the old file beside it
    /// under a name with the time. No event is lost, those of newer versions included.
    ///
    /// Replaces the file at once or, after an error, not at all.
    pub fn repair(&mut self, now: Moment) -> Result<Repaired, LogError> {
        if stat(&self.path)?.is_none() {
            return Ok(Repaired::default());
        }
        let file = self.lock()?;
        let fail = |kind| LogError::new(kind, &self.path);
        let old = disk::read_own(&self.path, MAX_BYTES).map_err(fail(LogErrorKind::Read))?;
        let (mut repaired, new) = clean(&old);
        if repaired.n_rescued + repaired.n_repeated > 0 || !repaired.dropped.is_empty() {
            // A link stays a link: the file it leads to is rewritten.
            let path = self.path.canonicalize().map_err(fail(LogErrorKind::Read))?;
            let backup = backup_of(&path, now);
            replace(&path, &backup, &new).map_err(fail(LogErrorKind::Write))?;
            repaired.backup = Some(backup);
        }
        drop(file);
        self.catch_up()?;
        Ok(repaired)
    }
}

/// The lines of a log to keep, and counts of the others.
fn clean(old: &[u8]) -> (Repaired, Vec<u8>) {
    let mut repaired = Repaired::default();
    let mut new = Vec::with_capacity(old.len());
    let mut kept = HashSet::new();
    for line in lines(old) {
        let event = match line.event_id() {
            Ok(_) => line,
            Err(bad_line) => match event_at_the_end(line) {
                Some(event) => {
                    repaired.n_rescued += 1;
                    event
                }
                None => {
                    repaired.dropped.push(bad_line);
                    continue;
                }
            },
        };
        if kept.insert(event.content) {
            repaired.n_kept += 1;
            new.extend_from_slice(event.content);
            new.push(b'\n');
        } else {
            repaired.n_repeated += 1;
        }
    }
    (repaired, new)
}

/// A whole event after half of another one, or after bytes that a crash left.
fn event_at_the_end(line: LogLine<'_>) -> Option<LogLine<'_>> {
    let starts = memchr::memmem::find_iter(line.content, br#"{"v""#);
    let mut tails = starts.filter(|start| *start > 0).map(|start| LogLine {
        content: &line.content[start..],
        ..line
    });
    tails.find(|tail| tail.event_id().is_ok())
}

/// `progress.jsonl` becomes `progress.2026-11-21T200000.jsonl`, with a number if that exists.
fn backup_of(path: &Path, now: Moment) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let when: String = now
        .to_string()
        .chars()
        .take(19)
        .filter(|c| *c != ':')
        .collect();
    let name = |number: u32| match number {
        0 => format!("{stem}.{when}.jsonl"),
        _ => format!("{stem}.{when}-{number}.jsonl"),
    };
    let names = (0..).map(|number| path.with_file_name(name(number)));
    let mut free = names.filter(|name| !name.exists());
    free.next().unwrap_or_default()
}

/// Replaces the text of a file, and keeps the old file under another name.
fn replace(path: &Path, backup: &Path, text: &[u8]) -> io::Result<()> {
    let replaced = keep(path, backup).and_then(|()| disk::replace(path, text));
    if replaced.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(backup);
    }
    replaced
}

/// Links a file under a second name or, where that is not possible, copies it.
fn keep(path: &Path, backup: &Path) -> io::Result<()> {
    if fs::hard_link(path, backup).is_ok() {
        return Ok(());
    }
    fs::copy(path, backup)?;
    File::open(backup)?.sync_all()
}
