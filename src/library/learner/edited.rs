//! What an edit did, in words for a command and for a screen.

use super::edit::Edited;
use crate::library::Library;
use crate::words::{common, own as words};

impl Library {
    /// What an edit did, and with which editor if the learner chose none.
    pub fn edited_text(&self, edited: &Edited) -> String {
        let language = self.language();
        let text = match edited {
            Edited::Unchanged => words::unchanged(language).to_owned(),
            Edited::EndedAtOnce { program, draft } => {
                words::ended_at_once(language, program, &draft.display().to_string())
            }
            Edited::Saved(path) => words::answer_saved(language, &path.display().to_string()),
            Edited::Removed(path) => words::answer_removed(language, &path.display().to_string()),
        };
        let environment = &self.environment;
        let Some(program) = environment
            .editor_command()
            .filter(|_| environment.editor.is_none())
        else {
            return text;
        };
        text + common::semicolon(language) + &words::opened_with(language, program)
    }
}
