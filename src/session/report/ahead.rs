//! The days ahead, against the minutes of each day.

use super::lines::ReportLines;
use crate::plan::{Estimates, ForecastDay};
use crate::text::{Line, Role};
use crate::words::{common, plan, stats as words};

impl ReportLines<'_> {
    /// One bar a day: filled for the planned minutes, unfilled up to the minutes of the day.
    pub(super) fn forecast(&self) -> Vec<Line> {
        let days = &self.report.forecast;
        let most = days.iter().map(|day| day.minutes.max(day.budget)).max();
        let most = most.unwrap_or(0).max(1);
        let mut lines: Vec<Line> = days.iter().map(|day| self.day_ahead(day, most)).collect();
        let Estimates { first, review } = self.report.estimates;
        let note = words::forecast_note(self.language, first.as_secs(), review.as_secs());
        lines.extend(self.wrapped(&note, Role::Dim));
        lines
    }

    fn day_ahead(&self, day: &ForecastDay, most: u32) -> Line {
        let language = self.language;
        let date = plan::day(language, day.day.civil(), false);
        let minutes = format!("{:>4}/{:<4}", day.minutes, day.budget);
        let mut line = Line::from(format!("{date}  {minutes}"));
        let width = self.chart_bar();
        let columns = |minutes: u32| f64::from(minutes) / f64::from(most);
        let (full, _) = self.glyphs.bar(columns(day.minutes), width);
        let (budget, _) = self.glyphs.bar(columns(day.budget.max(day.minutes)), width);
        let n_full = full.chars().count();
        let n_all = budget.chars().count();
        let (_, rest) = self.glyphs.bar(0.0, n_all - n_full);
        line.push(full, Role::Done);
        line.push(rest, Role::Rest);
        let interview = self.report.interview.as_ref();
        let note = match day.n_waiting {
            _ if interview.is_some_and(|one| one.countdown.day == day.day) => {
                words::interview_day(language).to_owned()
            }
            _ if day.budget == 0 => plan::break_day(language).to_owned(),
            n => {
                let mock = day.mock.map(|_| plan::mock_short(language).to_owned());
                let waiting = (n > 0).then(|| plan::n_waiting(language, n));
                let notes: Vec<String> = mock.into_iter().chain(waiting).collect();
                notes.join(common::clause(language))
            }
        };
        if !note.is_empty() {
            line.push(format!("  {note}"), Role::Dim);
        }
        line.trimmed()
    }
}
