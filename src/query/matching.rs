//! Matches cards with a query.

use rayon::prelude::*;

use crate::deck::Deck;
use crate::domain::{Bilingual, Card, CardState, EntryIndex, LearningState, folded};

use super::parts::Containment;
use super::{Condition, Is, Query, Term, Text};

/// The fewest characters of an id that name a card in a query.
const MIN_ID_LENGTH: usize = 6;

impl Query {
    /// The cards of `deck` that fit every term, in the order given. Texts are searched on all
    /// cores.
    pub fn select<'a>(
        &self,
        deck: &Deck,
        mut cards: Vec<(&'a Card, CardState)>,
    ) -> Vec<(&'a Card, CardState)> {
        if self.searches_text() {
            let fits = |(card, state): &(&Card, CardState)| self.matches(deck, card, state);
            return cards.into_par_iter().filter(fits).collect();
        }
        cards.retain(|(card, state)| self.matches(deck, card, state));
        cards
    }

    /// Whether every text it searches for is in a title or a question of a card, or in its id.
    pub fn is_in_titles(&self, deck: &Deck, card: &Card) -> bool {
        self.terms.iter().all(|term| match &term.what {
            Condition::Text(text) => term.negated || text.is_in_titles(deck, card),
            _ => true,
        })
    }

    /// Whether a card of `deck` in this state matches every term.
    pub fn matches(&self, deck: &Deck, card: &Card, state: &CardState) -> bool {
        let fits = |term: &Term| term.what.matches(deck, card, state) != term.negated;
        self.terms.iter().all(fits)
    }
}

impl Condition {
    fn matches(&self, deck: &Deck, card: &Card, state: &CardState) -> bool {
        match self {
            Self::Topic(topics) => card.topics.iter().any(|topic| topics.contains(topic)),
            Self::Tag(tags) => card.tags.iter().any(|tag| {
                let name = folded(tag.name());
                let is_below = |rest: &str| rest.is_empty() || rest.starts_with('/');
                tags.iter()
                    .any(|tag| name.strip_prefix(&**tag).is_some_and(is_below))
            }),
            Self::Is(states) => states.iter().any(|is| is.holds(card, state)),
            Self::Source(parts) => deck.entries_of(card).any(|entry| {
                let name = folded(deck.file_name(entry));
                parts.iter().any(|part| name.contains(part))
            }),
            Self::Importance(wanted) => wanted.contains(&card.importance),
            Self::Asked(parts) => deck.entries_of(card).any(|entry| {
                let mut who = deck.asked_by(entry).map(folded);
                who.any(|who| parts.iter().any(|part| who.contains(part)))
            }),
            Self::Text(text) => text.matches(deck, card),
            Self::Cards(cards) => cards.contains(&card.id),
        }
    }
}

impl Is {
    /// Whether a card is in this state.
    pub fn holds(self, card: &Card, state: &CardState) -> bool {
        match self {
            Self::New => state.memory.is_new(),
            Self::Learning => state.memory.is_learning(),
            Self::Review => state.memory.state == LearningState::Review,
            Self::Due => state.due_now,
            Self::Today => state.reviewed_today,
            Self::Suspended => state.suspended,
            Self::Flagged => state.flagged.is_some(),
            Self::Unanswered => card.unanswered,
            Self::Leech => state.leech,
            Self::Weak => state.is_weak(|number, hits| card.is_core(number, hits)),
        }
    }
}

impl Text {
    /// Whether it is the id of one of the card's entries, or a beginning long enough to be no
    /// word.
    pub(super) fn is_id_of(&self, deck: &Deck, card: &Card) -> bool {
        self.typed.len() >= MIN_ID_LENGTH
            && deck
                .entries_of(card)
                .any(|entry| entry.id.as_str().starts_with(&self.typed))
    }

    fn is_in_titles(&self, deck: &Deck, card: &Card) -> bool {
        let questions = deck.entries_of(card).map(|entry| entry.question.as_str());
        let titles = card.title.iter().flat_map(Bilingual::texts);
        let mut titles = titles.chain([card.question.as_str()]).chain(questions);
        self.is_id_of(deck, card) || titles.any(|title| self.is_in_title(title))
    }

    fn matches(&self, deck: &Deck, card: &Card) -> bool {
        if self.is_in_titles(deck, card) {
            return true;
        }
        let mut options = card.entries.iter().flat_map(|entry| deck.options(*entry));
        if options.any(|option| self.is_in(&option)) {
            return true;
        }
        let mut points = card.points.iter().flat_map(|point| point.text.texts());
        points.any(|point| self.is_in(point))
            || card
                .entries
                .iter()
                .any(|entry| self.is_in_answer(deck, *entry))
    }

    fn is_in_answer(&self, deck: &Deck, entry: EntryIndex) -> bool {
        let extent = deck.answer_extent(entry);
        let may_be = extent.is_none_or(|extent| self.parts.find(extent) != Containment::No);
        may_be && self.is_in(&deck.answer(entry))
    }

    fn is_in(&self, text: &str) -> bool {
        match self.parts.find(text) {
            Containment::No => false,
            Containment::Yes => true,
            Containment::Unsure => folded(text).contains(&self.folded),
        }
    }

    fn is_in_title(&self, title: &str) -> bool {
        let title = folded(title);
        let by_pinyin = |pinyin: &super::Pinyin| pinyin.is_in(&title);
        title.contains(&self.folded) || self.pinyin.as_ref().is_some_and(by_pinyin)
    }
}
