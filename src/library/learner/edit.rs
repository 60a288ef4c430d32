//! The learner's own answer to a card, written in the learner's editor.
//!
//! The editor gets a draft beside the answer: what it leaves there is read, and only what differs
//! from the notes is kept. A draft that could not be used stays, and the next edit goes on with
//! it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::edit_draft::{Desk, Wanted};
use super::editor::Editor;
use super::files;
use crate::domain::CardId;
use crate::library::Library;
use crate::library::error::{EditError, Error, FileProblem};

/// What an edit came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// All is as it was.
    Unchanged,
    /// The answer is kept in this file.
    Saved(PathBuf),
    /// Nothing differs from the notes any more: the file is gone.
    Removed(PathBuf),
}

impl Library {
    /// Lets the learner edit question, hint and answer of a card, and takes the change in.
    ///
    /// The editor has the terminal until it ends: whoever draws on it must have left it.
    pub fn edit(&mut self, card: CardId) -> Result<Edited, Error> {
        let card = self
            .deck()
            .card_of_entry(card)
            .ok_or(EditError::NoSuchCard(card))?;
        let editor = self.environment.editor()?;
        let desk = Desk::of(self, card);
        let shown = desk.shown(self.language())?;
        let draft = files::text(&desk.draft)?;
        let draft = if draft.trim().is_empty() {
            &shown
        } else {
            &draft
        };
        files::write(&desk.draft, draft)?;
        run(&editor, &desk, &shown)?;
        let edited = files::text(&desk.draft)?;
        let wanted = match desk.wanted(&edited, &shown, self.language()) {
            Wanted::Unusable => return Err(EditError::NoQuestionLine { draft: desk.draft }.into()),
            Wanted::AsItIs => {
                remove(&desk.draft)?;
                return Ok(Edited::Unchanged);
            }
            wanted => wanted,
        };
        let done = if let Wanted::Text(text) = wanted {
            files::write(&desk.file, &text)?;
            Edited::Saved(desk.file.clone())
        } else {
            remove(&desk.file)?;
            Edited::Removed(desk.file.clone())
        };
        remove(&desk.draft)?;
        self.reload()?;
        Ok(done)
    }
}

fn run(editor: &Editor, desk: &Desk, shown: &str) -> Result<(), Error> {
    editor.edit(&desk.draft, || {
        let untouched = files::text(&desk.draft).is_ok_and(|draft| draft == shown);
        if untouched {
            remove(&desk.draft)?;
        }
        Ok(untouched)
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
