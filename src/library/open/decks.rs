//! Finds the manifests and sources of the open decks, each file once, and reads them.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::encoding::Decoded;
use super::named_notes::read_named;
use super::read::{UnreadSource, own_text_of, read_all, text_of};
use super::sources::{self, SkipReason, Skipped, SourceFile};
use super::watch::Watch;
use crate::deck::{
    DeckPart, Manifest, ManifestError, Origin, embedded, manifest::sources as manifest_sources,
};
use crate::domain::NoteFile;
use crate::library::Error;

/// The decks to read.
#[derive(Debug, Default)]
pub(crate) struct Decks {
    parts: Vec<UnreadPart>,
    manifest_errors: Vec<ManifestError>,
    skipped: Vec<Skipped>,
    /// Manifests without sources: errors, unless another deck has notes.
    lacking_sources: Vec<ManifestError>,
    /// Files that were found already.
    known: HashSet<PathBuf>,
    /// Everything that is read.
    watch: Watch,
}

#[derive(Debug, Default)]
struct UnreadPart {
    /// What is read already.
    part: DeckPart,
    notes: Vec<UnreadSource>,
}

#[derive(Debug, Default)]
pub(crate) struct ReadDecks {
    pub(crate) parts: Vec<DeckPart>,
    pub(crate) manifest_errors: Vec<ManifestError>,
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) watch: Watch,
}

impl Decks {
    pub(crate) fn add_embedded(&mut self) {
        let read = embedded::manifest_names().into_par_iter();
        let read = read.filter_map(embedded::manifest);
        let (manifests, errors): (Vec<_>, Vec<_>) = read.unzip();
        self.manifest_errors.extend(errors.into_iter().flatten());
        let (sources, errors) = embedded::sources(&manifests);
        self.manifest_errors.extend(errors);
        self.parts.push(UnreadPart {
            part: DeckPart { manifests, sources },
            notes: Vec::new(),
        });
    }

    /// Adds a manifest with its sources, a file of notes, or a folder of notes.
    pub(crate) fn add(&mut self, path: &Path) -> Result<(), Error> {
        let opened = self.try_add(path);
        opened.map_err(|cause| Error::Deck {
            path: path.to_owned(),
            cause,
        })
    }

    fn try_add(&mut self, path: &Path) -> io::Result<()> {
        self.watch.add(path);
        let found = sources::find(path, &mut self.watch)?;
        self.skipped.extend(found.skipped);
        let manifests = self.manifests(&found.manifests)?;
        let mut notes = found.notes;
        if !manifests.is_empty() {
            notes = self.sources_of(&manifests);
        }
        let ours = sources::folder_of(path);
        let fresh = notes.into_iter().filter(|file| self.remember(file));
        let fresh = fresh.map(|file| {
            let origin = if !manifests.is_empty() && file.path.starts_with(&ours) {
                Origin::Bundled
            } else {
                Origin::Notes
            };
            unread(file, origin, &manifests)
        });
        let notes = fresh.collect();
        self.parts.push(UnreadPart::new(manifests, notes));
        Ok(())
    }

    /// A manifest and the manifests in its folder, without those read before.
    fn manifests(&mut self, files: &[SourceFile]) -> io::Result<Vec<Manifest>> {
        let mut manifests = Vec::new();
        let n_mistakes = self.manifest_errors.len();
        for file in files {
            if self.remember(file) {
                manifests.push(self.manifest(file, text_of)?);
            }
        }
        let lacking = manifests.first().and_then(Manifest::missing_sources);
        if self.manifest_errors.len() == n_mistakes {
            self.lacking_sources.extend(lacking);
        }
        Ok(manifests)
    }

    /// Adds what is at a path, or skips it if it cannot be opened.
    pub(crate) fn add_if_possible(&mut self, path: &Path) {
        if let Err(cause) = self.try_add(path) {
            self.skip(path, cause);
        }
    }

    /// Adds the inbox, if there is one.
    pub(crate) fn add_captured(&mut self, path: &Path) {
        let file = SourceFile::at(path);
        self.watch.add(path);
        if path.exists() && self.remember(&file) {
            let notes = vec![unread(file, Origin::Captured, &[])];
            self.parts.push(UnreadPart::new(Vec::new(), notes));
        }
    }

    /// The learner's overlay; `None` without a file.
    pub(crate) fn overlay(&mut self, path: &Path) -> Option<Manifest> {
        self.watch.add(path);
        if !path.exists() {
            return None;
        }
        let manifest = self.manifest(&SourceFile::at(path), own_text_of);
        manifest.map_err(|error| self.skip(path, error)).ok()
    }

    fn skip(&mut self, path: &Path, error: io::Error) {
        let why = SkipReason::Unreadable(error);
        let path = path.to_owned();
        self.skipped.push(Skipped { path, why });
    }

    fn manifest(
        &mut self,
        file: &SourceFile,
        text_of: fn(&Path) -> Result<Decoded, SkipReason>,
    ) -> io::Result<Manifest> {
        let decoded = text_of(&file.path).map_err(|why| match why {
            SkipReason::Unreadable(error) => error,
            _ => io::ErrorKind::FileTooLarge.into(),
        })?;
        let (manifest, errors) = Manifest::parse(NoteFile {
            name: file.name.clone(),
            text: decoded.text,
        });
        self.manifest_errors.extend(errors);
        Ok(manifest)
    }

