//! How fast the learner is and what first days leave, from the days of all cards.

use crate::domain::{CardId, FirstShowing, Memory, Moment};
use crate::library::Library;
use crate::plan::{CardDay, DayKind, Estimates, FirstDay, LatestDays, card_days, covered_rate};
use crate::progress::CardHistory;
use crate::stats::is_covered;

impl Library {
    /// The days of all cards, of open and closed decks, each with the card.
    pub(super) fn card_days(&self) -> impl Iterator<Item = (CardId, CardDay)> {
        let here = self.remembered.iter();
        let here = here.flat_map(|(id, card)| card.days.iter().map(|day| (*id, *day)));
        let elsewhere = self.ids_elsewhere().into_iter().flat_map(|id| {
            let history = self.history().card_history([id]);
            let days = card_days(&history, self.scheduler());
            days.into_iter().map(move |day| (id, day))
        });
        here.chain(elsewhere)
    }

    /// The expected cost of a card on the day of `now`.
    pub fn estimates(&self, now: Moment) -> Estimates {
        Estimates::new(self.card_days(), self.scheduler().day(now))
    }

    /// The latest days of a kind before today, with their cards.
    fn latest_days(&self, kind: DayKind, now: Moment) -> Vec<(CardId, CardDay)> {
        let today = self.scheduler().day(now);
        let days = self.card_days();
        let days = days.filter(|(_, day)| day.kind == kind && day.day < today);
        days.collect::<LatestDays>().get()
    }

    /// The average memory that the first day of a card leaves.
    pub(super) fn first_day(&self, now: Moment) -> FirstDay {
        let days = self.latest_days(DayKind::First, now).into_iter();
        let memories = days.map(|(id, day)| self.memory_after(id, day));
        FirstDay::new(&memories.collect::<Vec<_>>(), self.scheduler())
    }

    /// The memory that a first day left.
    fn memory_after(&self, id: CardId, day: CardDay) -> Memory {
        let history = self.history_of(id);
        let reviews = history.reviews.get(day.first_review..).unwrap_or_default();
        let of_day = reviews.iter().filter(|review| !review.cram);
        let of_day = of_day.take_while(|review| self.scheduler().day(review.at) == day.day);
        let graded = of_day.map(|review| (review.grade, review.at));
        self.scheduler().replay(id, graded)
    }

    /// The history of an open card, or of an id of a closed deck.
    pub(super) fn history_of(&self, id: CardId) -> CardHistory {
        match self.deck().card(id) {
            Some(card) => self.card_history(card),
            None => self.history().card_history([id]),
        }
    }

    /// The chance that a review covers what mastered asks for.
    pub(super) fn covered_rate(&self, now: Moment) -> f64 {
        let days = self.latest_days(DayKind::Review, now).into_iter();
        let showings = days.filter_map(|(id, day)| {
            let card = self.deck().card(id)?;
            let history = self.card_history(card);
            let review = history.reviews.get(day.first_review)?;
            let showing = FirstShowing {
                grade: review.grade,
                hits: review.hits.clone(),
            };
            Some(is_covered(card, &showing))
        });
        covered_rate(showings)
    }
}
