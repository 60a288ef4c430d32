//! Counts layouts: every part of a card is laid out once for a width and a fold state.

use super::stage::{Stage, drawn, press, resize};
use crate::text::N_LAYOUTS;
use crate::tui::app::App;

/// Plays keys one by one, each with a frame; returns how many layouts that takes.
fn n_layouts(app: &mut App<'_>, keys: &[&str]) -> usize {
    let before = N_LAYOUTS.get();
    for key in keys {
        press(app, key);
        drawn(app);
    }
    N_LAYOUTS.get() - before
}

#[test]
fn each_part_of_a_card_is_laid_out_once_for_a_width() {
    let mut stage = Stage::study("apply");
    let mut app = stage.app((80, 24));
    assert_eq!(n_layouts(&mut app, &["<space>"]), 0);
    let moves = [
        "j", "k", "<pagedown>", "<pageup>", "<space>", "<end>", "<home>",
    ];
    assert_eq!(n_layouts(&mut app, &moves), 0);
    assert_eq!(n_layouts(&mut app, &["l"]), 1);
    assert_eq!(n_layouts(&mut app, &["<left>", "l", "j", "u"]), 0);
    assert_eq!(n_layouts(&mut app, &["a"]), 1);
    assert_eq!(
        n_layouts(&mut app, &["a", "a", "<down>", ".", "<esc>", "?", "<esc>"]),
        0
    );
    let before = N_LAYOUTS.get();
    resize(&mut app, (60, 20));
    drawn(&app);
    assert_eq!(N_LAYOUTS.get() - before, 2);
    assert_eq!(n_layouts(&mut app, &moves), 0);
}