    /// The files that match the `sources` of manifests.
    fn sources_of(&mut self, manifests: &[Manifest]) -> Vec<SourceFile> {
        let folders = manifest_sources::folders(manifests);
        for folder in &folders {
            let path = if folder.is_empty() { "." } else { folder };
            self.watch.add(Path::new(path));
        }
        // A folder that cannot be listed has no files, which `resolve` reports.
        let listed = folders
            .iter()
            .filter_map(|folder| sources::list(folder).ok());
        let listing: Vec<String> = listed.flatten().collect();
        let listing: Vec<&str> = listing.iter().map(String::as_str).collect();
        let (names, errors) = manifest_sources::resolve(manifests, &listing);
        self.manifest_errors.extend(errors);
        names.into_iter().map(SourceFile::named).collect()
    }

    /// Remembers a file. Returns whether it was not found before.
    fn remember(&mut self, file: &SourceFile) -> bool {
        // A path that cannot be resolved fails later, when it is read.
        let path = file.path.canonicalize();
        self.watch.add(&file.path);
        self.known
            .insert(path.unwrap_or_else(|_| file.path.clone()))
    }

    pub(crate) fn read(mut self) -> ReadDecks {
        if self.parts.iter().all(UnreadPart::is_empty) {
            self.manifest_errors.append(&mut self.lacking_sources);
        }
        let mut read = ReadDecks {
            parts: Vec::new(),
            manifest_errors: self.manifest_errors,
            skipped: self.skipped,
            watch: self.watch,
        };
        let mut unread = Vec::new();
        let mut part_of_each = Vec::new();
        for (index, part) in self.parts.into_iter().enumerate() {
            part_of_each.extend(std::iter::repeat_n(index, part.notes.len()));
            unread.extend(part.notes);
            read.parts.push(part.part);
        }
        for (index, notes) in part_of_each.into_iter().zip(read_all(unread)) {
            match notes {
                Ok(notes) => read.parts[index].sources.push(notes),
                Err(skipped) => read.skipped.push(skipped),
            }
        }
        for part in read
            .parts
            .iter_mut()
            .filter(|part| part.manifests.is_empty())
        {
            read_named(&mut part.sources);
        }
        read
    }
}

impl UnreadPart {
    fn new(manifests: Vec<Manifest>, notes: Vec<UnreadSource>) -> Self {
        let sources = Vec::new();
        let part = DeckPart { manifests, sources };
        Self { part, notes }
    }

    fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.part.sources.is_empty()
    }
}

/// Notes to read, described by these manifests. Bundled answers are never titled: they are about
/// the questions of the notes.
fn unread(file: SourceFile, origin: Origin, manifests: &[Manifest]) -> UnreadSource {
    let has_titles = manifests.iter().any(|manifest| manifest.titles);
    UnreadSource {
        file,
        origin,
        is_titled: has_titles && origin == Origin::Notes,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn read_from(paths: &[PathBuf]) -> ReadDecks {
        let mut decks = Decks::default();
        for path in paths {
            decks.add(path).unwrap();
        }
        decks.read()
    }

    #[test]
    fn a_file_named_twice_is_read_once() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "# 什么是etcd？\n\nkv\n").unwrap();
        let read = read_from(&[folder.path().to_owned(), path]);
        let n_sources: Vec<usize> = read.parts.iter().map(|part| part.sources.len()).collect();
        assert_eq!(n_sources, [1, 0]);
    }

    #[test]
    fn a_manifest_brings_its_sources() {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("notes")).unwrap();
        fs::write(folder.path().join("notes/a.md"), "# rbac\n\nroles\n").unwrap();
        fs::write(folder.path().join("notes/b.rs"), "no notes").unwrap();
        let manifest = folder.path().join("deck.yaml");
        fs::write(&manifest, "sources: [ notes/*.md, gone.md ]\n").unwrap();
        let read = read_from(&[manifest]);
        assert_eq!(read.parts[0].sources.len(), 1);
        assert!(read.parts[0].sources[0].file.name.ends_with("/notes/a.md"));
        assert_eq!(read.manifest_errors.len(), 1);
    }

    #[test]
    fn with_titles_each_file_is_one_question() {
        let folder = TempDir::new().unwrap();
        for (path, text) in [
            ("notes/What is etcd?.md", "A store.\n\n# Raft\n\nA log.\n"),
            ("notes/b.md", "---\ntitle: Why Raft?\n---\nQuorum.\n"),
            (
                "deck/more.md",
                "# What is etcd?\n\nmore\n\n# Why Raft?\n\nmore\n",
            ),
            (
                "deck.yaml",
                "titles: true\nsources: [ notes/*.md, deck/*.md ]\n",
            ),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let read = read_from(&[folder.path().join("deck.yaml")]);
        assert_eq!(read.manifest_errors, []);
        let entries = read.parts[0]
            .sources
            .iter()
            .flat_map(|source| &source.notes.entries);
        let questions: Vec<&str> = entries.map(|entry| entry.question.as_str()).collect();
        let twice = ["What is etcd?", "Why Raft?"].repeat(2);
        assert_eq!(questions, twice);
    }

    #[test]
    fn the_embedded_deck_has_notes_and_no_mistakes() {
        let mut decks = Decks::default();
        decks.add_embedded();
        let read = decks.read();
        assert_eq!(read.manifest_errors, []);
        let names: Vec<&str> = read.parts[0]
            .sources
            .iter()
            .map(|notes| notes.file.name.as_str())
            .collect();
        assert!(
            names.contains(&"seeds/interview-collection.md"),
            "{names:?}"
        );
    }
}
