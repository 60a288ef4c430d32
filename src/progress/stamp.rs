//! Gives a new event its id and its time, later than the last event even if the clock is behind.

use jiff::SignedDuration;

use super::EventId;
use super::id::IdMaker;
use crate::domain::Moment;

/// A last event further ahead of the clock than this was written by a wrong clock.
const MAX_AHEAD: SignedDuration = SignedDuration::from_hours(1);

/// The id and time of a new event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) id: EventId,
    pub(super) at: Moment,
    /// How far the last event is ahead of the clock, if that is more than [`MAX_AHEAD`].
    pub(super) ahead: Option<SignedDuration>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Stamper {
    ids: IdMaker,
    last_own: Option<Moment>,
}

impl Stamper {
    /// The stamp of an event that happens `now`, after an event at `last_seen`.
    pub(super) fn stamp(&mut self, now: Moment, last_seen: Option<Moment>, random: u128) -> Stamp {
        let now = Moment::new(now.instant, now.offset);
        let too_far = |last: &Moment| last.since(now) > MAX_AHEAD;
        let lasts = [last_seen, self.last_own].into_iter().flatten();
        let at = match lasts.filter(|last| !too_far(last)).max() {
            Some(last) if last >= now => Moment {
                offset: now.offset,
                ..last.after(SignedDuration::from_millis(1))
            },
            _ => now,
        };
        self.last_own = Some(at);
        Stamp {
            id: self.ids.make(at, random),
            at,
            ahead: last_seen.filter(too_far).map(|last| last.since(now)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn an_event_is_never_before_the_last_one() {
        let mut stamper = Stamper::default();
        let now = moment("2026-11-21T12:00:00+08:00");
        let last = moment("2026-11-21T04:59:59Z");
        let stamp = stamper.stamp(now, Some(last), 0);
        assert_eq!(stamp.at.to_string(), "2026-11-21T12:59:59.001+08:00");
        assert_eq!(stamp.ahead, None);
        let next = stamper.stamp(now, Some(last), 0);
        assert_eq!(next.at.to_string(), "2026-11-21T12:59:59.002+08:00");
        assert!(next.id > stamp.id);
    }

    #[test]
    fn a_last_event_over_an_hour_ahead_is_not_followed() {
        let mut stamper = Stamper::default();
        let now = moment("2026-11-21T12:00:00.123+08:00");
        let last = moment("2026-11-21T13:00:00.124+08:00");
        let stamp = stamper.stamp(now, Some(last), 0);
        assert_eq!(stamp.at, now);
        assert!(stamp.ahead.is_some());
        let next = stamper.stamp(now, Some(last), 0);
        assert_eq!(next.at, now.after(SignedDuration::from_millis(1)));
    }
}
