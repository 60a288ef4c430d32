//! The figures of the learner's cards, with what only the deck knows about them.

use crate::domain::{Card, CardId, Language, Moment};
use crate::exercise;
use crate::library::Library;
use crate::markdown::tree;
use crate::memory::CardReviews;
use crate::progress::CardHistory;
use crate::query::Query;
use crate::stats::{Sources, Statistics, Studied};

impl Library {
    /// All figures of the cards that a query finds, as of `now`.
    ///
    /// Without a query what was done with cards that are not open counts as well, unless decks
    /// were named: a note that is gone takes no day out of the calendar.
    pub fn statistics(&self, query: &Query, now: Moment) -> Statistics {
        let cards = self.studied(query, now);
        let elsewhere = if query.is_empty() && self.named.paths.is_empty() {
            self.elsewhere()
        } else {
            Vec::new()
        };
        let day_start = self.scheduler().settings().day_start;
        let course = self.course_ahead(now);
        let interview = course.map(|course| course.towards.day.start(day_start, now.offset));
        Statistics::new(&Sources {
            cards: &cards,
            elsewhere: &elsewhere,
            topics: &self.deck().topics,
            scheduler: self.scheduler(),
            per_card: self.time_per_card(),
            now,
            interview,
        })
    }

    fn studied(&self, query: &Query, now: Moment) -> Vec<Studied<'_>> {
        let cards = self.deck().cards.iter();
        let cards = cards.filter(|card| card.hidden.is_none());
        let cards = cards.map(|card| (card, self.state(card, now))).collect();
        let studied = query.select(self.deck(), cards).into_iter();
        studied
            .map(|(card, state)| Studied {
                card,
                history: self.card_history(card),
                state,
            })
            .collect()
    }

    /// What was done with cards that are hidden or not open, by the id they have now.
    fn elsewhere(&self) -> Vec<(CardId, CardHistory)> {
        let closed = self.ids_elsewhere().into_iter();
        let closed = closed.map(|id| (id, self.history().card_history([id])));
        let hidden = self.deck().cards.iter();
        let hidden = hidden.filter(|card| card.hidden.is_some());
        let hidden = hidden.map(|card| (card.id, self.card_history(card)));
        closed.chain(hidden).collect()
    }

    /// The reviews that memory is made from, card by card, over all decks.
    pub fn remembered_reviews(&self) -> Vec<CardReviews> {
        let here = self.deck().cards.iter();
        let here = here.map(|card| self.card_history(card));
        let closed = self.ids_elsewhere().into_iter();
        let closed = closed.map(|id| self.history().card_history([id]));
        let graded = here.chain(closed).map(|history| {
            let reviews = history.remembered();
            reviews.map(|review| (review.grade, review.at)).collect()
        });
        graded
            .filter(|card: &CardReviews| !card.is_empty())
            .collect()
    }

    /// The text of a point (from 1) of a card that had `of` points when it was asked: from its
    /// manifest, else from the first answer whose structure gives as many; none when nothing
    /// there has as many any more.
    pub fn point_text(
        &self,
        card: &Card,
        number: u8,
        of: u8,
        language: Language,
    ) -> Option<String> {
        let place = usize::from(number).checked_sub(1)?;
        let of = usize::from(of);
        if card.points.len() == of {
            let point = card.points.get(place)?;
            return Some(point.text.get(language).to_owned());
        }
        let answers = self.answers(card).into_iter();
        let mut points = answers.filter_map(|index| {
            let document = tree::parse(&self.deck().answer(index));
            exercise::points(&document).map(|structure| structure.points)
        });
        let points = points.find(|points| points.len() == of)?;
        points.get(place).map(|point| point.text.clone())
    }
}
