//! The report of `stats`, 40 to 80 columns wide.

use crate::domain::{CardId, Language};
use crate::library::Library;
use crate::markdown::tree::Alignment::{Left, Right};
use crate::plan::Estimates;
use crate::stats::{Activity, Passed, Period, PeriodUnit, Statistics, TopicFigures};
use crate::text::{Glyphs, Line, Role, TextTable, pad_to, wrap_plain};
use crate::words::{common, stats as words};

use super::Prospect;
use super::calendar::{LEVELS, calendar, marks};

const MAX_COLUMNS: usize = 80;
/// Below this width, tables lose their last column.
const NARROW: usize = 60;
const BAR: usize = 20;
/// Days, weeks and months with reviews that are listed, of each.
const N_PERIODS: usize = 6;

pub struct StatsReport<'a> {
    pub library: &'a Library,
    pub statistics: &'a Statistics,
    pub prospect: &'a Prospect,
    pub language: Language,
    pub columns: usize,
    pub glyphs: Glyphs,
}

impl StatsReport<'_> {
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = self.counts();
        self.section(&mut lines, words::topics(self.language), self.topics());
        if self.statistics.total.reviews == 0 {
            lines.push(Line::default());
            lines.push(words::nothing_yet(self.language).into());
            return lines;
        }
        let sections = [
            (words::retention(self.language), self.retention()),
            (words::forecast(self.language), self.forecast()),
            (words::hardest(self.language), self.hardest()),
            (words::missed(self.language), self.missed()),
            (words::calendar(self.language), self.calendar()),
        ];
        for (title, section) in sections {
            self.section(&mut lines, title, section);
        }
        lines
    }

    /// Adds a section, unless it is empty.
    fn section(&self, lines: &mut Vec<Line>, title: &str, section: Vec<Line>) {
        if !section.is_empty() {
            lines.push(Line::default());
            lines.push(Line::new(title, Role::Title));
            lines.extend(section);
        }
    }

    fn width(&self) -> usize {
        self.columns.min(MAX_COLUMNS)
    }

    fn is_narrow(&self) -> bool {
        self.width() < NARROW
    }

    /// The columns that fit.
    fn fitting<'c, T>(&self, columns: &'c [T]) -> &'c [T] {
        match columns {
            [most @ .., _] if self.is_narrow() => most,
            all => all,
        }
    }

    fn wrapped(&self, text: &str, role: Role) -> impl Iterator<Item = Line> {
        let lines = wrap_plain(text, self.width(), self.glyphs.ambiguous);
        lines.into_iter().map(move |line| Line::new(line, role))
    }

    /// Facts side by side, as many per line as fit.
    fn flow(&self, facts: impl IntoIterator<Item = String>, role: Role) -> Vec<Line> {
        const GAP: &str = "   ";
        let mut lines: Vec<String> = Vec::new();
        for fact in facts {
            match lines.last_mut() {
                Some(line)
                    if self.glyphs.width(line) + GAP.len() + self.glyphs.width(&fact)
                        <= self.width() =>
                {
                    line.push_str(GAP);
                    line.push_str(&fact);
                }
                _ => lines.push(fact),
            }
        }
        lines
            .into_iter()
            .map(|line| Line::new(line, role))
            .collect()
    }

    fn counts(&self) -> Vec<Line> {
        let language = self.language;
        let Some(all) = self.statistics.by_topic.first() else {
            return Vec::new();
        };
        let counts = all.counts;
        let mut facts = vec![
            words::mastered(language, counts.mastered),
            words::learning(language, counts.learning),
            words::not_started(language, counts.not_started),
            words::readiness_now(language, percent(all.readiness)),
        ];
        if self.statistics.n_unanswered > 0 {
            facts.push(words::unanswered(language, self.statistics.n_unanswered));
        }
        let mut lines = self.flow(facts, Role::Plain);
        if let (Some(interview), Some(then)) = (&self.prospect.interview, all.readiness_then) {
            let date = interview.countdown.day.civil().to_string();
            let then = words::readiness_then(language, &date, percent(then));
            lines.extend(self.wrapped(&then, Role::Plain));
        }
        let total = &self.statistics.total;
        if total.reviews > 0 {
            let done = [
                words::n_reviewed(language, total.reviews),
                common::minutes(language, total.minutes().round() as u64),
                words::on_days(language, self.statistics.n_days),
            ];
            lines.extend(self.flow(done, Role::Plain));
        }
        lines
    }

    fn topics(&self) -> Vec<Line> {
        let mut table = TextTable::new(self.fitting(&[
            (words::topic(self.language), Left),
            (words::mastered_of_all(self.language), Right),
            (words::ready(self.language), Right),
            ("", Left),
        ]));
        let topics = &self.statistics.by_topic;
        for figures in topics.iter().skip(1) {
            let counts = figures.counts;
            let name = self.topic_name(figures);
            let (full, empty) = self.glyphs.bar(figures.readiness, BAR);
            table.row(self.fitting(&[
                self.glyphs.truncate(&name, self.width() / 3),
                format!("{}/{}", counts.mastered, counts.n_cards()),
                format!("{}%", percent(figures.readiness)),
                full + &empty,
            ]));
        }
        if topics.len() < 2 {
            return Vec::new();
        }
        table.lines(self.width(), self.glyphs)
    }

    fn topic_name(&self, figures: &TopicFigures) -> String {
        let Some(id) = &figures.topic else {
            return String::new();
        };
        let tree = self.library.deck().topics.tree();
        let Some((topic, depth)) = tree.into_iter().find(|(topic, _)| topic.id == *id) else {
            return id.0.clone();
        };
        let title = topic.title.get(self.language);
        let title = if title.is_empty() { &id.0 } else { title };
        format!("{}{title}", "  ".repeat(depth))
    }

    fn retention(&self) -> Vec<Line> {
        let mut table = TextTable::new(self.fitting(&[
            (words::period(self.language), Left),
            (words::n_reviews(self.language), Right),
            (words::young(self.language), Right),
            (words::mature(self.language), Right),
            (words::minutes(self.language), Right),
        ]));
        let [days, weeks, months] = &self.statistics.periods;
        for (unit, periods) in [
            (PeriodUnit::Day, days),
            (PeriodUnit::Week, weeks),
            (PeriodUnit::Month, months),
        ] {
            let latest = periods.iter().rev();
            let busy = latest.filter(|period| period.activity.reviews > 0);
            for period in busy.take(N_PERIODS) {
                let row = self.period_row(self.period_name(unit, period), &period.activity);
                table.row(self.fitting(&row));
            }
        }
        let mut lines = table.lines(self.width(), self.glyphs);
        lines.extend(self.wrapped(words::retention_note(self.language), Role::Dim));
        lines
    }

    fn period_row(&self, name: String, activity: &Activity) -> [String; 5] {
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

    fn period_name(&self, unit: PeriodUnit, period: &Period) -> String {
        let first = period.first.civil();
        match unit {
            PeriodUnit::Day => first.strftime("%m-%d").to_string(),
            PeriodUnit::Week => words::week_of(self.language, &first.strftime("%m-%d").to_string()),
            PeriodUnit::Month => first.strftime("%Y-%m").to_string(),
        }
    }

    fn forecast(&self) -> Vec<Line> {
        let days = &self.prospect.forecast.days;
        let most = days.iter().map(|day| day.minutes).max().unwrap_or(0).max(1);
        let room = self.width().saturating_sub("12-03  1440  ".len());
        let day_lines = days.iter().map(|day| {
            let date = day.day.civil().strftime("%m-%d");
            let minutes = day.minutes;
            let (bar, _) = self.glyphs.bar(f64::from(minutes) / f64::from(most), room);
            Line::from(format!("{date}  {minutes:>4}  {bar}").trim_end())
        });
        let mut lines: Vec<Line> = day_lines.collect();
        let Estimates { first, review } = self.prospect.estimates;
        let note = words::forecast_note(self.language, first.as_secs(), review.as_secs());
        lines.extend(self.wrapped(&note, Role::Dim));
        lines
    }

    fn question(&self, card: CardId) -> &str {
        let card = self.library.deck().card(card);
        card.map_or("", |card| card.title_in(self.language))
    }

    fn hardest(&self) -> Vec<Line> {
        let hardest = &self.statistics.hardest;
        if hardest.is_empty() {
            return Vec::new();
        }
        let mut table = TextTable::new(&[
            (words::difficulty(self.language), Right),
            (words::lapses(self.language), Right),
            (words::question(self.language), Left),
        ]);
        for hard in hardest {
            let difficulty = format!("{:.1}", hard.difficulty);
            let lapses = hard.lapses.to_string();
            table.row([&difficulty, &lapses, self.question(hard.card)]);
        }
        table.lines(self.width(), self.glyphs)
    }

    fn missed(&self) -> Vec<Line> {
        let missed_points = &self.statistics.missed_points;
        if missed_points.is_empty() {
            return Vec::new();
        }
        let mut table = TextTable::new(&[
            (words::missed_of_asked(self.language), Right),
            (words::point(self.language), Left),
        ]);
        for missed in missed_points {
            let (number, of) = (missed.number, missed.of);
            let text = self.library.point_text(missed, self.language);
            let text = text.unwrap_or_else(|| words::point_number(self.language, number, of));
            let question = self.library.question_of(missed, self.language);
            table.row([
                format!("{}/{}", missed.missed, missed.asked),
                format!("{text} - {}", question.unwrap_or_default()),
            ]);
        }
        table.lines(self.width(), self.glyphs)
    }

    fn calendar(&self) -> Vec<Line> {
        let weekdays: Vec<&str> = words::weekdays(self.language).split(' ').collect();
        let widths = weekdays.iter().map(|name| self.glyphs.width(name));
        let label = widths.max().unwrap_or(0) + 1;
        let days = &self.statistics.calendar;
        let rows = calendar(days, self.width() - label, self.glyphs);
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

fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
