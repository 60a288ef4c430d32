//! Today's answers, the time spent, and the state of the answered cards this morning.

use std::collections::HashMap;
use std::time::Duration;

use jiff::SignedDuration;

use crate::domain::{CardId, Moment};
use crate::library::Library;
use crate::plan::{DayKind, Estimates, GradedShowing, card_days, counted_time};
use crate::progress::RecentReview;

/// The reviews since the learner's day began, crammed ones left out.
#[derive(Clone, Debug)]
pub(super) struct Today {
    pub estimates: Estimates,
    /// The time of all showings over all decks.
    pub spent: Duration,
    /// The answers that were not undone, in the order of time.
    pub graded: Vec<GradedShowing>,
    /// The cards with a showing today.
    pub cards: HashMap<CardId, ShownToday>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct ShownToday {
    /// The kind of its day. `None` if every showing was undone.
    pub kind: Option<DayKind>,
    /// The kind its time is priced as, even if every showing was undone.
    cost_kind: DayKind,
    /// The time of its showings, undone ones included.
    pub time: Duration,
    /// Whether it was in learning steps when the day began.
    was_learning: bool,
}

impl Library {
    pub(super) fn today(&self, now: Moment) -> Today {
        let day = self.scheduler().day(now);
        let mut today = Today {
            estimates: self.estimates(now),
            spent: Duration::ZERO,
            graded: Vec::new(),
            cards: HashMap::new(),
        };
        // A time-zone change can move a day boundary by a day, so look back three days.
        let since = now.after(SignedDuration::from_hours(-72));
        for review in self.history().reviews_since(since) {
            if self.scheduler().day(review.at) == day && !review.answered.cram {
                let id = self.home_card(review.answered.card);
                let is_first = !today.cards.contains_key(&id);
                if is_first {
                    today.cards.insert(id, self.shown(id, now));
                }
                today.add(id, review, is_first);
            }
        }
        today
    }

    /// The card that an id's events count for, else the id they were relinked to.
    pub(super) fn home_card(&self, id: CardId) -> CardId {
        let home = self.history().home(id);
        let card = self.deck().card_of_entry(home);
        let card = card.or_else(|| self.deck().card_of_entry(id));
        card.map_or(home, |card| card.id)
    }

    /// A card before its first showing today.
    fn shown(&self, id: CardId, now: Moment) -> ShownToday {
        let today = self.scheduler().day(now);
        let history = self.history_of(id);
        let days = card_days(&history, self.scheduler());
        let last = days.last().filter(|last| last.day == today);
        let kind = last.map(|last| last.kind);
        let is_new = history.remembered().next().is_none();
        ShownToday {
            kind,
            cost_kind: kind.unwrap_or(DayKind::new(is_new)),
            time: Duration::ZERO,
            was_learning: last.is_some_and(|last| {
                let before = history.remembered_before(last.first_review);
                let graded = before.map(|review| (review.grade, review.at));
                self.scheduler().replay(id, graded).is_learning()
            }),
        }
    }

    /// How many cards were new when the day of `now` began and were reviewed since, in open and
    /// closed decks.
    pub fn n_first_reviewed(&self, now: Moment) -> usize {
        let today = self.scheduler().day(now);
        let first = self
            .card_days()
            .filter(|(_, day)| day.kind == DayKind::First);
        first.filter(|(_, day)| day.day >= today).count()
    }
}

impl Today {
    fn add(&mut self, id: CardId, review: RecentReview<'_>, is_first: bool) {
        let Some(shown) = self.cards.get_mut(&id) else {
            return;
        };
        let kind = shown.cost_kind;
        let unknown = is_first.then(|| self.estimates.cost(kind));
        let time = review.answered.ms.map(counted_time).or(unknown);
        let time = time.unwrap_or_default();
        self.spent += time;
        shown.time += time;
        if review.is_undone {
            return;
        }
        let is_repeat = self.graded.iter().any(|answer| answer.card == id) || shown.was_learning;
        self.graded.push(GradedShowing {
            card: id,
            turn: kind.turn(is_repeat),
            at: review.at,
        });
    }
}
