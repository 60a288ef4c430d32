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

pub use app::App;
pub use perform::Performer;
pub use run::{key_mistakes, run};
pub use summary::ExitSummary;
pub use terminal::{TerminalGuard, has_terminal};
pub use update::update;
pub use view::{caret, view};
