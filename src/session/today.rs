//! What was done since the day began, so that the plan made in the morning can be gone on with.
//!
//! A session that is opened again is the same session: it is planned as of the morning, and what
//! was answered since is taken out. So it goes on with the card it was left at.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use super::Selection;
use crate::domain::{CardId, Memory, Moment, Review};
use crate::memory::Scheduler;

/// The answers of one day.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// What was remembered in the morning of the cards that were answered since.
    morning: HashMap<CardId, Morning>,
    /// By time.
    answers: Vec<Answer>,
}

/// What there was of a card in the morning.
#[derive(Clone, Copy, Debug)]
struct Morning {
    memory: Memory,
    seen_on_later_day: bool,
}

/// One answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answer {
    at: Moment,
    pub(super) card: CardId,
    /// What it left in memory.
    pub(super) memory: Memory,
    /// Milliseconds it took, as far as that is known.
    ms: u32,
}

impl Today {
    /// Takes in a card by the reviews its memory is made from, in order of time.
    pub fn add<'a>(
        &mut self,
        scheduler: &Scheduler,
        card: CardId,
        reviews: impl Iterator<Item = &'a Review>,
        now: Moment,
    ) {
        let day = scheduler.day(now);
        let reviews: Vec<&Review> = reviews.collect();
        let n_before = reviews.partition_point(|review| scheduler.day(review.at) < day);
        let (before, since) = reviews.split_at(n_before);
        if since.is_empty() {
            return;
        }
        let graded = before.iter().map(|review| (review.grade, review.at));
        let mut memory = scheduler.replay(card, graded);
        let days = (before.first(), before.last());
        let seen_on_later_day = match days {
            (Some(first), Some(last)) => scheduler.day(last.at) > scheduler.day(first.at),
            _ => false,
        };
        let morning = Morning {
            memory,
            seen_on_later_day,
        };
        self.morning.insert(card, morning);
        for review in since {
            memory = scheduler.review(&memory, card, review.grade, review.at);
            let (at, ms) = (review.at, review.ms.unwrap_or_default());
            let place = self.answers.partition_point(|answer| answer.at <= at);
            self.answers.insert(
                place,
                Answer {
                    at,
                    card,
                    memory,
                    ms,
                },
            );
        }
    }

    /// Whether a card was answered since the day began.
    pub fn has(&self, card: CardId) -> bool {
        self.morning.contains_key(&card)
    }

    /// When the last answer was.
    pub fn last(&self) -> Option<Moment> {
        self.answers.last().map(|answer| answer.at)
    }

    /// The answers by time.
    pub(super) fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter()
    }

    /// The time that cards took which are none of a selection.
    pub fn time_outside(&self, selection: &Selection) -> Duration {
        let inside: HashSet<CardId> = selection.cards.iter().copied().collect();
        let outside = self
            .answers
            .iter()
            .filter(|answer| !inside.contains(&answer.card));
        Duration::from_millis(outside.map(|answer| u64::from(answer.ms)).sum())
    }

    /// How many cards of a selection were new in the morning and no longer are.
    pub fn n_new_inside(&self, selection: &Selection) -> usize {
        let morning = selection
            .cards
            .iter()
            .filter_map(|card| self.morning.get(card));
        morning.filter(|morning| morning.memory.is_new()).count()
    }

    /// Puts a selection back to what it was in the morning.
    pub fn turn_back(&self, selection: &mut Selection, scheduler: &Scheduler, now: Moment) {
        let cards = selection.cards.iter().zip(&mut selection.candidates);
        for (card, candidate) in cards {
            if let Some(morning) = self.morning.get(card) {
                candidate.memory = morning.memory;
                candidate.recall = scheduler.recall(&morning.memory, now);
                candidate.seen_on_later_day = morning.seen_on_later_day;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AskedAs, Grade};
    use crate::memory::{Candidate, Settings};
    use crate::session::testing::at;

    fn review(at: Moment, grade: Grade) -> Review {
        Review {
            at,
            grade,
            asked_as: AskedAs::Recall,
            ms: Some(7000),
            think: None,
            hits: None,
            cram: false,
        }
    }

    #[test]
    fn a_card_is_turned_back_to_its_memory_of_the_morning() {
        let scheduler = Scheduler::new(Settings::default()).unwrap();
        let card = CardId::of_question("rbac");
        let yesterday = review(at(-24 * 60), Grade::Easy);
        let this_morning = review(at(-10), Grade::Again);
        let mut today = Today::default();
        today.add(
            &scheduler,
            card,
            [&yesterday, &this_morning].into_iter(),
            at(0),
        );
        let before = scheduler.replay(card, std::iter::once((Grade::Easy, yesterday.at)));
        let after = scheduler.review(&before, card, Grade::Again, this_morning.at);
        let mut selection = Selection {
            cards: vec![card],
            candidates: vec![Candidate {
                memory: after,
                seen_on_later_day: true,
                ..Candidate::default()
            }],
        };
        today.turn_back(&mut selection, &scheduler, at(0));
        assert_eq!(selection.candidates[0].memory, before);
        assert!(!selection.candidates[0].seen_on_later_day);
        assert_eq!(today.answers().next().unwrap().memory, after);
        assert_eq!(today.last(), Some(this_morning.at));
        assert_eq!(
            (
                today.n_new_inside(&selection),
                today.time_outside(&selection)
            ),
            (0, Duration::ZERO)
        );
        let spent = today.time_outside(&Selection::default());
        assert_eq!(spent, Duration::from_secs(7));
    }

    #[test]
    fn a_card_that_was_not_answered_today_is_none_of_the_day() {
        let scheduler = Scheduler::new(Settings::default()).unwrap();
        let card = CardId::of_question("rbac");
        let mut today = Today::default();
        today.add(
            &scheduler,
            card,
            [&review(at(-24 * 60), Grade::Good)].into_iter(),
            at(0),
        );
        assert!(!today.has(card));
    }
}
