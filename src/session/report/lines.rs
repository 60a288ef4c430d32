//! Lays out a report: its pages, their sections, and facts side by side.

use super::{ReportPage, StatsReport};
use crate::domain::Language;
use crate::text::{Glyphs, Line, Role, wrap_plain};
use crate::words::stats as words;

/// Below this width, tables lose their last column.
const NARROW: usize = 60;

/// A report with the space it is laid out for.
#[derive(Clone, Copy, Debug)]
pub struct ReportLines<'a> {
    pub report: &'a StatsReport,
    pub language: Language,
    /// In columns, at least 30.
    pub width: usize,
    pub glyphs: Glyphs,
}

/// A title and the lines below it. Left out if it has no lines.
pub(super) type Section = (&'static str, Vec<Line>);

impl ReportLines<'_> {
    /// All pages below one another.
    pub fn all(&self) -> Vec<Line> {
        let sections = ReportPage::ALL.into_iter();
        let mut lines = stacked(sections.flat_map(|page| self.sections(page)));
        if !self.has_reviews() {
            lines.push(Line::default());
            lines.push(words::nothing_yet(self.language).into());
        }
        lines
    }

    /// One page. Says so if there is nothing on it yet.
    pub fn page(&self, page: ReportPage) -> Vec<Line> {
        let lines = stacked(self.sections(page));
        if !lines.is_empty() {
            return lines;
        }
        let why = match page {
            ReportPage::Mocks => words::no_mocks(self.language),
            _ if !self.has_reviews() => words::no_reviews(self.language),
            ReportPage::Hardest => words::none_hard(self.language),
            ReportPage::Missed => words::none_missed(self.language),
            _ => words::no_cards(self.language),
        };
        self.wrapped(why, Role::Dim).collect()
    }

    fn sections(&self, page: ReportPage) -> Vec<Section> {
        let language = self.language;
        match page {
            ReportPage::Overview => self.overview(),
            ReportPage::Mocks => self.mocks(),
            ReportPage::Topics => vec![(words::topics(language), self.topics())],
            _ if !self.has_reviews() => Vec::new(),
            ReportPage::Memory => vec![
                (words::recall_now(language), self.recall()),
                (words::retention(language), self.retention()),
                (words::calibration(language), self.calibration()),
            ],
            ReportPage::Activity => self.activity(),
            ReportPage::Forecast => vec![(words::forecast(language), self.forecast())],
            ReportPage::Hardest => vec![(words::hardest(language), self.hardest())],
            ReportPage::Missed => vec![(words::missed(language), self.missed())],
        }
    }

    fn has_reviews(&self) -> bool {
        self.report.statistics.total.reviews > 0
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    pub(super) fn wrapped(&self, text: &str, role: Role) -> impl Iterator<Item = Line> + use<> {
        let lines = wrap_plain(text, self.width, self.glyphs.ambiguous);
        lines.into_iter().map(move |line| Line::new(line, role))
    }

    /// Facts side by side, as many per line as fit.
    pub(super) fn flow(&self, facts: impl IntoIterator<Item = String>, role: Role) -> Vec<Line> {
        const GAP: &str = "   ";
        let mut lines: Vec<String> = Vec::new();
        for fact in facts {
            match lines.last_mut() {
                Some(line)
                    if self.glyphs.width(line) + GAP.len() + self.glyphs.width(&fact)
                        <= self.width =>
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
}

/// Sections below one another, with a blank line before each but the first.
fn stacked(sections: impl IntoIterator<Item = Section>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (title, section) in sections {
        if section.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(Line::default());
        }
        lines.push(Line::new(title, Role::Title));
        lines.extend(section);
    }
    lines
}

/// A share in whole percent.
pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
