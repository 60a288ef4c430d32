//! The learner's own answer to a card, written in the learner's editor.
//!
//! The editor gets a draft beside the answer: what it leaves there is read, and only what differs
//! from the notes is kept. A draft that could not be used stays, and the next edit goes on with
//! it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::editor::Editor;
use super::files::{self, FileError, FileErrorKind};
use super::{Library, LibraryError};
use crate::domain::{Card, CardId, EntryIndex, Language};
use crate::notes;
use crate::words::own as words;

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

/// An edit came to nothing; what was kept before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// No card has this id any more.
    #[error("no such card")]
    NoSuchCard(CardId),
    /// Neither `$VISUAL` nor `$EDITOR` is set.
    #[error("no editor")]
    NoEditor,
    /// The variable cannot be divided into words: a quote in it never ends.
    #[error("not a command: {0}")]
    NoCommand(String),
    /// The editor does not start.
    #[error("cannot start {program}")]
    NotStarted {
        /// The program.
        program: String,
        /// Why.
        cause: io::Error,
    },
    /// The editor failed, so that nobody knows whether the draft is meant.
    #[error("{program} failed")]
    Failed {
        /// The program.
        program: String,
        /// Its exit code; none when a signal ended it.
        code: Option<i32>,
        /// The draft, if anything was changed in it.
        draft: Option<PathBuf>,
    },
    /// The draft does not begin with `# question`.
    #[error("no question line")]
    NoQuestionLine {
        /// The draft.
        draft: PathBuf,
    },
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// What was written is kept, but cannot be used.
    #[error(transparent)]
    Reload(#[from] LibraryError),
}

/// What can be edited of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    question: String,
    hint: String,
    answer: String,
}

impl Library {
    /// Lets the learner edit question, hint and answer of a card, and takes the change in.
    ///
    /// The editor has the terminal until it ends: whoever draws on it must have left it.
    pub fn edit(&mut self, card: CardId) -> Result<Edited, EditError> {
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
            Wanted::Unusable => return Err(EditError::NoQuestionLine { draft: desk.draft }),
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

fn run(editor: &Editor, desk: &Desk, shown: &str) -> Result<(), EditError> {
    editor.edit(&desk.draft, || {
        let untouched = files::text(&desk.draft).is_ok_and(|draft| draft == shown);
        if untouched {
            remove(&desk.draft)?;
        }
        Ok(untouched)
    })
}

pub(super) fn remove(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(files::failed(path, FileErrorKind::Write(error)))
        }
        _ => Ok(()),
    }
}

/// A kept answer has the labels of its file format, whatever language the screen speaks: other
/// programs read it. A draft has those of the screen.
const KEPT_IN: Language = Language::Zh;

/// Which labels a file has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    /// Both, so that one sees what can be written.
    All,
    /// Those with text below them.
    OfText,
}

/// What is known about a card before it is edited.
struct Desk {
    /// Where the learner's answer is kept.
    file: PathBuf,
    /// What the editor opens.
    draft: PathBuf,
    /// What the notes say.
    notes: Parts,
    /// What the learner has kept.
    kept: Parts,
    /// What the learner is shown: the latter, and where there is nothing the former.
    shown: Parts,
    /// The question of the notes, which stands in the file unless it was reworded.
    question: String,
    /// The ids of the card's questions in the notes.
    ids: Vec<CardId>,
}

/// What the learner wants to be kept.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    /// What is kept, whatever that is.
    AsItIs,
    /// This file.
    Text(String),
    /// Nothing.
    Nothing,
    /// Nobody knows.
    Unusable,
}

