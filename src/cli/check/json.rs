//! The output of `check --json`.

use serde::Serialize;

use crate::cli::diagnostics::Finding;
use crate::domain::Language;
use crate::notes::Severity;

use super::{CheckReport, FileReport, dialect_name};

#[derive(Serialize)]
pub struct ReportJson<'a> {
    version: u8,
    files: Vec<FileJson<'a>>,
    diagnostics: Vec<FindingJson<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
    cards: usize,
    unanswered: usize,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    dialects: Vec<&'static str>,
    questions: usize,
    answered: usize,
    unanswered: usize,
    sections: usize,
    left_over: usize,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    severity: &'static str,
    kind: &'static str,
    file: &'a str,
    /// Null if the finding is about a whole file or folder.
    line: Option<u32>,
    column: Option<u32>,
    text: Option<&'a str>,
    what: &'a str,
    fix: Option<&'a str>,
}

impl<'a> ReportJson<'a> {
    pub(super) fn new(report: &'a CheckReport<'_>) -> Self {
        Self {
            version: 1,
            files: report.files.iter().map(FileJson::new).collect(),
            diagnostics: report.findings().map(FindingJson::new).collect(),
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            cards: report.deck.cards.len(),
            unanswered: report.n_unanswered(),
        }
    }
}

impl<'a> FileJson<'a> {
    fn new(report: &'a FileReport<'_>) -> Self {
        let dialects = report.source.notes.dialects.iter();
        Self {
            file: &report.source.file.name,
            dialects: dialects
                .map(|dialect| dialect_name(*dialect, Language::En))
                .collect(),
            questions: report.n_questions,
            answered: report.n_questions - report.n_unanswered,
            unanswered: report.n_unanswered,
            sections: report.source.notes.sections.len(),
            left_over: report.source.notes.left_over.len(),
        }
    }
}

impl<'a> FindingJson<'a> {
    fn new(finding: &'a Finding) -> Self {
        Self {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            kind: finding.kind,
            file: &finding.file,
            line: finding.position.map(|position| position.line),
            column: finding.position.map(|position| position.column),
            text: finding.position.map(|_| finding.excerpt.text()),
            what: &finding.what,
            fix: finding.fix.as_deref(),
        }
    }
}
