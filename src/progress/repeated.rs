//! Two different events with one id: only a damaged log has them, yet every replay must agree.

use super::EventId;
use super::History;
use super::hash::IdMap;
use super::record::Key;
use crate::domain::CardId;

/// What one of several events with the same id is chosen by: the earliest first, then by sort.
type Claim = (Key, u8, Option<CardId>);

const REVIEW: u8 = 0;
const MARK: u8 = 1;
const UNDO: u8 = 2;
const RELINK: u8 = 3;
const PLAN: u8 = 4;
const INTERVIEW: u8 = 5;

impl History {
    /// How many events are filed, repeated ids counted each time.
    pub(super) fn n_filed(&self) -> usize {
        let of_cards = self.cards.values();
        let n_of_cards = of_cards.map(|log| log.reviews.len() + log.marks.len());
        let others = [
            self.undos.len(),
            self.relinks.len(),
            self.plans.len(),
            self.interviews.len(),
        ];
        n_of_cards.chain(others).sum()
    }

    /// Keeps one event of each id.
    pub(super) fn drop_repeated(&mut self) {
        let mut kept: IdMap<EventId, Claim> = IdMap::default();
        self.each_claim(|claim| {
            let best = kept.entry(claim.0.id()).or_insert(claim);
            *best = claim.min(*best);
        });
        let wins = |key: &Key, sort: u8, card: Option<CardId>| {
            kept.get(&key.id()) == Some(&(*key, sort, card))
        };
        for (card, log) in &mut self.cards {
            log.reviews
                .retain(|review| wins(&review.key, REVIEW, Some(*card)));
            log.marks.retain(|key| wins(key, MARK, Some(*card)));
        }
        self.undos.retain(|key| wins(key, UNDO, None));
        self.relinks.retain(|key| wins(key, RELINK, None));
        self.plans.retain(|key| wins(key, PLAN, None));
        self.interviews.retain(|key| wins(key, INTERVIEW, None));
        self.settle();
    }

    fn each_claim(&self, mut see: impl FnMut(Claim)) {
        for (card, log) in &self.cards {
            let reviews = log.reviews.iter();
            reviews.for_each(|review| see((review.key, REVIEW, Some(*card))));
            log.marks
                .keys()
                .for_each(|key| see((key, MARK, Some(*card))));
        }
        self.undos.keys().for_each(|key| see((key, UNDO, None)));
        self.relinks.keys().for_each(|key| see((key, RELINK, None)));
        self.plans.keys().for_each(|key| see((key, PLAN, None)));
        self.interviews
            .keys()
            .for_each(|key| see((key, INTERVIEW, None)));
    }
}
