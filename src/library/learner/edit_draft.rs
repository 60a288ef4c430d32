//! What lies before a learner who edits a card: what the notes say, what was kept before, and what
//! of a draft is worth keeping. The editor and the files are left to `edit`.

use std::path::PathBuf;

use super::files;
use crate::deck::Deck;
use crate::domain::{Card, CardId, EntryIndex, Language};
use crate::library::{Error, Library};
use crate::notes;
use crate::words::own as words;

/// What is known about a card before it is edited.
pub(super) struct Desk {
    /// Where the learner's answer is kept.
    pub(super) file: PathBuf,
    /// What the editor opens.
    pub(super) draft: PathBuf,
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
pub(super) enum Wanted {
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
    pub(super) fn of(library: &Library, card: &Card) -> Self {
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
        let kept = own.first().map(|own| Parts::kept(deck, card, *own));
        let kept = kept.unwrap_or_default();
        let notes = Parts {
            question: card.title_in(library.language()).to_owned(),
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
    pub(super) fn shown(&self, language: Language) -> Result<String, Error> {
        let text = files::text(&self.file)?;
        if !text.trim().is_empty() && Parts::of(&text).is_none() {
            return Ok(text);
        }
        Ok(self.shown.text(language, Labels::All))
    }

    /// What a draft that was shown as `shown` asks for.
    pub(super) fn wanted(&self, draft: &str, shown: &str, language: Language) -> Wanted {
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

/// What can be edited of a card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts {
    question: String,
    hint: String,
    answer: String,
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

impl Parts {
    /// What is kept in the learner's own answer to a card.
    fn kept(deck: &Deck, card: &Card, own: EntryIndex) -> Self {
        let entry = deck.entry(own);
        let reworded = deck.is_reworded(card, entry).then_some(&entry.question);
        Self {
            question: reworded.cloned().unwrap_or_default(),
            hint: deck.hint(own),
            answer: deck.answer(own),
        }
    }

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
