//! Caches the replayed history of each card, so that its state at any moment is cheap.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::deck::Deck;
use crate::domain::{Card, CardId, CardState, FirstShowing, Memory, Moment, Preference};
use crate::memory::Scheduler;
use crate::plan::{CardDay, card_days};
use crate::progress::{CardHistory, Changes, History};

/// A card's replayed history, independent of the current time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Remembered {
    memory: Memory,
    /// Its days with reviews.
    pub(super) days: Vec<CardDay>,
    /// The parts of the state that do not depend on the time.
    state: CardState,
    /// The time of the last answer, including forgotten and crammed reviews.
    last_answered: Option<Moment>,
    buried: Option<Moment>,
}

impl Remembered {
    fn new(card: CardId, history: CardHistory, scheduler: &Scheduler) -> Self {
        let remembered = history.remembered().map(|review| (review.grade, review.at));
        let memory = scheduler.replay(card, remembered);
        let first = history.remembered().next().map(|review| review.at);
        let day = |moment: Option<Moment>| moment.map(|at| scheduler.day(at));
        let latest_first = || history.since_last_forget().iter().rev();
        let mut hits = latest_first().filter_map(|review| review.hits.clone());
        let state = CardState {
            memory,
            suspended: history.suspended,
            leech: scheduler.is_leech(&memory),
            last_hits: hits.next(),
            hits_before: hits.next(),
            last: latest_first()
                .next()
                .map(|review| (review.grade, review.at)),
            first_showing: first_showing(&history, scheduler),
            seen_on_later_day: day(memory.last_review) > day(first),
            prefers: history.prefers.clone(),
            ..CardState::default()
        };
        Self {
            memory,
            days: card_days(&history, scheduler),
            last_answered: history.reviews.last().map(|review| review.at),
            buried: history.buried,
            state: CardState {
                flagged: history.flagged,
                ..state
            },
        }
    }

    /// The entry of the answer that the learner prefers.
    pub(super) fn prefers(&self) -> Option<&Preference> {
        self.state.prefers.as_ref()
    }

    /// The card's state at a given time.
    pub(super) fn state(&self, scheduler: &Scheduler, now: Moment) -> CardState {
        let today = scheduler.day(now);
        let since = |moment: Option<Moment>| moment.is_some_and(|at| scheduler.day(at) >= today);
        CardState {
            memory: Memory {
                due: scheduler.due(&self.memory, now),
                ..self.memory
            },
            recall: scheduler.recall(&self.memory, now),
            due_now: scheduler.is_due(&self.memory, now),
            reviewed_today: since(self.last_answered),
            buried: since(self.buried),
            ..self.state.clone()
        }
    }
}

/// The states that a card was in on some days, in order. `None` before its first review.
pub(super) fn states_on(
    card: CardId,
    history: &CardHistory,
    scheduler: &Scheduler,
    days: &[Moment],
) -> Vec<Option<CardState>> {
    let mut known: Option<(usize, Remembered)> = None;
    let state = |at: &Moment| {
        let at = *at;
        let day = scheduler.day(at);
        let n_reviews = history
            .reviews
            .partition_point(|review| scheduler.day(review.at) <= day);
        if n_reviews == 0 {
            return None;
        }
        if known.as_ref().is_none_or(|(n, _)| *n != n_reviews) {
            let until = history.until(n_reviews);
            known = Some((n_reviews, Remembered::new(card, until, scheduler)));
        }
        let (_, remembered) = known.as_ref()?;
        Some(remembered.state(scheduler, at))
    };
    days.iter().map(state).collect()
}

/// The first showing of the last day with a review that counts for memory.
fn first_showing(history: &CardHistory, scheduler: &Scheduler) -> Option<FirstShowing> {
    let last_day = scheduler.day(history.remembered().next_back()?.at);
    let of_last_day = history
        .remembered()
        .rev()
        .take_while(|review| scheduler.day(review.at) == last_day);
    of_last_day.last().map(|review| FirstShowing {
        grade: review.grade,
        hits: review.hits.clone(),
    })
}

/// The replayed history of every card with progress.
#[derive(Clone, Debug, Default)]
pub(super) struct AllRemembered(HashMap<CardId, Remembered>);

impl AllRemembered {
    /// Replays the history of every card.
    pub(super) fn new(deck: &Deck, history: &History, scheduler: &Scheduler) -> Self {
        let of_card = |card: &&Card| Some((card.id, of_card(deck, history, scheduler, card)?));
        let cards = cards_with_progress(deck, history);
        Self(cards.par_iter().filter_map(of_card).collect())
    }

    /// Replays the history of the cards that changed.
    pub(super) fn update(
        &mut self,
        deck: &Deck,
        history: &History,
        scheduler: &Scheduler,
        changes: &Changes,
    ) {
        if changes.all {
            *self = Self::new(deck, history, scheduler);
            return;
        }
        for id in &changes.cards {
            for card in cards_of(deck, history, *id) {
                match of_card(deck, history, scheduler, card) {
                    Some(remembered) => self.0.insert(card.id, remembered),
                    None => self.0.remove(&card.id),
                };
            }
        }
    }

    /// `None` if the card has no progress.
    pub(super) fn get(&self, card: CardId) -> Option<&Remembered> {
        self.0.get(&card)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&CardId, &Remembered)> {
        self.0.iter()
    }
}

fn of_card(
    deck: &Deck,
    history: &History,
    scheduler: &Scheduler,
    card: &Card,
) -> Option<Remembered> {
    let history = history.card_history(ids_of(deck, history, card));
    let is_known = !history.is_empty();
    is_known.then(|| Remembered::new(card.id, history, scheduler))
}

/// The ids whose events count for a card: those of its entries, and the ids they were relinked to.
///
/// A question may be reworded and later get its old wording back. Then its id leads to one that
/// no entry has any more.
pub(super) fn ids_of(deck: &Deck, history: &History, card: &Card) -> Vec<CardId> {
    let own = deck.entries_of(card).map(|entry| entry.id);
    let mut ids: Vec<CardId> = own.collect();
    for index in 0..ids.len() {
        let home = history.home(ids[index]);
        if deck.card_of_entry(home).is_none() && !ids.contains(&home) {
            ids.push(home);
        }
    }
    ids
}

/// The cards with progress, each once: usually few of a large deck.
fn cards_with_progress<'a>(deck: &'a Deck, history: &History) -> Vec<&'a Card> {
    let cards = history.ids().flat_map(|id| cards_of(deck, history, id));
    let by_id: HashMap<CardId, &Card> = cards.map(|card| (card.id, card)).collect();
    by_id.into_values().collect()
}

/// The cards that an id's events count for: one, unless two entries lead to the same lost id.
fn cards_of<'a>(deck: &'a Deck, history: &History, id: CardId) -> Vec<&'a Card> {
    let home = history.home(id);
    let at_home = deck.card_of_entry(home);
    let at_home = at_home.into_iter();
    let own = deck.card_of_entry(id).into_iter();
    let leading = history
        .leading_to(home)
        .filter_map(|id| deck.card_of_entry(id));
    at_home.chain(own).chain(leading).collect()
}
