//! Merges cards, keeps them apart, or tags them, in the learner's overlay.

use super::files;
use crate::deck::manifest::edit::{with_related, with_same, with_tag};
use crate::domain::{Card, CardId};
use crate::library::Library;
use crate::library::error::{Error, FileProblem};
use crate::yaml::Uneditable;

impl Library {
    /// Merges cards in the overlay. Takes effect at the next [`Library::reload`]. Ignores unknown
    /// ids. Returns the new line, from 1.
    pub fn merge_cards(&self, cards: &[CardId]) -> Result<Option<u32>, Error> {
        let cards = cards.iter().filter_map(|id| self.deck().card(*id));
        let questions: Vec<&str> = cards.map(|card: &Card| card.question.as_str()).collect();
        if questions.len() < 2 {
            return Ok(None);
        }
        let (text, edited) = self.change_overlay(|text| with_same(text, &questions))?;
        Ok(line_of_change(&text, &edited))
    }

    /// Writes into the overlay that two cards are related but not the same. Ignores unknown ids.
    pub fn keep_apart(&self, cards: [CardId; 2]) -> Result<(), Error> {
        let [Some(one), Some(other)] = cards.map(|id| self.deck().card(id)) else {
            return Ok(());
        };
        let questions = [one.question.as_str(), other.question.as_str()];
        self.change_overlay(|text| with_related(text, questions))?;
        Ok(())
    }

    /// Writes a tag of cards into the overlay. Takes effect at the next [`Library::reload`]. Ignores
    /// unknown ids.
    pub fn add_tag(&self, cards: &[CardId], tag: &str) -> Result<(), Error> {
        let cards = cards.iter().filter_map(|id| self.deck().card(*id));
        let questions: Vec<&str> = cards.map(|card| card.question.as_str()).collect();
        self.change_overlay(|text| {
            let mut questions = questions.iter();
            questions.try_fold(text.to_owned(), |text, question| {
                with_tag(&text, question, tag)
            })
        })?;
        Ok(())
    }

    /// Changes the overlay, and returns its text before and after.
    fn change_overlay(
        &self,
        change: impl Fn(&str) -> Result<String, Uneditable>,
    ) -> Result<(String, String), Error> {
        let path = self.paths().overlay();
        let mut texts = (String::new(), String::new());
        files::change(&path, |text| {
            let edited = change(text)
                .map_err(|error| Error::file(&path, FileProblem::of_edit(text, error)))?;
            texts = (text.to_owned(), edited.clone());
            Ok(Some(edited))
        })?;
        Ok(texts)
    }
}

/// The first list that is new in the edited text.
fn line_of_change(text: &str, edited: &str) -> Option<u32> {
    let known: Vec<&str> = text.lines().collect();
    let new = (1..)
        .zip(edited.lines())
        .filter(|(_, line)| !known.contains(line));
    let new: Vec<(u32, &str)> = new.collect();
    let is_item = |line: &&(u32, &str)| line.1.trim_start().starts_with("- ");
    let found = new.iter().find(is_item).or_else(|| new.first());
    found.map(|(number, _)| *number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_joins_is_told() {
        for (text, edited, line) in [
            ("", "same:\n  - [a, b]\n", Some(2)),
            (
                "same:\n  - [a, b]\n",
                "same:\n  - [a, b]\n  - [c, d]\n",
                Some(3),
            ),
            ("same:\n  - [a, b]\n", "same:\n  - [a, b, c]\n", Some(2)),
            ("same:\n  - [a, b]\n", "same:\n  - [a, b]\n", None),
        ] {
            assert_eq!(line_of_change(text, edited), line, "{edited}");
        }
    }
}
