//! A review as memory holds it: 48 bytes without a heap, because a log may hold a million.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::{Answered, EventId, MAX_MS};
use crate::domain::{AskedAs, Grade, Hits, Moment, Review};

/// What events are sorted by: the instant, then the id.
///
/// The id is held in halves because the processor wants the whole to stand at places that would
/// make every record a third larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    /// Milliseconds since 1970.
    pub(super) at: i64,
    high: u64,
    low: u64,
}

impl Key {
    pub(super) fn new(at: Moment, id: EventId) -> Self {
        Self {
            at: at.instant.as_millisecond(),
            high: (id.0 >> 64) as u64,
            low: id.0 as u64,
        }
    }

    /// The event's id.
    pub(super) fn id(&self) -> EventId {
        EventId(u128::from(self.high) << 64 | u128::from(self.low))
    }
}

/// "Not known" for a number of milliseconds.
const UNKNOWN: u32 = u32::MAX;

/// Points beyond this one are not told apart; no answer has so many.
const MAX_POINTS: u8 = 64;

/// The bit of a review that counts in statistics only.
const CRAM: u8 = 0b1_0000;

/// Which points were told, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HitMask(u64);

impl HitMask {
    /// Notes that point `number` (from 1) was told; a number that no point has is passed over.
    pub(super) fn add(&mut self, number: u64) {
        if (1..=u64::from(MAX_POINTS)).contains(&number) {
            self.0 |= 1 << (number - 1);
        }
    }

    fn numbers(self, of: u8) -> impl Iterator<Item = u8> {
        (1..=of.min(MAX_POINTS)).filter(move |number| self.0 >> (number - 1) & 1 == 1)
    }
}

/// One review of a card that whoever holds the record knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ReviewRecord {
    pub(super) key: Key,
    offset_minutes: i16,
    of: u8,
    bits: u8,
    ms: u32,
    think: u32,
    hit: HitMask,
}

/// What a review is made from, as parsed or as handed in.
#[derive(Clone, Copy, Debug)]
pub(super) struct ReviewParts {
    pub(super) grade: Grade,
    pub(super) asked_as: AskedAs,
    pub(super) ms: Option<u32>,
    pub(super) think: Option<u32>,
    pub(super) hits: Option<(HitMask, u8)>,
    pub(super) cram: bool,
}

impl ReviewRecord {
    pub(super) fn new(id: EventId, at: Moment, parts: ReviewParts) -> Self {
        let cut = |ms: Option<u32>| ms.map_or(UNKNOWN, |ms| ms.min(MAX_MS));
        let (hit, of) = parts
            .hits
            .filter(|(_, of)| *of <= MAX_POINTS)
            .unwrap_or_default();
        let asked_as = match parts.asked_as {
            AskedAs::Recall => 0,
            AskedAs::Cloze => 1,
            AskedAs::Order => 2,
            AskedAs::Interview => 3,
        };
        let cram = if parts.cram { CRAM } else { 0 };
        Self {
            key: Key::new(at, id),
            offset_minutes: i16::try_from(at.offset.seconds() / 60).unwrap_or(0),
            of,
            bits: (parts.grade.number() - 1) | asked_as << 2 | cram,
            ms: cut(parts.ms),
            think: cut(parts.think),
            hit,
        }
    }

    /// The record of a review that just happened.
    pub(super) fn of_answer(id: EventId, at: Moment, answered: &Answered) -> Self {
        let hits = answered.hits.as_ref().map(|hits| {
            let mut mask = HitMask::default();
            hits.hit.iter().for_each(|hit| mask.add(u64::from(*hit)));
            (mask, hits.of)
        });
        let parts = ReviewParts {
            grade: answered.grade,
            asked_as: answered.asked_as,
            ms: answered.ms,
            think: answered.think,
            hits,
            cram: answered.cram,
        };
        Self::new(id, at, parts)
    }

    pub(super) fn at(&self) -> Moment {
        let instant = Timestamp::from_millisecond(self.key.at).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = Offset::from_seconds(i32::from(self.offset_minutes) * 60);
        Moment {
            instant,
            offset: offset.unwrap_or(Offset::UTC),
        }
    }

    pub(super) fn is_cram(&self) -> bool {
        self.bits & CRAM != 0
    }

    /// How long it took in study, if that is known.
    pub(super) fn study_ms(&self) -> Option<u32> {
        let timed = self.ms != UNKNOWN && self.asked_as() != AskedAs::Interview;
        timed.then_some(self.ms)
    }

    pub(super) fn grade(&self) -> Grade {
        Grade::ALL[usize::from(self.bits & 3)]
    }

    fn asked_as(&self) -> AskedAs {
        match self.bits >> 2 & 3 {
            0 => AskedAs::Recall,
            1 => AskedAs::Cloze,
            2 => AskedAs::Order,
            _ => AskedAs::Interview,
        }
    }

    pub(super) fn hits(&self) -> Option<Hits> {
        (self.of > 0).then(|| Hits {
            hit: self.hit.numbers(self.of).collect(),
            of: self.of,
        })
    }

    pub(super) fn review(&self) -> Review {
        let known = |ms: u32| (ms != UNKNOWN).then_some(ms);
        Review {
            at: self.at(),
            grade: self.grade(),
            asked_as: self.asked_as(),
            ms: known(self.ms),
            think: known(self.think),
            hits: self.hits(),
            cram: self.is_cram(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::CardId;

    #[test]
    fn a_review_comes_back_as_it_was() {
        let at: Moment = "2026-11-21T09:12:33.123-03:30".parse().unwrap();
        for (n, grade) in Grade::ALL.into_iter().enumerate() {
            let answered = Answered {
                asked_as: [
                    AskedAs::Recall,
                    AskedAs::Cloze,
                    AskedAs::Order,
                    AskedAs::Interview,
                ][n],
                ms: Some(8123),
                think: (n > 1).then_some(0),
                hits: (n > 0).then(|| Hits {
                    hit: vec![1, 64],
                    of: 64,
                }),
                cram: n % 2 == 0,
                ..Answered::new(CardId::of_question("rbac"), grade)
            };
            let record = ReviewRecord::of_answer(EventId(7), at, &answered);
            assert_eq!(record.review(), answered.review(at));
            assert_eq!(record.at().offset, at.offset);
        }
    }

    #[test]
    fn a_review_is_small() {
        assert!(size_of::<ReviewRecord>() <= 48);
    }

    #[test]
    fn times_are_cut_and_impossible_points_passed_over() {
        let answered = Answered {
            ms: Some(900_000),
            hits: Some(Hits {
                hit: vec![0, 2, 9],
                of: 3,
            }),
            ..Answered::new(CardId::of_question("rbac"), Grade::Good)
        };
        let at = "2026-11-21T09:12:33Z".parse().unwrap();
        let review = ReviewRecord::of_answer(EventId(7), at, &answered).review();
        assert_eq!(review.ms, Some(MAX_MS));
        assert_eq!(
            review.hits,
            Some(Hits {
                hit: vec![2],
                of: 3
            })
        );
    }
}
