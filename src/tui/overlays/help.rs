//! The keys of the screen below, read from the keymap, and what its words mean. Keys of the menu
//! follow its key.

use super::OverlayRows;
use crate::text::{Line, Role, wrap_plain};
use crate::tui::keymap::Command;
use crate::tui::state::State;
use crate::words::{keys, overlays as words};

/// Columns for the keys.
const KEYS: usize = 18;

/// The same in an overlay below this width.
const NARROW_KEYS: usize = 12;
const NARROW: usize = 50;

pub(super) fn content(state: &State, width: usize) -> OverlayRows {
    let (here, language) = (state.screen_context(), state.language);
    let label = |command: Command| match command {
        Command::Back if state.at_root() => keys::quit(language),
        _ => state.label(command),
    };
    let labelled = state.keymap.labelled(here, language, label);
    let mut rows = vec![Line::new(here.title(language), Role::Title)];
    for (label, keys) in labelled {
        rows.extend(entry(state, label, &keys.join(", "), width));
    }
    rows.push(Line::default());
    rows.push(Line::new(words::glossary_title(language), Role::Title));
    for (word, meaning) in words::glossary(language) {
        let text = [word, meaning].join(words::glossary_colon(language));
        let lines = wrap_plain(&text, width.saturating_sub(3), state.glyphs.ambiguous);
        rows.extend(lines.into_iter().map(|line| Line::from(line).indented(2)));
    }
    super::texts::content(words::help_title(language), rows)
}

/// The keys and what they do. Keys that are too long for their column have a row of their own.
fn entry(state: &State, label: &str, keys: &str, width: usize) -> Vec<Line> {
    let columns = if width < NARROW { NARROW_KEYS } else { KEYS };
    let keys_width = state.glyphs.width(keys);
    let mut row = Line::new(format!("  {keys}"), Role::Key);
    let mut rows = Vec::new();
    let missing = match columns.checked_sub(keys_width) {
        Some(missing) => missing + 2,
        None => {
            rows.push(std::mem::take(&mut row));
            columns + 4
        }
    };
    row.push(" ".repeat(missing), Role::Plain);
    row.push(label, Role::Plain);
    rows.push(row);
    rows
}
