//! Reads a review that is written as we write it, byte by byte and without a copy.
//!
//! Only lines of exactly that shape are taken, each of them sound JSON; whatever differs in one
//! byte is left to [`super::line`], which reads JSON of every shape.

use memchr::memchr2;

use super::record::{HitMask, ReviewParts, ReviewRecord};
use super::{EventId, at};
use crate::domain::{AskedAs, CardId, Grade};

/// A review with the texts that only some have.
#[derive(Debug)]
pub(super) struct Quick<'a> {
    pub(super) record: ReviewRecord,
    /// Not yet known to be UTF-8: most often it is what it was before, and that is known already.
    pub(super) question: Option<&'a [u8]>,
    /// Likewise.
    pub(super) file: Option<&'a [u8]>,
}

/// The review of a line without its newline; none when anything is unusual.
pub(super) fn review(line: &[u8]) -> Option<Quick<'_>> {
    let mut rest = Rest(line);
    rest.expect(br#"{"v":1,"id":""#)?;
    let id = EventId::of_ulid(rest.take(26)?)?;
    rest.expect(br#"","at":""#)?;
    let at = at::canonical(rest.take(29)?)?;
    rest.expect(br#"","do":"review","card":""#)?;
    let card: CardId = str::from_utf8(rest.take(12)?).ok()?.parse().ok()?;
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
    let record = ReviewRecord::new(id, at, card, parts);
    (rest.0 == b"}").then_some(Quick {
        record,
        question,
        file,
    })
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }

    /// Goes behind `wanted`, if that comes next.
    fn follows(&mut self, wanted: &[u8]) -> bool {
        let rest = self.0.strip_prefix(wanted);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn expect(&mut self, wanted: &[u8]) -> Option<()> {
        self.follows(wanted).then_some(())
    }

    /// A value that stands there only if its key does; none at all when it is unusual.
    fn optional<T>(
        &mut self,
        key: &[u8],
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.follows(key) {
            read(self).map(Some)
        } else {
            Some(None)
        }
    }

    fn one_of<T: Copy>(&mut self, names: &[(&[u8], T)]) -> Option<T> {
        let found = names.iter().find(|(name, _)| self.0.starts_with(name));
        let (name, value) = found?;
        self.0 = &self.0[name.len()..];
        Some(*value)
    }

    fn grade(&mut self) -> Option<Grade> {
        self.one_of(&[
            (br#"good""#, Grade::Good),
            (br#"again""#, Grade::Again),
            (br#"hard""#, Grade::Hard),
            (br#"easy""#, Grade::Easy),
        ])
    }

    fn asked_as(&mut self) -> Option<AskedAs> {
        self.expect(br#","as":""#)?;
        self.one_of(&[
            (br#"recall""#, AskedAs::Recall),
            (br#"cloze""#, AskedAs::Cloze),
            (br#"order""#, AskedAs::Order),
            (br#"interview""#, AskedAs::Interview),
        ])
    }

    /// A whole number of at most nine digits, written as JSON wants it.
    fn number(&mut self) -> Option<u32> {
        let digits = self.0.iter().take_while(|byte| byte.is_ascii_digit());
        let n_digits = digits.count();
        let digits = self.0.get(..n_digits).filter(|_| n_digits <= 9)?;
        let sound = n_digits == 1 || digits.first().is_some_and(|digit| *digit != b'0');
        self.0 = &self.0[n_digits..];
        let number = digits
            .iter()
            .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
        sound.then_some(number)
    }

    /// Points told and how many there were, behind the bracket that opens the list.
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
        let text = self.take(end)?;
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
    use crate::domain::{Hits, Moment};
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
            let Ok(Parsed::Review(record, question, file)) = line::parse(text.trim_end()) else {
                panic!("no review: {text}");
            };
            match review(text.trim_end().as_bytes()) {
                Some(quick) => {
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
            if let Some(quick) = review(&text) {
                let text = String::from_utf8_lossy(&text);
                let Ok(Parsed::Review(record, ..)) = line::parse(&text) else {
                    panic!("no review: {text}");
                };
                prop_assert_eq!(quick.record, record);
            }
        }
    }
}
