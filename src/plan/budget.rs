//! The minutes of a day or session, and how many new cards it may hold.

use std::time::Duration;

/// How many new cards a plan may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewCards {
    /// As many as fit.
    #[default]
    Fitting,
    /// As many as fit, and at most this many on one day.
    AtMost(usize),
    /// This many, regardless of the minutes.
    Exactly(usize),
}

/// The limits of a day or session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    pub time: Duration,
    pub new_cards: NewCards,
    /// Reviews that come due within this many days are planned too.
    pub ahead_days: u32,
    /// Whether the day holds a mock interview that is not done yet.
    pub has_mock: bool,
}

impl Budget {
    pub fn from_minutes(minutes: u32) -> Self {
        Self {
            time: Duration::from_secs(u64::from(minutes) * 60),
            ..Self::default()
        }
    }

    /// How many new cards may still come after `n_introduced` did; `None` for no limit.
    pub(super) fn n_new_left(&self, n_introduced: usize) -> Option<usize> {
        match self.new_cards {
            NewCards::Fitting => None,
            NewCards::AtMost(n) | NewCards::Exactly(n) => Some(n.saturating_sub(n_introduced)),
        }
    }

    /// Whether new cards are planned even if the minutes are used up.
    pub(super) fn forces_new_cards(&self) -> bool {
        matches!(self.new_cards, NewCards::Exactly(_))
    }
}

/// A time in whole minutes, rounded up.
pub fn whole_minutes(time: Duration) -> u32 {
    let minutes = time.as_millis().div_ceil(60_000);
    u32::try_from(minutes).unwrap_or(u32::MAX)
}
