//! What is mastered: today, all cards, the interview, and each topic.

use super::lines::{ReportLines, Section, percent};
use super::{InterviewFigures, MasteredDay, TodayFigures};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::stats::TopicFigures;
use crate::text::{Line, Role, TextTable};
use crate::words::{common, plan, stats as words};

/// Columns of a bar in the table of topics.
const BAR: usize = 20;

impl ReportLines<'_> {
    pub(super) fn overview(&self) -> Vec<Section> {
        let language = self.language;
        vec![
            (words::today(language), self.today()),
            (words::all_cards(language), self.counts()),
            (words::towards(language), self.towards()),
            (words::so_far(language), self.so_far()),
            (words::by_day(language), self.by_day()),
        ]
    }

    /// The rest of today's plan, and the work done today.
    fn today(&self) -> Vec<Line> {
        let language = self.language;
        let Some(today) = self.report.forecast.first() else {
            return Vec::new();
        };
        let TodayFigures { budget, spent } = self.report.today;
        let [days, ..] = &self.report.statistics.periods;
        let done = days.last().map_or(0, |day| day.activity.reviews);
        let mut facts = vec![
            words::left_reviews(language, today.n_reviews),
            words::left_new(language, today.n_new),
            words::left_minutes(language, today.minutes),
        ];
        if today.n_waiting > 0 {
            facts.push(plan::n_waiting(language, today.n_waiting));
        }
        facts.push(words::spent(language, spent, budget));
        facts.push(words::n_reviewed(language, done));
        self.flow(facts, Role::Plain)
    }

    fn counts(&self) -> Vec<Line> {
        let language = self.language;
        let statistics = &self.report.statistics;
        let Some(all) = statistics.by_topic.first() else {
            return Vec::new();
        };
        let counts = all.counts;
        let mut facts = vec![
            words::mastered(language, counts.mastered),
            words::learning(language, counts.learning),
            words::not_started(language, counts.not_started),
            words::readiness_now(language, percent(all.readiness)),
        ];
        if statistics.n_unanswered > 0 {
            facts.push(words::unanswered(language, statistics.n_unanswered));
        }
        self.flow(facts, Role::Plain)
    }

    /// Progress for the interview, compared with the expectation for its day.
    fn towards(&self) -> Vec<Line> {
        let language = self.language;
        let Some(interview) = &self.report.interview else {
            return Vec::new();
        };
        let countdown = interview.countdown;
        let day = plan::day(language, countdown.day.civil(), true);
        let when = plan::days_left(language, countdown.n_days_left());
        let headline = match &interview.name {
            Some(name) => plan::next_named(language, name, &day, &when),
            None => plan::next(language, &day, &when),
        };
        let mut lines: Vec<Line> = self.wrapped(&headline, Role::Plain).collect();
        lines.extend(self.reached(interview));
        let all = self.report.statistics.by_topic.first();
        if let Some(then) = all.and_then(|all| all.readiness_then) {
            let text = words::readiness_then(language, percent(then));
            lines.extend(self.wrapped(&text, Role::Plain));
        }
        lines
    }

    fn reached(&self, interview: &InterviewFigures) -> Vec<Line> {
        let all = interview.counts.n_cards();
        let expected = interview.expected_mastered.round() as usize;
        let mut table = TextTable::new(&[("", Left), ("", Right)]);
        for (label, n) in [
            (
                words::mastered_today(self.language),
                interview.counts.mastered,
            ),
            (words::mastered_then(self.language), expected),
        ] {
            let share = n as f64 / all.max(1) as f64;
            let bar = self.glyphs.bar(share, self.bar());
            table.row_with_bar([label.to_owned(), format!("{n}/{all}")], bar);
        }
        table.lines(self.width, self.glyphs).split_off(1)
    }

    /// A bar a day: filled for what was reached, unfilled for what is expected.
    fn by_day(&self) -> Vec<Line> {
        let Some(interview) = &self.report.interview else {
            return Vec::new();
        };
        let all = interview.counts.n_cards().max(1);
        let bar = |day: &MasteredDay| {
            let (full, _) = self.glyphs.bar(day.n / all as f64, self.chart_bar());
            let (_, rest) = self.glyphs.bar(0.0, full.chars().count());
            match day.is_expected {
                true => (rest, Role::Rest),
                false => (full, Role::Done),
            }
        };
        let row = |day: &MasteredDay| {
            let date = plan::day(self.language, day.day.civil(), false);
            let (bar, role) = bar(day);
            let n = day.n.round();
            Line::from(format!("{date}  {n:>4}  "))
                .with(bar, role)
                .trimmed()
        };
        interview.by_day.iter().map(row).collect()
    }

    fn so_far(&self) -> Vec<Line> {
        let language = self.language;
        let total = &self.report.statistics.total;
        if total.reviews == 0 {
            return Vec::new();
        }
        let done = [
            words::n_reviewed(language, total.reviews),
            common::minutes(language, total.minutes().round() as u64),
            words::on_days(language, self.report.statistics.n_days),
        ];
        self.flow(done, Role::Plain)
    }

    /// Columns of a bar beside text.
    fn bar(&self) -> usize {
        if self.is_narrow() { BAR / 2 } else { BAR }
    }

    /// Each topic with the three counts and readiness.
    pub(super) fn topics(&self) -> Vec<Line> {
        let language = self.language;
        let headings = match self.is_narrow() {
            true => [
                words::mastered_short(language),
                words::learning_short(language),
                words::not_started_short(language),
                words::ready_short(language),
            ],
            false => [
                words::mastered_heading(language),
                words::learning_heading(language),
                words::not_started_heading(language),
                words::ready(language),
            ],
        };
        let mut columns = vec![(words::topic(language), Left)];
        columns.extend(headings.map(|heading| (heading, Right)));
        let mut table = TextTable::new(&columns);
        let figures = self.report.statistics.by_topic.iter();
        let rows = figures.zip(&self.report.topics).skip(1);
        for (figures, (title, depth)) in rows {
            let cells = self.topic_row(figures, &format!("{}{title}", "  ".repeat(*depth)));
            let width = if self.is_narrow() {
                0
            } else {
                BAR.min(self.width / 6)
            };
            table.row_with_bar(cells, self.glyphs.bar(figures.readiness, width));
        }
        if self.report.topics.len() < 2 {
            return Vec::new();
        }
        table.lines(self.width, self.glyphs)
    }

    fn topic_row(&self, figures: &TopicFigures, name: &str) -> [String; 5] {
        let counts = figures.counts;
        [
            self.glyphs.truncate(name, self.width * 3 / 10),
            counts.mastered.to_string(),
            counts.learning.to_string(),
            counts.not_started.to_string(),
            format!("{}%", percent(figures.readiness)),
        ]
    }
}
