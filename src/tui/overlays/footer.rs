//! Keys and what they do in one row, for the bottom of screens and overlays.

use crate::tui::keymap::{Context, Keymap, Place, key_label};
use crate::tui::row::Row;
use crate::tui::state::State;
use crate::tui::theme::Part;

/// Which keys are wanted in a row.
#[derive(Clone, Copy, Debug)]
pub struct Hints {
    /// Where they are pressed.
    pub context: Context,
    /// Which of them.
    pub place: Place,
    /// How many columns there are.
    pub width: usize,
}

/// The keys that do something now, in the order of the table, as many as fit.
pub fn hints(state: &State, keymap: &Keymap, wanted: Hints) -> Row {
    let first = hint_rows(state, keymap, wanted).into_iter().next();
    first
        .filter(|row| row.width(&state.glyphs) <= wanted.width)
        .unwrap_or_default()
}

/// The keys that do something now, in as many rows as they need.
pub fn hint_rows(state: &State, keymap: &Keymap, wanted: Hints) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Row::default();
    let bindings = keymap.of(wanted.context);
    let offered =
        bindings.filter(|binding| binding.place == wanted.place && state.offers(binding.command));
    for binding in offered {
        let Some(key) = binding.keys.first() else {
            continue;
        };
        let key = key_label(*key, state.language);
        let label = state.label(binding.command);
        let columns = state.glyphs.width(&format!("  {key} {label}"));
        if !row.left.is_empty() && row.width(&state.glyphs) + columns > wanted.width {
            rows.push(std::mem::take(&mut row));
        }
        let gap = if row.left.is_empty() { "" } else { "  " };
        row.push(format!("{gap}{key}"), Part::Key);
        row.push(format!(" {label}"), Part::Plain);
    }
    rows.push(row);
    rows
}

/// The message of the moment, else the row that stands there usually.
pub fn notice_or(state: &State, row: impl FnOnce() -> Row) -> Row {
    match &state.notice {
        Some(notice) => Row::of(notice.clone(), Part::Figure),
        None => row(),
    }
}
