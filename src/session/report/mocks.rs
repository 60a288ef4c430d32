//! The mock interviews: the result of each, and what the last one missed.

use super::lines::{ReportLines, Section};
use crate::session::MockReportLines;
use crate::words::stats as words;

impl ReportLines<'_> {
    pub(super) fn mocks(&self) -> Vec<Section> {
        let Some(report) = &self.report.mock else {
            return Vec::new();
        };
        let lines = MockReportLines {
            report,
            language: self.language,
            width: self.width,
            glyphs: self.glyphs,
        };
        vec![
            (words::mocks(self.language), lines.all_results()),
            (words::last_mock_topics(self.language), lines.topics()),
            (words::last_mock_questions(self.language), lines.questions()),
        ]
    }
}
