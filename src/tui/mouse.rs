//! The mouse: what is where on the screen, and what a click or the wheel does there.

use ratatui::layout::{Position, Rect};

use super::keymap::{Code, Context, Key, Keymap, key_label};
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
}

/// What a mouse action means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gesture {
    Press(Key),
    /// Chooses an item.
    Choose(usize),
}

/// Turns of the wheel move by so many rows.
const WHEEL_ROWS: usize = 3;

/// What a mouse action means, given what is on the screen.
pub fn gestures(state: &State, regions: &[HitRegion], mouse: Mouse) -> Vec<Gesture> {
    match mouse.action {
        MouseAction::WheelUp => wheel(state, Code::Up, Code::PageUp),
        MouseAction::WheelDown => wheel(state, Code::Down, Code::PageDown),
        MouseAction::Click => {
            let mut under = regions.iter().rev();
            let region = under.find(|region| region.area.contains(mouse.at));
            let gesture = region.and_then(|region| match &region.target {
                HitTarget::Item(item) => Some(Gesture::Choose(*item)),
                HitTarget::Key(label) => key_with_label(state, label).map(Gesture::Press),
            });
            gesture.into_iter().collect()
        }
    }
}

/// Moving down past a point marks it, so there the wheel turns pages.
fn wheel(state: &State, row: Code, page: Code) -> Vec<Gesture> {
    let (code, times) = match state.context() {
        Context::Checklist => (page, 1),
        Context::Skim => (page, 1),
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
