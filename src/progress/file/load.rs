//! Reads the log, in blocks and on several cores, so that a long one costs neither time nor
//! the memory of its text.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::disk::{Identity, Place};
use super::{LogError, LogErrorKind};
use crate::progress::BadLine;
use crate::progress::batch::Batch;

/// Bytes that are read at a time.
const BLOCK: usize = 1 << 20;

/// More threads than this only wait for the disk.
const MAX_THREADS: usize = 4;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Loaded {
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
    file.seek(SeekFrom::Start(start)).map_err(fail())?;
    let n_blocks = usize::try_from(metadata.len().saturating_sub(start)).unwrap_or(0) / BLOCK;
    let blocks = Mutex::new(Blocks::new(file, start));
    let mut batches = read_all(&blocks, n_blocks).map_err(fail())?;
    batches.sort_by_key(|(number, _)| *number);

    let blocks = blocks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut loaded = Loaded::default();
    let mut place = Place {
        identity: Identity::of(&metadata),
        length: blocks.position,
        whole: blocks.position - blocks.n_torn,
        n_lines,
    };
    for (_, mut batch) in batches {
        for bad_line in &mut batch.bad_lines {
            bad_line.line += place.n_lines;
        }
        loaded.bad_lines.append(&mut batch.bad_lines);
        place.n_lines += batch.n_lines;
        loaded.batches.push(batch);
    }
    if blocks.n_torn > 0 {
        place.n_lines -= 1;
    }
    loaded.place = Some(place);
    Ok(loaded)
}

/// Reads and parses blocks on as many threads as they are worth.
fn read_all(blocks: &Mutex<Blocks>, n_blocks: usize) -> io::Result<Vec<(usize, Batch)>> {
    let n_cores = thread::available_parallelism().map_or(1, NonZero::get);
    let n_threads = n_cores.min(MAX_THREADS).min(n_blocks);
    if n_threads < 2 {
        return read_blocks(blocks);
    }
    thread::scope(|scope| {
        let spawn = |_| scope.spawn(|| read_blocks(blocks));
        let threads: Vec<_> = (1..n_threads).map(spawn).collect();
        let mut batches = read_blocks(blocks)?;
        for thread in threads {
            let read = thread
                .join()
                .map_err(|_| io::Error::other("a reader stopped"))?;
            batches.extend(read?);
        }
        Ok(batches)
    })
}

fn read_blocks(blocks: &Mutex<Blocks>) -> io::Result<Vec<(usize, Batch)>> {
    let mut batches = Vec::new();
    let mut text = Vec::new();
    loop {
        let mut shared = blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(number) = shared.next(&mut text)? else {
            return Ok(batches);
        };
        drop(shared);
        let text = if number == 0 {
            text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text)
        } else {
            &text
        };
        batches.push((number, Batch::read(text)));
    }
}

/// A file in blocks of whole lines.
struct Blocks {
    file: File,
    /// Where in the file the next block begins, `carried` bytes of which are read already.
    position: u64,
    carried: Vec<u8>,
    n_blocks: usize,
    /// Bytes of the last line when it lacks its newline.
    n_torn: u64,
}

impl Blocks {
    fn new(file: File, position: u64) -> Self {
        Self {
            file,
            position,
            carried: Vec::new(),
            n_blocks: 0,
            n_torn: 0,
        }
    }

    /// Puts the next block into `text`; its number, from 0, or none at the end.
    fn next(&mut self, text: &mut Vec<u8>) -> io::Result<Option<usize>> {
        text.clear();
        text.append(&mut self.carried);
        loop {
            let start = text.len();
            let n_read = (&mut self.file).take(BLOCK as u64).read_to_end(text)?;
            self.position += n_read as u64;
            let newline = text[start..].iter().rposition(|byte| *byte == b'\n');
            if let Some(newline) = newline {
                self.carried.extend_from_slice(&text[start + newline + 1..]);
                text.truncate(start + newline + 1);
                break;
            }
            if n_read == 0 {
                self.n_torn += text.len() as u64;
                break;
            }
        }
        self.n_blocks += 1;
        Ok((!text.is_empty()).then_some(self.n_blocks - 1))
    }
}
