//! Captures questions in the inbox.

use super::files;
use crate::domain::CardId;
use crate::library::{Error, Library};
use crate::notes::{self, Capture};
use crate::words::own as words;

/// A question that was captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    /// The id of the question.
    pub id: CardId,
    /// What happened to it.
    pub outcome: Outcome,
}

/// What happened to a captured question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Added to the inbox; no card asked it before.
    New,
    /// Added to the inbox, to mark the card that asks it.
    Joined,
    /// Was in the inbox, and is marked now.
    Marked,
    /// A card asks it already; nothing was written.
    Known,
}

impl Library {
    /// Writes a question into the inbox and reloads, unless that would change nothing.
    ///
    /// `asked` names who asked it in an interview, "" if unknown, and tags the card `asked`.
    /// Without it, skips a question that a card already asks.
    pub fn capture(&mut self, question: &str, asked: Option<&str>) -> Result<Captured, Error> {
        let unwritable = || Error::NotAQuestion(question.to_owned());
        let id = notes::id_of(question).ok_or_else(unwritable)?;
        let is_known = self.deck().card_of_entry(id).is_some();
        let path = self.paths().inbox();
        let text = files::text(&path)?;
        let mark = asked.map(|who| self.mark(who));
        let title = words::inbox_title(self.language());
        let captured =
            notes::capture(&text, question, mark.as_deref(), title).map_err(|_| unwritable())?;
        let (outcome, text) = match captured {
            Capture::Known => (Outcome::Known, None),
            Capture::Added(_) if is_known && asked.is_none() => (Outcome::Known, None),
            Capture::Added(text) if is_known => (Outcome::Joined, Some(text)),
            Capture::Added(text) => (Outcome::New, Some(text)),
            Capture::Marked(text) => (Outcome::Marked, Some(text)),
        };
        if let Some(text) = text {
            files::write(&path, &text)?;
            self.reload()?;
        }
        Ok(Captured { id, outcome })
    }

    fn mark(&self, who: &str) -> String {
        let now = self.now();
        let day = now.offset.to_datetime(now.instant).date().to_string();
        match who.trim() {
            "" => words::asked_on(self.language(), &day),
            who => words::asked_by(self.language(), who, &day),
        }
    }
}
