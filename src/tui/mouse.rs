//! The mouse: what is where on the screen, and what a click or the wheel does there.

use ratatui::layout::{Position, Rect};

use super::keymap::{Code, Command, Context, Key, Keymap, key_label};
use super::screens::page::Pane;
use super::state::State;

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub action: MouseAction,
    /// Column and row, from 0.
    pub at: Position,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button was pressed.
    Click,
    WheelUp,
    WheelDown,
}

/// A region of the screen that a click concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitRegion {
    pub area: Rect,
    pub target: HitTarget,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HitTarget {
    /// An item of the list or the revealed card on top, from 0.
    Item(usize),
    /// A key with its label, as the screen shows it.
    Key(String),
    Pane(Pane),
}

/// What a mouse action means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    Press(Key),
    /// Chooses an item.
    Choose(usize),
    /// Runs a command in a pane, whichever has the keys.
    InPane(Pane, Command),
}

/// Turns of the wheel move by so many rows.
const WHEEL_ROWS: usize = 3;

/// What a mouse action means, given what is on the screen.
pub fn gestures(state: &State, regions: &[HitRegion], mouse: Mouse) -> Vec<Gesture> {
    let under = || regions.iter().filter(|it| it.area.contains(mouse.at));
    let pane = under().find_map(|region| match region.target {
        HitTarget::Pane(pane) => Some(pane),
        _ => None,
    });
    match mouse.action {
        MouseAction::WheelUp => wheel(state, pane, Command::Up),
        MouseAction::WheelDown => wheel(state, pane, Command::Down),
        MouseAction::Click if pane == Some(Pane::Preview) => {
            vec![Gesture::InPane(Pane::Preview, Command::NextPane)]
        }
        MouseAction::Click => {
            let gesture = under().next_back().and_then(|region| match &region.target {
                HitTarget::Item(item) => Some(Gesture::Choose(*item)),
                HitTarget::Key(label) => key_with_label(state, label).map(Gesture::Press),
                HitTarget::Pane(_) => None,
            });
            gesture.into_iter().collect()
        }
    }
}

/// Scrolls the pane under the wheel. Where up and down mark a point or go to another place, the
/// wheel turns pages.
fn wheel(state: &State, pane: Option<Pane>, direction: Command) -> Vec<Gesture> {
    if let Some(pane) = pane {
        return vec![Gesture::InPane(pane, direction); WHEEL_ROWS];
    }
    let (row, page) = match direction {
        Command::Up => (Code::Up, Code::PageUp),
        _ => (Code::Down, Code::PageDown),
    };
    let (code, times) = match state.context() {
        Context::Checklist | Context::Skim | Context::Find => (page, 1),
        _ => (row, WHEEL_ROWS),
    };
    vec![Gesture::Press(Key::new(code)); times]
}

/// The key with this label that works now.
fn key_with_label(state: &State, label: &str) -> Option<Key> {
    let keys = |context| keys_of(&state.keymap, context);
    let context = state.context();
    let mut known = keys(context);
    if context == Context::Menu {
        known.extend(keys(state.screen_context()));
    }
    let has_label = |key: &Key| key_label(*key, state.language) == label;
    known.into_iter().find(has_label)
}

fn keys_of(keymap: &Keymap, context: Context) -> Vec<Key> {
    let bindings = keymap.bindings(context);
    bindings.flat_map(|binding| binding.keys.clone()).collect()
}
