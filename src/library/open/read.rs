//! Reads and parses files of notes, on all cores.

use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::encoding::{Decoded, decode};
use super::sources::{SkipReason, Skipped, SourceFile};
use crate::deck::{Origin, Source};
use crate::disk::{self, MAX_BYTES};
use crate::domain::NoteFile;
use crate::notes;

#[derive(Clone, Debug)]
pub(super) struct UnreadSource {
    pub file: SourceFile,
    pub origin: Origin,
    /// Whether the file is one question, asked by its name or title.
    pub is_titled: bool,
}

/// The parsed notes in the order given, without those that cannot be read.
pub(super) fn read_all(unread: Vec<UnreadSource>) -> Vec<Result<Source, Skipped>> {
    unread.into_par_iter().map(read).collect()
}

fn read(unread: UnreadSource) -> Result<Source, Skipped> {
    let text = match unread.origin {
        Origin::Captured => own_text_of,
        _ => text_of,
    };
    let SourceFile { name, path } = unread.file;
    let decoded = text(&path).map_err(|why| Skipped { path, why })?;
    let (text, encoding) = (decoded.text, decoded.diagnostic);
    let file = NoteFile { name, text };
    let is_titled =
        unread.is_titled || unread.origin == Origin::Notes && notes::is_titled(&file.text);
    let mut notes = match is_titled {
        true => notes::read_titled(&file.text, file.base_name()),
        false => notes::read(&file.text),
    };
    if let Some(encoding) = encoding {
        notes.diagnostics.push(encoding);
        notes
            .diagnostics
            .sort_by_key(|diagnostic| diagnostic.span.start);
    }
    Ok(Source {
        file,
        notes,
        origin: unread.origin,
    })
}

/// The decoded text of a file of at most 64 MB.
pub(super) fn text_of(path: &Path) -> Result<Decoded, SkipReason> {
    decoded(disk::read(path, MAX_BYTES))
}

/// The decoded text of one of the learner's files.
pub(super) fn own_text_of(path: &Path) -> Result<Decoded, SkipReason> {
    decoded(disk::read_own(path, MAX_BYTES))
}

fn decoded(read: io::Result<Vec<u8>>) -> Result<Decoded, SkipReason> {
    read.map(decode).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => SkipReason::TooLarge,
        _ => SkipReason::Unreadable(error),
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;

    fn unread(path: &Path) -> UnreadSource {
        UnreadSource {
            file: SourceFile::at(path),
            origin: Origin::Notes,
            is_titled: false,
        }
    }

    #[test]
    fn notes_come_back_in_the_order_given() {
        let folder = TempDir::new().unwrap();
        let paths: Vec<PathBuf> = (0..50).map(|n| folder.path().join(n.to_string())).collect();
        for path in &paths {
            fs::write(path, "# 什么是etcd？\n\nkv\n").unwrap();
        }
        let read = read_all(paths.iter().map(|path| unread(path)).collect());
        for (path, notes) in paths.iter().zip(read) {
            let notes = notes.unwrap();
            assert_eq!(notes.file.name, path.to_string_lossy());
            assert_eq!(notes.notes.entries.len(), 1);
        }
    }

    #[test]
    fn a_file_that_is_gone_is_passed_over() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "# b？\n\nc\n").unwrap();
        let read = read_all(vec![
            unread(Path::new("no/such/folder/gone.md")),
            unread(&path),
        ]);
        assert!(matches!(
            &read[0],
            Err(Skipped {
                why: SkipReason::Unreadable(_),
                ..
            })
        ));
        assert!(read[1].is_ok());
    }
}
