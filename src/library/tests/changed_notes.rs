//! Notes that change while the library is open.

use std::fs;

use super::{NOTES, TestFolder, card, review, state};
use crate::domain::{CardId, Grade};
use crate::library::{Library, NotesChange, OpenOptions};

/// A library over the whole folder.
fn open_folder(desk: &TestFolder) -> Library {
    let folder = desk.folder.path().join("notes");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("a.md"), NOTES).unwrap();
    Library::open(OpenOptions {
        decks: vec![folder],
        ..desk.options()
    })
    .unwrap()
}

fn change(n_added: usize, n_removed: usize, n_edited: usize) -> Option<NotesChange> {
    Some(NotesChange {
        n_added,
        n_removed,
        n_edited,
        n_reworded: 0,
    })
}

#[test]
fn nothing_is_read_again_while_no_file_changes() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    library.record(review("rbac", Grade::Good)).unwrap();
    assert_eq!(library.read_changed_notes(), None);
}

#[test]
fn a_changed_file_is_read_again_and_its_cards_keep_their_progress() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    library.record(review("rbac", Grade::Good)).unwrap();
    let before = state(&library, "rbac");
    let text = format!(
        "{}\n# 什么是 Pod？\n\n一组容器。\n",
        NOTES.replace("四种", "这四种")
    );
    desk.write("notes.md", &text);
    assert_eq!(library.read_changed_notes(), change(1, 0, 1));
    assert_eq!(state(&library, "rbac"), before);
    assert!(!card(&library, "什么是 Pod？").unanswered);
    assert_eq!(library.read_changed_notes(), None);
}

#[test]
fn a_reworded_question_keeps_its_progress() {
    let desk = TestFolder::new("# 常用的探针有哪几种？\n\n三种。\n\n# rbac\n\n四种对象。\n");
    let mut library = desk.open();
    library
        .record(review("常用的探针有哪几种？", Grade::Good))
        .unwrap();
    desk.write(
        "notes.md",
        "# 常用的探针有哪些？\n\n三种。\n\n# rbac\n\n四种对象。\n",
    );
    let change = library.read_changed_notes().unwrap();
    assert_eq!(
        (change.n_reworded, change.n_added, change.n_removed),
        (1, 0, 0)
    );
    assert!(!state(&library, "常用的探针有哪些？").memory.is_new());
    let saved = fs::read_to_string(&library.paths().progress).unwrap();
    assert!(saved.contains("\"relink\""), "{saved}");
}

#[test]
fn files_that_come_and_go_are_noticed() {
    let desk = TestFolder::new(NOTES);
    let mut library = open_folder(&desk);
    desk.write("notes/b.md", "# 什么是 Pod？\n\n一组容器。\n");
    assert_eq!(library.read_changed_notes(), change(1, 0, 0));
    fs::create_dir(desk.folder.path().join("notes/c")).unwrap();
    desk.write("notes/c/d.md", "# 什么是 CRD？\n\n扩展。\n");
    assert_eq!(library.read_changed_notes(), change(1, 0, 0));
    fs::remove_file(desk.folder.path().join("notes/b.md")).unwrap();
    // An editor that replaces a file removes it for a moment.
    assert_eq!(library.read_changed_notes(), None);
    assert!(
        library
            .deck()
            .card(CardId::of_question("什么是 Pod？"))
            .is_some()
    );
    assert_eq!(library.read_changed_notes(), change(0, 1, 0));
}

#[test]
fn an_editor_that_replaces_the_file_is_followed() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    desk.write("draft", "# rbac\n\n五种对象。\n");
    let folder = desk.folder.path();
    fs::rename(folder.join("draft"), folder.join("notes.md")).unwrap();
    assert_eq!(library.read_changed_notes(), change(0, 1, 1));
}

#[test]
fn a_torn_file_keeps_its_cards_until_it_is_whole() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    for torn in ["", "# 什么是etcd？\n\n一个"] {
        desk.write("notes.md", torn);
        assert_eq!(library.read_changed_notes(), None, "{torn}");
        assert_eq!(library.deck().cards.len(), 2);
    }
    desk.write("notes.md", &NOTES.replace("四种", "五种"));
    assert_eq!(library.read_changed_notes(), change(0, 0, 1));
}

#[test]
fn a_file_that_stays_empty_has_no_cards() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    desk.write("notes.md", "");
    assert_eq!(library.read_changed_notes(), None);
    assert_eq!(library.read_changed_notes(), change(0, 2, 0));
}

#[test]
fn a_large_deck_is_read_in_the_background() {
    let many: String = (0..9_000)
        .map(|n| format!("# 第几个是 q{n}？\n\n{}。\n\n", "答案".repeat(30)))
        .collect();
    assert!(many.len() > 1 << 20);
    let desk = TestFolder::new(&many);
    let mut library = desk.open();
    desk.write("notes.md", &format!("{many}# 什么是 Pod？\n\n一组容器。\n"));
    assert_eq!(library.read_changed_notes(), None);
    let mut looks = std::iter::from_fn(|| {
        std::thread::yield_now();
        Some(library.read_changed_notes())
    });
    assert_eq!(looks.find_map(|change| change), change(1, 0, 0));
}

#[test]
fn own_files_are_watched_too() {
    let desk = TestFolder::new(NOTES);
    let mut library = desk.open();
    let answers = desk.folder.path().join("answers");
    fs::create_dir(&answers).unwrap();
    let id = CardId::of_question("rbac");
    fs::write(answers.join(format!("{id}.md")), "# rbac\n\n我的答案\n").unwrap();
    assert!(library.read_changed_notes().is_some());
    assert_eq!(library.answers(card(&library, "rbac")).len(), 2);
    desk.write(
        "my-deck.yaml",
        "cards:\n  - question: rbac\n    hide: 不问\n",
    );
    assert!(library.read_changed_notes().is_some());
    assert!(card(&library, "rbac").hidden.is_some());
}
