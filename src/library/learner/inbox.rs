//! Captures questions in the inbox.

use super::files;
use crate::deck::similar::card_asking;
use crate::domain::CardId;
use crate::library::error::FileProblem;
use crate::library::{Error, Library};
use crate::notes::{self, Capture};
use crate::words::own as words;

/// A question that was captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captured {
    pub id: CardId,
    pub outcome: Outcome,
}

/// What happened to a captured question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Added to the inbox; no card asked it before.
    New,
    /// Added to the inbox, to mark the card that asks it.
    MarkedCard,
    /// Was in the inbox, and is marked now.
    Marked,
    /// A card asks it already; nothing was written.
    Known,
}

impl Library {
    /// Writes a question into the inbox and reloads, unless that would change nothing.
    ///
    /// `asked` names who asked it in an interview, "" if unknown, and tags the card `asked`, be it
    /// one that certainly asks the same in other words. Without it, skips a question that a card
    /// already asks.
    pub fn capture(&mut self, question: &str, asked: Option<&str>) -> Result<Captured, Error> {
        let unwritable = || Error::NotAQuestion(question.to_owned());
        let typed = notes::id_of(question).ok_or_else(unwritable)?;
        let is_new = self.deck().card_of_entry(typed).is_none();
        let alike = card_asking(self.deck(), question).filter(|_| is_new && asked.is_some());
        let question = &alike.map_or_else(|| question.to_owned(), |card| card.question.clone());
        let id = notes::id_of(question).ok_or_else(unwritable)?;
        let is_known = self.deck().card_of_entry(id).is_some();
        let mark = asked.map(|who| self.mark(who));
        let title = words::inbox_title(self.language());
        let mut outcome = Outcome::Known;
        let path = self.paths().inbox();
        files::change(&path, |text| {
            let capture = |text: &str| notes::capture(text, question, mark.as_deref(), title);
            let captured = capture(text).map_err(|_| match capture("") {
                Ok(_) => Error::file(&path, swallowing_line(text, |text| capture(text).is_err())),
                Err(_) => unwritable(),
            });
            let (captured, text) = match captured? {
                Capture::Known => (Outcome::Known, None),
                Capture::Added(_) if is_known && asked.is_none() => (Outcome::Known, None),
                Capture::Added(text) if is_known => (Outcome::MarkedCard, Some(text)),
                Capture::Added(text) => (Outcome::New, Some(text)),
                Capture::Marked(text) => (Outcome::Marked, Some(text)),
            };
            outcome = captured;
            Ok(text)
        })?;
        if outcome != Outcome::Known {
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

/// The line from which on the text of the inbox swallows what is added to it. `swallows` tells
/// whether a beginning of the text does; the whole text does, and the empty text does not.
fn swallowing_line(text: &str, swallows: impl Fn(&str) -> bool) -> FileProblem {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let swallow = |n_lines: usize| swallows(&lines[..n_lines].concat());
    // From the end in growing steps: something opened and closed further up is not the cause.
    let (mut good, mut bad) = (lines.len(), lines.len());
    while good > 0 && (good == bad || swallow(good)) {
        let step = 1.max(2 * (bad - good));
        (good, bad) = (good.saturating_sub(step), good);
    }
    while bad - good > 1 {
        let middle = (good + bad) / 2;
        match swallow(middle) {
            true => bad = middle,
            false => good = middle,
        }
    }
    FileProblem::SwallowsQuestions { line: bad }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_swallows_a_question_is_named() {
        let is_open = |text: &str| text.matches("```").count() % 2 == 1;
        for (text, wanted) in [
            ("a\nb\n```\nc\n", 3),
            ("```\na\n```\n```", 4),
            ("```", 1),
            ("```\na\nb\nc\nd\ne\n", 1),
        ] {
            let FileProblem::SwallowsQuestions { line } = swallowing_line(text, is_open) else {
                panic!("another problem");
            };
            assert_eq!(line, wanted, "{text}");
        }
    }
}
