//! The time of a line, read without detours when it is written as we write it.

use jiff::civil::DateTime;
use jiff::tz::Offset;

use crate::domain::Moment;

/// The moment of an RFC 3339 text with an offset.
pub(super) fn parse(text: &str) -> Option<Moment> {
    canonical(text.as_bytes()).or_else(|| text.parse().ok())
}

/// `2026-11-21T09:12:33.123+08:00` and nothing else.
fn canonical(text: &[u8]) -> Option<Moment> {
    let text: &[u8; 29] = text.try_into().ok()?;
    let marks = [
        (4, b'-'),
        (7, b'-'),
        (10, b'T'),
        (13, b':'),
        (16, b':'),
        (19, b'.'),
        (26, b':'),
    ];
    if marks.iter().any(|(place, mark)| text[*place] != *mark) {
        return None;
    }
    let sign = match text[23] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let two = |place: usize| number(&text[place..place + 2]);
    let small = |place: usize| two(place).and_then(|n| i8::try_from(n).ok());
    let local = DateTime::new(
        i16::try_from(number(&text[..4])?).ok()?,
        small(5)?,
        small(8)?,
        small(11)?,
        small(14)?,
        small(17)?,
        number(&text[20..23])? * 1_000_000,
    )
    .ok()?;
    let (hours, minutes) = (two(24)?, two(27)?);
    let offset = Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?;
    let instant = offset.to_timestamp(local).ok()?;
    (minutes < 60).then_some(Moment { instant, offset })
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + i32::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_short_way_reads_what_the_long_way_reads(
            ms in 0i64..4_000_000_000_000, minutes in -840i32..=840
        ) {
            let instant = jiff::Timestamp::from_millisecond(ms).unwrap();
            let moment = Moment::new(instant, Offset::from_seconds(minutes * 60).unwrap());
            let read = canonical(moment.to_string().as_bytes()).unwrap();
            prop_assert_eq!(read, moment);
            prop_assert_eq!(read.offset, moment.offset);
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
