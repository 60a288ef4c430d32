//! The time of a line, read without detours when it is written as we write it.

use jiff::Timestamp;
use jiff::tz::Offset;

use crate::domain::Moment;

/// The moment of an RFC 3339 text with an offset.
pub(super) fn parse(text: &str) -> Option<Moment> {
    let canonical = text.as_bytes().try_into().ok().and_then(canonical);
    canonical.or_else(|| text.parse().ok())
}

/// Bytes that are looked at together, a few more than a time has.
const WIDTH: usize = 32;

/// A time whose digits are all 0.
const ZERO: &[u8; 29] = b"0000-00-00T00:00:00.000+00:00";

/// Where the sign of the offset stands.
const SIGN: usize = 23;

/// What `-` differs from `+` by.
const MINUS: u8 = b'+' ^ b'-';

/// How far each byte may differ from that of [`ZERO`]: a digit by its value, a mark by nothing.
const LIMITS: [u8; WIDTH] = {
    let mut limits = [0; WIDTH];
    let mut place = 0;
    while place < ZERO.len() {
        if ZERO[place] == b'0' {
            limits[place] = 9;
        }
        place += 1;
    }
    limits[SIGN] = MINUS;
    limits
};

/// `2026-11-21T09:12:33.123+08:00` and nothing else.
pub(super) fn canonical(text: &[u8; 29]) -> Option<Moment> {
    let values = values(text)?;
    let two = |place: usize| i32::from(values[place]) * 10 + i32::from(values[place + 1]);
    let days = days_since_1970(two(0) * 100 + two(2), two(5), two(8))?;
    let (hours, minutes, seconds) = (two(11), two(14), two(17));
    let milliseconds = i32::from(values[20]) * 100 + two(21);
    let sign = match values[SIGN] {
        0 => 1,
        MINUS => -1,
        _ => return None,
    };
    let (hours_ahead, minutes_ahead) = (two(24), two(27));
    if hours >= 24 || minutes >= 60 || seconds >= 60 || minutes_ahead >= 60 {
        return None;
    }
    let offset = sign * (hours_ahead * 3600 + minutes_ahead * 60);
    let seconds = days * 86_400 + i64::from(hours * 3600 + minutes * 60 + seconds - offset);
    let instant = seconds * 1000 + i64::from(milliseconds);
    Some(Moment {
        instant: Timestamp::from_millisecond(instant).ok()?,
        offset: Offset::from_seconds(offset).ok()?,
    })
}

/// The values of the digits at their places; none when another byte is not what it has to be.
///
/// Without a branch for each byte the processor does many at once; logs hold times by the million.
#[inline]
fn values(text: &[u8; 29]) -> Option<[u8; WIDTH]> {
    let mut values = [0; WIDTH];
    for place in 0..text.len() {
        values[place] = text[place] ^ ZERO[place];
    }
    let mut wrong = 0u8;
    for place in 0..WIDTH {
        wrong |= u8::from(values[place] > LIMITS[place]);
    }
    (wrong == 0).then_some(values)
}

/// Days from 1970-01-01 to a date of the Gregorian calendar, if there is such a date.
///
/// Years are counted from March, so that the leap day is the last one; the days before each month
/// are then 153 in every five (see H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”).
fn days_since_1970(year: i32, month: i32, day: i32) -> Option<i64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        2 => 28 + i32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=n_days).contains(&day) {
        return None;
    }
    let year = year - i32::from(month <= 2);
    let days_before_month = (153 * ((month + 9) % 12) + 2) / 5;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let days = 365 * year + leap_days + days_before_month + day - 1;
    Some(i64::from(days) - 719_468)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_short_way_reads_what_the_long_way_reads(
            ms in -62_000_000_000_000i64..250_000_000_000_000, minutes in -840i32..=840
        ) {
            let instant = jiff::Timestamp::from_millisecond(ms).unwrap();
            let moment = Moment::new(instant, Offset::from_seconds(minutes * 60).unwrap());
            let read = canonical(moment.to_string().as_bytes().try_into().unwrap()).unwrap();
            prop_assert_eq!(read, moment);
            prop_assert_eq!(read.offset, moment.offset);
        }
    }

    #[test]
    fn there_are_exactly_the_days_of_the_calendar() {
        let months =
            |year| (0..14).flat_map(move |month| (0..33).map(move |day| (year, month, day)));
        for (year, month, day) in [1999, 2000, 2024, 2100].into_iter().flat_map(months) {
            let text = format!("{year}-{month:02}-{day:02}T00:00:00.000+00:00");
            let wanted: Option<Moment> = text.parse().ok();
            assert_eq!(
                canonical(text.as_bytes().try_into().unwrap()),
                wanted,
                "{text}"
            );
        }
    }

    #[test]
    fn other_forms_of_the_same_time_are_read_and_no_times_refused() {
        let wanted: Moment = "2026-11-21T09:12:33.000+00:00".parse().unwrap();
        for text in [
            "2026-11-21T09:12:33Z", "2026-11-21 17:12:33+0800", "2026-11-21T09:12:33.0004Z",
        ] {
            assert_eq!(parse(text), Some(wanted), "{text}");
        }
        for text in [
            "",
            "2026-02-30T09:12:33.123+08:00",
            "2026-11-21T09:12:33.123+08:99",
            "２026",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
