//! The layout of a card at the size of the screen.

use crate::session::CardLines;
use crate::text::LayoutOptions;
use crate::tui::state::{Room, State};

/// An empty layout.
pub fn card_lines(state: &State) -> CardLines {
    let options = LayoutOptions {
        width: state.size.inner_width(),
        glyphs: state.glyphs,
        language: state.language,
    };
    let margin = if state.size.room() == Room::Full {
        2
    } else {
        0
    };
    CardLines::new(options, margin)
}
