//! Reads the log block by block, so that a long one does not cost the memory of its text.

use std::fs::{self, File, Metadata};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use memchr::{memchr_iter, memrchr};
use rayon::prelude::*;

use super::error::{LogError, LogErrorKind};
use super::locked_file::ReadPosition;
use crate::progress::line::{self, ParsedLine};
use crate::progress::wording::Wordings;
use crate::progress::{BadLine, Event, EventId, LineProblem};

/// Bytes that are read at a time.
const BLOCK: u64 = 1 << 20;

/// Bytes of a short review, to reserve memory for events.
const SHORT_LINE: u64 = 200;

/// Some editors put this at the beginning of a file.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The content of a file.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// In the order of lines, without their wordings.
    pub(super) events: Vec<Event>,
    pub(super) wordings: Wordings,
    /// The text of ids that are not ULIDs.
    pub(super) foreign_ids: Vec<(EventId, String)>,
    pub(super) bad_lines: Vec<BadLine>,
    /// The end of the file; `None` if there is no file.
    pub(super) position: Option<ReadPosition>,
}

/// The whole file. Fails if it is another file than a log.
pub(super) fn whole(path: &Path) -> Result<Loaded, LogError> {
    from(path, 0, 0)?.refuse_other_files(path)
}

/// The lines after the whole ones before `position`.
pub(super) fn rest(path: &Path, position: ReadPosition) -> Result<Loaded, LogError> {
    from(path, position.whole, position.n_lines)
}

fn from(path: &Path, start: u64, n_lines: u64) -> Result<Loaded, LogError> {
    let fail = || LogError::new(LogErrorKind::Read, path);
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() || metadata.is_dir() => {}
        // A device has no events, and reading it may never end.
        Ok(metadata) => return Ok(empty(&metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Loaded::default()),
        Err(error) => return Err(fail()(error)),
    }
    let file = File::open(path).map_err(fail())?;
    let metadata = file.metadata().map_err(fail())?;
    let mut position = ReadPosition {
        whole: start,
        n_lines,
        ..ReadPosition::new(&metadata)
    };
    let mut loaded = Loaded::default();
    loaded.read(file, &mut position).map_err(fail())?;
    loaded.position = Some(position);
    Ok(loaded)
}

fn empty(metadata: &Metadata) -> Loaded {
    Loaded {
        position: Some(ReadPosition::new(metadata)),
        ..Loaded::default()
    }
}

/// Why a file is not a log: it is not empty and has no event, not even a torn one or one of a newer
/// version. The command line names the wrong file, and the program must not write to it.
pub(super) fn other_file(
    n_events: usize,
    bad_lines: &[BadLine],
    start: &[u8],
) -> Option<LogErrorKind> {
    let is_of_log = |bad: &BadLine| bad.problem.is_foreign() || bad.problem == LineProblem::Torn;
    if n_events > 0 || bad_lines.is_empty() || bad_lines.iter().any(is_of_log) {
        return None;
    }
    // The byte order marks of UTF-16.
    let is_utf16 = start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff");
    Some(if is_utf16 {
        LogErrorKind::Utf16
    } else {
        LogErrorKind::NotALog
    })
}

impl Loaded {
    fn refuse_other_files(self, path: &Path) -> Result<Self, LogError> {
        let mut start = [0; 2];
        // Only a regular file has lines. One that is shorter or unreadable now has no mark.
        if !self.bad_lines.is_empty() {
            let _ = File::open(path).and_then(|mut file| file.read_exact(&mut start));
        }
        match other_file(self.events.len(), &self.bad_lines, &start) {
            Some(kind) => Err(LogError::without_cause(kind, path)),
            None => Ok(self),
        }
    }

