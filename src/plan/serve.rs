//! Picks the next card of a plan. The choice depends on today's answers alone, so a session that is
//! opened again, `next` and the screen agree.

use jiff::SignedDuration;

use super::{DayPlan, Planned, StudyDay, Turn};
use crate::domain::{CardId, Moment};

/// How long before its due time a learning card may be shown if nothing else is left.
pub(super) const EARLY: SignedDuration = SignedDuration::from_mins(20);

/// The least number of other cards between two related ones.
const APART: usize = 10;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    Card(CardId),
    /// Only learning cards are left, and none is due yet.
    Later {
        /// When the first is due.
        due: Moment,
        n_cards: usize,
    },
    /// Cards are left, but the minutes are used up.
    TimeUp,
    #[default]
    Done,
}

impl StudyDay {
    /// The card to show at `now`.
    ///
    /// Learning cards that are due come first, then reviews and new cards. Related cards are kept
    /// apart while other cards are left. If only learning cards remain, those due within `EARLY`
    /// are shown early.
    pub fn next(&self, plan: &DayPlan, now: Moment) -> Next {
        if self.is_time_up(plan) {
            return Next::TimeUp;
        }
        let is_due = |card: &CardId| self.due(*card, now).is_some_and(|due| due <= now);
        let repeats = || plan.repeats.iter().map(|repeat| repeat.card);
        let order = self.order(plan);
        let ready: Vec<CardId> = repeats().filter(is_due).chain(order).collect();
        let apart = ready.iter().find(|card| !self.was_related_recently(**card));
        let card = apart.or(ready.first()).copied();
        if let Some(card) = card.or_else(|| self.early(plan, now)) {
            return Next::Card(card);
        }
        match repeats().next().and_then(|card| self.due(card, now)) {
            Some(due) => Next::Later {
                due,
                n_cards: plan.n_repeats(),
            },
            None => Next::Done,
        }
    }

    /// Whether the minutes are used up and cards are left. Cards named by id, and new cards of
    /// `--new`, are shown regardless.
    pub fn is_time_up(&self, plan: &DayPlan) -> bool {
        let has_forced = plan.cards.iter().any(|planned| self.is_forced(planned));
        self.time_left().is_zero() && !has_forced && plan.n_cards() + plan.n_waiting > 0
    }

    fn is_forced(&self, planned: &Planned) -> bool {
        let is_named = self.card(planned.card).is_some_and(|card| card.is_named);
        is_named || planned.turn == Turn::New && self.input.budget.forces_new_cards()
    }

    /// The first cards that a session serves: repeats, then the others in their order.
    pub fn first_cards(&self, plan: &DayPlan, n: usize) -> Vec<CardId> {
        let repeats = plan.repeats.iter().map(|repeat| repeat.card);
        repeats.chain(self.order(plan)).take(n).collect()
    }

    /// Reviews and new cards in the order in which they are served: before an interview the order
    /// of the plan, else mixed evenly.
    fn order(&self, plan: &DayPlan) -> Vec<CardId> {
        let of_turn = |turn: Turn| {
            let cards = plan.cards.iter().filter(move |card| card.turn == turn);
            cards.map(|card| card.card).collect()
        };
        if self.input.goal.is_some() {
            return plan.cards.iter().map(|card| card.card).collect();
        }
        let done = |turn: Turn| {
            let answers = self.input.graded.iter();
            let here = answers.filter(|answer| self.card(answer.card).is_some());
            here.filter(|answer| answer.turn == turn).count()
        };
        mixed(
            (done(Turn::Review), of_turn(Turn::Review)),
            (done(Turn::New), of_turn(Turn::New)),
        )
    }

    /// The repeat that is due first within [`EARLY`], but not the card just answered if there is
    /// another.
    fn early(&self, plan: &DayPlan, now: Moment) -> Option<CardId> {
        let latest = now.after(EARLY);
        let soon = || {
            let repeats = plan.repeats.iter().map(|repeat| repeat.card);
            repeats.filter(|card| self.due(*card, now).is_some_and(|due| due <= latest))
        };
        let last = self.input.graded.last().map(|answer| answer.card);
        soon()
            .find(|card| Some(*card) != last)
            .or_else(|| soon().next())
    }

    fn was_related_recently(&self, id: CardId) -> bool {
        let overlaps = |card: CardId, other: CardId| {
            let card = self.card(card);
            card.is_some_and(|card| card.related.contains(&other))
        };
        let recent = self.input.graded.iter().rev().take(APART);
        let mut others = recent
            .map(|answer| answer.card)
            .filter(|other| *other != id);
        others.any(|other| overlaps(id, other) || overlaps(other, id))
    }
}

