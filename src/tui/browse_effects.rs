//! Performs effects of the browse screen: finds, sorts and loads cards.

use super::executor::Executor;
use super::message::{BrowseMessage, CardSearch, ListedCards, Message, ReadCard, ShownRows};
use super::screens::browse::MAX_LIVE;
use crate::domain::{Card, CardId, CardState, Moment};
use crate::library::Hidden;
use crate::query::{Query, QueryError};
use crate::session::{CardList, CardListRequest, CardRow};

impl Executor<'_> {
    /// Finds cards. A search in the texts of a large deck runs in steps.
    pub(super) fn list_cards(
        &self,
        request: &CardListRequest,
        now: Moment,
    ) -> Result<Message, QueryError> {
        let query = self.query(&request.text)?;
        let n_cards = self.library.deck().cards.len();
        if n_cards > MAX_LIVE && query.searches_text() {
            let search = CardSearch {
                request: request.clone(),
                query,
                found: Vec::new(),
                n_searched: 0,
                n_cards,
            };
            return Ok(searched_on(search));
        }
        let request = request.clone();
        Ok(if query.searches_text() {
            let cards = self.library.matching(&query, Hidden::LeftOut, now);
            self.listed(request, &query, cards, now)
        } else {
            let cards = self.library.each_matching(&query, Hidden::LeftOut, now);
            self.listed(request, &query, cards, now)
        })
    }

    /// Searches the next cards.
    pub fn search_on(&self, mut search: CardSearch) -> Message {
        let now = self.library.now();
        let cards = &self.library.deck().cards;
        let end = (search.n_searched + MAX_LIVE).min(cards.len());
        let next = cards.get(search.n_searched..end).unwrap_or_default();
        let found = self
            .library
            .matching_among(next, &search.query, Hidden::LeftOut, now);
        search.found.extend(found.iter().map(|(card, _)| card.id));
        search.n_searched = end;
        if end < cards.len() {
            return searched_on(search);
        }
        let found = search.found.iter();
        let found = found.filter_map(|card| self.library.deck().card(*card));
        let states = found.map(|card| (card, self.library.state(card, now)));
        self.listed(search.request, &search.query, states, now)
    }

    fn listed<'a>(
        &self,
        request: CardListRequest,
        query: &Query,
        cards: impl IntoIterator<Item = (&'a Card, CardState)>,
        now: Moment,
    ) -> Message {
        let deck = self.library.deck();
        let listed = ListedCards {
            list: CardList::new(deck, cards, &request, query),
            request,
            n_cards: deck.cards.len(),
            now,
        };
        Message::Browse(BrowseMessage::Listed(Box::new(listed)))
    }

    /// A card with its reviews and the cards that overlap with it, whichever of the two says so.
    pub(super) fn read_card(&self, id: CardId, now: Moment) -> Message {
        let deck = self.library.deck();
        let (Some(card), Some(view)) = (deck.card_of_entry(id), self.card_view(id, now)) else {
            return Message::CardRemoved(id, now);
        };
        let overlaps = |other: &&Card| {
            let is_named = card.related.contains(&other.id) || other.related.contains(&card.id);
            is_named && other.id != card.id && other.hidden.is_none()
        };
        let related = deck.cards.iter().filter(overlaps);
        let read = ReadCard {
            view,
            history: self.library.card_history(card),
            related: related.map(|card| (card.id, self.title(card))).collect(),
            now,
        };
        Message::Browse(BrowseMessage::Card(Box::new(read)))
    }

    /// The rows of some cards, and the preview of one. Cards that no deck has any more are empty.
    pub(super) fn rows(&self, cards: &[CardId], preview: Option<CardId>, now: Moment) -> Message {
        let rows = cards.iter().map(|id| {
            let card = self.library.deck().card_of_entry(*id);
            let row = card.map(|card| {
                let state = self.library.state(card, now);
                CardRow::new(card, state, self.library.language())
            });
            (*id, row.unwrap_or_default())
        });
        let preview = preview.map(|card| self.card_view(card, now).unwrap_or_default());
        Message::Browse(BrowseMessage::Rows(ShownRows {
            rows: rows.collect(),
            preview: preview.map(Box::new),
        }))
    }
}

fn searched_on(search: CardSearch) -> Message {
    Message::Browse(BrowseMessage::SearchedOn(Box::new(search)))
}
