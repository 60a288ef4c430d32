//! Lays out the report of a mock interview, for its screen and for `stats`.

use super::{MissedInMock, MockReport, MockResult, ReportedQuestion};
use crate::domain::Language;
use crate::markdown::tree::Alignment::{Left, Right};
use crate::text::{Glyphs, Line, Role, TextTable, wrap_plain};
use crate::words::{common, mock as words, plan};

/// Columns of a bar beside a topic.
const BAR: usize = 16;

/// The most interviews listed.
const N_RESULTS: usize = 10;

/// Below this width there are no bars.
const NARROW: usize = 60;

/// A report with the space it is laid out for.
#[derive(Clone, Copy, Debug)]
pub struct MockReportLines<'a> {
    pub report: &'a MockReport,
    pub language: Language,
    /// In columns, at least 30.
    pub width: usize,
    pub glyphs: Glyphs,
}

impl MockReportLines<'_> {
    /// All parts below one another, each below its title.
    pub fn all(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (title, section) in self.sections() {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(Line::new(title, Role::Title));
            lines.extend(section);
        }
        lines
    }

    /// The parts with their titles. A part without lines is left out.
    pub fn sections(&self) -> Vec<(&'static str, Vec<Line>)> {
        let language = self.language;
        let sections = [
            (words::result(language), self.result()),
            (words::by_topic(language), self.topics()),
            (words::by_question(language), self.questions()),
            (words::earlier(language), self.earlier()),
        ];
        let sections = sections.into_iter();
        sections.filter(|(_, lines)| !lines.is_empty()).collect()
    }

    fn result(&self) -> Vec<Line> {
        let MockReport { result, .. } = self.report;
        let facts = result_facts(result, self.language);
        let mut lines: Vec<Line> = Vec::new();
        for fact in facts {
            let fits = |line: &Line| {
                let taken = line.width(self.glyphs.ambiguous) + 3 + self.glyphs.width(&fact);
                taken <= self.width
            };
            match lines.last_mut().filter(|line| fits(line)) {
                Some(line) => line.push(format!("   {fact}"), Role::Plain),
                None => lines.push(Line::from(fact.as_str())),
            }
        }
        if let Some(mean) = self.report.earlier_mean() {
            let compared = words::compared(self.language, percent(result.score), percent(mean));
            lines.extend(self.wrapped(&compared, 0, Role::Dim));
        }
        lines
    }

    /// The score of each topic, the lowest first.
    pub fn topics(&self) -> Vec<Line> {
        let language = self.language;
        let mut table = TextTable::new(&[("", Left), ("", Right), ("", Right), ("", Left)]);
        for topic in self.report.topics() {
            let name = match topic.topic.as_str() {
                "" => words::no_topic(language),
                name => name,
            };
            let bar = match self.width < NARROW {
                true => String::new(),
                false => {
                    let (full, empty) = self.glyphs.bar(topic.score, BAR);
                    full + &empty
                }
            };
            table.row([
                self.glyphs.truncate(name, self.width * 2 / 5),
                format!("{}%", percent(topic.score)),
                words::n_asked(language, topic.n_questions),
                bar,
            ]);
        }
        table.lines(self.width, self.glyphs).split_off(1)
    }

    /// Each question with its score and time, and what was missed.
    pub fn questions(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for question in &self.report.questions {
            if !lines.is_empty() && self.width >= NARROW {
                lines.push(Line::default());
            }
            lines.extend(self.question(question));
        }
        lines
    }

    fn question(&self, question: &ReportedQuestion) -> Vec<Line> {
        const INDENT: usize = 2;
        let title = title_of(question, self.language);
        let facts = question_facts(question);
        let taken = self.glyphs.width(&facts) + 2;
        let room = self.width.saturating_sub(taken);
        let mut head = Line::from(self.glyphs.truncate(title, room));
        head.push_right(facts, Role::Figure);
        let mut lines = vec![head];
        for missed in &question.missed {
            let role = if missed.is_core {
                Role::Plain
            } else {
                Role::Dim
            };
            let text = missed_text(missed, &missed.text, self.language);
            lines.extend(self.point(&text, INDENT, role));
        }
        if let Some(follow_up) = &question.follow_up {
            let asked = follow_up.title(&follow_up.text, self.language);
            lines.extend(self.wrapped(&asked, INDENT, Role::Dim));
            for point in &follow_up.missed {
                lines.extend(self.point(point, 2 * INDENT, Role::Plain));
            }
        }
        lines
    }

    fn earlier(&self) -> Vec<Line> {
        match self.report.earlier.as_slice() {
            [] => Vec::new(),
            earlier => self.results(earlier.iter()),
        }
    }

    /// The result of this interview and of those before, latest first.
    pub fn all_results(&self) -> Vec<Line> {
        let MockReport {
            result, earlier, ..
        } = self.report;
        self.results(std::iter::once(result).chain(earlier))
    }

    fn results<'a>(&self, results: impl Iterator<Item = &'a MockResult>) -> Vec<Line> {
        let mut table = TextTable::new(&[
            (words::day(self.language), Left),
            (words::score_heading(self.language), Right),
            (words::expected_heading(self.language), Right),
            (words::n_questions(self.language), Right),
            (words::spoken_heading(self.language), Right),
        ]);
        for result in results.take(N_RESULTS) {
            table.row(result_row(result, self.language));
        }
        table.lines(self.width, self.glyphs)
    }

    /// A missed point as an item of a list.
    fn point(&self, text: &str, indent: usize, role: Role) -> Vec<Line> {
        const MARK: &str = "- ";
        let mut lines = self.wrapped(text, indent + MARK.len(), role);
        if let Some(first) = lines.first_mut() {
            let text = std::mem::take(first).trimmed().text();
            *first = Line::new(MARK, Role::ListMark).indented(indent);
            first.push(text.trim_start().to_owned(), role);
        }
        lines
    }

    fn wrapped(&self, text: &str, indent: usize, role: Role) -> Vec<Line> {
        let width = self.width.saturating_sub(indent);
        let lines = wrap_plain(text, width, self.glyphs.ambiguous).into_iter();
        lines
            .map(|line| Line::new(line, role).indented(indent))
            .collect()
    }
}

