//! Random keys, clicks and pastes at random sizes: nothing panics, every screen fits, and the log can be
//! read back.
//!
//! `K8S_QUIZ_RANDOM_STEPS=20000 cargo test --lib random` plays more of them.

use proptest::prelude::*;

use ratatui::layout::{Position, Rect};

use super::mock::interview;
use super::stage::{Stage, press, resize, shown, shown_regions};
use super::statistics::studied;
use crate::domain::{CardState, Language, Moment};
use crate::library::Library;
use crate::tui::app::App;
use crate::tui::message::Message;
use crate::tui::mouse::{Mouse, MouseAction};

const KEYS: [&str; 63] = [
    "<space>", "<enter>", "<tab>", "<backtab>", "<esc>", "<backspace>", "<up>", "<down>", "<left>",
    "<right>", "<pageup>", "<pagedown>", "<home>", "<end>", "0", "1", "2", "3", "4", ".", "?", "/",
    "a", "b", "c", "d", "e", "f", "h", "j", "k", "l", "n", "o", "p", "r", "w", "的", "m", "y", "g",
    "+", ",", "t", "L", "[", "s", "z", "*", "-", ">", "#", "<delete>", "u", "5", "6", "7", "8",
    "v", "x", "i", "q", "<ctrl-w>",
];

const ACTIONS: [MouseAction; 3] = [
    MouseAction::Click,
    MouseAction::WheelUp,
    MouseAction::WheelDown,
];

/// How many screens [`begun`] begins at.
const N_BEGINNINGS: usize = 7;

/// A program, and the keys to the screen to begin at.
fn begun(beginning: usize) -> (Stage, &'static str) {
    match beginning {
        0 => (Stage::study(""), ""),
        1 => (interview(Language::Zh), ""),
        2 => (studied(), "b"),
        3 => (studied(), "s"),
        4 => (studied(), ","),
        5 => (studied(), "b<enter>"),
        _ => (studied(), ""),
    }
}

/// Steps of a case in the mean, and of all cases unless the environment wants more.
const STEPS_A_CASE: usize = 30;
const STEPS: usize = 1_500;

#[derive(Clone, Debug)]
enum Step {
    Key(usize),
    Mouse(usize, u16, u16),
    Paste(String),
    Resize(u16, u16),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        12 => (0..KEYS.len()).prop_map(Step::Key),
        3 => (0..ACTIONS.len(), 0u16..310, 0u16..105).prop_map(|(a, x, y)| Step::Mouse(a, x, y)),
        3 => (0..ACTIONS.len(), 0u16..80, 0u16..24).prop_map(|(a, x, y)| Step::Mouse(a, x, y)),
        1 => ".{0,40}".prop_map(Step::Paste),
        1 => (0u16..=300, 0u16..=100).prop_map(|(width, height)| Step::Resize(width, height)),
        1 => prop_oneof![Just((80, 24)), Just((40, 12)), Just((30, 8)), Just((0, 0)), Just((120, 40))]
            .prop_map(|(width, height)| Step::Resize(width, height)),
    ];
    prop::collection::vec(step, 0..2 * STEPS_A_CASE)
}

fn n_cases() -> u32 {
    let wanted = std::env::var("K8S_QUIZ_RANDOM_STEPS");
    let wanted = wanted.ok().and_then(|steps| steps.parse().ok());
    (wanted.unwrap_or(STEPS) / STEPS_A_CASE) as u32
}

/// Nothing is drawn or clickable outside the screen.
fn check_screen(app: &App<'_>) -> Result<(), TestCaseError> {
    let size = app.state.size;
    let screen = Rect::new(0, 0, size.width as u16, size.height as u16);
    for region in shown_regions(app) {
        let inside = region.area.intersection(screen) == region.area;
        prop_assert!(region.area.is_empty() || inside, "{:?}", region);
    }
    let (buffer, caret) = shown(app);
    prop_assert_eq!(buffer.content().len(), size.width * size.height);
    if let Some(place) = caret {
        prop_assert!(buffer.area.contains(place), "{:?}", place);
    }
    Ok(())
}

fn take(app: &mut App<'_>, step: Step) {
    match step {
        Step::Key(key) => {
            press(app, KEYS[key]);
        }
        Step::Mouse(action, x, y) => {
            let regions = shown_regions(app);
            let mouse = Mouse {
                action: ACTIONS[action],
                at: Position { x, y },
            };
            app.point(&regions, mouse);
        }
        Step::Paste(text) => {
            app.receive(Message::Pasted(text));
        }
        Step::Resize(width, height) => resize(app, (width, height)),
    }
}

/// The states of all cards.
fn states(library: &Library, now: Moment) -> Vec<CardState> {
    let cards = library.deck().cards.iter();
    cards.map(|card| library.state(card, now)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(n_cases()))]
    #[test]
    fn no_keys_and_no_size_break_the_program(steps in steps(), beginning in 0..N_BEGINNINGS) {
        let (mut stage, keys) = begun(beginning);
        let mut app = stage.app((80, 24));
        press(&mut app, keys);
        for step in steps {
            take(&mut app, step);
            check_screen(&app)?;
            if app.state.is_left() {
                break;
            }
        }
        // Every event of the log is one that the program knows, and reading the log gives the same
        // states.
        drop(app);
        let now = stage.library.now();
        let live = states(&stage.library, now);
        let again = stage.reopened(&now.to_string()).library;
        prop_assert!(again.log().bad_lines().is_empty());
        prop_assert_eq!(live, states(&again, now));
    }
}
