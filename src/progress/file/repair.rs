//! Writes a damaged log anew: the one time that anything is taken out of it.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::merge::{contents, id_of};
use super::{Log, LogError, LogErrorKind, disk};
use crate::domain::Moment;
use crate::progress::batch::BadLine;
use crate::progress::line;

/// What came of repairing a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repaired {
    /// Lines that were kept.
    pub n_kept: usize,
    /// Lines that are no events, and are in the old file only.
    pub dropped: Vec<BadLine>,
    /// Whole events found behind something else on their lines, and kept.
    pub n_rescued: usize,
    /// Lines that stood there twice.
    pub n_repeated: usize,
    /// Where the old file is; none when there was nothing to repair.
    pub backup: Option<PathBuf>,
}

impl Log {
    /// Writes the log anew without the lines that are no events, and keeps the old file beside
    /// it, under a name that says when. No event is lost, those of newer versions included.
    ///
    /// The file is replaced at once or, when it fails, not at all.
    pub fn repair(&mut self, now: Moment) -> Result<Repaired, LogError> {
        if disk::look(&self.path)?.is_none() {
            return Ok(Repaired::default());
        }
        let file = self.lock()?;
        let fail = |kind| LogError::new(kind, &self.path);
        let old = fs::read(&self.path).map_err(fail(LogErrorKind::Read))?;
        let (mut repaired, new) = clean(&old);
        if repaired.n_rescued + repaired.n_repeated > 0 || !repaired.dropped.is_empty() {
            // A link stays a link: the file it leads to is written anew.
            let path = self.path.canonicalize().map_err(fail(LogErrorKind::Read))?;
            let backup = backup_of(&path, now);
            replace(&path, &backup, &new).map_err(fail(LogErrorKind::Write))?;
            repaired.backup = Some(backup);
        }
        drop(file);
        self.look_again()?;
        Ok(repaired)
    }
}

/// What stays of a log, and what came of the rest.
fn clean(old: &[u8]) -> (Repaired, Vec<u8>) {
    let mut repaired = Repaired::default();
    let mut new = Vec::with_capacity(old.len());
    let mut kept = HashSet::new();
    for (number, content) in (1..)
        .zip(contents(old))
        .filter(|(_, line)| !line.is_empty())
    {
        let event = match id_of(content) {
            Ok(_) => content,
            Err(problem) => match event_at_the_end(content) {
                Some(event) => {
                    repaired.n_rescued += 1;
                    event
                }
                None => {
                    repaired.dropped.push(BadLine {
                        line: number,
                        column: line::column(&String::from_utf8_lossy(content), &problem),
                        problem,
                    });
                    continue;
                }
            },
        };
        if kept.insert(event) {
            repaired.n_kept += 1;
            new.extend_from_slice(event);
            new.push(b'\n');
        } else {
            repaired.n_repeated += 1;
        }
    }
    (repaired, new)
}

/// A whole event behind half of another one, or behind bytes that a crash left.
fn event_at_the_end(line: &[u8]) -> Option<&[u8]> {
    let starts = memchr::memmem::find_iter(line, br#"{"v""#);
    let mut tails = starts
        .filter(|start| *start > 0)
        .map(|start| &line[start..]);
    tails.find(|tail| id_of(tail).is_ok())
}

/// `progress.jsonl` becomes `progress.2026-11-21T200000.jsonl`, with a number if that is taken.
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

/// Puts a new text in the place of a file, which is kept under another name.
fn replace(path: &Path, backup: &Path, text: &[u8]) -> io::Result<()> {
    let mut draft = path.file_name().unwrap_or_default().to_owned();
    draft.push(format!(".{}.new", std::process::id()));
    let draft = path.with_file_name(draft);
    let replaced = write_draft(&draft, path, text)
        .and_then(|()| keep(path, backup))
        .and_then(|()| fs::rename(&draft, path));
    if replaced.is_err() {
        // The draft is worth nothing now; that it cannot be removed is no second error.
        let _ = fs::remove_file(&draft);
    }
    disk::sync_folder(path);
    replaced
}

fn write_draft(draft: &Path, path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = File::create(draft)?;
    file.set_permissions(fs::metadata(path)?.permissions())?;
    file.write_all(text)?;
    file.sync_all()
}

/// Gives a file a second name or, where files have only one, copies it.
fn keep(path: &Path, backup: &Path) -> io::Result<()> {
    if fs::hard_link(path, backup).is_ok() {
        return Ok(());
    }
    fs::copy(path, backup)?;
    File::open(backup)?.sync_all()
}
