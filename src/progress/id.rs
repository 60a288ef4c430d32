//! Ids of events: ULIDs, unique, and monotonic within a process.

use std::fmt;
use std::ops::Range;

use sha2::{Digest, Sha256};
use ulid::{ULID_LEN, Ulid};

use crate::domain::Moment;

/// The id of one event; sorts as its text does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u128);

impl EventId {
    /// The id that `text` stands for.
    ///
    /// A ULID stands for its own 128 bits. Other programs may have written other ids: a text of
    /// up to 16 bytes stands for these, a longer one for its hash, so that any text names one
    /// event and an `undo` can name it.
    pub fn of_text(text: &str) -> Self {
        if let Some(id) = text.as_bytes().try_into().ok().and_then(Self::of_ulid) {
            return id;
        }
        if text.len() == ULID_LEN
            && text.starts_with(|first| first <= '7')
            && let Ok(ulid) = Ulid::from_string(text)
        {
            return Self(ulid.0);
        }
        let mut bytes = [0; 16];
        if text.len() <= bytes.len() {
            bytes[..text.len()].copy_from_slice(text.as_bytes());
        } else {
            bytes.copy_from_slice(&Sha256::digest(text.as_bytes())[..16]);
        }
        Self(u128::from_be_bytes(bytes))
    }
}

impl EventId {
    /// The id of a ULID written as we write it: in capitals, and of 128 bits.
    #[inline]
    pub(super) fn of_ulid(text: &[u8; ULID_LEN]) -> Option<Self> {
        let mut all = 0;
        let mut bits_of = |places: Range<usize>| {
            text[places].iter().fold(0u64, |bits, character| {
                let value = VALUES[usize::from(*character)];
                all |= value;
                bits << 5 | u64::from(value)
            })
        };
        // The first character has room for three bits only.
        let (high, middle, low) = (bits_of(0..2), bits_of(2..14), bits_of(14..26));
        let sound = all < NO_VALUE && high < 1 << 8;
        let id = u128::from(high) << 120 | u128::from(middle) << 60 | u128::from(low);
        sound.then_some(Self(id))
    }
}

/// What the table says of a character that stands for nothing.
const NO_VALUE: u8 = 32;

/// What each byte stands for in Crockford's base32; logs hold ids by the million.
const VALUES: [u8; 256] = {
    let alphabet = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut table = [NO_VALUE; 256];
    let mut value = 0;
    while value < alphabet.len() {
        table[alphabet[value] as usize] = value as u8;
        value += 1;
    }
    table
};

impl fmt::Display for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Ulid(self.0).array_to_str(&mut [0; ULID_LEN]))
    }
}

impl fmt::Debug for EventId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Makes ids that never repeat and never fall back.
#[derive(Clone, Debug, Default)]
pub struct IdMaker {
    last: Option<EventId>,
}

impl IdMaker {
    /// An id for something that happens at `at`; of `random` the low 80 bits are used.
    ///
    /// Greater than every id made before, also when the clock fell back.
    pub fn make(&mut self, at: Moment, random: u128) -> EventId {
        let milliseconds = u64::try_from(at.instant.as_millisecond()).unwrap_or(0);
        let fresh = EventId(Ulid::from_parts(milliseconds, random).0);
        let id = match self.last {
            Some(last) if last >= fresh => EventId(last.0.saturating_add(1)),
            _ => fresh,
        };
        self.last = Some(id);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn an_id_reads_back_from_its_text() {
        let id = IdMaker::default().make(moment("2026-11-21T09:12:33.123+08:00"), 42);
        assert_eq!(EventId::of_text(&id.to_string()), id);
        assert_eq!(id.to_string().len(), 26);
    }

    #[test]
    fn a_text_that_overflows_is_another_id_than_the_one_it_would_wrap_to() {
        let text = "8ZZZZZZZZZZZZZZZZZZZZZZZZZ";
        assert_ne!(EventId::of_text(text), EventId(u128::MAX >> 2));
        assert_ne!(
            EventId::of_text(text),
            EventId::of_text("0ZZZZZZZZZZZZZZZZZZZZZZZZZ")
        );
        assert_eq!(
            EventId::of_text("7zzzzzzzzzzzzzzzzzzzzzzzzz"),
            EventId(u128::MAX)
        );
    }

    #[test]
    fn ids_rise_within_one_millisecond_and_when_the_clock_falls_back() {
        let mut maker = IdMaker::default();
        let noon = maker.make(moment("2026-11-21T12:00:00Z"), u128::MAX);
        let same = maker.make(moment("2026-11-21T12:00:00Z"), 0);
        let before = maker.make(moment("2026-11-21T11:00:00Z"), 7);
        assert!(noon < same && same < before);
    }

    #[test]
    fn ids_of_other_shapes_stay_apart_and_keep_their_order() {
        let ids = ["", "1", "2", "21", "a-long-id-of-another-program"].map(EventId::of_text);
        assert!(ids[..4].is_sorted_by(|a, b| a < b));
        for (n, id) in ids.iter().enumerate() {
            assert!(!ids[..n].contains(id));
        }
    }
}
