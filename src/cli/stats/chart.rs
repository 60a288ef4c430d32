//! Bars and the calendar, drawn with signs that are one column wide in every terminal.

use crate::library::Library;
use crate::stats::Period;

/// How many reviews a day each sign of the calendar stands for, at least.
pub const LEVELS: [u32; 5] = [0, 1, 10, 30, 60];

/// The signs of charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    full: char,
    empty: char,
    /// For days with as many reviews as [`LEVELS`] says.
    pub days: [char; 5],
}

impl Signs {
    /// The signs that the learner's terminal shows: none of them of ambiguous width.
    pub fn of(library: &Library) -> Self {
        if library.draws_unicode() {
            Self {
                full: '▰',
                empty: '▱',
                days: ['.', '⠂', '⠒', '⠶', '⣿'],
            }
        } else {
            Self::ASCII
        }
    }

    const ASCII: Self = Self {
        full: '#',
        empty: '.',
        days: ['.', '-', '+', '*', '#'],
    };

    /// A bar whose full part is `share` of `width` columns; what is above 0 shows.
    pub fn bar(&self, share: f64, width: usize) -> String {
        let n_full = self.n_full(share, width);
        let rest = self.empty.to_string().repeat(width - n_full);
        self.full.to_string().repeat(n_full) + &rest
    }

    /// Only the full part of a bar.
    pub fn stroke(&self, share: f64, width: usize) -> String {
        self.full.to_string().repeat(self.n_full(share, width))
    }

    fn n_full(&self, share: f64, width: usize) -> usize {
        let n_full = (share.clamp(0.0, 1.0) * width as f64).round() as usize;
        n_full.max(usize::from(share > 0.0)).min(width)
    }

    /// The sign of a day with so many reviews.
    fn day(&self, reviews: u32) -> char {
        let level = LEVELS.iter().rposition(|least| reviews >= *least);
        self.days[level.unwrap_or(0)]
    }

    /// The days as seven rows, Monday first, one column a week, as many weeks as fit.
    pub fn calendar(&self, days: &[Period], columns: usize) -> [String; 7] {
        let weekday = |day: &Period| {
            let since_monday = day.first.civil().weekday().to_monday_zero_offset();
            usize::try_from(since_monday).unwrap_or(0)
        };
        let before = days.first().map_or(0, weekday);
        let n_weeks = (before + days.len()).div_ceil(7);
        let skipped = n_weeks.saturating_sub(columns);
        let mut rows: [String; 7] = Default::default();
        for cell in skipped * 7..n_weeks * 7 {
            let day = cell.checked_sub(before).and_then(|place| days.get(place));
            let sign = day.map_or(' ', |day| self.day(day.activity.reviews));
            rows[cell % 7].push(sign);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::stats::Activity;

    fn days(first: &str, reviews: &[u32]) -> Vec<Period> {
        let first = Day::of_civil(first.parse().unwrap());
        let day = |(place, reviews): (i32, &u32)| Period {
            first: first.plus(place),
            last: first.plus(place),
            activity: Activity {
                reviews: *reviews,
                ..Activity::default()
            },
        };
        (0..).zip(reviews).map(day).collect()
    }

    #[test]
    fn weeks_are_columns_and_days_rows() {
        // 2026-11-21 is a Saturday.
        let days = days("2026-11-21", &[1, 0, 10, 30, 60]);
        let rows = Signs::ASCII.calendar(&days, 80);
        assert_eq!(rows, [" +", " *", " #", "  ", "  ", "- ", ". "]);
        let narrow = Signs::ASCII.calendar(&days, 1);
        assert_eq!(narrow[0], "+");
    }

    #[test]
    fn what_has_begun_shows() {
        let signs = Signs::ASCII;
        assert_eq!(signs.bar(0.01, 4), "#...");
        assert_eq!(signs.bar(0.5, 4), "##..");
        assert_eq!(signs.stroke(0.0, 4), "");
        assert_eq!(signs.stroke(7.0, 4), "####");
    }
}
