//! Parses dates and minutes as people type them.

use jiff::civil::{Date, date};
use unicode_normalization::UnicodeNormalization;

/// Parses a date: `2026-12-03`; `12-03`, `12/3` or `12月3日` for the next such day; `+12` for 12 days
/// after today. Accepts full-width characters.
pub fn read_date(text: &str, today: Date) -> Option<Date> {
    let text: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    if let Some(days) = text.strip_prefix('+') {
        let days = number(days)?;
        return today
            .checked_add(jiff::Span::new().try_days(days).ok()?)
            .ok();
    }
    let text = text.trim_end_matches(['日', '号']);
    let parts: Option<Vec<i32>> = text
        .split(['-', '/', '.', '年', '月'])
        .map(number)
        .collect();
    match parts?[..] {
        [year, month, day] => civil(year, month, day),
        [month, day] => {
            let this_year = civil(today.year().into(), month, day);
            this_year
                .filter(|date| *date >= today)
                .or_else(|| civil(i32::from(today.year()) + 1, month, day))
        }
        _ => None,
    }
}

/// Parses the minutes of a day, 1 to 1440.
pub fn read_minutes(text: &str) -> Option<u32> {
    let text: String = text.nfkc().collect();
    let minutes = u32::try_from(number(&text)?).ok()?;
    (1..=1440).contains(&minutes).then_some(minutes)
}

fn number(text: &str) -> Option<i32> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

fn civil(year: i32, month: i32, day: i32) -> Option<Date> {
    let (year, month, day) = (
        i16::try_from(year).ok()?,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    );
    Date::new(year, month, day)
        .ok()
        .filter(|found| *found >= date(1970, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_type_them() {
        let today = date(2026, 11, 21);
        let cases = [
            ("2026-12-03", Some(date(2026, 12, 3))),
            ("12-03", Some(date(2026, 12, 3))),
            (" 12/3 ", Some(date(2026, 12, 3))),
            ("12月3日", Some(date(2026, 12, 3))),
            ("2026年12月3号", Some(date(2026, 12, 3))),
            ("１２－０３", Some(date(2026, 12, 3))),
            ("11-21", Some(today)),
            ("11-20", Some(date(2027, 11, 20))),
            ("+12", Some(date(2026, 12, 3))),
            ("+0", Some(today)),
            ("2020-01-01", Some(date(2020, 1, 1))),
            ("02-30", None),
            ("12", None),
            ("tomorrow", None),
            ("--", None),
            ("+-3", None),
            ("+99999999", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(read_date(text, today), expected, "{text}");
        }
    }
}
