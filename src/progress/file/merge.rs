//! Takes in another log: a conflict copy of a sync tool, or the log of another machine.

use std::fs;
use std::path::Path;

use memchr::memchr_iter;

use super::{Log, LogError, LogErrorKind};
use crate::progress::batch::BadLine;
use crate::progress::hash::IdSet;
use crate::progress::line;
use crate::progress::{EventId, LineProblem};

/// What came of merging a log into another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Events that were missing and have been appended.
    pub n_new: usize,
    /// Events that were there already.
    pub n_known: usize,
    /// Lines that are no events and were passed over.
    pub bad_lines: Vec<BadLine>,
}

impl Log {
    /// Appends the events of another log that this one lacks, as they stand there, those of newer
    /// versions included. When it fails nothing was appended.
    pub fn merge(&mut self, other: &Path) -> Result<Merged, LogError> {
        let text = fs::read(other).map_err(LogError::new(LogErrorKind::ReadOther, other))?;
        let mut file = self.lock()?;
        let known = fs::read(&self.path).map_err(LogError::new(LogErrorKind::Read, &self.path))?;
        let mut known = KnownIds {
            ids: foreign_ids(&known),
            log: self,
        };
        let (merged, lines) = missing(&text, &mut known);
        if !lines.is_empty() {
            file.append(&lines, &self.path)?;
            self.look_again()?;
        }
        Ok(merged)
    }
}

/// Which events need not be appended.
struct KnownIds<'a> {
    log: &'a Log,
    /// Of lines that the log's history knows nothing of, and of those appended.
    ids: IdSet<EventId>,
}

impl KnownIds<'_> {
    /// Whether an event is new here, and known from now on.
    fn take(&mut self, id: EventId) -> bool {
        !self.log.history.contains(id) && self.ids.insert(id)
    }
}

/// The lines of `text` whose events are not known.
fn missing(text: &[u8], known: &mut KnownIds<'_>) -> (Merged, Vec<u8>) {
    let mut merged = Merged::default();
    let mut lines = Vec::new();
    for (number, content) in (1..).zip(contents(text)) {
        match id_of(content) {
            Ok(id) if known.take(id) => {
                merged.n_new += 1;
                lines.extend_from_slice(content);
                lines.push(b'\n');
            }
            Ok(_) => merged.n_known += 1,
            Err(_) if content.is_empty() => {}
            Err(problem) => merged.bad_lines.push(BadLine {
                line: number,
                column: line::column(&String::from_utf8_lossy(content), &problem),
                problem,
            }),
        }
    }
    (merged, lines)
}

/// The lines of a log without what surrounds their objects.
pub(super) fn contents(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let ends = memchr_iter(b'\n', text).chain([text.len()]);
    let mut start = 0;
    ends.map(move |end| {
        let line = &text[start..end];
        start = end + 1;
        line.trim_ascii()
    })
}

/// The id of a line's event. A line that only a newer version understands has one too: its own
/// or, where that cannot be found, one drawn from the whole line.
pub(super) fn id_of(content: &[u8]) -> Result<EventId, LineProblem> {
    let text = String::from_utf8_lossy(content);
    match line::parse(&text) {
        Ok(parsed) => Ok(parsed.id()),
        Err(problem) if problem.is_foreign() => {
            let id = line::id_text(&text);
            Ok(EventId::of_text(id.as_deref().unwrap_or(&text)))
        }
        Err(problem) => Err(problem),
    }
}

/// The ids of events that only a newer version understands.
fn foreign_ids(text: &[u8]) -> IdSet<EventId> {
    let lines = contents(text).map(String::from_utf8_lossy);
    let foreign = lines.filter(|line| line::parse(line).is_err_and(|problem| problem.is_foreign()));
    foreign
        .filter_map(|line| id_of(line.as_bytes()).ok())
        .collect()
}