    /// Reads a file from a position to its end.
    fn read(&mut self, mut file: File, position: &mut ReadPosition) -> io::Result<()> {
        file.seek(SeekFrom::Start(position.whole))?;
        // Lines appended meanwhile are read the next time.
        let n_bytes = position.length.saturating_sub(position.whole);
        self.events.reserve((n_bytes / SHORT_LINE) as usize);
        let mut reader = BufReader::new(file.take(n_bytes));
        let (mut block, mut next) = (Vec::new(), Vec::new());
        read_block(&mut reader, &mut next)?;
        while !next.is_empty() {
            std::mem::swap(&mut block, &mut next);
            let is_start = position.whole == 0;
            let unmarked = block.strip_prefix(BYTE_ORDER_MARK).filter(|_| is_start);
            let lines: Vec<&[u8]> = lines(unmarked.unwrap_or(&block)).collect();
            // The next block is read while the lines of this one are parsed.
            let (parsed, read) = rayon::join(
                || lines.par_iter().map(|line| parse_line(line)).collect(),
                || read_block(&mut reader, &mut next),
            );
            self.add(parsed, position.n_lines);
            read?;
            position.whole += memrchr(b'\n', &block).map_or(0, |end| end as u64 + 1);
            position.n_lines += memchr_iter(b'\n', &block).count() as u64;
        }
        Ok(())
    }

    /// Adds the lines of a block; only the last one of the file may lack its newline.
    fn add(&mut self, parsed: Vec<LineResult<'_>>, n_lines_before: u64) {
        for (number, parsed) in (n_lines_before + 1..).zip(parsed) {
            match parsed {
                Ok(Some(line)) => {
                    let (question, file) = (line.question.as_deref(), line.file.as_deref());
                    self.wordings.note(&line.event, question, file);
                    let foreign_id = line.foreign_id.map(|text| (line.event.id, text));
                    self.foreign_ids.extend(foreign_id);
                    self.events.push(line.event);
                }
                Ok(None) => {}
                Err((column, problem)) => self.bad_lines.push(BadLine {
                    line: number,
                    column,
                    problem,
                }),
            }
        }
    }
}

/// Replaces a block with the next whole lines; an empty one is the end.
fn read_block(reader: &mut impl BufRead, block: &mut Vec<u8>) -> io::Result<()> {
    block.clear();
    reader.by_ref().take(BLOCK).read_to_end(block)?;
    reader.read_until(b'\n', block)?;
    Ok(())
}

/// Lines with their newlines.
fn lines(block: &[u8]) -> impl Iterator<Item = &[u8]> {
    let ends = memchr_iter(b'\n', block).map(|end| end + 1);
    let mut start = 0;
    let lines = ends.chain([block.len()]).map(move |end| {
        let line = &block[start..end];
        start = end;
        line
    });
    lines.filter(|line| !line.is_empty())
}

type LineResult<'a> = Result<Option<ParsedLine<'a>>, (usize, LineProblem)>;

/// The event of a line, or the column and kind of its problem; `None` for a blank line.
fn parse_line(line: &[u8]) -> LineResult<'_> {
    let is_whole = line.ends_with(b"\n");
    match str::from_utf8(line) {
        Ok(text) => parse_text(text, is_whole),
        // Bytes that are not UTF-8 spoil only the value they are in.
        Err(_) => {
            let text = String::from_utf8_lossy(line);
            Ok(parse_text(&text, is_whole)?.map(ParsedLine::into_owned))
        }
    }
}

