//! Which card comes next, asked again and again while the answers come in.

use std::collections::{BTreeSet, HashMap, VecDeque};

use jiff::SignedDuration;

use super::{Agenda, Candidate};
use crate::domain::{LearningState, Memory, Moment};

/// How long before its time a learning card comes when nothing else is left.
pub const EARLY: SignedDuration = SignedDuration::from_mins(20);

/// Between two related cards stand at least this many others.
const APART: usize = 10;

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// This card, as its place among the candidates.
    Card(usize),
    /// Nothing now; so many cards in learning steps come back, the first of them then.
    Later {
        /// When the first is due.
        due: Moment,
        /// How many there are.
        n_cards: usize,
    },
    /// Nothing any more.
    Done,
}

/// How many cards a queue still holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// In learning steps.
    pub learning: usize,
    /// Reviews.
    pub reviews: usize,
    /// New.
    pub new: usize,
}

impl Left {
    /// All of them.
    pub fn n_cards(self) -> usize {
        self.learning + self.reviews + self.new
    }

    fn count(&mut self, state: LearningState) {
        match state {
            LearningState::New => self.new += 1,
            LearningState::Review => self.reviews += 1,
            LearningState::Learning | LearningState::Relearning => self.learning += 1,
        }
    }
}

/// The cards of a session in the order in which they come.
///
/// [`Queue::next`] only looks, so that a card stays where it is until it is dealt with:
///
/// - graded: [`Queue::answered`] with its new memory; in learning steps it comes back,
/// - a grade undone: [`Queue::put_back`] with the memory before; it comes at once,
/// - answered without memory (cramming): [`Queue::answered`] with a memory that never learned, and
///   [`Queue::come_again`] if it was not known,
/// - buried, suspended, skipped: [`Queue::remove`].
///
/// Cards are named by their places in the slice of candidates that the plan was made from.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Put back by an undo, the next one last.
    returned: Vec<Waiting>,
    /// By due time.
    learning: BTreeSet<(Moment, usize)>,
    /// Reviews and new cards.
    main: VecDeque<Waiting>,
    /// The cards answered last, the latest last, at most [`APART`].
    recent: VecDeque<usize>,
    /// Overlaps, in both directions.
    related: HashMap<usize, Vec<usize>>,
}

#[derive(Clone, Copy, Debug)]
struct Waiting {
    card: usize,
    state: LearningState,
}

impl Queue {
    /// The queue of a plan made from these candidates.
    pub fn new(agenda: &Agenda, candidates: &[Candidate]) -> Self {
        let due = |card: &usize| Some((candidates.get(*card)?.memory.due?, *card));
        let waiting = |card| Waiting {
            card,
            state: candidates
                .get(card)
                .map_or(LearningState::New, |it| it.memory.state),
        };
        Self {
            returned: Vec::new(),
            learning: agenda.learning.iter().filter_map(due).collect(),
            main: agenda.mixed().into_iter().map(waiting).collect(),
            recent: VecDeque::with_capacity(APART),
            related: overlaps(candidates),
        }
    }

    /// The card to show now.
    ///
    /// Learning cards that are due come first, then reviews and new cards; related cards are kept
    /// apart as long as anything else is there. When only learning cards remain, those due within
    /// `EARLY` come before their time.
    pub fn next(&self, now: Moment) -> Next {
        let due = || {
            self.learning
                .iter()
                .filter(|(due, _)| *due <= now)
                .map(|(_, card)| *card)
        };
        let main = || self.main.iter().map(|waiting| waiting.card);
        let returned = self.returned.last().map(|waiting| waiting.card);
        let card = returned
            .or_else(|| {
                due()
                    .chain(main())
                    .find(|card| !self.was_related_recently(*card))
            })
            .or_else(|| due().chain(main()).next())
            .or_else(|| self.early(now));
        match (card, self.learning.first()) {
            (Some(card), _) => Next::Card(card),
            (None, Some((due, _))) => Next::Later {
                due: *due,
                n_cards: self.learning.len(),
            },
            (None, None) => Next::Done,
        }
    }

    /// Takes in a grade: a card in learning steps comes back when it is due, another one is done.
    pub fn answered(&mut self, card: usize, memory: &Memory) {
        self.remove(card);
        if self.recent.len() == APART {
            self.recent.pop_front();
        }
        self.recent.push_back(card);
        if let Some(due) = memory.due.filter(|_| memory.is_learning()) {
            self.learning.insert((due, card));
        }
    }

    /// Takes back the last grade of a card, whose memory is as before; it comes next.
    pub fn put_back(&mut self, card: usize, memory: &Memory) {
        self.remove(card);
        if self.recent.back() == Some(&card) {
            self.recent.pop_back();
        }
        let state = memory.state;
        self.returned.push(Waiting { card, state });
    }

    /// Puts a card behind all others.
    pub fn come_again(&mut self, card: usize, memory: &Memory) {
        let state = memory.state;
        self.main.push_back(Waiting { card, state });
    }

    /// Takes a card out for good.
    pub fn remove(&mut self, card: usize) {
        self.returned.retain(|waiting| waiting.card != card);
        self.learning.retain(|(_, waiting)| *waiting != card);
        if let Some(place) = self.main.iter().position(|waiting| waiting.card == card) {
            self.main.remove(place);
        }
    }

    /// How many cards are still to come, the one that [`Queue::next`] shows included.
    pub fn left(&self) -> Left {
        let mut left = Left {
            learning: self.learning.len(),
            ..Left::default()
        };
        for waiting in self.returned.iter().chain(&self.main) {
            left.count(waiting.state);
        }
        left
    }

    /// The learning card that is due first within [`EARLY`], but not the one just answered if
    /// there is another.
    fn early(&self, now: Moment) -> Option<usize> {
        let latest = now.after(EARLY);
        let soon = || {
            let learning = self.learning.iter();
            learning
                .take_while(|(due, _)| *due <= latest)
                .map(|(_, card)| *card)
        };
        let last = self.recent.back().copied();
        soon()
            .find(|card| Some(*card) != last)
            .or_else(|| soon().next())
    }

    fn was_related_recently(&self, card: usize) -> bool {
        let related = self.related.get(&card);
        related.is_some_and(|related| related.iter().any(|other| self.recent.contains(other)))
    }
}

/// Which candidates overlap, each pair from both sides.
fn overlaps(candidates: &[Candidate]) -> HashMap<usize, Vec<usize>> {
    let mut overlaps: HashMap<usize, Vec<usize>> = HashMap::new();
    for (card, candidate) in candidates.iter().enumerate() {
        for other in candidate.related.iter().filter(|other| **other != card) {
            overlaps.entry(card).or_default().push(*other);
            overlaps.entry(*other).or_default().push(card);
        }
    }
    overlaps
}

#[cfg(test)]
mod tests;
