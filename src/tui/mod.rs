//! The screens: state, messages, update and views, and the loop that runs them.
//!
//! ```text
//! key -> keymap -> Message -> update(&mut State) -> effects -> perform -> Message ...
//!                                     |
//!                               view(&State) -> Buffer
//! ```

mod app;
mod browse_effects;
mod card_actions;
mod date_effects;
mod draw;
mod executor;
mod find;
mod input;
pub mod keymap;
mod layout_cache;
mod learner_file_effects;
mod list;
mod message;
mod mock_effects;
mod mouse;
mod overlays;
mod programs;
mod run;
mod screen_buffer;
mod screens;
mod setting;
mod settings_effects;
#[cfg(unix)]
mod signals;
mod size;
mod state;
mod summary;
mod terminal;
#[cfg(test)]
mod tests;
mod text_field;
mod theme;
mod update;
mod view;

pub use run::{key_mistakes, run};
pub use summary::ExitSummary;
pub use terminal::{TerminalGuard, has_terminal};
pub(crate) use theme::Styles;
