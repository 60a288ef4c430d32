//! All keys, read from the keymap: those of the screen below first. Keys of the menu follow its key.

use super::OverlayRows;
use crate::text::{Line, Role};
use crate::tui::keymap::{Binding, Context};
use crate::tui::state::State;
use crate::words::overlays as words;

/// Columns for the keys.
const KEYS: usize = 18;

pub(super) fn content(state: &State, width: usize) -> OverlayRows {
    let here = state.screen_context();
    let others = Context::ALL.into_iter().filter(|context| *context != here);
    let mut rows = Vec::new();
    for context in std::iter::once(here).chain(others) {
        if !rows.is_empty() {
            rows.push(Line::default());
        }
        rows.push(Line::new(context.title(state.language), Role::Title));
        let bound = state
            .keymap
            .of(context)
            .filter(|binding| !binding.keys.is_empty());
        rows.extend(bound.map(|binding| row(state, binding, width)));
    }
    super::texts::content(words::help_title(state.language), rows)
}

fn row(state: &State, binding: &Binding, width: usize) -> Line {
    let keys = state.keymap.key_labels(binding, state.language);
    let columns = KEYS.min(width / 2);
    let keys = state.glyphs.truncate(&keys.join(" "), columns);
    let missing = columns.saturating_sub(state.glyphs.width(&keys));
    Line::new(format!("  {keys}"), Role::Key)
        .with(" ".repeat(missing + 2), Role::Plain)
        .with(state.label(binding.command), Role::Plain)
}
