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
    pub content: Content,
    pub origin: Origin,
    /// Whether the file is one question, asked by its name or title.
    pub is_titled: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Content {
    /// Embedded text.
    Text(NoteFile),
    File(SourceFile),
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
    let (file, encoding) = match unread.content {
        Content::Text(file) => (file, None),
        Content::File(SourceFile { name, path }) => match text(&path) {
            Ok(Decoded { text, diagnostic }) => (NoteFile { name, text }, diagnostic),
            Err(why) => return Err(Skipped { path, why }),
        },
    };
    let mut notes = match unread.is_titled {
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
    use super::*;

    fn unread(name: &str, text: &str) -> UnreadSource {
        let file = NoteFile {
            name: name.to_owned(),
            text: text.to_owned(),
        };
        waiting(Content::Text(file))
    }

    fn waiting(content: Content) -> UnreadSource {
        UnreadSource {
            content,
            origin: Origin::Notes,
            is_titled: false,
        }
    }

    #[test]
    fn notes_come_back_in_the_order_given() {
        let many = (0..50).map(|n| unread(&n.to_string(), "# 什么是etcd？\n\nkv\n"));
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
            waiting(Content::File(gone)),
            unread("a", "# b？\n\nc\n"),
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
