//! Short ways to make manifests, notes and decks for tests.

use crate::domain::{CardId, Entry, NoteFile, Preference, Slices, SourceIndex, Span};
use crate::notes;

use super::{Deck, DeckPart, Manifest, ManifestError, Origin, Source};

/// An entry with only a question.
pub fn entry(question: &str) -> Entry {
    Entry {
        id: CardId::of_question(question),
        source: SourceIndex(0),
        question: question.to_owned(),
        tags: Vec::new(),
        section: None,
        line: 1,
        end_line: 1,
        question_span: Span::default(),
        options: Slices::default(),
        hint: Slices::default(),
        answer: Slices::default(),
        definitions: Slices::default(),
        hint_definitions: Slices::default(),
        note: Slices::default(),
        picture_only: false,
    }
}

/// Prefers the answer of an entry in any file.
pub fn preferring(entry: CardId) -> Preference {
    Preference { entry, file: None }
}

/// A manifest without errors.
pub fn manifest_named(name: &str, text: &str) -> Manifest {
    let (manifest, errors) = Manifest::parse(NoteFile {
        name: name.to_owned(),
        text: text.to_owned(),
    });
    assert_eq!(errors, []);
    manifest
}

pub fn source(name: &str, text: &str) -> Source {
    Source {
        notes: notes::read(text),
        file: NoteFile {
            name: name.to_owned(),
            text: text.to_owned(),
        },
        origin: if name.starts_with("decks/") {
            Origin::Bundled
        } else {
            Origin::Notes
        },
    }
}

/// A deck of files (name, text) and at most one manifest.
pub fn deck_with(manifest: Option<&str>, files: &[(&str, &str)]) -> (Deck, Vec<ManifestError>) {
    let part = DeckPart {
        manifests: manifest
            .map(|text| manifest_named("deck.yaml", text))
            .into_iter()
            .collect(),
        sources: files
            .iter()
            .map(|(name, text)| source(name, text))
            .collect(),
    };
    Deck::build(vec![part], None)
}

pub fn embedded_deck() -> (Deck, Vec<ManifestError>) {
    let names = super::embedded::manifest_names().into_iter();
    let read = names.filter_map(super::embedded::manifest);
    let (manifests, errors): (Vec<_>, Vec<_>) = read.unzip();
    let mut errors: Vec<_> = errors.concat();
    let (sources, mistakes) = super::embedded::sources(&manifests);
    errors.extend(mistakes);
    let (deck, mistakes) = Deck::build(vec![DeckPart { manifests, sources }], None);
    errors.extend(mistakes);
    (deck, errors)
}
