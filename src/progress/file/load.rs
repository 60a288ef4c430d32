//! Reads the log, in blocks and on several cores, so that a long one costs neither time nor
//! the memory of its text.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::thread;

use memchr::memrchr;

use super::disk::{Identity, Place};
use super::{LogError, LogErrorKind};
use crate::parallel::n_cores;
use crate::progress::BadLine;
use crate::progress::batch::Batch;

/// Bytes that are read at a time: few enough to be in the processor's cache when they are looked at.
const BLOCK: usize = 128 << 10;

/// Fewer bytes than this are not worth a thread.
const WORTH_A_THREAD: u64 = 1 << 20;

/// What some editors put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// More threads than this only wait for the disk.
const MAX_THREADS: u64 = 4;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    /// In the order of lines.
    pub(super) batches: Vec<Batch>,
    pub(super) bad_lines: Vec<BadLine>,
    /// Where the file ended; none when there is none.
    pub(super) place: Option<Place>,
}

impl Loaded {
    fn nothing_in(metadata: &Metadata) -> Self {
        let place = Place {
            identity: Identity::of(metadata),
            length: metadata.len(),
            whole: 0,
            n_lines: 0,
        };
        Self {
            place: Some(place),
            ..Self::default()
        }
    }
}

/// The whole file.
pub(super) fn whole(path: &Path) -> Result<Loaded, LogError> {
    from(path, 0, 0)
}

/// The lines after the whole ones that were read up to `place`.
pub(super) fn rest(path: &Path, place: Place) -> Result<Loaded, LogError> {
    from(path, place.whole, place.n_lines)
}

fn from(path: &Path, start: u64, n_lines: u64) -> Result<Loaded, LogError> {
    let fail = || LogError::new(LogErrorKind::Read, path);
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() || metadata.is_dir() => {}
        // A device holds no events, and reading it may never end.
        Ok(metadata) => return Ok(Loaded::nothing_in(&metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Loaded::default()),
        Err(error) => return Err(fail()(error)),
    }
    let mut file = File::open(path).map_err(fail())?;
    let metadata = file.metadata().map_err(fail())?;
    // What is appended meanwhile is seen by the next look.
    let ranges = ranges(&mut file, start..metadata.len()).map_err(fail())?;
    let files = same_files(path, file, &metadata, ranges.len()).map_err(fail())?;
    let Some(files) = files else {
        // It was replaced just now.
        return from(path, 0, 0);
    };
    let parts = read_all(files, ranges).map_err(fail())?;
    let mut loaded = Loaded::default();
    let mut place = Place {
        identity: Identity::of(&metadata),
        length: metadata.len().max(start),
        whole: metadata.len().max(start),
        n_lines,
    };
    for mut part in parts {
        for bad_line in &mut part.bad_lines {
            bad_line.line += place.n_lines;
        }
        loaded.bad_lines.append(&mut part.bad_lines);
        place.n_lines += part.n_lines - u64::from(part.n_torn > 0);
        place.whole -= part.n_torn;
        loaded.batches.push(part.batch);
    }
    loaded.place = Some(place);
    Ok(loaded)
}

/// Stretches of whole lines, one for each thread that is worth it. Each is read by one thread, so
/// that the events of a card come in the order of lines.
fn ranges(file: &mut File, all: Range<u64>) -> io::Result<Vec<Range<u64>>> {
    let n_cores = n_cores() as u64;
    let length = all.end.saturating_sub(all.start);
    let n_threads = n_cores.min(MAX_THREADS).min(length / WORTH_A_THREAD).max(1);
    let mut borders = vec![all.start];
    for n in 1..n_threads {
        borders.push(next_line(
            file,
            all.start + length / n_threads * n,
            all.end,
        )?);
    }
    borders.push(all.end.max(all.start));
    Ok(borders
        .windows(2)
        .map(|pair| pair[0]..pair[1].max(pair[0]))
        .collect())
}

/// Where the first line begins that begins behind `position`.
fn next_line(file: &mut File, mut position: u64, end: u64) -> io::Result<u64> {
    let mut bytes = [0; 4096];
    file.seek(SeekFrom::Start(position))?;
    loop {
        let n_read = file.read(&mut bytes)?;
        let newline = bytes[..n_read].iter().position(|byte| *byte == b'\n');
        match newline {
            Some(newline) => return Ok(end.min(position + newline as u64 + 1)),
            None if n_read == 0 => return Ok(end),
            None => position += n_read as u64,
        }
    }
}

/// The file as often as it is needed; none when the path names another one by now.
fn same_files(
    path: &Path,
    file: File,
    metadata: &Metadata,
    n_files: usize,
) -> io::Result<Option<Vec<File>>> {
    let mut files = vec![file];
    while files.len() < n_files {
        let again = File::open(path)?;
        if Identity::of(&again.metadata()?) != Identity::of(metadata) {
            return Ok(None);
        }
        files.push(again);
    }
    Ok(Some(files))
}

