//! Edits the learner's own answer to a card in the learner's editor.
//!
//! The editor opens a draft next to the answer. Only what differs from the notes is saved. A draft
//! that cannot be used stays, and the next edit continues with it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::edit_draft::{DraftOutcome, EditDraft};
use super::editor::Editor;
use super::files;
use crate::domain::CardId;
use crate::library::Library;
use crate::library::error::{EditError, Error, FileProblem};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// Nothing was saved.
    Unchanged,
    /// The editor ended before the learner could write, perhaps because it runs in a window of its
    /// own. The draft stays.
    EndedAtOnce { program: String, draft: PathBuf },
    /// The answer is in this file.
    Saved(PathBuf),
    /// Nothing differs from the notes, so this file was removed.
    Removed(PathBuf),
}

impl Library {
    /// Opens question, hint and answer of a card in the editor, saves what changed and reloads.
    ///
    /// The editor takes over the terminal, so leave any screen first.
    pub fn edit(&mut self, card: CardId) -> Result<Edited, Error> {
        let card = self
            .deck()
            .card_of_entry(card)
            .ok_or(EditError::NoSuchCard(card))?;
        let editor = self.environment.editor()?;
        let edit = EditDraft::new(self, card);
        let shown = edit.shown(self.language())?;
        // A draft that can't be read goes back to the editor as it is.
        if files::text(&edit.draft).is_ok_and(|draft| draft.trim().is_empty()) {
            files::write(&edit.draft, &shown)?;
        }
        let at_once = run(&editor, &edit, &shown)?;
        let edited = files::text(&edit.draft)?;
        let wanted = match edit.outcome(&edited, &shown, self.language()) {
            DraftOutcome::NoQuestionLine => {
                return Err(EditError::NoQuestionLine { draft: edit.draft }.into());
            }
            DraftOutcome::Unchanged if at_once => {
                return Ok(Edited::EndedAtOnce {
                    program: editor.program,
                    draft: edit.draft,
                });
            }
            DraftOutcome::Unchanged => {
                remove(&edit.draft)?;
                return Ok(Edited::Unchanged);
            }
            wanted => wanted,
        };
        let done = if let DraftOutcome::Save(text) = wanted {
            files::write(&edit.file, &text)?;
            Edited::Saved(edit.file.clone())
        } else {
            remove(&edit.file)?;
            Edited::Removed(edit.file.clone())
        };
        remove(&edit.draft)?;
        self.reload()?;
        Ok(done)
    }
}

fn run(editor: &Editor, edit: &EditDraft, shown: &str) -> Result<bool, Error> {
    editor.edit(&edit.draft, || {
        let is_unchanged = files::text(&edit.draft).is_ok_and(|draft| draft == shown);
        if is_unchanged {
            remove(&edit.draft)?;
        }
        Ok(is_unchanged)
    })
}

pub(super) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Error::file(path, FileProblem::Write(error)))
        }
        _ => Ok(()),
    }
}
