//! The hardest cards, and the points missed most often.

use super::lines::{ReportLines, percent};
use crate::markdown::tree::Alignment::{Left, Right};
use crate::stats::HardCard;
use crate::text::{Line, Role, TextTable, wrap_first};
use crate::words::stats as words;

/// Cuts longer points.
const MAX_POINT_ROWS: usize = 2;

impl ReportLines<'_> {
    pub(super) fn hardest(&self) -> Vec<Line> {
        let hardest = &self.report.statistics.hardest;
        if hardest.is_empty() {
            return Vec::new();
        }
        let named = hardest.iter().zip(&self.report.hardest);
        if self.is_narrow() {
            return named
                .flat_map(|(hard, text)| self.hard_rows(hard, text))
                .collect();
        }
        let mut table = TextTable::new(&[
            (words::difficulty(self.language), Right),
            (words::lapses(self.language), Right),
            (words::recall(self.language), Right),
            (words::question(self.language), Left),
        ]);
        for (hard, question) in named {
            table.row([
                format!("{:.1}", hard.difficulty),
                hard.lapses.to_string(),
                format!("{}%", percent(hard.recall)),
                question.clone(),
            ]);
        }
        table.lines(self.width, self.glyphs)
    }

    /// A question with its figures below.
    fn hard_rows(&self, hard: &HardCard, question: &str) -> [Line; 2] {
        let difficulty = format!("{:.1}", hard.difficulty);
        let recall = percent(hard.recall);
        let facts = words::hard_facts(self.language, &difficulty, hard.lapses, recall);
        [
            Line::from(self.glyphs.truncate(question, self.width)),
            Line::new(facts, Role::Dim).indented(2),
        ]
    }

    pub(super) fn missed(&self) -> Vec<Line> {
        let missed_points = &self.report.statistics.missed_points;
        if missed_points.is_empty() {
            return Vec::new();
        }
        let counts = missed_points
            .iter()
            .map(|missed| format!("{}/{}", missed.missed, missed.asked));
        let counts: Vec<String> = counts.collect();
        let column = counts.iter().map(String::len).max().unwrap_or(0) + 2;
        let mut lines: Vec<Line> = self
            .wrapped(words::missed_note(self.language), Role::Dim)
            .collect();
        let rows = missed_points.iter().zip(&counts).zip(&self.report.missed);
        for ((missed, count), text) in rows {
            let number = || words::point_number(self.language, missed.number, missed.of);
            let point = text.point.clone().unwrap_or_else(number);
            let mut start = Line::new(format!("{count:<column$}"), Role::Figure);
            for part in self.rows(&point, column, MAX_POINT_ROWS) {
                lines.push(start.with(part, Role::Plain));
                start = Line::from(" ".repeat(column));
            }
            for part in self.rows(&text.question, column, 1) {
                lines.push(Line::new(part, Role::Dim).indented(column));
            }
        }
        lines
    }

    /// A text wrapped beside `column` columns, cut after `n_rows` rows.
    fn rows(&self, text: &str, column: usize, n_rows: usize) -> Vec<String> {
        let width = self.width.saturating_sub(column);
        wrap_first(text, width, n_rows, self.glyphs.ambiguous).0
    }
}
