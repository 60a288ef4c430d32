//! The learner's own files: the inbox, own answers, the overlay and the config file.
//!
//! Every file is read whole, changed in memory and written whole.

mod config_file;
mod edit;
mod edit_draft;
mod edited;
mod editor;
mod files;
mod inbox;
mod merge_cards;
mod registry;
mod settings;

pub use self::config_file::{ConfigEdited, ConfigFile, edit_config, set_config};
pub use self::edit::Edited;
pub use self::editor::Editor;
pub(super) use self::files::write;
pub use self::inbox::{Captured, Outcome};
pub use self::registry::{Registry, Survey, absolute};
