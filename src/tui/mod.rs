//! The screens: state, messages, update and views, and the loop that runs them.
//!
//! ```text
//! key -> keymap -> Message -> update(&mut State) -> effects -> perform -> Message ...
//!                                     |
//!                               view(&State) -> Buffer
//! ```

mod app;
mod canvas;
mod date;
pub mod glyphs;
mod input;
pub mod keymap;
pub mod message;
pub mod overlays;
mod own;
mod perform;
mod programs;
pub mod row;
mod run;
pub mod screens;
pub mod state;
mod summary;
mod terminal;
#[cfg(test)]
mod tests;
pub mod theme;
mod update;
mod view;

use crate::library::Screens;

pub use app::App;
pub use perform::Performer;
pub use run::{key_mistakes, run};
pub use summary::Summary;
pub use terminal::Taken;
pub use update::update;
pub use view::{caret, view};

/// The screens, to be handed to the command line.
pub const SCREENS: Screens = Screens { run, key_mistakes };
