//! All keys, read from the keymap: those of the screen below first. Keys of the menu follow its key.

use super::OverlayRows;
use crate::text::{Line, Role};
use crate::tui::keymap::Context;
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
        let labelled = state
            .keymap
            .labelled(context, state.language, |command| state.label(command));
        rows.extend(
            labelled
                .iter()
                .map(|(label, keys)| row(state, label, keys, width)),
        );
    }
    super::texts::content(words::help_title(state.language), rows)
}

fn row(state: &State, label: &str, keys: &[String], width: usize) -> Line {
    let columns = KEYS.min(width / 2);
    let keys = state.glyphs.truncate(&keys.join(" "), columns);
    let missing = columns.saturating_sub(state.glyphs.width(&keys));
    Line::new(format!("  {keys}"), Role::Key)
        .with(" ".repeat(missing + 2), Role::Plain)
        .with(label, Role::Plain)
}
