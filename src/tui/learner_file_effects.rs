//! Performs effects on the learner's own notes: captured questions, merged cards, own answers, and
//! decks added to the config.

use super::executor::Executor;
use super::list::List;
use super::message::{DeckRead, Message, NotesMessage, Pick, Question};
use crate::deck::similar::{card_asking, related_cards};
use crate::domain::{Card, CardId};
use crate::library::{Captured, Outcome};
use crate::likeness::similarity;
use crate::query::{Query, QueryError};
use crate::words::{browse, common, home, overlays as words, own};

const MAX_FOUND: usize = 100;

/// The overlay is read again for each card that is tagged.
const MAX_TAGGED: usize = 200;

impl Executor<'_> {
    /// Saves a question to the inbox.
    pub(super) fn capture(&mut self, question: &Question) -> Message {
        let asked = match question.who.as_str() {
            "" => None,
            "?" | "？" => Some(""),
            who => Some(who),
        };
        let alike = card_asking(self.library.deck(), &question.text);
        let alike = alike.map(|card| (card.id, self.title(card)));
        match self.library.capture(&question.text, asked) {
            Ok(captured) => {
                let mut said = self.captured(&captured);
                if let (Outcome::New, Some((_, title))) = (captured.outcome, alike) {
                    said += &words::like_card(self.library.language(), &title);
                }
                let next_from = question.in_series.then(|| question.who.clone());
                self.captured_one(said, next_from)
            }
            Err(error) => {
                let complaint = error.complaint(self.library.language());
                Message::NotCaptured(question.clone(), complaint)
            }
        }
    }

    fn captured(&self, captured: &Captured) -> String {
        let language = self.library.language();
        let inbox = self.library.paths().inbox().display().to_string();
        let card = self.library.deck().card_of_entry(captured.id);
        match (captured.outcome, card) {
            (Outcome::New, Some(_)) => words::captured_in(language, &inbox),
            (Outcome::New, None) => words::captured_for_later(language, &inbox),
            (Outcome::MarkedCard | Outcome::Marked, Some(card)) => {
                words::marked_in(language, &self.title(card), &inbox)
            }
            (Outcome::MarkedCard | Outcome::Marked, None) => {
                own::marked_as_asked(language).to_owned()
            }
            (Outcome::Known, Some(card)) => words::known_as(language, &self.title(card)),
            (Outcome::Known, None) => own::known_already(language).to_owned(),
        }
    }

    /// Writes the weak cards into the learner's folder.
    pub(super) fn write_sheet(&self) -> Message {
        let language = self.library.language();
        let weak = Query::parse("is:weak", &self.library.deck().topics).unwrap_or_default();
        match self.library.write_sheet(&weak) {
            Ok(Some((path, n_cards))) => {
                let path = path.display().to_string();
                Message::Said(home::sheet_written(language, n_cards, &path))
            }
            Ok(None) => Message::Said(home::nothing_weak(language).to_owned()),
            Err(error) => Message::Failed(error.complaint(language)),
        }
    }

    /// Finds the cards that match a query, those on the same topics as `card` first, then those
    /// with similar wording.
    pub(super) fn find(&self, card: CardId, text: &str) -> Result<Message, QueryError> {
        let query = self.query(text)?;
        let now = self.library.now();
        let deck = self.library.deck();
        let asked = deck.card_of_entry(card);
        let texts = asked.map(|card| (self.title(card), card.question.as_str()));
        let (title, question) = texts.unwrap_or_default();
        let wanted = |other: &&Card| {
            other.id != card
                && other.hidden.is_none()
                && query.matches(deck, other, &self.library.state(other, now))
        };
        let related = related_cards(deck, asked.map_or(card, |asked| asked.id));
        let likeness = |other: &Card| {
            let titles = similarity(&title, &self.title(other));
            let texts = titles.max(similarity(question, &other.question));
            (related.get(&other.id).copied().unwrap_or_default(), texts)
        };
        let cards = deck.cards.iter().filter(wanted);
        let mut found: Vec<_> = cards.map(|card| (likeness(card), card)).collect();
        found.sort_by(|((one, text), _), ((other, of_other), _)| {
            other.total_cmp(one).then(of_other.total_cmp(text))
        });
        let found = found.into_iter().take(MAX_FOUND);
        let cards = found.map(|(_, card)| (card.id, self.title(card)));
        Ok(Message::CardsFound(Box::new(Pick {
            card: (card, title.clone()),
            query: text.to_owned(),
            cards: List::new(cards.collect()),
        })))
    }

    /// Merges two cards.
    pub(super) fn merge(&mut self, card: CardId, other: CardId) -> Message {
        let language = self.library.language();
        let line = match self.library.merge_cards(&[card, other]) {
            Ok(line) => line,
            Err(error) => return Message::Failed(error.complaint(language)),
        };
        if let Err(error) = self.library.reload() {
            return Message::Failed(error.complaint(language));
        }
        let path = self.library.paths().overlay();
        let said = words::merged_at(language, &path.display().to_string(), line.unwrap_or(1));
        self.deck_read(said, Some(other))
    }

    /// Writes a tag of cards into the overlay.
    pub(super) fn add_tag(&mut self, cards: &[CardId], tag: &str) -> Message {
        let language = self.library.language();
        if cards.len() > MAX_TAGGED {
            return Message::Said(browse::too_many_to_tag(language, MAX_TAGGED));
        }
        let written = self.library.add_tag(cards, tag);
        if let Err(error) = written.and_then(|()| self.library.reload()) {
            return Message::Failed(error.complaint(language));
        }
        let path = self.library.paths().overlay().display().to_string();
        self.deck_read(browse::tagged(language, tag, &path), None)
    }

    /// Adds the named decks to the config.
    pub(super) fn add_decks_to_config(&self) -> Message {
        let language = self.library.language();
        let decks = self.library.unregistered_decks().into_iter();
        let decks: Vec<String> = decks.map(|deck| deck.display().to_string()).collect();
        match self.library.add_decks_to_config() {
            Ok(file) => {
                let (decks, file) = (decks.join(", "), file.display().to_string());
                let said = words::decks_added(language, &decks, &file);
                Message::DecksAdded(said)
            }
            Err(error) => Message::Failed(error.complaint(language)),
        }
    }

    /// Opens the learner's own answer in the editor, which uses the terminal until it exits.
    pub fn edit(&mut self, card: CardId) -> Message {
        let edited = match self.library.edit(card) {
            Ok(edited) => edited,
            Err(error) => return Message::Failed(error.complaint(self.library.language())),
        };
        let said = self.library.edited_text(&edited);
        self.deck_read(said, None)
    }

    /// Reads the notes again after an edit.
    pub fn reload_notes(&mut self) -> Message {
        match self.library.reload() {
            Ok(()) => self.deck_read(String::new(), None),
            Err(error) => Message::Failed(error.complaint(self.library.language())),
        }
    }

    /// Reads the notes again if their files changed. Returns what changed, in words.
    pub fn read_changed_notes(&mut self) -> Option<(Message, Option<String>)> {
        let change = self.library.read_changed_notes()?;
        let language = self.library.language();
        let words = [
            own::n_added(language, change.n_added),
            own::n_edited(language, change.n_edited),
            own::n_reworded(language, change.n_reworded),
            own::n_removed(language, change.n_removed),
        ];
        let counts = [
            change.n_added, change.n_edited, change.n_reworded, change.n_removed,
        ];
        let parts = counts.into_iter().zip(words).filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts.map(|(_, words)| words).collect();
        let changes = parts.join(common::clause_comma(language));
        let said = (!parts.is_empty()).then(|| own::notes_changed(language, &changes));
        let message = NotesMessage::Read(self.topics());
        Some((Message::ChangedNotes(message), said))
    }

    fn deck_read(&self, said: String, merged: Option<CardId>) -> Message {
        Message::DeckRead(Box::new(DeckRead {
            merged,
            ..self.read_now(said)
        }))
    }

    fn captured_one(&self, said: String, next_from: Option<String>) -> Message {
        Message::DeckRead(Box::new(DeckRead {
            next_from,
            ..self.read_now(said)
        }))
    }

    fn read_now(&self, said: String) -> DeckRead {
        DeckRead {
            topics: self.topics(),
            said,
            merged: None,
            next_from: None,
            now: self.library.now(),
        }
    }

    pub(super) fn title(&self, card: &Card) -> String {
        crate::markdown::plain_text(card.title_in(self.library.language()))
    }
}
