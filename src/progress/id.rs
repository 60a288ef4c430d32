//! Ids of events: ULIDs, unique, and monotonic within a process.

use std::fmt;

use sha2::{Digest, Sha256};
use ulid::{ULID_LEN, Ulid};

use crate::domain::Moment;

/// The id of one event; sorts as its text does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u128);

impl EventId {
    /// The id that `text` names.
    ///
    /// A ULID names its own 128 bits. Other programs may write other ids: a text of up to 16 bytes
    /// names these bytes, a longer one its hash, so that any text names one event and an `undo`
    /// can name it.
    pub fn from_text(text: &str) -> Self {
        // A first character above 7 overflows 128 bits, which the library does not notice.
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

    /// Whether `text` is the id as this program writes it.
    pub(super) fn is_written(self, text: &str) -> bool {
        Ulid(self.0).array_to_str(&mut [0; ULID_LEN]) == text
    }
}

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

/// Makes ids that never repeat and always rise.
#[derive(Clone, Debug, Default)]
pub struct IdMaker {
    last: Option<EventId>,
}

impl IdMaker {
    /// An id for an event at `at`, with the low 80 bits of `random`. Greater than every id made
    /// before, even if the clock went back.
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
        assert_eq!(EventId::from_text(&id.to_string()), id);
        assert_eq!(id.to_string().len(), 26);
    }

    #[test]
    fn a_text_that_overflows_is_another_id_than_the_one_it_would_wrap_to() {
        let text = "8ZZZZZZZZZZZZZZZZZZZZZZZZZ";
        assert_ne!(EventId::from_text(text), EventId(u128::MAX >> 2));
        assert_ne!(
            EventId::from_text(text),
            EventId::from_text("0ZZZZZZZZZZZZZZZZZZZZZZZZZ")
        );
        assert_eq!(
            EventId::from_text("7zzzzzzzzzzzzzzzzzzzzzzzzz"),
            EventId(u128::MAX)
        );
    }

    #[test]
    fn ids_rise_within_one_millisecond_and_when_the_clock_goes_back() {
        let mut maker = IdMaker::default();
        let noon = maker.make(moment("2026-11-21T12:00:00Z"), u128::MAX);
        let same = maker.make(moment("2026-11-21T12:00:00Z"), 0);
        let before = maker.make(moment("2026-11-21T11:00:00Z"), 7);
        assert!(noon < same && same < before);
    }

    #[test]
    fn ids_of_other_shapes_stay_apart_and_keep_their_order() {
        let ids = ["", "1", "2", "21", "a-long-id-of-another-program"].map(EventId::from_text);
        assert!(ids[..4].is_sorted_by(|a, b| a < b));
        for (n, id) in ids.iter().enumerate() {
            assert!(!ids[..n].contains(id));
        }
    }
}