/// Mixes two lists evenly, given how many cards of each are done. The next card of a list has the
/// position (done + 1/2) / all; the lower position comes first, and of equal ones the first list.
fn mixed(
    (n_done, reviews): (usize, Vec<CardId>),
    (n_new_done, new): (usize, Vec<CardId>),
) -> Vec<CardId> {
    let n_reviews = n_done + reviews.len();
    let n_new = n_new_done + new.len();
    let mut mixed = Vec::with_capacity(reviews.len() + new.len());
    let (mut reviews, mut new) = (reviews.into_iter().peekable(), new.into_iter().peekable());
    let (mut n_done, mut n_new_done) = (n_done, n_new_done);
    while reviews.peek().is_some() || new.peek().is_some() {
        let review_first = (2 * n_done + 1) * n_new <= (2 * n_new_done + 1) * n_reviews;
        let takes_review = new.peek().is_none() || review_first && reviews.peek().is_some();
        if takes_review {
            mixed.extend(reviews.next());
            n_done += 1;
        } else {
            mixed.extend(new.next());
            n_new_done += 1;
        }
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Grade, Memory};
    use crate::plan::PlanCard;
    use crate::plan::testing::{at, day, id, learning_card, new_card, scheduler, seen_card};

    /// A memory that is due in some days.
    fn known(card: CardId) -> Memory {
        scheduler().review(&Memory::default(), card, Grade::Easy, at(0))
    }

    /// The order in which cards are shown if each is graded Good at once.
    fn order(mut day: StudyDay) -> Vec<usize> {
        let mut order = Vec::new();
        while let Next::Card(card) = day.next(&day.plan(at(0)), at(0)) {
            order.extend((0..100).find(|n| id(*n) == card));
            day.answered(card, known(card), Some(0), at(0));
        }
        order
    }

    fn next(day: &StudyDay, minutes: i64) -> Next {
        day.next(&day.plan(at(minutes)), at(minutes))
    }

    #[test]
    fn reviews_and_new_cards_are_mixed_evenly() {
        let of = |reviews: usize, new: usize| {
            let reviews = (0..reviews).map(|n| seen_card(n, 0, 9));
            let new = (50..50 + new).map(new_card);
            order(day(reviews.chain(new).collect(), 60))
        };
        assert_eq!(of(4, 2), [0, 50, 1, 2, 51, 3]);
        assert_eq!(of(2, 2), [0, 50, 1, 51]);
        assert_eq!(of(1, 4), [50, 51, 0, 52, 53]);
        assert_eq!(of(0, 2), [50, 51]);
        assert_eq!(of(2, 0), [0, 1]);
    }

    #[test]
    fn related_cards_are_kept_apart_while_others_are_left() {
        let of = |n: usize, card: usize, other: usize| {
            let mut cards: Vec<PlanCard> = (0..n).map(new_card).collect();
            cards[card].related.push(id(other));
            order(day(cards, 60))
        };
        let apart = of(15, 1, 0);
        let place = |card| apart.iter().position(|other| *other == card).unwrap();
        assert_eq!(place(1) - place(0), APART + 1);
        assert_eq!(of(3, 0, 1), [0, 2, 1]);
        assert_eq!(of(2, 1, 1), [0, 1]);
    }

    #[test]
    fn a_learning_card_comes_when_it_is_due() {
        let day = day(vec![learning_card(0, 5, 10), new_card(1)], 30);
        assert_eq!(next(&day, 0), Next::Card(id(1)));
        assert_eq!(next(&day, 10), Next::Card(id(0)));
    }

    #[test]
    fn when_only_learning_cards_remain_they_come_up_to_twenty_minutes_early() {
        let day = day(vec![learning_card(0, 5, 21)], 30);
        let later = Next::Later {
            due: at(21),
            n_cards: 1,
        };
        assert_eq!(next(&day, 0), later);
        assert_eq!(next(&day, 1), Next::Card(id(0)));
    }

    #[test]
    fn an_early_card_is_not_the_one_just_answered_if_there_is_another() {
        let mut day = day(vec![learning_card(0, 5, 10), learning_card(1, 5, 5)], 30);
        let again = learning_card(1, 0, 1).memory;
        day.answered(id(1), again, Some(0), at(0));
        assert_eq!(next(&day, 0), Next::Card(id(0)));
        assert_eq!(next(&day, 1), Next::Card(id(1)), "it is due");
    }

    #[test]
    fn when_the_minutes_are_used_up_nothing_more_comes() {
        let mut day = day(vec![new_card(0), new_card(1), seen_card(2, 0, 9)], 5);
        let again = learning_card(0, 0, 1).memory;
        day.answered(id(0), again, Some(299_000), at(5));
        assert_eq!(
            next(&day, 6),
            Next::Card(id(0)),
            "only the clock ends repeats"
        );
        day.answered(id(0), again, Some(1_000), at(6));
        assert_eq!(next(&day, 7), Next::TimeUp);
        day.set_minutes(15);
        assert_eq!(
            next(&day, 7),
            Next::Card(id(0)),
            "what is pending comes first"
        );
    }

    #[test]
    fn without_cards_the_day_is_done_even_without_minutes() {
        assert_eq!(next(&day(Vec::new(), 0), 0), Next::Done);
        assert_eq!(next(&day(vec![seen_card(0, 3, 9)], 0), 0), Next::Done);
        assert_eq!(next(&day(vec![seen_card(0, 0, 9)], 0), 0), Next::TimeUp);
    }

    #[test]
    fn a_limit_keeps_what_would_come_first() {
        let mut cards = vec![learning_card(0, 5, -1)];
        cards.extend((1..5).map(|n| seen_card(n, 0, 9)));
        cards.extend((5..7).map(new_card));
        let day = day(cards, 30);
        let first = day.first_cards(&day.plan(at(0)), 3);
        assert_eq!(first, [0, 1, 5].map(id));
    }
}