/// What one thread read.
#[derive(Debug, Default)]
struct Part {
    batch: Batch,
    /// Lines are counted from the beginning of the part.
    bad_lines: Vec<BadLine>,
    n_lines: u64,
    /// Bytes of the last line when it lacks its newline.
    n_torn: u64,
}

/// Reads each range with a file of its own, in a thread of its own.
fn read_all(files: Vec<File>, ranges: Vec<Range<u64>>) -> io::Result<Vec<Part>> {
    let mut work = files.into_iter().zip(ranges);
    let first = work.next();
    thread::scope(|scope| {
        let spawn = |(file, range)| scope.spawn(move || read(file, range));
        let threads: Vec<_> = work.map(spawn).collect();
        let mut parts = Vec::new();
        if let Some((file, range)) = first {
            parts.push(read(file, range)?);
        }
        for thread in threads {
            let part = thread
                .join()
                .map_err(|_| io::Error::other("a reader stopped"))?;
            parts.push(part?);
        }
        Ok(parts)
    })
}

fn read(mut file: File, range: Range<u64>) -> io::Result<Part> {
    file.seek(SeekFrom::Start(range.start))?;
    let n_bytes = range.end - range.start;
    let mut rest = file.take(n_bytes);
    let mut part = Part {
        batch: Batch::of_bytes(n_bytes),
        ..Part::default()
    };
    let mut block = vec![0; BLOCK];
    // Bytes of a line whose end was not read yet; they stand at the beginning of the block.
    let mut n_known = 0;
    let mut is_start = range.start == 0;
    loop {
        if n_known == block.len() {
            // A line longer than a block.
            block.resize(2 * n_known, 0);
        }
        let n_read = read_some(&mut rest, &mut block[n_known..])?;
        if n_read == 0 {
            part.n_torn = n_known as u64;
            part.take_in(unmarked(&block[..n_known], is_start));
            return Ok(part);
        }
        let end = n_known + n_read;
        let newline = memrchr(b'\n', &block[n_known..end]);
        let whole = newline.map_or(0, |newline| n_known + newline + 1);
        part.take_in(unmarked(&block[..whole], is_start));
        is_start &= whole == 0;
        block.copy_within(whole..end, 0);
        n_known = end - whole;
    }
}

/// Reads as much as there is room for and comes at once; 0 at the end.
fn read_some(file: &mut impl Read, room: &mut [u8]) -> io::Result<usize> {
    loop {
        match file.read(room) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// The beginning of a file without its mark.
fn unmarked(text: &[u8], is_start: bool) -> &[u8] {
    let marked = text.strip_prefix(BYTE_ORDER_MARK).filter(|_| is_start);
    marked.unwrap_or(text)
}

impl Part {
    fn take_in(&mut self, text: &[u8]) {
        let stretch = self.batch.read(text);
        for mut bad_line in stretch.bad_lines {
            bad_line.line += self.n_lines;
            self.bad_lines.push(bad_line);
        }
        self.n_lines += stretch.n_lines;
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use tempfile::TempDir;

    use super::*;
    use crate::domain::{CardId, Grade, Moment};
    use crate::progress::{Answered, Event, EventId, EventKind, History};

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

    fn read_back(lines: &str) -> Loaded {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("progress.jsonl");
        fs::write(&path, lines).unwrap();
        whole(&path).unwrap()
    }

    #[test]
    fn a_long_log_is_read_in_blocks_and_shares_and_nothing_is_lost() {
        let mut events: Vec<Event> = (0..25_000).map(review).collect();
        // Out of order at every border, and some twice.
        events.rotate_left(9_000);
        events.extend_from_within(100..200);
        let lines: String = events.iter().map(Event::line).collect();
        assert!(lines.len() > 3 * WORTH_A_THREAD as usize);
        let loaded = read_back(&lines);
        assert_eq!(loaded.bad_lines, []);
        assert_eq!(loaded.place.unwrap().n_lines, 25_100);
        let wanted = History::replay((0..25_000).map(review));
        assert_eq!(History::of_batches(loaded.batches), wanted);
    }

    #[test]
    fn a_line_may_be_longer_than_a_block() {
        let card = CardId::of_question("rbac");
        let why = "为什么".repeat(BLOCK);
        let flag = event(1, EventKind::Flag { card, why });
        let lines = [review(0), flag, review(2)].map(|event| event.line());
        let loaded = read_back(&lines.concat());
        assert_eq!(loaded.bad_lines, []);
        assert_eq!(History::of_batches(loaded.batches).n_events(), 3);
    }
}
