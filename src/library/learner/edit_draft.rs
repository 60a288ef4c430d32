//! The draft of a card's answer: what the editor shows, and what of the result is saved.
//!
//! Starting the editor and writing files is left to `edit`.

use std::path::PathBuf;

use super::files;
use crate::deck::Deck;
use crate::domain::{Card, CardId, EntryIndex, Language};
use crate::library::{Error, Library};
use crate::notes;
use crate::words::own as words;

/// A card before it is edited.
pub(super) struct EditDraft {
    /// The file of the learner's answer.
    pub(super) file: PathBuf,
    /// The file that the editor opens.
    pub(super) draft: PathBuf,
    /// The texts of the notes.
    notes: Parts,
    /// The texts of the learner's answer.
    own: Parts,
    /// The texts to edit: `own`, and `notes` where `own` is empty.
    shown: Parts,
    /// The question of the notes, which the file has unless the learner reworded it.
    question: String,
    /// The ids of the card's questions in the notes.
    ids: Vec<CardId>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum DraftOutcome {
    Unchanged,
    Save(String),
    /// Nothing differs from the notes.
    Remove,
    /// The draft has no question line.
    NoQuestionLine,
}

impl EditDraft {
    pub(super) fn new(library: &Library, card: &Card) -> Self {
        let deck = library.deck();
        let own_entries: Vec<EntryIndex> = deck.own_answers(card).collect();
        let file = own_entries.first().map_or_else(
            || library.paths().answers().join(format!("{}.md", card.id)),
            |own| PathBuf::from(deck.file_name(deck.entry(*own))),
        );
        let mut entries = library.answers(card);
        entries.retain(|index| !own_entries.contains(index));
        let first = |text: &dyn Fn(EntryIndex) -> String| {
            let mut texts = entries.iter().map(|index| text(*index));
            texts
                .find(|text| !text.trim().is_empty())
                .unwrap_or_default()
        };
        let own = own_entries.first();
        let own = own.map_or_else(Parts::default, |own| Parts::own(deck, card, *own));
        let notes = Parts {
            question: card.title_in(library.language()).to_owned(),
            hint: first(&|index| deck.hint(index)),
            answer: first(&|index| deck.answer(index)),
        };
        let ids = entries.iter().map(|index| deck.entry(*index).id);
        Self {
            draft: file.with_file_name(format!(".{}.md", card.id)),
            file,
            shown: own.or(&notes),
            notes,
            own,
            question: card.question.clone(),
            ids: ids.chain([card.id]).collect(),
        }
    }

    /// The text for the editor. If the file is not a valid answer, returns it verbatim.
    pub(super) fn shown(&self, language: Language) -> Result<String, Error> {
        let text = files::text(&self.file)?;
        if !text.trim().is_empty() && Parts::parse(&text).is_none() {
            return Ok(text);
        }
        Ok(self.shown.text(language, Labels::All))
    }

    /// What to do with a draft that began as `shown`.
    pub(super) fn outcome(&self, draft: &str, shown: &str, language: Language) -> DraftOutcome {
        if draft.trim().is_empty() || draft == shown {
            return DraftOutcome::Unchanged;
        }
        let Some(edited) = Parts::parse(draft) else {
            return DraftOutcome::NoQuestionLine;
        };
        let wanted = self.differing(edited, language);
        if wanted == self.own {
            DraftOutcome::Unchanged
        } else if wanted == Parts::default() {
            DraftOutcome::Remove
        } else {
            let asked = Parts {
                question: self.question.clone(),
                ..Parts::default()
            };
            DraftOutcome::Save(
                wanted
                    .or(&asked)
                    .text(SAVED_LABEL_LANGUAGE, Labels::NonEmpty),
            )
        }
    }

    /// The parts that differ from the notes; equal parts are empty.
    fn differing(&self, edited: Parts, language: Language) -> Parts {
        // Compared after a round trip, since the text of the notes can contain a label or blanks.
        let notes = Parts::parse(&self.notes.text(language, Labels::All)).unwrap_or_default();
        let own = |edited: String, notes: &str| {
            if edited == *notes {
                String::new()
            } else {
                edited
            }
        };
        let asked = notes::id_of(&edited.question);
        let is_asked = asked.is_none_or(|asked| self.ids.contains(&asked));
        let is_kept = edited.question == self.own.question;
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

/// The editable texts of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    question: String,
    hint: String,
    answer: String,
}

/// A saved answer has Chinese labels, which are the file format. A draft has the labels of the
/// program's language.
const SAVED_LABEL_LANGUAGE: Language = Language::Zh;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    /// All, to show what can be written.
    All,
    /// Only those with text below them.
    NonEmpty,
}

impl Parts {
    /// The parts of the learner's own answer to a card.
    fn own(deck: &Deck, card: &Card, own: EntryIndex) -> Self {
        let entry = deck.entry(own);
        let reworded = deck.is_reworded(card, entry).then_some(&entry.question);
        Self {
            question: reworded.cloned().unwrap_or_default(),
            hint: deck.hint(own),
            answer: deck.answer(own),
        }
    }

    /// The parts of a file; `None` if it does not begin with a question.
    fn parse(text: &str) -> Option<Self> {
        let entry = notes::read_own(text)?;
        Some(Self {
            hint: entry.hint.text(text),
            answer: entry.answer.text(text),
            question: entry.question,
        })
    }

    /// Fills empty parts from `others`.
    fn or(&self, others: &Self) -> Self {
        let either = |one: &str, other: &str| if one.is_empty() { other } else { one }.to_owned();
        Self {
            question: either(&self.question, &others.question),
            hint: either(&self.hint, &others.hint),
            answer: either(&self.answer, &others.answer),
        }
    }

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