fn parse_text(text: &str, is_whole: bool) -> LineResult<'_> {
    let content = text.trim_ascii();
    if content.is_empty() {
        return Ok(None);
    }
    line::parse(content).map(Some).map_err(|problem| {
        let may_be_torn = !is_whole && content.starts_with('{');
        let is_torn = problem == LineProblem::NotJson && may_be_torn;
        let problem = if is_torn { LineProblem::Torn } else { problem };
        (line::column(text, &problem), problem)
    })
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;
    use tempfile::TempDir;

    use super::*;
    use crate::domain::{CardId, Grade, Moment};
    use crate::progress::{Answered, EventKind, History};

    fn event(n: usize, what: EventKind) -> Event {
        let start: Moment = "2026-11-21T09:12:33.123+08:00".parse().unwrap();
        Event {
            id: EventId(n as u128),
            at: start.after(SignedDuration::from_mins(n as i64)),
            what,
        }
    }

    fn review(n: usize) -> Event {
        let card = CardId::of_question(&format!("question {}", n % 300));
        event(n, EventKind::Review(Answered::new(card, Grade::Good)))
    }

    fn read_back(text: impl AsRef<[u8]>) -> Loaded {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("progress.jsonl");
        fs::write(&path, text).unwrap();
        whole(&path).unwrap()
    }

    #[test]
    fn a_log_longer_than_a_block_is_read_completely() {
        let mut events: Vec<Event> = (0..15_000).map(review).collect();
        // Out of order, and some twice.
        events.rotate_left(4_000);
        events.extend_from_within(100..200);
        let lines: String = events.iter().map(Event::line).collect();
        assert!(lines.len() as u64 > 2 * BLOCK);
        let loaded = read_back(&lines);
        assert_eq!(loaded.bad_lines, []);
        assert_eq!(loaded.position.unwrap().n_lines, 15_100);
        let expected = History::replay((0..15_000).map(review));
        assert_eq!(History::replay(loaded.events), expected);
    }

    #[test]
    fn a_line_may_be_longer_than_a_block() {
        let card = CardId::of_question("rbac");
        let why = "为什么".repeat(BLOCK as usize);
        let flag = event(1, EventKind::Flag { card, why });
        let lines = [review(0), flag, review(2)].map(|event| event.line());
        let loaded = read_back(lines.concat());
        assert_eq!(loaded.bad_lines, []);
        assert_eq!(loaded.events.len(), 3);
    }

    #[test]
    fn bytes_that_are_not_utf8_spoil_only_their_own_value() {
        let line = r#"{"v":1,"id":"1","at":"2026-11-21T09:12:33Z","do":"review","card":"yyk3rzybp823","grade":"good","q":"X"}"#;
        let mut text = format!("{line}\n{line}").into_bytes();
        let index = text.iter().position(|byte| *byte == b'X').unwrap();
        text[index] = 0xff;
        let loaded = read_back(text);
        assert_eq!(loaded.bad_lines, []);
        assert_eq!(loaded.events.len(), 2);
    }

    #[test]
    fn a_file_without_an_event_is_refused() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("notes.md");
        let kind = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            whole(&path).err().map(|error| error.kind)
        };
        for other in ["# 什么是etcd？\n\n键值存储", "etcd", "{\"name\":\"x\"}\n"] {
            assert_eq!(
                kind(other.as_bytes()),
                Some(LogErrorKind::NotALog),
                "{other}"
            );
        }
        assert_eq!(kind(b"\xff\xfe{\0}\0\n\0"), Some(LogErrorKind::Utf16));
        let newer = r#"{"v":1,"id":"1","at":"2026-11-21T09:12:33Z","do":"sing"}"#;
        for log in [
            "",
            "\n \n",
            "{\"v\":1,\"id\":\"01",
            newer,
            &review(0).line(),
        ] {
            assert_eq!(kind(log.as_bytes()), None, "{log}");
        }
        assert_eq!(
            kind(&[review(0).line().as_bytes(), b"# notes\n"].concat()),
            None
        );
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_read(text in any::<Vec<u8>>()) {
            let n_newlines = text.iter().filter(|byte| **byte == b'\n').count() as u64;
            let folder = TempDir::new().unwrap();
            let path = folder.path().join("progress.jsonl");
            fs::write(&path, text).unwrap();
            let loaded = from(&path, 0, 0).unwrap();
            prop_assert_eq!(loaded.position.unwrap().n_lines, n_newlines);
            prop_assert!((loaded.events.len() + loaded.bad_lines.len()) as u64 <= n_newlines + 1);
        }
    }
}
