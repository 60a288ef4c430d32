//! The deck inside the program: the notes of `seeds/`, and the manifests and answers of `decks/`.

use rayon::prelude::*;

use crate::domain::{NoteFile, Topic};
use crate::notes::{self, Notes};
use crate::yaml::Node;

use super::contents::{Origin, Source};
use super::manifest::{Manifest, ManifestError, sources as manifest_sources};

/// An embedded file, read by `build.rs`.
struct File {
    /// With `/`.
    name: &'static str,
    /// Empty for a manifest that has a tree.
    text: &'static str,
    /// The tree of a manifest, or [`Notes`], as postcard writes them. Nothing for invalid YAML.
    read: &'static [u8],
}

/// Every embedded file, sorted by name.
const FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The manifest that names the deck's sources and topics.
const MAIN_MANIFEST: &str = "decks/kubernetes.yaml";

/// The folder of further manifests about its cards, one file for each topic.
const MORE_MANIFESTS: &str = "decks/kubernetes/";

/// The folder of bundled answers.
const BUNDLED: &str = "decks/";

/// The names of the manifests of the embedded deck, the main one first.
pub fn manifest_names() -> Vec<&'static str> {
    let is_manifest = |name: &str| name.starts_with(MORE_MANIFESTS) && name.ends_with(".yaml");
    let names = || FILES.iter().map(|file| file.name);
    let main = names().filter(|name| *name == MAIN_MANIFEST);
    main.chain(names().filter(|name| is_manifest(name)))
        .collect()
}

/// An embedded manifest with all its errors; `None` if no manifest has this name.
pub fn manifest(name: &str) -> Option<(Manifest, Vec<ManifestError>)> {
    let file = FILES.iter().find(|file| file.name == name)?;
    Some(match postcard::from_bytes::<Node>(file.read) {
        Ok(root) => Manifest::from_yaml(file.note_file(), root),
        Err(_) => Manifest::parse(file.note_file()),
    })
}

/// The notes that embedded manifests name, in their order.
pub fn sources(manifests: &[Manifest]) -> (Vec<Source>, Vec<ManifestError>) {
    let names: Vec<&str> = FILES.iter().map(|file| file.name).collect();
    let (found, errors) = manifest_sources::resolve(manifests, &names);
    let sources = found.par_iter().filter_map(|name| {
        let file = FILES.iter().find(|file| file.name == name)?;
        Some(file.source())
    });
    (sources.collect(), errors)
}

/// The topics of the embedded deck, which also classify notes that define no topics.
pub(super) fn topics() -> Vec<Topic> {
    let manifest = manifest(MAIN_MANIFEST).map(|(manifest, _)| manifest);
    let rules = manifest.into_iter().flat_map(|manifest| manifest.topics);
    rules.map(|rule| rule.topic).collect()
}

impl File {
    fn source(&self) -> Source {
        let notes: Result<Notes, _> = postcard::from_bytes(self.read);
        Source {
            file: self.note_file(),
            origin: match self.name.starts_with(BUNDLED) {
                true => Origin::Bundled,
                false => Origin::Notes,
            },
            notes: notes.unwrap_or_else(|_| notes::read(self.text)),
        }
    }

    fn note_file(&self) -> NoteFile {
        NoteFile {
            name: self.name.to_owned(),
            text: self.text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