/// Score, expectation, time and number of questions.
pub(super) fn result_facts(result: &MockResult, language: Language) -> Vec<String> {
    let predicted = result.predicted.map(percent);
    let facts = [
        Some(words::score(language, percent(result.score))),
        predicted.map(|predicted| words::expected(language, predicted)),
        Some(words::time_used(
            language,
            &clock(result.used_ms),
            result.minutes,
        )),
        Some(words::n_asked(language, result.n_questions)),
        Some(words::seed(language, result.seed)),
    ];
    facts.into_iter().flatten().collect()
}

/// The score of a question and the time spoken.
pub(super) fn question_facts(question: &ReportedQuestion) -> String {
    let score = format!("{}%", percent(question.score));
    match question.ms {
        Some(ms) => format!("{}  {score:>4}", clock(ms.into())),
        None => score,
    }
}

/// A missed point, with remarks that it is core or was missed before. `text` may be escaped.
pub(super) fn missed_text(missed: &MissedInMock, text: &str, language: Language) -> String {
    match (missed.is_core, missed.again) {
        (true, true) => words::missed_again(language, text),
        (false, true) => words::bonus_missed_again(language, text),
        (true, false) => text.to_owned(),
        (false, false) => words::bonus_missed(language, text),
    }
}

pub(super) fn title_of(question: &ReportedQuestion, language: Language) -> &str {
    match question.title.as_str() {
        "" => words::card_gone(language),
        title => title,
    }
}

pub(super) fn result_row(result: &MockResult, language: Language) -> [String; 5] {
    let predicted = result.predicted.map(percent);
    [
        plan::day(language, result.day, true),
        format!("{}%", percent(result.score)),
        predicted.map_or_else(|| "-".to_owned(), |predicted| format!("{predicted}%")),
        result.n_questions.to_string(),
        clock(result.used_ms),
    ]
}

/// A share in whole percent.
pub(super) fn percent(share: f64) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}

/// Milliseconds as minutes and seconds: `1:12`.
fn clock(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    common::clock(seconds)
}