impl Desk {
    fn of(library: &Library, card: &Card) -> Self {
        let deck = library.deck();
        let own: Vec<EntryIndex> = deck.own_answers(card).collect();
        let file = own.first().map_or_else(
            || library.paths().answers().join(format!("{}.md", card.id)),
            |own| PathBuf::from(deck.file_name(deck.entry(*own))),
        );
        let entries = library.answers(card).into_iter();
        let entries: Vec<EntryIndex> = entries.filter(|index| !own.contains(index)).collect();
        let first = |text: &dyn Fn(EntryIndex) -> String| {
            let mut texts = entries.iter().map(|index| text(*index));
            texts
                .find(|text| !text.trim().is_empty())
                .unwrap_or_default()
        };
        let kept = own.first().map_or_else(Parts::default, |own| Parts {
            question: match deck.is_reworded(card, deck.entry(*own)) {
                true => deck.entry(*own).question.clone(),
                false => String::new(),
            },
            hint: deck.hint(*own),
            answer: deck.answer(*own),
        });
        let title = card
            .title
            .as_ref()
            .map(|title| title.get(library.language()));
        let title = title
            .filter(|title| !title.is_empty())
            .unwrap_or(&card.question);
        let notes = Parts {
            question: title.to_owned(),
            hint: first(&|index| deck.hint(index)),
            answer: first(&|index| deck.answer(index)),
        };
        let ids = entries.iter().map(|index| deck.entry(*index).id);
        Self {
            draft: file.with_file_name(format!(".{}.md", card.id)),
            file,
            shown: kept.over(&notes),
            notes,
            kept,
            question: card.question.clone(),
            ids: ids.chain([card.id]).collect(),
        }
    }

    /// What the editor shows at first. A file that cannot be read as an answer is shown as it is.
    fn shown(&self, language: Language) -> Result<String, FileError> {
        let text = files::text(&self.file)?;
        if !text.trim().is_empty() && Parts::of(&text).is_none() {
            return Ok(text);
        }
        Ok(self.shown.text(language, Labels::All))
    }

    /// What a draft that was shown as `shown` asks for.
    fn wanted(&self, draft: &str, shown: &str, language: Language) -> Wanted {
        if draft.trim().is_empty() || draft == shown {
            return Wanted::AsItIs;
        }
        let Some(edited) = Parts::of(draft) else {
            return Wanted::Unusable;
        };
        let wanted = self.differing(edited, language);
        if wanted == self.kept {
            Wanted::AsItIs
        } else if wanted == Parts::default() {
            Wanted::Nothing
        } else {
            let asked = Parts {
                question: self.question.clone(),
                ..Parts::default()
            };
            Wanted::Text(wanted.over(&asked).text(KEPT_IN, Labels::OfText))
        }
    }

    /// Only what the notes do not say: a part that says what they say is empty.
    fn differing(&self, edited: Parts, language: Language) -> Parts {
        // Compared as they are read back, for the notes' own text may hold a label or blanks.
        let notes = Parts::of(&self.notes.text(language, Labels::All)).unwrap_or_default();
        let own = |edited: String, notes: &str| {
            if edited == *notes {
                String::new()
            } else {
                edited
            }
        };
        let asked = notes::id_of(&edited.question);
        let is_asked = asked.is_none_or(|asked| self.ids.contains(&asked));
        let is_kept = edited.question == self.kept.question;
        let question = if is_kept {
            edited.question
        } else if is_asked {
            String::new()
        } else {
            own(edited.question, &notes.question)
        };
        Parts {
            question,
            hint: own(edited.hint, &notes.hint),
            answer: own(edited.answer, &notes.answer),
        }
    }
}

impl Parts {
    /// The parts of a file; none when it does not begin with a question.
    fn of(text: &str) -> Option<Self> {
        let entry = notes::read_own(text)?;
        Some(Self {
            hint: entry.hint.text(text),
            answer: entry.answer.text(text),
            question: entry.question,
        })
    }

    /// These parts, and where one is empty that of others.
    fn over(&self, others: &Self) -> Self {
        let either = |one: &str, other: &str| if one.is_empty() { other } else { one }.to_owned();
        Self {
            question: either(&self.question, &others.question),
            hint: either(&self.hint, &others.hint),
            answer: either(&self.answer, &others.answer),
        }
    }

    /// The parts as a file.
    fn text(&self, language: Language, labels: Labels) -> String {
        let mut text = format!("# {}\n", self.question);
        let parts = [
            (words::hint_label(language), &self.hint),
            (words::answer_label(language), &self.answer),
        ];
        for (label, part) in parts {
            if labels == Labels::All || !part.is_empty() {
                text.push_str(&format!("\n{label}\n"));
            }
            if !part.is_empty() {
                text.push_str(&format!("\n{part}\n"));
            }
        }
        text
    }
}
