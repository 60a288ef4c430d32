//! Rows of keys with labels, for the bottom of screens and overlays.

use crate::text::Line;
use crate::text::Role;
use crate::text::wrap_first;
use crate::tui::keymap::{Binding, Command, Context, Slot, key_label};
use crate::tui::state::{Room, State};

/// Which keys to show in a row.
#[derive(Clone, Copy, Debug)]
pub struct Hints {
    pub context: Context,
    pub slot: Slot,
    pub width: usize,
}

const GAP: &str = "  ";

/// The active keys in table order, as many as fit. Keys that are in the menu give way to the menu
/// key. Empty below an overlay, because the overlay receives every key.
pub fn hints(state: &State, wanted: Hints) -> Line {
    if !state.overlays.is_empty() {
        return Line::default();
    }
    let mut kept = offered(state, wanted);
    while let Some(least) = kept.iter().map(|binding| weight(binding.command)).max() {
        let row = row_of(state, &kept);
        if row.width(state.glyphs.ambiguous) <= wanted.width {
            return row;
        }
        if let Some(index) = kept.iter().rposition(|it| weight(it.command) == least) {
            kept.remove(index);
        }
    }
    Line::default()
}

/// The order in which keys are dropped when space is short, highest first.
fn weight(command: Command) -> u8 {
    match command {
        Command::Back => 5,
        Command::Undo | Command::Hint => 4,
        Command::Help => 3,
        Command::Menu => 1,
        Command::AddDecks | Command::Capture | Command::Search | Command::Browse => 2,
        Command::Interview | Command::PauseClock | Command::Pass => 2,
        Command::ClearSearch | Command::Statistics => 2,
        Command::Previous | Command::UnfoldAll | Command::NextPane | Command::NextPage => 2,
        Command::StudyThese | Command::Drill => 2,
        _ => 0,
    }
}

fn offered(state: &State, wanted: Hints) -> Vec<&Binding> {
    let bindings = state.keymap.bindings(wanted.context);
    let offered = bindings.filter(|binding| {
        binding.slots.contains(&wanted.slot)
            && !binding.keys.is_empty()
            && state.offers(binding.command)
    });
    offered.collect()
}

fn row_of(state: &State, bindings: &[&Binding]) -> Line {
    let mut row = Line::default();
    for binding in bindings {
        add(&mut row, hint(state, binding));
    }
    row
}

/// A key with its label.
fn hint(state: &State, binding: &Binding) -> Line {
    let key = binding.keys.first();
    let key = key.map(|key| key_label(*key, state.language));
    Line::new(key.unwrap_or_default(), Role::Key)
        .with(format!(" {}", state.label(binding.command)), Role::Plain)
}

fn add(row: &mut Line, hint: Line) {
    if !row.pieces.is_empty() {
        row.push(GAP, Role::Key);
    }
    row.pieces.extend(hint.pieces);
}

/// The active keys, in as many rows as they need.
pub fn hint_rows(state: &State, wanted: Hints) -> Vec<Line> {
    rows_of(state, &offered(state, wanted), wanted.width)
}

/// The keys of the screen that its menu has no entry for. Empty in a large window, whose footer has
/// room for them.
pub fn main_keys(state: &State, width: usize) -> Vec<Line> {
    if state.size.room() == Room::Full {
        return Vec::new();
    }
    let wanted = Hints {
        context: state.screen_context(),
        slot: Slot::Footer,
        width: width.saturating_sub(MENU_INDENT),
    };
    let mut bindings = offered(state, wanted);
    let is_main = |command| !matches!(command, Command::Menu | Command::Back);
    bindings.retain(|binding| !binding.is_in_menu() && is_main(binding.command));
    let rows = rows_of(state, &bindings, wanted.width).into_iter();
    rows.map(|row| row.indented(MENU_INDENT)).collect()
}

/// Columns before the entries of a menu.
const MENU_INDENT: usize = 2;

fn rows_of(state: &State, bindings: &[&Binding], width: usize) -> Vec<Line> {
    let mut rows = Vec::new();
    let mut row = Line::default();
    for binding in bindings {
        let hint = hint(state, binding);
        let columns = GAP.len() + hint.width(state.glyphs.ambiguous);
        if !row.pieces.is_empty() && row.width(state.glyphs.ambiguous) + columns > width {
            rows.push(std::mem::take(&mut row));
        }
        add(&mut row, hint);
    }
    rows.push(row);
    rows
}

/// The most rows of a message.
const MAX_NOTICE_ROWS: usize = 4;

/// The last rows of a screen: a rule, the current notice, and the keys of a context.
pub fn screen_footer(state: &State, context: Context) -> Vec<Line> {
    let width = state.size.inner_width();
    let wanted = Hints {
        context,
        slot: Slot::Footer,
        width,
    };
    let mut rows = vec![Line::rule(width)];
    rows.extend(notice_above(state, || hints(state, wanted)));
    rows
}

/// The rows of the current notice above `row`: a message never hides the keys. During a search in a
/// text its field takes the place of `row`.
pub fn notice_above(state: &State, row: impl FnOnce() -> Line) -> Vec<Line> {
    let mut rows = notice(state);
    rows.push(match &state.find {
        Some(find) => find.field_row(state, state.size.inner_width()),
        None => row(),
    });
    rows
}

/// How many rows [`notice_above`] takes.
pub fn notice_height(state: &State) -> usize {
    notice(state).len() + 1
}

fn notice(state: &State) -> Vec<Line> {
    let Some(notice) = &state.notice else {
        return Vec::new();
    };
    let width = state.size.inner_width().max(1);
    let most = MAX_NOTICE_ROWS.min(state.size.height / 3).max(1);
    let (lines, _) = wrap_first(notice, width, most, state.glyphs.ambiguous);
    let lines = lines.into_iter();
    lines.map(|line| Line::new(line, Role::Figure)).collect()
}
