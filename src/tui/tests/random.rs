//! Random keys and clicks at random sizes: nothing panics, and every screen fits.

use proptest::prelude::*;

use ratatui::layout::{Position, Rect};

use super::mock::interview;
use super::stage::{Stage, press, resize, shown, shown_regions};
use super::statistics::studied;
use crate::domain::Language;
use crate::tui::mouse::{Mouse, MouseAction};

const KEYS: [&str; 59] = [
    "<space>", "<enter>", "<tab>", "<backtab>", "<esc>", "<backspace>", "<up>", "<down>", "<left>",
    "<right>", "<pageup>", "<pagedown>", "<home>", "<end>", "0", "1", "2", "3", "4", ".", "?", "/",
    "a", "b", "c", "d", "e", "f", "h", "j", "k", "l", "n", "o", "p", "r", "w", "的", "m", "y", "g",
    "+", ",", "t", "L", "[", "s", "z", "*", "-", ">", "#", "<delete>", "u", "5", "6", "7", "8",
    "i",
];

const ACTIONS: [MouseAction; 3] = [
    MouseAction::Click,
    MouseAction::WheelUp,
    MouseAction::WheelDown,
];

fn sizes() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        (0u16..130, 0u16..45),
        Just((80, 24)),
        Just((40, 12)),
        Just((30, 8)),
        Just((0, 0)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_keys_and_no_size_break_the_program(
        keys in prop::collection::vec((0..KEYS.len(), prop::option::weighted(0.2, sizes()), prop::option::weighted(0.2, (0..3usize, 0u16..120, 0u16..40))), 0..60),
        begin in 0..5,
    ) {
        let mut stage = match begin {
            0 => Stage::study(""),
            4 => interview(Language::Zh),
            _ => studied(),
        };
        let mut app = stage.app((80, 24));
        if begin == 2 {
            press(&mut app, "b");
        }
        if begin == 3 {
            press(&mut app, "s");
        }
        for (key, size, mouse) in keys {
            if let Some(size) = size {
                resize(&mut app, size);
            }
            if let Some((action, x, y)) = mouse {
                let regions = shown_regions(&app);
                let screen = Rect::new(0, 0, app.state.size.width as u16, app.state.size.height as u16);
                for region in &regions {
                    let inside = region.area.is_empty() || screen.contains(region.area.as_position());
                    prop_assert!(inside, "{:?}", region);
                }
                let at = Position { x, y };
                app.point(&regions, Mouse { action: ACTIONS[action], at });
            } else {
                press(&mut app, KEYS[key]);
            }
            let (buffer, caret) = shown(&app);
            prop_assert_eq!(buffer.content().len(), app.state.size.width * app.state.size.height);
            if let Some(place) = caret {
                prop_assert!(buffer.area.contains(place), "{:?}", place);
            }
            if app.state.is_left() {
                break;
            }
        }
    }
}
