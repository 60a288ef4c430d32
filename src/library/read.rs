//! Reads files of notes and has them understood, on all cores.

use std::fs;
use std::io;
use std::path::Path;

use super::sources::{SkipReason, Skipped, SourceFile};
use crate::deck::{NotesFile, Origin};
use crate::domain::{NoteFile, Span};
use crate::notes::{self, Diagnostic, DiagnosticKind};
use crate::parallel::in_parallel;

/// Larger files are no notes.
const MAX_BYTES: u64 = 64 << 20;

/// Notes that wait to be read.
#[derive(Clone, Debug)]
pub(super) enum Pending {
    /// The text is in the program.
    Text(NoteFile, Origin),
    /// The text is on the disk.
    File(SourceFile, Origin),
}

/// The notes in the order given; those that cannot be read are passed over.
pub(super) fn read_all(pending: Vec<Pending>) -> Vec<Result<NotesFile, Skipped>> {
    in_parallel(pending, read)
}

fn read(pending: Pending) -> Result<NotesFile, Skipped> {
    match pending {
        Pending::Text(file, origin) => Ok(understood(file, origin, None)),
        Pending::File(SourceFile { name, path }, origin) => match text_of(&path) {
            Ok((text, spoilt)) => Ok(understood(NoteFile { name, text }, origin, spoilt)),
            Err(why) => Err(Skipped { path, why }),
        },
    }
}

fn understood(file: NoteFile, origin: Origin, spoilt: Option<Span>) -> NotesFile {
    let mut notes = notes::read(&file.text);
    if let Some(span) = spoilt {
        let kind = DiagnosticKind::InvalidUtf8;
        notes.diagnostics.push(Diagnostic { kind, span });
        notes
            .diagnostics
            .sort_by_key(|diagnostic| diagnostic.span.start);
    }
    NotesFile {
        file,
        notes,
        origin,
    }
}

/// The text of a file without its byte order mark, and where the first bytes stood that are no
/// UTF-8 and were replaced.
pub(super) fn text_of(path: &Path) -> Result<(String, Option<Span>), SkipReason> {
    let metadata = fs::metadata(path).map_err(SkipReason::Unreadable)?;
    if metadata.is_dir() {
        let error = io::Error::from(io::ErrorKind::IsADirectory);
        return Err(SkipReason::Unreadable(error));
    }
    if metadata.len() > MAX_BYTES {
        return Err(SkipReason::TooLarge);
    }
    let bytes = fs::read(path).map_err(SkipReason::Unreadable)?;
    Ok(decoded(bytes))
}

fn decoded(bytes: Vec<u8>) -> (String, Option<Span>) {
    let (mut text, mut spoilt) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let place = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(place))
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
        spoilt = spoilt.map(|place| place.saturating_sub('\u{feff}'.len_utf8()));
    }
    let replacement = char::REPLACEMENT_CHARACTER.len_utf8();
    (
        text,
        spoilt.map(|place| Span::new(place..place + replacement)),
    )
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

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let (text, spoilt) = decoded("\u{feff}# a\r\n".as_bytes().to_vec());
        assert_eq!((text.as_str(), spoilt), ("# a\r\n", None));
    }

    #[test]
    fn bytes_that_are_no_utf8_are_replaced_and_told() {
        let (text, spoilt) = decoded(b"\xef\xbb\xbfab\xff\xfec".to_vec());
        assert_eq!(text, "ab\u{fffd}\u{fffd}c");
        assert_eq!(spoilt.unwrap().of(&text), "\u{fffd}");
    }
}
