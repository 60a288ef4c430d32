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
use crate::progress::batch::{Batch, Stretch};
use crate::progress::{BadLine, EventId};

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
    let parts = read_all(&blocks, n_blocks).map_err(fail())?;
    let blocks = blocks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut loaded = Loaded::default();
    let mut place = Place {
        identity: Identity::of(&metadata),
        length: blocks.position,
        whole: blocks.position - blocks.n_torn,
        n_lines,
    };
    let mut read = Vec::new();
    for part in parts {
        loaded.batches.push(part.batch);
        read.extend(part.blocks);
    }
    read.sort_by_key(|block| block.number);
    let mut ids = Vec::with_capacity(read.iter().map(|block| block.ids.len()).sum());
    for mut block in read {
        for bad_line in &mut block.stretch.bad_lines {
            bad_line.line += place.n_lines;
        }
        loaded.bad_lines.append(&mut block.stretch.bad_lines);
        place.n_lines += block.stretch.n_lines;
        ids.append(&mut block.ids);
    }
    if let Some(first) = loaded.batches.first_mut() {
        first.ids = ids;
    }
    if blocks.n_torn > 0 {
        place.n_lines -= 1;
    }
    loaded.place = Some(place);
    Ok(loaded)
}

/// What one thread read.
#[derive(Debug, Default)]
struct Part {
    batch: Batch,
    blocks: Vec<Block>,
}

/// What was read of one block, its events apart.
#[derive(Debug)]
struct Block {
    /// From 0.
    number: usize,
    stretch: Stretch,
    /// In the order of lines: most logs are in the order of time, and need no sorting then.
    ids: Vec<EventId>,
}

/// Reads and parses blocks on as many threads as they are worth.
fn read_all(blocks: &Mutex<Blocks>, n_blocks: usize) -> io::Result<Vec<Part>> {
    let n_cores = thread::available_parallelism().map_or(1, NonZero::get);
    let n_threads = n_cores.min(MAX_THREADS).min(n_blocks);
    thread::scope(|scope| {
        let spawn = |_| scope.spawn(|| read_blocks(blocks));
        let threads: Vec<_> = (1..n_threads).map(spawn).collect();
        let mut parts = vec![read_blocks(blocks)?];
        for thread in threads {
            let part = thread
                .join()
                .map_err(|_| io::Error::other("a reader stopped"))?;
            parts.push(part?);
        }
        Ok(parts)
    })
}

fn read_blocks(blocks: &Mutex<Blocks>) -> io::Result<Part> {
    let mut part = Part::default();
    let mut text = Vec::new();
    loop {
        let mut shared = blocks.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(number) = shared.next(&mut text)? else {
            return Ok(part);
        };
        drop(shared);
        let text = if number == 0 {
            text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text)
        } else {
            &text
        };
        let stretch = part.batch.read(text);
        let ids = std::mem::take(&mut part.batch.ids);
        part.blocks.push(Block {
            number,
            stretch,
            ids,
        });
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
