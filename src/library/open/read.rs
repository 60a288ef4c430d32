//! Reads and parses files of notes, on all cores.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::encoding::{Decoded, decode};
use super::sources::{SkipReason, Skipped, SourceFile};
use crate::deck::{Origin, Source};
use crate::domain::NoteFile;
use crate::notes::{self, Diagnostic};

/// The size limit of a notes file, in bytes.
const MAX_BYTES: u64 = 64 << 20;

/// Notes to read.
#[derive(Clone, Debug)]
pub(super) enum Pending {
    /// Embedded text.
    Text(NoteFile, Origin),
    /// A file on the disk.
    File(SourceFile, Origin),
}

/// The parsed notes in the order given, without those that cannot be read.
pub(super) fn read_all(pending: Vec<Pending>) -> Vec<Result<Source, Skipped>> {
    pending.into_par_iter().map(read).collect()
}

fn read(pending: Pending) -> Result<Source, Skipped> {
    match pending {
        Pending::Text(file, origin) => Ok(understood(file, origin, None)),
        Pending::File(SourceFile { name, path }, origin) => match text_of(&path) {
            Ok(Decoded { text, diagnostic }) => {
                Ok(understood(NoteFile { name, text }, origin, diagnostic))
            }
            Err(why) => Err(Skipped { path, why }),
        },
    }
}

fn understood(file: NoteFile, origin: Origin, encoding: Option<Diagnostic>) -> Source {
    let mut notes = notes::read(&file.text);
    if let Some(encoding) = encoding {
        notes.diagnostics.push(encoding);
        notes
            .diagnostics
            .sort_by_key(|diagnostic| diagnostic.span.start);
    }
    Source {
        file,
        notes,
        origin,
    }
}

/// The decoded text of a file of at most 64 MB.
pub(super) fn text_of(path: &Path) -> Result<Decoded, SkipReason> {
    let metadata = fs::metadata(path).map_err(SkipReason::Unreadable)?;
    if metadata.is_dir() {
        let error = io::Error::from(io::ErrorKind::IsADirectory);
        return Err(SkipReason::Unreadable(error));
    }
    if metadata.len() > MAX_BYTES {
        return Err(SkipReason::TooLarge);
    }
    let bytes = fs::read(path).map_err(SkipReason::Unreadable)?;
    Ok(decode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending(name: &str, text: &str) -> Pending {
        let file = NoteFile {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        Pending::Text(file, Origin::Notes)
    }

    #[test]
    fn notes_come_back_in_the_order_given() {
        let many = (0..50).map(|n| pending(&n.to_string(), "# 什么是etcd？\n\nkv\n"));
        let read = read_all(many.collect());
        for (n, notes) in read.into_iter().enumerate() {
            let notes = notes.unwrap();
            assert_eq!(notes.file.name, n.to_string());
            assert_eq!(notes.notes.entries.len(), 1);
        }
    }

    #[test]
    fn a_file_that_is_gone_is_passed_over() {
        let gone = SourceFile {
            name: "gone.md".to_owned(),
            path: "no/such/folder/gone.md".into(),
        };
        let read = read_all(vec![
            Pending::File(gone, Origin::Notes),
            pending("a", "# b？\n\nc\n"),
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
