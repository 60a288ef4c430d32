//! The screens: state, messages, update and views, and the loop that runs them.

pub mod glyphs;
pub mod keymap;
pub mod theme;
