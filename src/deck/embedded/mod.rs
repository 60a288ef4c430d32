//! The deck inside the program: the notes of `seeds/`, and the manifests and answers of `decks/`.

mod trees;

use crate::domain::{NoteFile, Topic};

use super::contents::Origin;
use super::manifest::{Manifest, ManifestError, sources as manifest_sources};

/// Every embedded file: its name with `/`, and its text, sorted by name. The text is empty if the
/// file has a tree in [`trees`].
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The manifest that names the deck's sources and topics.
const MAIN_MANIFEST: &str = "decks/kubernetes.yaml";

/// The folder of further manifests about its cards, one file for each topic.
const MORE_MANIFESTS: &str = "decks/kubernetes/";

/// The folder of bundled answers.
const BUNDLED: &str = "decks/";

/// The names of the manifests of the embedded deck, the main one first.
pub fn manifest_names() -> Vec<&'static str> {
    let is_manifest = |name: &str| name.starts_with(MORE_MANIFESTS) && name.ends_with(".yaml");
    let names = || FILES.iter().map(|(name, _)| *name);
    let main = names().filter(|name| *name == MAIN_MANIFEST);
    main.chain(names().filter(|name| is_manifest(name)))
        .collect()
}

/// An embedded manifest with all its errors; `None` if no manifest has this name.
pub fn manifest(name: &str) -> Option<(Manifest, Vec<ManifestError>)> {
    let file = FILES.iter().find(|(known, _)| *known == name)?;
    Some(match trees::tree(name) {
        Some(root) => Manifest::from_yaml(note_file(file), root),
        None => Manifest::parse(note_file(file)),
    })
}

/// The notes that embedded manifests name, in their order, with their origins.
pub fn sources(manifests: &[Manifest]) -> (Vec<(NoteFile, Origin)>, Vec<ManifestError>) {
    let names: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
    let (found, errors) = manifest_sources::resolve(manifests, &names);
    let files = found.iter().filter_map(|name| {
        let file = FILES.iter().find(|(known, _)| known == name)?;
        let origin = if name.starts_with(BUNDLED) {
            Origin::Bundled
        } else {
            Origin::Notes
        };
        Some((note_file(file), origin))
    });
    (files.collect(), errors)
}

/// The topics of the embedded deck, which also classify notes that define no topics.
pub(super) fn topics() -> Vec<Topic> {
    let manifest = manifest(MAIN_MANIFEST).map(|(manifest, _)| manifest);
    let rules = manifest.into_iter().flat_map(|manifest| manifest.topics);
    rules.map(|rule| rule.topic).collect()
}

fn note_file((name, text): &(&str, &str)) -> NoteFile {
    NoteFile {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    }
}

#[cfg(test)]
mod tests;
