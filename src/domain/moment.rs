//! An instant with the local offset, and the day it belongs to.

use std::fmt;
use std::str::FromStr;

use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

/// An instant with the local offset, in milliseconds.
///
/// Ordered and compared by instant; the offset only determines the local day.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub instant: Timestamp,
    /// The offset of the local clock from UTC.
    pub offset: Offset,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.instant == other.instant
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.instant.cmp(&other.instant)
    }
}

impl Moment {
    /// Truncates the instant to milliseconds.
    pub fn new(instant: Timestamp, offset: Offset) -> Self {
        let instant = Timestamp::from_millisecond(instant.as_millisecond()).unwrap_or(instant);
        Self { instant, offset }
    }

    /// The moment `duration` later, at most the last supported one.
    pub fn after(self, duration: SignedDuration) -> Self {
        let instant = self
            .instant
            .saturating_add(duration)
            .unwrap_or(Timestamp::MAX);
        Self { instant, ..self }
    }

    /// The duration since `earlier`; negative if `earlier` is later.
    pub fn since(self, earlier: Self) -> SignedDuration {
        self.instant.duration_since(earlier.instant)
    }

    /// The day the moment belongs to: the local date, or the previous date before `start`.
    pub fn day(self, start: DayStart) -> Day {
        let ahead = i64::from(self.offset.seconds()) - start.seconds();
        let local = self.instant.as_millisecond() + ahead * 1000;
        let days = local.div_euclid(SECONDS_A_DAY * 1000);
        Day(i32::try_from(days).unwrap_or(i32::MAX))
    }
}

impl fmt::Display for Moment {
    /// Formats as RFC 3339 with offset and milliseconds, like the progress log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let local = self.offset.to_datetime(self.instant);
        let minutes = self.offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
        write!(
            f,
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}{sign}{hours:02}:{minutes:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute(),
            local.second(),
            local.millisecond(),
        )
    }
}

/// Not an RFC 3339 time with an offset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseMomentError;

impl FromStr for Moment {
    type Err = ParseMomentError;

    fn from_str(text: &str) -> Result<Self, ParseMomentError> {
        let pieces = Pieces::parse(text).map_err(|_| ParseMomentError)?;
        let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else {
            return Err(ParseMomentError);
        };
        let local = pieces.date().to_datetime(time);
        let instant = offset.to_timestamp(local).map_err(|_| ParseMomentError)?;
        Ok(Self::new(instant, offset))
    }
}

/// The time at which the learner's day begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayStart {
    /// Minutes after midnight, below 24 * 60.
    pub minutes: u16,
}

impl DayStart {
    fn seconds(self) -> i64 {
        i64::from(self.minutes) * 60
    }
}

impl Default for DayStart {
    /// 04:00, so that a late evening belongs to one day.
    fn default() -> Self {
        Self { minutes: 4 * 60 }
    }
}

/// A study day, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    pub fn of_civil(date: jiff::civil::Date) -> Self {
        let days = date
            .since(jiff::civil::date(1970, 1, 1))
            .map_or(0, |span| span.get_days());
        Self(days)
    }

    /// The date, at most the last supported one.
    pub fn civil(self) -> jiff::civil::Date {
        let span = jiff::Span::new().try_days(self.0).unwrap_or_default();
        jiff::civil::date(1970, 1, 1).saturating_add(span)
    }

    /// The moment at which the day begins at this offset.
    pub fn start(self, start: DayStart, offset: Offset) -> Moment {
        let local = i64::from(self.0) * SECONDS_A_DAY + start.seconds();
        let instant = Timestamp::from_second(local - i64::from(offset.seconds()));
        Moment {
            instant: instant.unwrap_or(Timestamp::MAX),
            offset,
        }
    }

    /// The day `days` later.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn the_hours_before_the_day_starts_belong_to_yesterday() {
        let start = DayStart::default();
        let late = moment("2026-11-22T03:59:00+08:00").day(start);
        assert_eq!(late, moment("2026-11-21T09:00:00+08:00").day(start));
        assert_eq!(late.plus(1), moment("2026-11-22T04:00:00+08:00").day(start));
    }

    #[test]
    fn a_moment_is_written_with_its_own_offset() {
        let text = "2026-11-21T09:12:33.123+08:00";
        assert_eq!(moment(text).to_string(), text);
        assert_eq!(
            moment("2026-11-21T09:12:33Z").to_string(),
            "2026-11-21T09:12:33.000+00:00"
        );
        assert_eq!(
            moment("2026-11-21T09:12:33-03:30").to_string(),
            "2026-11-21T09:12:33.000-03:30"
        );
    }

    #[test]
    fn a_day_begins_where_its_moments_begin() {
        let noon = moment("2026-11-21T12:00:00+05:30");
        let start = noon
            .day(DayStart::default())
            .start(DayStart::default(), noon.offset);
        assert_eq!(start.to_string(), "2026-11-21T04:00:00.000+05:30");
    }

    #[test]
    fn days_before_1970_are_counted_backwards() {
        let start = DayStart::default();
        assert_eq!(moment("1970-01-01T03:59:59.999Z").day(start), Day(-1));
        assert_eq!(moment("1970-01-01T04:00:00Z").day(start), Day(0));
        assert_eq!(
            Day(-1).start(start, Offset::UTC),
            moment("1969-12-31T04:00:00Z")
        );
    }

    #[test]
    fn an_invalid_time_is_refused() {
        for wrong in [
            "",
            "yesterday",
            "2026-11-21",
            "2026-13-21T09:00:00Z",
            "2026-11-21T09:12:33",
            "2026-11-21+08:00",
            "2026-11-21T09:12:33[Asia/Shanghai]",
        ] {
            assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
        }
    }
}
