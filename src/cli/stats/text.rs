//! The figures as text that fits the terminal, from 40 columns on.

use crate::cli::output::{Output, Style};
use crate::cli::table::{Align, Table, cut};
use crate::domain::{CardId, Language};
use crate::library::Library;
use crate::stats::{Activity, Passed, Period, Standings, Statistics, Unit};
use crate::text::{Ambiguous, display_width, pad_to, wrap_plain};
use crate::words::{common, stats as words};

use super::Interview;
use super::chart::{LEVELS, Signs};

/// Columns that a report uses at most.
const WIDEST: usize = 80;

/// Below so many columns the last column of a table is left out.
const NARROW: usize = 60;

/// Columns of the bar of a topic.
const BAR: usize = 20;

/// Rows of the table of periods: the latest with reviews of each unit.
const N_ROWS: usize = 6;

/// What is printed, and how.
pub struct Report<'a> {
    pub library: &'a Library,
    pub statistics: &'a Statistics,
    pub interview: Option<&'a Interview>,
    pub language: Language,
    /// Columns of the terminal.
    pub columns: usize,
    pub signs: Signs,
}

impl Report<'_> {
    /// Writes everything; what was never reviewed has no charts.
    pub fn print(&self, output: &mut Output) {
        self.standing(output);
        self.topics(output);
        if self.statistics.total.reviews == 0 {
            output.push("\n");
            output.line(words::nothing_yet(self.language));
            return;
        }
        self.retention(output);
        self.forecast(output);
        self.hardest(output);
        self.missed(output);
        self.calendar(output);
    }

    fn width(&self) -> usize {
        self.columns.min(WIDEST)
    }

    fn is_narrow(&self) -> bool {
        self.width() < NARROW
    }

    /// The columns of a table that there is room for: without the last where it is narrow.
    fn fitting<'c, T>(&self, columns: &'c [T]) -> &'c [T] {
        match columns {
            [most @ .., _] if self.is_narrow() => most,
            all => all,
        }
    }

    fn lines(&self, text: &str, output: &mut Output) {
        for line in wrap_plain(text, self.width(), Ambiguous::Narrow) {
            output.line(&line);
        }
    }

    /// Facts side by side, as many in a line as there is room for.
    fn facts(&self, facts: impl IntoIterator<Item = String>) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for fact in facts {
            let width = |text: &str| display_width(text, Ambiguous::Narrow);
            match lines.last_mut() {
                Some(line) if width(line) + 3 + width(&fact) <= self.width() => {
                    line.push_str("   ");
                    line.push_str(&fact);
                }
                _ => lines.push(fact),
            }
        }
        lines
    }

    fn head(&self, title: &str, output: &mut Output) {
        output.push("\n");
        output.styled(Style::Strong, title);
        output.push("\n");
    }

    fn note(&self, text: &str, output: &mut Output) {
        for line in wrap_plain(text, self.width(), Ambiguous::Narrow) {
            output.styled(Style::Dim, &line);
            output.push("\n");
        }
    }

    fn standing(&self, output: &mut Output) {
        let language = self.language;
        let Some(all) = self.statistics.standings.first() else {
            return;
        };
        let counts = all.counts;
        let mut line = vec![
            words::can_tell(language, counts.can_tell),
            words::learning(language, counts.learning),
            words::untouched(language, counts.untouched),
            words::readiness_now(language, percent(all.readiness)),
        ];
        if self.statistics.n_unanswered > 0 {
            line.push(words::unanswered(language, self.statistics.n_unanswered));
        }
        for line in self.facts(line) {
            output.line(&line);
        }
        if let (Some(interview), Some(then)) = (self.interview, all.readiness_then) {
            let then = words::readiness_then(language, &interview.date, percent(then));
            self.lines(&then, output);
        }
        let total = &self.statistics.total;
        if total.reviews > 0 {
            let minutes = total.minutes().round() as u64;
            let done = [
                words::n_reviewed(language, total.reviews),
                common::minutes(language, minutes),
                words::on_days(language, self.statistics.n_days),
            ];
            for line in self.facts(done) {
                output.line(&line);
            }
        }
    }

    fn topics(&self, output: &mut Output) {
        let topics = self.statistics.standings.iter().skip(1);
        let names: Vec<String> = topics.clone().map(|row| self.topic_name(row)).collect();
        if names.is_empty() {
            return;
        }
        self.head(words::topics(self.language), output);
        let mut table = Table::new(self.fitting(&[
            (words::topic(self.language), Align::Left),
            (words::told_of_all(self.language), Align::Right),
            (words::ready(self.language), Align::Right),
            ("", Align::Left),
        ]));
        let widest = names
            .iter()
            .map(|name| display_width(name, Ambiguous::Narrow));
        let name_width = widest.max().unwrap_or(0).min(self.width() / 3);
        for (name, standings) in names.iter().zip(topics) {
            let counts = standings.counts;
            table.row(self.fitting(&[
                cut(name, name_width),
                format!("{}/{}", counts.can_tell, counts.n_cards()),
                format!("{}%", percent(standings.readiness)),
                self.signs.bar(standings.readiness, BAR),
            ]));
        }
        table.print(output, self.width());
    }

    fn topic_name(&self, standings: &Standings) -> String {
        let topics = &self.library.deck().topics;
        let Some(id) = &standings.topic else {
            return String::new();
        };
        let Some(topic) = topics.get(id) else {
            return id.0.clone();
        };
        let title = topic.title.get(self.language);
        let title = if title.is_empty() { &id.0 } else { title };
        let tree = topics.tree();
        let place = tree.iter().find(|(other, _)| other.id == *id);
        let depth = place.map_or(0, |(_, depth)| *depth);
        format!("{}{title}", "  ".repeat(depth))
    }

    fn retention(&self, output: &mut Output) {
        self.head(words::retention(self.language), output);
        let mut table = Table::new(self.fitting(&[
            (words::period(self.language), Align::Left),
            (words::n_reviews(self.language), Align::Right),
            (words::young(self.language), Align::Right),
            (words::mature(self.language), Align::Right),
            (words::minutes(self.language), Align::Right),
        ]));
        let [days, weeks, months] = &self.statistics.periods;
        for (unit, periods) in [
            (Unit::Day, days),
            (Unit::Week, weeks),
            (Unit::Month, months),
        ] {
            let busy = periods.iter().rev();
            let busy = busy
                .filter(|period| period.activity.reviews > 0)
                .take(N_ROWS);
            for period in busy {
                let row = self.row(self.period_name(unit, period), &period.activity);
                table.row(self.fitting(&row));
            }
        }
        table.print(output, self.width());
        self.note(words::retention_note(self.language), output);
    }

    fn row(&self, name: String, activity: &Activity) -> [String; 5] {
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
            (activity.minutes().round() as u64).to_string(),
        ]
    }

    fn period_name(&self, unit: Unit, period: &Period) -> String {
        let first = period.first.civil();
        match unit {
            Unit::Day => first.strftime("%m-%d").to_string(),
            Unit::Week => words::week_of(self.language, &first.strftime("%m-%d").to_string()),
            Unit::Month => first.strftime("%Y-%m").to_string(),
        }
    }

    fn forecast(&self, output: &mut Output) {
        self.head(words::forecast(self.language), output);
        let minutes = self.statistics.forecast.iter().map(|ahead| ahead.minutes);
        let most = minutes.fold(0.0, f64::max).max(1.0);
        let room = self.width().saturating_sub(14);
        for ahead in &self.statistics.forecast {
            let date = ahead.day.civil().strftime("%m-%d");
            let minutes = ahead.minutes.ceil() as u32;
            let bar = self.signs.stroke(ahead.minutes / most, room);
            let line = format!("{date}  {minutes:>4}  {bar}");
            output.line(line.trim_end());
        }
        let seconds = self.statistics.per_card.as_secs();
        self.note(&words::forecast_note(self.language, seconds), output);
    }

    fn question_of(&self, card: CardId) -> String {
        let card = self.library.deck().card(card);
        card.map_or_else(String::new, |card| card.title_in(self.language).to_owned())
    }

    fn hardest(&self, output: &mut Output) {
        if self.statistics.hardest.is_empty() {
            return;
        }
        self.head(words::hardest(self.language), output);
        let mut table = Table::new(&[
            (words::difficulty(self.language), Align::Right),
            (words::lapses(self.language), Align::Right),
            (words::question(self.language), Align::Left),
        ]);
        for hard in &self.statistics.hardest {
            let difficulty = format!("{:.1}", hard.difficulty);
            table.row(&[
                difficulty,
                hard.lapses.to_string(),
                self.question_of(hard.card),
            ]);
        }
        table.print(output, self.width());
    }

    fn missed(&self, output: &mut Output) {
        if self.statistics.missed_points.is_empty() {
            return;
        }
        self.head(words::missed(self.language), output);
        let mut table = Table::new(&[
            (words::missed_of_asked(self.language), Align::Right),
            (words::point(self.language), Align::Left),
        ]);
        for missed in &self.statistics.missed_points {
            let card = self.library.deck().card(missed.card);
            let text = card.and_then(|card| {
                self.library
                    .point_text(card, missed.number, missed.of, self.language)
            });
            let text = text
                .unwrap_or_else(|| words::point_number(self.language, missed.number, missed.of));
            let question = self.question_of(missed.card);
            table.row(&[
                format!("{}/{}", missed.missed, missed.asked),
                format!("{text} - {question}"),
            ]);
        }
        table.print(output, self.width());
    }

    fn calendar(&self, output: &mut Output) {
        self.head(words::calendar(self.language), output);
        let weekdays: Vec<&str> = words::weekdays(self.language).split(' ').collect();
        let width = |name: &&str| display_width(name, Ambiguous::Narrow);
        let label = weekdays.iter().map(width).max().unwrap_or(0) + 1;
        let days = &self.statistics.calendar;
        let rows = self.signs.calendar(days, self.width() - label);
        for (weekday, row) in weekdays.iter().zip(rows) {
            let line = pad_to(weekday, label, Ambiguous::Narrow) + &row;
            output.line(line.trim_end());
        }
        let legend = LEVELS.iter().zip(self.signs.days).map(|(least, sign)| {
            let many = match least {
                0 => words::none_a_day(self.language).to_owned(),
                least => words::at_least(self.language, *least),
            };
            format!("{sign} {many}")
        });
        for line in self.facts(legend) {
            output.styled(Style::Dim, &line);
            output.push("\n");
        }
    }
}

fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
