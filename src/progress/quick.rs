//! Reads a review that is written as we write it, byte by byte and without a copy.
//!
//! Only lines of exactly that shape are taken, each of them sound JSON if its card is an id; whatever
//! differs in one byte is left to [`super::line`], which reads JSON of every shape.

use memchr::memchr2;

use super::record::{HitMask, ReviewParts, ReviewRecord};
use super::{EventId, at};
use crate::domain::{AskedAs, Grade, ID_LENGTH};

/// A review with the texts that only some have.
#[derive(Debug)]
pub(super) struct Quick<'a> {
    /// The id of its card, if it is one.
    pub(super) card: &'a [u8; ID_LENGTH],
    pub(super) record: ReviewRecord,
    /// Not yet known to be UTF-8: most often it is what it was before, and that is known already.
    pub(super) question: Option<&'a [u8]>,
    /// Likewise.
    pub(super) file: Option<&'a [u8]>,
    /// What follows behind the line and its newline.
    pub(super) rest: &'a [u8],
}

/// The review of the first line of a text; none when anything is unusual.
pub(super) fn review(text: &[u8]) -> Option<Quick<'_>> {
    let mut rest = Rest(text);
    rest.expect(br#"{"v":1,"id":""#)?;
    let id = EventId::of_ulid(rest.take()?)?;
    rest.expect(br#"","at":""#)?;
    let at = at::canonical(rest.take()?)?;
    rest.expect(br#"","do":"review","card":""#)?;
    let card = rest.take()?;
    rest.expect(br#"","grade":""#)?;
    let parts = ReviewParts {
        grade: rest.grade()?,
        asked_as: rest.asked_as()?,
        ms: rest.optional(br#","ms":"#, Rest::number)?,
        think: rest.optional(br#","think":"#, Rest::number)?,
        hits: rest.optional(br#","hit":["#, Rest::hits)?,
        cram: rest.follows(br#","cram":true"#),
    };
    let question = rest.optional(br#","q":""#, Rest::text)?;
    let file = rest.optional(br#","file":""#, Rest::text)?;
    rest.expect(b"}")?;
    let ends = rest.follows(b"\n") || rest.0.is_empty();
    ends.then(|| Quick {
        card,
        record: ReviewRecord::new(id, at, parts),
        question,
        file,
        rest: rest.0,
    })
}

/// What is still to be read. Lengths are known to the compiler, which makes a comparison of a key
/// a few instructions.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    #[inline]
    fn take<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(taken)
    }

    /// Goes behind `wanted`, if that comes next.
    #[inline]
    fn follows<const N: usize>(&mut self, wanted: &[u8; N]) -> bool {
        match self.0.split_first_chunk() {
            Some((next, rest)) if next == wanted => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    #[inline]
    fn expect<const N: usize>(&mut self, wanted: &[u8; N]) -> Option<()> {
        self.follows(wanted).then_some(())
    }

    /// A value that stands there only if its key does; none at all when it is unusual.
    #[inline]
    fn optional<const N: usize, T>(
        &mut self,
        key: &[u8; N],
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.follows(key) {
            read(self).map(Some)
        } else {
            Some(None)
        }
    }

    #[inline]
    fn grade(&mut self) -> Option<Grade> {
        Some(match self.0.first()? {
            b'g' => self.expect(br#"good""#).map(|()| Grade::Good)?,
            b'a' => self.expect(br#"again""#).map(|()| Grade::Again)?,
            b'h' => self.expect(br#"hard""#).map(|()| Grade::Hard)?,
            _ => self.expect(br#"easy""#).map(|()| Grade::Easy)?,
        })
    }

    #[inline]
    fn asked_as(&mut self) -> Option<AskedAs> {
        self.expect(br#","as":""#)?;
        Some(match self.0.first()? {
            b'r' => self.expect(br#"recall""#).map(|()| AskedAs::Recall)?,
            b'c' => self.expect(br#"cloze""#).map(|()| AskedAs::Cloze)?,
            b'o' => self.expect(br#"order""#).map(|()| AskedAs::Order)?,
            _ => self.expect(br#"interview""#).map(|()| AskedAs::Interview)?,
        })
    }

    /// A whole number of at most nine digits, written as JSON wants it.
    #[inline]
    fn number(&mut self) -> Option<u32> {
        let first = *self.0.first()?;
        let (mut number, mut n_digits) = (0u32, 0);
        while let Some(digit) = self.0.get(n_digits).map(|byte| byte.wrapping_sub(b'0'))
            && digit < 10
        {
            number = number.wrapping_mul(10).wrapping_add(u32::from(digit));
            n_digits += 1;
        }
        self.0 = &self.0[n_digits..];
        let sound = n_digits == 1 || ((2..=9).contains(&n_digits) && first != b'0');
        sound.then_some(number)
    }

    /// Points told and how many there were, behind the bracket that opens the list.
    #[inline]
    fn hits(&mut self) -> Option<(HitMask, u8)> {
        let mut mask = HitMask::default();
        if !self.follows(b"]") {
            loop {
                mask.add(u64::from(self.number()?));
                if self.follows(b"]") {
                    break;
                }
                self.expect(b",")?;
            }
        }
        self.expect(br#","of":"#)?;
        Some((mask, u8::try_from(self.number()?).ok()?))
    }

    /// A text without escapes, behind the quote that opens it.
    fn text(&mut self) -> Option<&'a [u8]> {
        let end = memchr2(b'"', b'\\', self.0)?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        self.expect(b"\"")?;
        let sound = text
            .iter()
            .fold(true, |sound, byte| sound & (*byte >= b' '));
        sound.then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{CardId, Hits, Moment};
    use crate::progress::line::{self, Parsed};
    use crate::progress::{Answered, Event, EventKind};

    fn any_answered() -> impl Strategy<Value = Answered> {
        let ms = proptest::option::of(0..700_000u32);
        let hits = proptest::option::of((proptest::collection::btree_set(1..9u8, 0..5), 9..70u8));
        let text = || proptest::option::of("[ -~\\n简述Pod？]{0,12}");
        (
            0..4usize,
            0..4usize,
            ms.clone(),
            ms,
            hits,
            any::<bool>(),
            text(),
            text(),
        )
            .prop_map(|(grade, asked_as, ms, think, hits, cram, question, file)| {
                Answered {
                    asked_as: [
                        AskedAs::Recall,
                        AskedAs::Cloze,
                        AskedAs::Order,
                        AskedAs::Interview,
                    ][asked_as],
                    ms,
                    think,
                    hits: hits.map(|(hit, of)| Hits {
                        hit: hit.into_iter().collect(),
                        of,
                    }),
                    cram,
                    question,
                    file,
                    ..Answered::new(CardId::of_question("rbac"), Grade::ALL[grade])
                }
            })
    }

    fn line(answered: Answered, id: u128) -> String {
        let at: Moment = "2026-11-21T09:12:33.123+08:00".parse().unwrap();
        let what = EventKind::Review(answered);
        let id = EventId(id);
        Event { id, at, what }.line()
    }

    proptest! {
        #[test]
        fn the_short_way_reads_what_the_long_way_reads(
            answered in any_answered(), id in any::<u128>()
        ) {
            let has_escapes = [&answered.question, &answered.file]
                .into_iter()
                .flatten()
                .any(|text| text.contains(['"', '\\', '\n']));
            let text = line(answered, id);
            let Ok(Parsed::Review(card, record, question, file)) = line::parse(text.trim_end()) else {
                panic!("no review: {text}");
            };
            match review(text.as_bytes()) {
                Some(quick) => {
                    prop_assert!(quick.rest.is_empty());
                    prop_assert_eq!(quick.card, card.as_str().as_bytes());
                    prop_assert_eq!(quick.record, record);
                    prop_assert_eq!(quick.question, question.as_deref().map(str::as_bytes));
                    prop_assert_eq!(quick.file, file.as_deref().map(str::as_bytes));
                }
                None => prop_assert!(has_escapes, "{text}"),
            }
        }

        #[test]
        fn what_the_short_way_reads_is_sound(
            answered in any_answered(), place in 0..400usize, byte in any::<u8>()
        ) {
            let mut text = line(answered, 7).trim_end().to_owned().into_bytes();
            let place = place % text.len();
            text[place] = byte;
            let is_id = |card: &[u8]| str::from_utf8(card).is_ok_and(|card| card.parse::<CardId>().is_ok());
            if let Some(quick) = review(&text) && is_id(quick.card) {
                let n_bytes = text.len() - quick.rest.len();
                let text = String::from_utf8_lossy(&text[..n_bytes]);
                let Ok(Parsed::Review(_, record, ..)) = line::parse(text.trim_end()) else {
                    panic!("no review: {text}");
                };
                prop_assert_eq!(quick.record, record);
            }
        }
    }
}
