//! The lines of a log as bytes, for the commands that copy lines from one file to another.

use crate::progress::line;
use crate::progress::{BadLine, EventId};

/// A line that is not blank, without surrounding white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct LogLine<'a> {
    /// From 1.
    pub(super) number: u64,
    pub(super) content: &'a [u8],
}

/// The size limit of a log that is read at once, in bytes: that of nearly 2,000,000 reviews.
pub(super) const MAX_BYTES: u64 = 512 << 20;

/// The lines of a log that are not blank.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = LogLine<'_>> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let lines = (1..).zip(text.split(|byte| *byte == b'\n'));
    lines
        .map(|(number, line)| LogLine {
            number,
            content: line.trim_ascii(),
        })
        .filter(|line| !line.content.is_empty())
}

impl LogLine<'_> {
    /// The id of the line's event. An event that only a newer version understands has one too: its
    /// own or, if that cannot be found, one drawn from the whole line.
    pub(super) fn event_id(self) -> Result<EventId, BadLine> {
        let text = String::from_utf8_lossy(self.content);
        let problem = match line::parse(&text) {
            Ok(parsed) => return Ok(parsed.event.id),
            Err(problem) => problem,
        };
        if problem.is_foreign() {
            let id = line::id_text(&text);
            return Ok(EventId::from_text(id.as_deref().unwrap_or(&text)));
        }
        Err(BadLine {
            line: self.number,
            column: line::column(&text, &problem),
            problem,
        })
    }
}
