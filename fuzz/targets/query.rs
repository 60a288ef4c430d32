//! Any text as a query: a mistake at a place in it, or a condition that every card meets or
//! does not meet.

#![no_main]

use std::sync::LazyLock;

use k8s_quiz::deck::{Deck, DeckPart, Manifest, Origin, Source};
use k8s_quiz::domain::{CardState, Language, NoteFile};
use k8s_quiz::notes;
use k8s_quiz::query::Query;
use libfuzzer_sys::fuzz_target;

const MANIFEST: &str = "topics:
  - { id: networking, title: { zh: 网络, en: Networking }, keywords: [ 网络 ] }
  - { id: service, parent: networking, title: Service, aliases: [ 服务, svc ] }
";
const NOTES: &str = "# 什么是etcd？（高频）\n\n键值库。\n\n# 网络策略怎么写？\n\n# What is a Service?\n\nOne.\n";

static DECK: LazyLock<Deck> = LazyLock::new(|| {
    let file = |name: &str, text: &str| NoteFile {
        name: name.to_owned(),
        text: text.to_owned(),
    };
    let source = Source {
        file: file("notes.md", NOTES),
        notes: notes::read(NOTES),
        origin: Origin::Notes,
    };
    let part = DeckPart {
        manifests: vec![Manifest::parse(file("deck.yaml", MANIFEST)).0],
        sources: vec![source],
    };
    Deck::build(vec![part], None).0
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    match Query::parse(&text, &DECK.topics) {
        Err(error) => {
            assert!(error.column as usize <= text.chars().count());
            assert!(!error.message(Language::Zh).is_empty());
        }
        Ok(query) => {
            query.near_topics(&DECK.topics);
            let query = query.with_pinyin();
            for card in &DECK.cards {
                query.matches(&DECK, card, &CardState::default());
            }
        }
    }
});
