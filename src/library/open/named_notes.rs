//! Finds folders of notes whose names are the questions, and reads these notes that way.

use std::collections::HashMap;

use crate::deck::{Origin, Source};
use crate::notes::{DiagnosticKind, NoteName, note_name, read_titled};

/// Fewer notes may be short by chance.
const FEWEST_NOTES: usize = 4;

/// Reads each note as one question in the folders where all notes are short and are named by a
/// question or a term, and have no questions of their own.
pub(super) fn read_named(sources: &mut [Source]) {
    let mut folders: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, source) in sources.iter().enumerate() {
        let folder = source
            .file
            .name
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        folders.entry(folder.to_owned()).or_default().push(index);
    }
    let named = folders
        .into_values()
        .filter(|notes| are_named(sources, notes));
    for index in named.flatten().collect::<Vec<_>>() {
        let source = &mut sources[index];
        let mut notes = read_titled(&source.file.text, source.file.base_name());
        let of_encoding = |kind: &DiagnosticKind| {
            matches!(
                kind,
                DiagnosticKind::InvalidUtf8 | DiagnosticKind::LegacyEncoding
            )
        };
        let kept = source.notes.diagnostics.drain(..);
        notes
            .diagnostics
            .extend(kept.filter(|found| of_encoding(&found.kind)));
        source.notes = notes;
    }
}

/// Whether all notes of a folder are named by what they explain. Terms are common names of
/// documents too, so notes named by terms must link to each other as in a vault.
fn are_named(sources: &[Source], notes: &[usize]) -> bool {
    if notes.len() < FEWEST_NOTES {
        return false;
    }
    let names = notes.iter().map(|index| {
        let source = &sources[*index];
        let is_notes = source.origin == Origin::Notes;
        let file = &source.file;
        is_notes.then(|| note_name(&file.text, file.base_name(), &source.notes))?
    });
    let Some(names) = names.collect::<Option<Vec<NoteName>>>() else {
        return false;
    };
    let is_sure = |name: &&NoteName| !matches!(name, NoteName::Term { in_vault: false });
    names.iter().filter(is_sure).count() * 2 >= names.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::NoteFile;
    use crate::notes;

    /// The questions of notes in one folder.
    fn questions(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(name, text): &(&str, &str)| Source {
            file: NoteFile {
                name: format!("v/{name}"),
                text: (*text).to_owned(),
            },
            origin: Origin::Notes,
            notes: notes::read(text),
        };
        let mut sources: Vec<Source> = files.iter().map(source).collect();
        read_named(&mut sources);
        let entries = sources.iter().flat_map(|source| &source.notes.entries);
        entries.map(|entry| entry.question.clone()).collect()
    }

    const QUESTIONS: [(&str, &str); 4] = [
        ("What is etcd.md", "A store of keys and values.\n"),
        ("How does Raft elect a leader.md", "By votes.\n"),
        ("什么是污点.md", "让 Pod 远离节点的标记。\n"),
        ("kubelet.md", "The agent of a node.\n"),
    ];

    #[test]
    fn names_are_questions_where_all_notes_of_a_folder_are_like_that() {
        let wanted = QUESTIONS.map(|(name, _)| name.trim_end_matches(".md"));
        assert_eq!(questions(&QUESTIONS), wanted);
    }

    #[test]
    fn one_document_keeps_the_folder_as_it_is() {
        let long = "A line of a long document.\n".repeat(100);
        for other in [("guide.md", "Run it.\n"), ("What is a Pod.md", &*long)] {
            let mut files = QUESTIONS.to_vec();
            files.push(other);
            assert!(questions(&files).is_empty(), "{other:?}");
        }
        assert!(questions(&QUESTIONS[..3]).is_empty());
    }

    #[test]
    fn terms_need_links_between_the_notes() {
        let terms = ["Pod", "Service", "Node", "Label"];
        let plain = terms.map(|name| (name, "It has a name and a state.\n"));
        assert!(questions(&plain).is_empty());
        let linked = terms.map(|name| (name, "It belongs to a [[Node]] of the cluster.\n"));
        assert_eq!(questions(&linked), terms);
    }
}
