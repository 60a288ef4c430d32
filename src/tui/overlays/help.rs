//! The keys of the screen below, read from the keymap, and what its words mean. Keys of the menu
//! follow its key.

use super::OverlayRows;
use crate::text::{Line, Role, wrap_plain};
use crate::tui::keymap::Command;
use crate::tui::state::State;
use crate::words::{keys, overlays as words};

/// Columns for the keys.
const KEYS: usize = 18;

pub(super) fn content(state: &State, width: usize) -> OverlayRows {
    let (here, language) = (state.screen_context(), state.language);
    let label = |command: Command| match command {
        Command::Back if state.at_root() => keys::quit(language),
        _ => state.label(command),
    };
    let labelled = state.keymap.labelled(here, language, label);
    let mut rows = vec![Line::new(here.title(language), Role::Title)];
    rows.extend(
        labelled
            .iter()
            .map(|(label, keys)| row(state, label, keys, width)),
    );
    rows.push(Line::default());
    rows.push(Line::new(words::glossary_title(language), Role::Title));
    for (word, meaning) in words::glossary(language) {
        let text = [word, meaning].join(words::glossary_colon(language));
        let lines = wrap_plain(&text, width.saturating_sub(3), state.glyphs.ambiguous);
        rows.extend(lines.into_iter().map(|line| Line::from(line).indented(2)));
    }
    super::texts::content(words::help_title(language), rows)
}

fn row(state: &State, label: &str, keys: &[String], width: usize) -> Line {
    let columns = KEYS.min(width / 2);
    let keys = state.glyphs.truncate(&keys.join(", "), columns);
    let missing = columns.saturating_sub(state.glyphs.width(&keys));
    Line::new(format!("  {keys}"), Role::Key)
        .with(" ".repeat(missing + 2), Role::Plain)
        .with(label, Role::Plain)
}
