//! Past reviews: retention by period, reviews and minutes by day and week, the calendar.

use super::calendar::{LEVELS, calendar, marks};
use super::lines::{ReportLines, Section, percent};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::stats::{Activity, Band, Passed, Period, PeriodUnit};
use crate::text::{Line, Role, TextTable, pad_to};
use crate::words::stats as words;

/// The most days, weeks and months listed, of each.
const N_PERIODS: usize = 6;
/// Days and weeks of the charts.
const N_DAYS: usize = 14;
const N_WEEKS: usize = 8;

impl ReportLines<'_> {
    pub(super) fn retention(&self) -> Vec<Line> {
        let mut table = TextTable::new(&[
            (words::period(self.language), Left),
            (words::n_reviews(self.language), Right),
            (words::young(self.language), Right),
            (words::mature(self.language), Right),
        ]);
        let [days, weeks, months] = &self.report.statistics.periods;
        for (unit, periods) in [
            (PeriodUnit::Day, days),
            (PeriodUnit::Week, weeks),
            (PeriodUnit::Month, months),
        ] {
            let latest = periods.iter().rev();
            let busy = latest.filter(|period| period.activity.reviews > 0);
            for period in busy.take(N_PERIODS) {
                table.row(self.retention_row(self.period_name(unit, period), &period.activity));
            }
        }
        let total = &self.report.statistics.total;
        table.row(self.retention_row(words::in_all(self.language).to_owned(), total));
        let mut lines = table.lines(self.width, self.glyphs);
        lines.extend(self.wrapped(words::retention_note(self.language), Role::Dim));
        lines
    }

    fn retention_row(&self, name: String, activity: &Activity) -> [String; 4] {
        let share = |passed: Passed| match passed.share().map(percent) {
            None => "-".to_owned(),
            Some(share) if self.is_narrow() => format!("{share}%"),
            Some(share) => format!("{share}% {}/{}", passed.passed, passed.of),
        };
        [
            name,
            activity.reviews.to_string(),
            share(activity.young),
            share(activity.mature),
        ]
    }

    fn period_name(&self, unit: PeriodUnit, period: &Period) -> String {
        let first = period.first.civil();
        match unit {
            PeriodUnit::Day => first.strftime("%m-%d").to_string(),
            PeriodUnit::Week => words::week_of(self.language, &first.strftime("%m-%d").to_string()),
            PeriodUnit::Month => first.strftime("%Y-%m").to_string(),
        }
    }

    /// Predicted recall against what was remembered.
    pub(super) fn calibration(&self) -> Vec<Line> {
        let Some(calibration) = &self.report.statistics.calibration else {
            return Vec::new();
        };
        let mut table = TextTable::new(&[
            (words::predicted(self.language), Right),
            (words::remembered(self.language), Right),
            (words::n_reviews(self.language), Right),
        ]);
        for bin in &calibration.bins {
            let share = |share| format!("{}%", percent(share));
            table.row([share(bin.predicted), share(bin.observed), bin.n.to_string()]);
        }
        let mut lines = table.lines(self.width, self.glyphs);
        let off = (calibration.error() * 100.0).round() as usize;
        let note = words::calibration_note(self.language, off);
        lines.extend(self.wrapped(&note, Role::Dim));
        lines
    }

    /// Charts of the last days and weeks, and the calendar.
    pub(super) fn activity(&self) -> Vec<Section> {
        let language = self.language;
        let [days, weeks, _] = &self.report.statistics.periods;
        vec![
            (
                words::days_title(language),
                self.chart(PeriodUnit::Day, days, N_DAYS),
            ),
            (
                words::weeks_title(language),
                self.chart(PeriodUnit::Week, weeks, N_WEEKS),
            ),
            (words::answer_times(language), self.answer_times()),
            (words::calendar(language), self.calendar()),
        ]
    }

    /// The last `n` periods: reviews, minutes, and a bar of the minutes.
    fn chart(&self, unit: PeriodUnit, periods: &[Period], n: usize) -> Vec<Line> {
        let last = &periods[periods.len().saturating_sub(n)..];
        let minutes = |period: &Period| period.activity.minutes().round() as u64;
        let most = last.iter().map(minutes).max().unwrap_or(0).max(1);
        let mut table = TextTable::new(&[
            (words::period(self.language), Left),
            (words::n_reviews(self.language), Right),
            (words::minutes(self.language), Right),
        ]);
        for period in last {
            let n_minutes = minutes(period);
            let share = n_minutes as f64 / most as f64;
            let (bar, _) = self.glyphs.bar(share, self.chart_bar());
            let cells = [
                self.period_name(unit, period),
                period.activity.reviews.to_string(),
                n_minutes.to_string(),
            ];
            table.row_with_bar(cells, (bar, String::new()));
        }
        table.lines(self.width, self.glyphs)
    }

    /// How long answers take: the medians, and a bar for each band.
    fn answer_times(&self) -> Vec<Line> {
        let language = self.language;
        let times = &self.report.statistics.answer_times;
        let Some(median) = times.median else {
            return Vec::new();
        };
        let whole = |seconds: f64| seconds.round() as u64;
        let mut facts = vec![words::median_answer(language, whole(median))];
        let think = times.median_think;
        facts.extend(think.map(|think| words::median_think(language, whole(think))));
        let mut lines = self.flow(facts, Role::Plain);
        let name = |border| words::seconds(language, border);
        lines.extend(self.bands(&times.bands, |border| name(whole(border))));
        lines
    }

    /// The number of cards in each band of recall.
    pub(super) fn recall(&self) -> Vec<Line> {
        let recall = &self.report.statistics.recall;
        let Some(mean) = recall.mean else {
            return Vec::new();
        };
        let mean = words::mean_recall(self.language, percent(mean));
        let mut lines: Vec<Line> = self.wrapped(&mean, Role::Plain).collect();
        let best_first: Vec<Band> = recall.bands.iter().rev().copied().collect();
        lines.extend(self.bands(&best_first, |border| format!("{}%", percent(border))));
        lines
    }

    /// One bar for each band.
    fn bands(&self, bands: &[Band], border: impl Fn(f64) -> String) -> Vec<Line> {
        let most = bands.iter().map(|band| band.n).max().unwrap_or(0).max(1);
        let mut table = TextTable::new(&[("", Left), ("", Right)]);
        for band in bands {
            let name = match (band.from, band.to) {
                (Some(from), Some(to)) => format!("{} - {}", border(from), border(to)),
                (Some(from), None) => words::from(self.language, &border(from)),
                (None, Some(to)) => words::below(self.language, &border(to)),
                (None, None) => String::new(),
            };
            let (bar, _) = self
                .glyphs
                .bar(band.n as f64 / most as f64, self.chart_bar());
            table.row_with_bar([name, band.n.to_string()], (bar, String::new()));
        }
        table.lines(self.width, self.glyphs).split_off(1)
    }

    /// Columns of the longest bar of a chart.
    pub(super) fn chart_bar(&self) -> usize {
        self.width.saturating_sub(36).clamp(8, 32)
    }

    fn calendar(&self) -> Vec<Line> {
        let weekdays: Vec<&str> = words::weekdays(self.language).split(' ').collect();
        let widths = weekdays.iter().map(|name| self.glyphs.width(name));
        let label = widths.max().unwrap_or(0) + 1;
        let days = &self.report.statistics.calendar;
        let rows = calendar(days, self.width.saturating_sub(label), self.glyphs);
        let named = weekdays.iter().zip(rows).map(|(weekday, row)| {
            let line = pad_to(weekday, label, self.glyphs.ambiguous) + &row;
            Line::from(line.trim_end())
        });
        let mut lines: Vec<Line> = named.collect();
        let legend = LEVELS.iter().zip(marks(self.glyphs)).map(|(least, mark)| {
            let reviews = match least {
                0 => words::none_a_day(self.language).to_owned(),
                least => words::at_least(self.language, *least),
            };
            format!("{mark} {reviews}")
        });
        lines.extend(self.flow(legend, Role::Dim));
        lines
    }
}
