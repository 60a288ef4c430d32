//! The calendar: one column a week, one row a weekday, one mark a day.

use crate::stats::Period;
use crate::text::Glyphs;

/// The fewest reviews a day for each mark.
pub const LEVELS: [u32; 5] = [0, 1, 10, 30, 60];

/// The marks for [`LEVELS`]. None has an ambiguous width.
pub fn marks(glyphs: Glyphs) -> [char; 5] {
    if glyphs.ascii {
        ['.', '-', '+', '*', '#']
    } else {
        ['.', '⠂', '⠒', '⠶', '⣿']
    }
}

/// Seven rows, Monday first, with the last weeks that fit into `columns`.
pub fn calendar(days: &[Period], columns: usize, glyphs: Glyphs) -> [String; 7] {
    let weekday = |day: &Period| {
        let since_monday = day.first.civil().weekday().to_monday_zero_offset();
        usize::try_from(since_monday).unwrap_or(0)
    };
    let before = days.first().map_or(0, weekday);
    let n_weeks = (before + days.len()).div_ceil(7);
    let skipped = n_weeks.saturating_sub(columns);
    let mut rows: [String; 7] = Default::default();
    for cell in skipped * 7..n_weeks * 7 {
        let day = cell.checked_sub(before).and_then(|index| days.get(index));
        rows[cell % 7].push(day.map_or(' ', |day| mark(day.activity.reviews, glyphs)));
    }
    rows
}

fn mark(n_reviews: u32, glyphs: Glyphs) -> char {
    let level = LEVELS.iter().rposition(|least| n_reviews >= *least);
    marks(glyphs)[level.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::stats::Activity;
    use crate::text::Ambiguous;

    const ASCII: Glyphs = Glyphs {
        ambiguous: Ambiguous::Narrow,
        ascii: true,
    };

    fn days(first: &str, reviews: &[u32]) -> Vec<Period> {
        let first = Day::of_civil(first.parse().unwrap());
        let day = |(n, reviews): (i32, &u32)| Period {
            first: first.plus(n),
            last: first.plus(n),
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
        let rows = calendar(&days, 80, ASCII);
        assert_eq!(rows, [" +", " *", " #", "  ", "  ", "- ", ". "]);
        let narrow = calendar(&days, 1, ASCII);
        assert_eq!(narrow[0], "+");
    }
}
