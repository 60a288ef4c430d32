//! Any text as a manifest: read with all its mistakes, each of which can be shown, and used.

#![no_main]

use k8s_quiz::deck::{Deck, DeckPart, Manifest, Origin, Source, manifest::edit};
use k8s_quiz::domain::{Language, NoteFile};
use k8s_quiz::notes;
use libfuzzer_sys::fuzz_target;

const NOTES: &str = "# 什么是etcd？\n\n键值库。\n\n# rbac\n\n# What is a Pod?\n\nOne.\n";

fn file(name: &str, text: &str) -> NoteFile {
    NoteFile {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (manifest, mut errors) = Manifest::parse(file("deck.yaml", &text));
    let source = Source {
        file: file("notes.md", NOTES),
        notes: notes::read(NOTES),
        origin: Origin::Notes,
    };
    let part = DeckPart {
        manifests: vec![manifest.clone()],
        sources: vec![source],
    };
    let (deck, mistakes) = Deck::build(vec![part], Some(manifest));
    assert!(deck.cards.len() <= deck.entries.len());
    errors.extend(mistakes);
    for error in errors {
        assert!(!error.message(Language::Zh).is_empty());
    }
    let _ = edit::with_same(&text, &["rbac", "What is a Pod?"]);
});
