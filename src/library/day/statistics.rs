//! Statistics that need both the deck and the progress log.

use crate::domain::{Card, CardId, FollowUp, Language, Moment};
use crate::exercise;
use crate::library::{Hidden, Library};
use crate::markdown::tree;
use crate::memory::CardReviews;
use crate::progress::CardHistory;
use crate::query::Query;
use crate::stats::{MissedPoint, Sources, Statistics, Studied};

impl Library {
    /// All statistics about the cards that match a query, as of `now`.
    ///
    /// An empty query also counts reviews of cards that are not open, so that a deleted note
    /// removes nothing from the calendar. Decks named on the command line turn this off.
    pub fn statistics(&self, query: &Query, now: Moment) -> Statistics {
        let cards = self.studied(query, now);
        let elsewhere = if query.is_empty() && self.named.paths.is_empty() {
            self.elsewhere()
        } else {
            Vec::new()
        };
        let day_start = self.scheduler().settings().day_start;
        let interview = self.interview_ahead(now);
        let interview = interview.map(|one| one.countdown.day.start(day_start, now.offset));
        Statistics::new(&Sources {
            cards: &cards,
            elsewhere: &elsewhere,
            topics: &self.deck().topics,
            scheduler: self.scheduler(),
            now,
            interview,
        })
    }

    fn studied(&self, query: &Query, now: Moment) -> Vec<Studied<'_>> {
        let cards = self.matching(query, Hidden::LeftOut, now).into_iter();
        cards
            .map(|(card, state)| Studied {
                card,
                history: self.card_history(card),
                state,
            })
            .collect()
    }

    /// The histories of cards that are hidden or not open, by current id.
    fn elsewhere(&self) -> Vec<(CardId, CardHistory)> {
        let closed = self.ids_elsewhere().into_iter();
        let closed = closed.map(|id| (id, self.history().card_history([id])));
        let hidden = self.deck().cards.iter();
        let hidden = hidden.filter(|card| card.hidden.is_some());
        let hidden = hidden.map(|card| (card.id, self.card_history(card)));
        closed.chain(hidden).collect()
    }

    /// The reviews that make up memory, grouped by card, over all decks.
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

    /// The text of a missed point. Comes from the manifest, else from the first answer with as many
    /// points. `None` if neither has that many.
    pub fn point_text(&self, missed: &MissedPoint, language: Language) -> Option<String> {
        let card = self.deck().card(missed.card)?;
        let index = usize::from(missed.number).checked_sub(1)?;
        let of = usize::from(missed.of);
        if let Some(follow_up) = missed.follow_up {
            let follow_up = follow_up_of(card, follow_up)?;
            let points = Some(&follow_up.points).filter(|points| points.len() == of)?;
            return Some(points.get(index)?.get(language).to_owned());
        }
        if card.points.len() == of {
            let point = card.points.get(index)?;
            return Some(point.text.get(language).to_owned());
        }
        let answers = self.answers(card).into_iter();
        let mut points = answers.filter_map(|index| {
            let document = tree::parse(&self.deck().answer(index));
            exercise::points(&document).map(|structure| structure.points)
        });
        let points = points.find(|points| points.len() == of)?;
        points.get(index).map(|point| point.text.clone())
    }

    /// The question that a missed point answers: a follow-up, or that of the card.
    pub fn question_of(&self, missed: &MissedPoint, language: Language) -> Option<String> {
        let card = self.deck().card(missed.card)?;
        let follow_up = missed
            .follow_up
            .and_then(|number| follow_up_of(card, number));
        let question = match follow_up {
            Some(follow_up) => follow_up.text.get(language),
            None => card.title_in(language),
        };
        Some(question.to_owned())
    }
}

/// A follow-up by its number, from 1.
pub(super) fn follow_up_of(card: &Card, number: u8) -> Option<&FollowUp> {
    card.follow_ups.get(usize::from(number).checked_sub(1)?)
}
