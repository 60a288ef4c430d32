//! Notes that change while the program runs: the screens follow at the next key that leads on.

use std::fs;

use super::printer::printed;
use super::stage::{Stage, drawn, press};
use crate::domain::Language;
use crate::tui::app::App;

const SIZE: (u16, u16) = (80, 24);

const TWO_CARDS: &str =
    "# What is etcd?\n\n- a store\n- with raft\n\n# What is rbac?\n\n- roles\n- bindings\n";

const MANIFEST: &str = "sources: [ notes.md ]\n";

const THIRD: &str = "\n# What is a Pod?\n\n- a group\n- of containers\n";

fn screen(app: &App<'_>) -> String {
    printed(&drawn(app))
}

#[test]
fn a_new_question_comes_in_the_same_session() {
    let mut stage = Stage::of_notes(TWO_CARDS);
    let path = stage.path("notes.md");
    let mut app = stage.app(SIZE);
    press(&mut app, " 4");
    assert!(screen(&app).contains("What is rbac?"));
    fs::write(&path, format!("{TWO_CARDS}{THIRD}")).unwrap();
    press(&mut app, " 4");
    let text = screen(&app);
    assert!(text.contains("notes changed: 1 new"), "{text}");
    assert!(text.contains("What is a Pod?"), "{text}");
}

#[test]
fn the_card_on_the_screen_stays_with_its_ticks() {
    let mut stage = Stage::home_of_deck(TWO_CARDS, MANIFEST, Language::En);
    let path = stage.path("notes.md");
    let mut app = stage.app(SIZE);
    press(&mut app, "<enter>  ");
    let before = screen(&app);
    assert!(before.contains("[x] a store"), "{before}");
    let text = format!("{}{THIRD}", TWO_CARDS.replace("with raft", "with Raft"));
    fs::write(&path, text).unwrap();
    press(&mut app, "j");
    let text = screen(&app);
    assert!(
        text.contains("[x] a store") && text.contains("with raft"),
        "{text}"
    );
    press(&mut app, "q<enter>");
    let text = screen(&app);
    assert!(
        text.contains("[x] a store") && text.contains("with Raft"),
        "{text}"
    );
}

#[test]
fn home_and_the_list_show_the_new_question_when_they_open() {
    let mut stage = Stage::home_of_deck(TWO_CARDS, MANIFEST, Language::En);
    let path = stage.path("notes.md");
    let mut app = stage.app(SIZE);
    press(&mut app, "<enter>");
    fs::write(&path, format!("{TWO_CARDS}{THIRD}")).unwrap();
    press(&mut app, "q");
    let text = screen(&app);
    assert!(text.contains("notes changed: 1 new"), "{text}");
    fs::write(
        &path,
        format!("{TWO_CARDS}{THIRD}\n# What is a CRD?\n\na kind\n"),
    )
    .unwrap();
    press(&mut app, "/<enter>");
    let text = screen(&app);
    assert!(
        text.contains("What is a Pod?") && text.contains("What is a CRD?"),
        "{text}"
    );
}

#[test]
fn a_removed_question_is_not_asked() {
    let mut stage = Stage::of_notes(TWO_CARDS);
    let path = stage.path("notes.md");
    let mut app = stage.app(SIZE);
    fs::write(&path, "# What is etcd?\n\n- a store\n- with raft\n").unwrap();
    press(&mut app, " 4");
    let text = screen(&app);
    assert!(
        text.contains("1 removed") && !text.contains("What is rbac?"),
        "{text}"
    );
}
